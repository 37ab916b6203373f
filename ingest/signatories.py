"""Who signed a dissent, and for which parties, from the line that introduces it."""

import re
from dataclasses import dataclass

from ingest.parties import bracket_parties, parties_in

_GROUP = re.compile(r"(?P<names>[^()]+)\((?P<inside>[^()]{1,60})\)")
_NAME = re.compile(
    r"(?:[A-ZÅÄÖÉÜ][\w'’-]*\.?)(?:\s+(?:[A-ZÅÄÖÉÜ][\w'’-]*\.?|von|af|de|van|der|den|la|el|al|bin|ibn|du|da)){1,4}"
)
_TITLES = re.compile(
    r"^(?:.*\b)?(?:borgarrådet|borgarråden|borgarråds?|kommunalrådet|kommunalråden|oppositionsborgarrådet|ordföranden|ordförande|"
    r"ledamoten|ledamöterna|ersättaren|ersättarna|ersättare|ledamot|herr|fru|nämndemannen|av)\s+",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:av|från|reserverade sig|reserverar sig)\s+(?P<who>(?!mot\b).+)$", re.IGNORECASE)
_END = re.compile(
    r"\s*(?:,?\s*(?:enligt|som följer|med (?:hänvisning|följande|instämmande)|vilka|vilken|som anför|med den|till förmån|mot beslutet|i nämnden|i borgarråds|i kommunstyr|anmäl|lämna|instäm)\b.*|:\s*|\.\s*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signatories:
    """Names in the document's order, and party abbreviations, each once."""

    names: tuple[str, ...]
    parties: tuple[str, ...]


def signatories_in(line: str) -> Signatories:
    """The names and parties of a line such as "Reservation anfördes av A och B (båda M) enligt följande."."""
    match = _BY.search(line)
    who = match["who"] if match else line
    who = _END.sub("", who)
    names: list[str] = []
    for group in _GROUP.finditer(who):
        if bracket_parties(group["inside"]):
            names += _names(group["names"])
    tail = who[who.rfind(")") + 1 :]
    names += _names(tail) if not names or tail.strip(" .,") else []
    return Signatories(tuple(dict.fromkeys(names)), parties_in(who) or parties_in(line))


def person_in(words: str) -> str | None:
    """The person or persons that a title and name give ("föredragande borgarrådet A" is A); None without a name."""
    return " och ".join(_names(words)) or None


def _names(words: str) -> list[str]:
    found = []
    for part in re.split(r",|\boch\b|\bsamt\b|\bmed instämmande av\b", words):
        match = _NAME.search(_TITLES.sub("", part.strip()))
        if match:
            found.append(match[0].strip())
    return found
