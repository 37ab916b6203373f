"""How often and how long, in words that are no numbers by themselves: "årligen", "vartannat år", "two-year"."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from assistant.guard.guard_words import GuardWords
from assistant.guard.number import Number, told
from assistant.guard.numerals import cardinal, ordinal
from assistant.guard.units import with_unit
from assistant.words import tokens

_YEARLY = re.compile(
    r"\b(?:var(?:je|t) år|varje kalenderår|årlig(?:a|en|t)?|(?:every|each) year|annual(?:ly)?|yearly)\b", re.IGNORECASE
)
_BY_THE_YEAR = re.compile(
    r"\b(?:(?:per|om|för ett) (?:år|året|kalenderår)|års(?:avgift|redovis|rapport|budget|kostnad|belopp|vis)\w*)\b"
    r"|/år\b",
    re.IGNORECASE,
)
"""What a statement may well call yearly, though nobody says that it is done every year."""
_EVERY = re.compile(
    r"\b(?:vart ?(?P<of>\w+) år|every (?P<many>\w+) years|every (?P<nth>\w+) year|(?P<second>biennial(?:ly)?))\b"
)
_SHORT = re.compile(r"\bvart ?(\w+)\b")
"""Where years are told of, the word for them may be left out: "vart femte år är glest, vart tredje vore rimligare"."""
_SECOND = frozenset({"annat", "other", "two", "second"})
_LONG = re.compile(
    r"\b(?P<sv>(?!halv)[a-zåäö]{2,12}?)(?P<of>års|årig|månaders|veckors|dagars|timmars)\w*"
    r"|\b(?P<en>[a-z]{3,9}|\d{1,3})-(?P<unit>year|month|week|day|hour)s?\b"
)
_UNITS = {
    "års": "år", "årig": "år", "månaders": "månader", "veckors": "veckor", "dagars": "dagar", "timmars": "timmar",
}  # fmt: skip
_LOOSE = re.compile(r"\b(?:ett par|några|mandatperiod\w*|dygnet runt)\b", re.IGNORECASE)
"""A span that is no number, and may be told as one."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPAN = re.compile(r"[\d.]+ (?:months|minutes)")


def strange_span(
    text: str, own: Sequence[Number], source: str, known: Sequence[Number], words: GuardWords
) -> str | None:
    """A time of a statement, in its words, that its source tells otherwise; ``own`` and ``known`` are their numbers."""
    length = None if _LOOSE.search(source) or len(set(_YEAR.findall(source))) > 1 else strange_length(text, known)
    return strange_interval(text, source, words) or length or strange_unit(own, known)


def strange_interval(text: str, source: str, words: GuardWords) -> str | None:
    """How often a statement says that a thing is done, where its source tells another number of years.

    Nothing is certain where the statement tells of several or denies something, or where the source tells of none.
    """
    own, told_of = dict(_often(text)), dict(_often(source))
    if len(own) != 1 or not told_of or words.negators & set(tokens(text)):
        return None
    likewise = {_years(word) for word in _SHORT.findall(source.casefold())} | (
        {1} if _BY_THE_YEAR.search(source) else set()
    )
    return next((said for years, said in own.items() if years not in {*told_of, *likewise}), None)


def strange_length(text: str, known: Sequence[Number]) -> str | None:
    """A span of time told in one word ("femårig", "five-year") whose number is not among those known."""
    held = {reading for number in known for one in (number, *number.parts) for reading in one.readings}
    for found in _LONG.finditer(text.casefold()):
        word = found["sv"] or found["en"]
        amount = float(word) if word.isdigit() else cardinal(word)
        if amount is None:
            continue
        span = with_unit(Fraction(amount), found["unit"] or _UNITS[found["of"]])
        if not {told(amount), f"nr {told(amount)}", *span} & held:
            return found.group()
    return None


def strange_unit(own: Sequence[Number], known: Sequence[Number]) -> str | None:
    """A number of years, say, that is known as one of months, and as nothing else."""
    held = {reading for number in known for reading in number.readings}
    for number in own:
        spans, amount = _spans(number), number.value()
        same = [other for other in known if not other.implied and amount is not None and other.value() == amount]
        if spans and not spans & held and same and all(_spans(other) for other in same):
            return number.text
    return None


def _spans(number: Number) -> set[str]:
    return {reading for reading in number.readings if _SPAN.fullmatch(reading)}


def _often(text: str) -> Iterator[tuple[int, str]]:
    """Every so many years, and the words that say so."""
    if yearly := _YEARLY.search(text):
        yield 1, yearly.group()
    for found in _EVERY.finditer(text.casefold()):
        word = found["of"] or found["many"] or found["nth"] or ""
        if years := 2 if found["second"] else _years(word):
            yield years, found.group()


def _years(word: str) -> int:
    return 2 if word in _SECOND else int(ordinal(word) or cardinal(word) or 0)
