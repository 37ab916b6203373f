"""Who signed a dissent, and for which parties, from the line that introduces it."""

import re
from dataclasses import dataclass

from ingest.parties import bracket_parties, parties_in
from ingest.patterns import any_of

_GROUP = re.compile(r"(?P<names>[^()]+)\((?P<inside>[^()]{1,60})\)")
_WORD = r"[A-ZÅÄÖÉÜ][\w'’-]*\.?"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|(?:von|af|de|van|der|den|la|el|al|bin|ibn|du|da)\b)){{1,4}}")
OFFICE_HOLDER = r"\w*(?:borgar|kommunal|stads|region|landstings)råd(?:et|en|ets|ens|s)?|ordförande\w*"
"""A pattern for the titles of those who present matters, in lower case."""

PERSON = _NAME.pattern
"""A pattern for a person's name: at least two capitalised words."""

_TITLES = re.compile(
    r"^(?:.*\b)?"
    + any_of(
        "\\w*borgarråd(?:et|en|s)?,\\w*kommunalråd(?:et|en|s)?,stadsråd(?:et|en)?,regionråd(?:et|en)?,ordföranden,ordförande",
        "landstingsråd(?:et|en)?",
        "ledamoten,ledamöterna,ersättaren,ersättarna,ersättare,ledamot,herr,fru,nämndemannen,av",
    )
    + r"\s+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:av|från|reserverade sig|reserverar sig)\s+(?P<who>(?!(?:mot|enligt|med|till)\b).+)$", re.IGNORECASE
)
_AFTER_NAMES = any_of(
    "enligt följande,enligt,som följer,med hänvisning,med följande,med instämmande,vilka,vilken,som anför,med den",
    "till förmån,mot beslutet,i nämnden,i borgarråds\\w*,i kommunstyr\\w*,anmäl\\w*,lämna\\w*,instäm\\w*",
)
_END = re.compile(rf"\s*(?:,?\s*{_AFTER_NAMES}.*|:\s*|\.\s*)$", re.IGNORECASE)
_HOLDER = rf"(?:{OFFICE_HOLDER})"
_PARTY = r"\([A-ZÅÄÖ]{1,3}\)"
_SIGNED = re.compile(rf"(?P<name>{_NAME.pattern})(?:\s+{_PARTY})?,\s+(?:[\w-]+\s+){{0,3}}?{_HOLDER}(?:\s+{_PARTY})?")
_PRESENTING = re.compile(rf"Föredragande(?:\s+{_HOLDER})?:\s+(?P<name>{_NAME.pattern})(?:\s+{_PARTY})?")
_BETWEEN = re.compile(r",|\boch\b|\bsamt\b|\bmed instämmande av\b")


@dataclass(frozen=True, slots=True)
class Signatories:
    """Names in the document's order, and party abbreviations, each once."""

    names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def signatories_in(line: str) -> Signatories:
    """The names and parties of a line such as "Reservation anfördes av A och B (båda M) enligt följande."."""
    match = _BY.search(line)
    who = _END.sub("", match["who"] if match else line)
    names = [
        name for group in _GROUP.finditer(who) if bracket_parties(group["inside"]) for name in _names(group["names"])
    ]
    names += _names(who[who.rfind(")") + 1 :])
    return Signatories(tuple(dict.fromkeys(names)), parties_in(who) or parties_in(line))


def holder_in(line: str) -> str | None:
    """The name in "A Ask, kommunstyrelsens ordförande (M)" or "Föredragande: A Ask"; None for any other line."""
    match = _SIGNED.fullmatch(line) or _PRESENTING.fullmatch(line)
    return match["name"] if match else None


def person_in(words: str) -> str | None:
    """The person or persons that a title and name give ("föredragande borgarrådet A" is A); None without a name."""
    return " och ".join(_names(words)) or None


def _names(words: str) -> list[str]:
    found = (_NAME.search(_TITLES.sub("", part.strip())) for part in _BETWEEN.split(words))
    return [match[0].strip() for match in found if match]
