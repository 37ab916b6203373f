"""The persons that a text names, with the title and the party that stand beside the name.

Two capitalised words are a place or a heading as often as a person, so a name counts only with a sign beside it: a
title, a party, a signature, or that somebody led or wrote something.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.parties import bracket_parties
from ingest.patterns import any_of

_WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéüæøáó]+(?:[-'’][A-ZÅÄÖÉÜ]?[a-zåäöéü]+)*"
NAME = rf"{_WORD}(?:\s+(?:von|af|de|van|der|al|bin|ibn|da|du)(?=\s))*(?:\s+(?:{_WORD}|[A-Z]\.)){{1,3}}"
_NOUN = any_of(
    "\\w*borgarråd(?:et|en)?,\\w*kommunalråd(?:et|en)?,\\w*regionråd(?:et|en)?,\\w*landstingsråd(?:et|en)?",
    "statsråd(?:et|en)?,\\w*ledamot(?:en)?,ledamöter(?:na)?,\\w*ersättar(?:e|en|na),\\w*ordförande(?:n|na)?",
    "\\w*direktör(?:en)?,\\w*chef(?:en)?,\\w*rektor(?:n)?,\\w*minister(?:n)?,\\w*sekreterare(?:n)?,handläggare(?:n)?",
    "\\w*utredare(?:n)?,\\w*ledare(?:n)?,\\w*strateg(?:en)?,\\w*jurist(?:en)?,professor(?:n)?,\\w*antikvarie(?:n)?",
    "landshövding(?:en)?,\\w*ombudsman(?:nen)?,\\w*samordnare(?:n)?,\\w*läkare(?:n)?,revisor(?:n)?,docent(?:en)?",
    "\\w*arkitekt(?:en)?,\\w*ingenjör(?:en)?,motionär(?:en)?,nämndeman(?:nen)?,advokat(?:en)?,\\w*inspektör(?:en)?",
    "\\w*planerare(?:n)?,\\w*utvecklare(?:n)?,\\w*pedagog(?:en)?,justerare(?:n)?,föredragande(?:n)?",
    "\\w*råd(?:et)?(?=\\s+[A-ZÅÄÖ]\\w+\\s+[A-ZÅÄÖ])",
)
_TITLE = (
    r"(?:(?:\w*föredragande|förre|förra|f\.d\.|tidigare|särskilda?|tf\.?|biträdande|vice|förste|andre|1:e|2:e)\s+)*"
    rf"{_NOUN}"
)
_NO_TITLE = rf"(?!(?i:{_NOUN})\s)"
_TITLED = re.compile(rf"\b(?P<title>(?i:{_TITLE}))\s*[,:]?\s+(?P<name>{NAME})(?P<rest>(?:,\s+{NAME})*)")
_APPOSED = re.compile(rf"(?<!\w){_NO_TITLE}(?P<name>{NAME}),\s+(?P<title>(?i:{_TITLE}))(?=[\s,.;]|$)")
_OF_PARTY = re.compile(rf"(?<!\w){_NO_TITLE}(?P<name>{NAME})\s+\((?P<inside>[^()]{{1,20}})\)")
_DID = re.compile(
    rf"\b(?:letts|leddes|leds|ledning|utarbetats|utarbetad|författats|författad|skriven)\s+av\s+{_NO_TITLE}(?P<name>{NAME})"
)
_NOT_NAMES = re.compile(
    any_of(
        "Region,AB,HB,Stockholms,Sveriges,Svenska,Kommun\\w*,Stad\\w*,Staten\\w*,Län\\w*,Förbund\\w*,Nya,Norra,Södra"
    )
    + "|"
    + any_of(
        "Östra,Västra,Den,Det,De,En,Ett,Vid,Enligt,Till,För,Remiss\\w*,Ärende\\w*,Förslag\\w*,Stiftelsen,Föreningen"
    )
)
_INDEFINITE = (
    (re.compile(r"råd(?:et|en)$"), "råd"), (re.compile(r"led(?:amoten|amöterna|amöter)$"), "ledamot"),
    (re.compile(r"ersättar(?:en|na)$"), "ersättare"), (re.compile(r"ordförande(?:n|na)$"), "ordförande"),
    (re.compile(r"aren$"), "are"), (re.compile(r"mannen$"), "man"), (re.compile(r"(rektor|minister|sor)n$"), r"\1"),
    (re.compile(r"antikvarien$"), "antikvarie"), (re.compile(r"föredraganden$"), "föredragande"),
    (re.compile(r"(tör|chef|teg|jurist|hövding|arkitekt|jör|motionär|advokat|docent)en$"), r"\1"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it is written, the title in its indefinite form, and the abbreviations of the parties beside it."""

    name: str
    title: str | None = None
    parties: tuple[str, ...] = ()


def persons_in(text: str, letters: frozenset[str]) -> Iterator[Person]:
    """Everybody that the text names with a sign that it is a person; ``letters`` are the case's party letters."""
    for match in _TITLED.finditer(text):
        title = _indefinite(match["title"])
        for name in [match["name"], *filter(None, re.split(r",\s+", match["rest"]))]:
            yield from _person(name, title)
    for match in _APPOSED.finditer(text):
        yield from _person(match["name"], _indefinite(match["title"]))
    for match in _OF_PARTY.finditer(text):
        parties = bracket_parties(match["inside"])
        if parties and letters.issuperset(parties):
            yield from _person(match["name"], None, parties)
    for match in _DID.finditer(text):
        yield from _person(match["name"], None)


def title_alone(line: str) -> str | None:
    """The title that a line under a signature is ("Ordförande"); None for any other line."""
    words = line.strip(" *_.")
    return _indefinite(words) if re.fullmatch(rf"(?i:{_TITLE})", words) else None


def is_name(line: str) -> bool:
    """Whether a line is a person's name and nothing else, in whichever case."""
    words = line.strip(" *_")
    return re.fullmatch(NAME, words.title() if words.isupper() else words) is not None and not _is_no_person(words)


def title_before(name: str, text: str) -> str | None:
    """The title that stands right before a name, or before the list that the name stands in."""
    found = re.search(
        rf"(?P<title>(?i:{_TITLE}))\s+(?:{NAME}(?:\s*\([^()]*\))?(?:,|\s+och|\s+samt)\s+)*{re.escape(name)}", text
    )
    return _indefinite(found["title"]) if found else None


def _person(name: str, title: str | None, parties: tuple[str, ...] = ()) -> Iterator[Person]:
    if not _is_no_person(name):
        yield Person(name, title, parties)


def _is_no_person(name: str) -> bool:
    return any(_NOT_NAMES.fullmatch(word) for word in name.split()) or bool(title_word(name))


def title_word(name: str) -> bool:
    """Whether a name opens with a title, and so holds more than the name."""
    return re.match(rf"(?i:{_NOUN})\s", name) is not None


def _indefinite(title: str) -> str:
    words = " ".join(title.split()).lower()
    for pattern, form in _INDEFINITE:
        words = pattern.sub(form, words)
    return words
