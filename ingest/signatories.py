"""Who signed a dissent, and for which parties, from the line that introduces it."""

import re
from dataclasses import dataclass

from ingest.parties import bracket_parties, parties_in
from ingest.patterns import any_of

_GROUP = re.compile(r"(?P<names>[^()]+)\((?P<inside>[^()]{1,60})\)")
_WORD = r"[A-ZÅÄÖÉÜ][\w'’-]*\.?"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|von|af|de|van|der|den|la|el|al|bin|ibn|du|da)){{1,4}}")
_TITLES = re.compile(
    r"^(?:.*\b)?"
    + any_of(
        "borgarrådet,borgarråden,borgarråds?,kommunalrådet,kommunalråden,oppositionsborgarrådet,ordföranden,ordförande",
        "ledamoten,ledamöterna,ersättaren,ersättarna,ersättare,ledamot,herr,fru,nämndemannen,av",
    )
    + r"\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:av|från|reserverade sig|reserverar sig)\s+(?P<who>(?!mot\b).+)$", re.IGNORECASE)
_AFTER_NAMES = any_of(
    "enligt följande,enligt,som följer,med hänvisning,med följande,med instämmande,vilka,vilken,som anför,med den",
    "till förmån,mot beslutet,i nämnden,i borgarråds\\w*,i kommunstyr\\w*,anmäl\\w*,lämna\\w*,instäm\\w*",
)
_END = re.compile(rf"\s*(?:,?\s*{_AFTER_NAMES}.*|:\s*|\.\s*)$", re.IGNORECASE)
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


def person_in(words: str) -> str | None:
    """The person or persons that a title and name give ("föredragande borgarrådet A" is A); None without a name."""
    return " och ".join(_names(words)) or None


def _names(words: str) -> list[str]:
    found = (_NAME.search(_TITLES.sub("", part.strip())) for part in _BETWEEN.split(words))
    return [match[0].strip() for match in found if match]
