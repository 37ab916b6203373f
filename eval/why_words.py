"""Why an answer is wrong in the words of a page: what ``why_wrong`` writes into results, read and said anew.

Results and the command's reports hold the faults in English, and old results keep them. A result may also come
from elsewhere; what is not wholly in the form of ``why_wrong`` is shown as it is, as English.
"""

import re
from ast import literal_eval
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from assistant.answer import Language, RefusalReason
from eval.report_words import Words
from eval.site_said import Said, filled
from prompts.texts import Texts, load_texts

_REASON: Final = "|".join(reason.value for reason in RefusalReason)
_QUOTED: Final = "|".join(
    rf"{mark}(?:[^{mark}\\\n]|\\(?:[\\'\"nrt]|x[0-9a-f]{{2}}|u[0-9a-f]{{4}}|U[0-9a-f]{{8}}))*{mark}" for mark in "'\""
)
"""A string as ``repr`` writes it."""
_SOURCE: Final = "no citation is right evidence"
_FORMS: Final = {
    "refused": rf"refused as (?P<reason>{_REASON}), but the documents answer",
    "answered": rf"answered, but should be refused as (?P<right>{_REASON})",
    "other_reason": rf"refused as (?P<reason>{_REASON}) instead of (?P<right>{_REASON})",
    "evidence": _SOURCE,
    "evidence_missed": rf"{_SOURCE} \(retrieval did not find it\)",
    "evidence_ranked": rf"{_SOURCE} \(retrieval had it as number (?P<rank>[0-9]+)\)",
    "speaker": r"attributed to (?P<named>.+?) instead of (?P<speakers>.+?)",
    "contains": rf"does not say (?P<choices>(?:{_QUOTED})(?: or (?:{_QUOTED}))*)",
    "verbatim": "a quote is not verbatim",
    "forbidden": rf"says (?P<all>(?:{_QUOTED})(?:, (?:{_QUOTED}))*) in its own words",
}
_PATTERNS: Final = {key: re.compile(rf"(?:{form})(?=; |\Z)", re.DOTALL) for key, form in _FORMS.items()}
_QUOTE: Final = re.compile(_QUOTED)
_BETWEEN: Final = "; "


def why_told(why: str | None, asked: str, words: Words) -> tuple[Said, ...]:
    """The faults in the words' language; ``asked`` is the question's, in which the words that it wants are.

    Nothing where nothing is wrong.
    """
    if why is None:
        return ()
    teller = _Teller(asked, words)
    try:
        told = [teller.fault(key, fields) for key, fields in _faults(why)]
    except ValueError:
        return (Said(why, Language.ENGLISH.value),)
    return tuple(_joined(told, _BETWEEN))


def _faults(why: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each fault's form, and what stands in it; ValueError where something is in no form that is known."""
    at = 0
    while at <= len(why):
        found = next(((key, match) for key, form in _PATTERNS.items() if (match := form.match(why, at))), None)
        if found is None:
            raise ValueError(why[at:])
        yield found[0], found[1].groupdict()
        at = found[1].end() + len(_BETWEEN)


class _Teller:
    """Says what stands in a fault in the page's words."""

    def __init__(self, asked: str, words: Words) -> None:
        self._asked = asked
        self._words = words
        self._texts: Texts = load_texts(words.language.value)
        self._or = f" {words.say('report.or')} "

    def fault(self, key: str, fields: dict[str, str]) -> tuple[Said, ...]:
        """A fault; ValueError when a string in it is none."""
        parts = {name: tuple(self._field(name, text)) for name, text in fields.items()}
        return filled(self._texts.templates[f"why.{key}"], **parts)

    def _field(self, name: str, text: str) -> Iterable[Said]:
        match name:
            case "reason" | "right":
                return [Said(self._words.name("refusal", text))]
            case "named":
                return _joined([[self._speaker(one)] for one in text.split(", ")], ", ")
            case "speakers":
                return _joined([[self._speaker(one)] for one in text.split(" or ")], self._or)
            case "choices":
                return _joined(self._quotes(text), self._or)
            case "all":
                return _joined(self._quotes(text), ", ")
            case _:
                return [Said(text)]

    def _speaker(self, name: str) -> Said:
        """A name as the documents have it; what has none was written as None."""
        return Said(self._words.say("report.unnamed")) if name == "None" else Said(name, Language.SWEDISH.value)

    def _quotes(self, text: str) -> list[tuple[Said, ...]]:
        template = self._texts.templates["why.quoted"]
        return [filled(template, words=[Said(_unquoted(one.group()), self._asked)]) for one in _QUOTE.finditer(text)]


def _unquoted(quoted: str) -> str:
    """The string that was written; ValueError when it is no text that a page could hold."""
    try:
        text = str(literal_eval(quoted))
    except SyntaxError as error:
        raise ValueError(quoted) from error
    text.encode()
    return text


def _joined(told: Iterable[Iterable[Said]], between: str) -> Iterator[Said]:
    """What is told, with words of the page between."""
    first, *others = told
    return chain(first, *((Said(between), *one) for one in others))
