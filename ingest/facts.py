"""What a document tells about itself, by rule from its text: for a folder without case.toml.

Wrong facts mislead more than missing ones, so each rule holds on to the form and gives None where it fails.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.authors import (
    answers,
    author,
    in_full,
    letterhead,
    municipality,
    paper_of,
    proposes,
    spoken_of,
    without_place,
)
from ingest.blocks import blocks_of
from ingest.bodies import body_role, capitalised, is_body
from ingest.dates import find_date, is_date_line
from ingest.fixed_lines import asker_in, is_fixed_line, is_number_line, place_and_date, sender_in
from ingest.form_words import form_word
from ingest.layout import Kind, ends_sentence
from ingest.parties import PARTY_NAMES, bracket_parties
from ingest.passage import Role, Speaker
from ingest.patterns import any_of
from ingest.speaker_frames import FrameKind, frame_of

_NUMBER = re.compile(
    r"\b(?P<kind>PM|Utlåtande|Promemoria|Tjänsteutlåtande|Skrivelse|Motion)\s*(?:nr\s*)?"
    r"(?P<year>(?:19|20)\d\d)\s?:\s?(?P<number>\d+)\b",
    re.IGNORECASE,
)
_DIARY = re.compile(
    r"\b(?:Dnr|Diarienummer|Diarienr|Diarie\s?nr|D\s?nr|Ärendenummer)\b[.:]?\s*"
    r"(?P<number>(?:[A-ZÅÄÖ]{1,6}[ /-]?)?\d[\dA-ZÅÄÖ./:–-]*\d)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{1,60})\)")
_CONCERNS = re.compile(any_of("Yttrande,Remissvar,Remissyttrande,Svar,Synpunkter,Angående,Ang\\.,Rörande") + r"\s+\S")
_ADDRESS = re.compile(
    r"Till\b|Sida?\b|Box\s+\d|\d{3}\s?\d{2}\s|[\w.-]+@|Tel|Kopia|Handläggare|Enheten\b|Avdelningen\b|www|"
    + any_of("yttrande,remissvar,tjänsteutlåtande,tjänsteskrivelse,protokollsutdrag,pm,promemoria")
    + "$",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(r"Till:?\s+(?P<who>[A-ZÅÄÖ][^,]{2,80})")
_LETTERHEAD = re.compile(
    r"\b(?:kommun|stad|region|landsting|län|AB|förbund|förbundet)\b|"
    + any_of("verket,myndigheten,styrelsen,kontoret,kansli,kansliet,nämnden,förvaltningen,föreningen")
    + r"\b",
    re.IGNORECASE,
)
_HEAD_BLOCKS = 25


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text tells: ``number`` "PM 2014:134", ``date`` ISO, ``proposer`` who sent the matter, with other names.

    ``proposes`` and ``answers``: what the document calls itself in the case; at most one of them is true.
    """

    title: str | None
    number: str | None
    diary_number: str | None
    date: str | None
    issuer: Speaker
    proposer: Speaker | None
    proposer_aliases: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    proposes: bool = False
    answers: bool = False


def document_facts(text: str, page_starts: tuple[int, ...] = ()) -> Facts:
    """Everything that the rules find; None where a document does not say. A running head may give the numbers."""
    read = blocks_of(text, page_starts)
    lines = [(block.kind, block.mended(text).text) for block in read]
    mended = "\n".join(line for _, line in lines)
    head = _head(lines)
    signature = _signature(lines)
    opening = text[: read[len(head)].lines[0].span.start] if len(head) < len(read) else text
    number = next((match for _, line in head if (match := _NUMBER.search(line))), None) or _NUMBER.search(opening)
    diary = _DIARY.search(" \n".join(line for _, line in head)) or _DIARY.search(opening) or _DIARY.search(mended)
    memorandum = _is_memorandum(lines)
    proposer, aliases = _proposer(head, is_memorandum=memorandum)
    return Facts(
        title=_title(head),
        number=f"{number['kind']} {number['year']}:{number['number']}" if number else None,
        diary_number=diary["number"].strip(" .:/") if diary else None,
        date=signature[1] if signature else _head_date(head),
        issuer=_issuer(mended, head, signature[0] if signature else None, is_memorandum=memorandum),
        proposer=proposer,
        proposer_aliases=aliases,
        signatories=signature[2] if signature else (),
        proposes=not memorandum and proposes([line for _, line in head]),
        answers=memorandum or answers([line for _, line in head]),
    )


def _head(lines: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """The lines before the document's first sentence or heading of the form."""
    head: list[tuple[Kind, str]] = []
    for kind, line in lines[:_HEAD_BLOCKS]:
        if (kind is Kind.TEXT and ends_sentence(line)) or (kind is Kind.HEADING and form_word(line)):
            break
        head.append((kind, line))
    return head


def _title(head: list[tuple[Kind, str]]) -> str | None:
    """A marked heading, else the line after the number, else what a letter says it concerns, else the first line."""
    named = [(kind, line) for kind, line in head if not _is_not_title(line)]
    marked = [line for kind, line in named if kind is Kind.HEADING]
    numbered = next((index for index, (_, line) in enumerate(head) if is_number_line(line)), len(head))
    following = [line for _, line in head[numbered + 1 :] if not _is_not_title(line)]
    concerning = [line for _, line in named if _CONCERNS.match(line)]
    found = [*marked, *concerning, *following, *(line for _, line in named)]
    return found[0] if found else None


def _is_not_title(line: str) -> bool:
    return is_fixed_line(line) or is_number_line(line) or is_body(line) or _ADDRESS.match(line) is not None


def _head_date(head: list[tuple[Kind, str]]) -> str | None:
    dated = [line for _, line in head if is_date_line(line) or place_and_date(line)]
    return find_date(dated[0]) if dated else None


def _signature(lines: list[tuple[Kind, str]]) -> tuple[str, str, tuple[str, ...]] | None:
    """Place, date and names of the first signature."""
    for index, (kind, line) in enumerate(lines):
        place = place_and_date(line) if kind is Kind.FIXED and index > 1 else None
        if place:
            return *place, tuple(_names(lines[index + 1 : index + 5]))
    return None


def _names(lines: list[tuple[Kind, str]]) -> Iterator[str]:
    for kind, line in lines:
        if kind is not Kind.FIXED or ends_sentence(line) or place_and_date(line):
            return
        yield line.title() if line.isupper() else line


def _proposer(head: list[tuple[Kind, str]], *, is_memorandum: bool) -> tuple[Speaker | None, tuple[str, ...]]:
    """Who sent the matter; a letter's addressee, or whom an answer goes to, is who asked for it."""
    for _, line in head:
        sender = sender_in(line)
        if sender:
            name = capitalised(_BRACKETS.sub("", sender).split(",")[0].strip())
            return Speaker(in_full(name, [line for _, line in head]), Role.PROPOSER), tuple(_short_names(sender))
    for _, line in head:
        recipient = _RECIPIENT.fullmatch(line)
        if recipient and not is_memorandum and is_body(recipient["who"]):
            return Speaker(recipient["who"], Role.PROPOSER), ()
    asker = next((found for _, line in head if (found := asker_in(line))), None)
    outside = asker is not None and body_role(asker) is Role.RESPONDENT
    return (Speaker(asker, Role.PROPOSER) if outside else None), ()


def _short_names(sender: str) -> Iterator[str]:
    """What stands in brackets after a sender's name, unless it is a party."""
    for match in _BRACKETS.finditer(sender):
        parties = bracket_parties(match["inside"])
        if not parties or not PARTY_NAMES.keys() >= set(parties):
            yield match["inside"]


def _is_memorandum(lines: list[tuple[Kind, str]]) -> bool:
    frames = (frame_of(line) for kind, line in lines if kind is not Kind.FIXED and len(line) < 200)
    return any(frame is not None and frame.kind is FrameKind.PRESENTER for frame in frames)


def _issuer(text: str, head: list[tuple[Kind, str]], place: str | None, *, is_memorandum: bool) -> Speaker:
    if not is_memorandum:
        for _, line in head:
            name = paper_of(line) or without_place(line)
            if is_body(name) and _LETTERHEAD.search(name):
                return Speaker(name, Role.OFFICE if body_role(name) is Role.OFFICE else Role.ISSUER)
    lines = [line for _, line in head]
    written = author(lines) if proposes(lines) and not is_memorandum else None
    headed = written or municipality(lines) or (None if is_memorandum else letterhead(lines))
    own = spoken_of(text) if is_memorandum or answers(lines) else None
    return Speaker(_city(text, place) or headed or own, Role.ISSUER)


def _city(text: str, place: str | None) -> str | None:
    """The municipality of a place, as the text names it ("Stockholm" gives "Stockholms stad")."""
    if place is None:
        return None
    named = re.findall(rf"\b({re.escape(place)}s?)\s+(stad|kommun)(?:s|en)?\b", text, re.IGNORECASE)
    counted = Counter(f"{name} {kind.lower()}" for name, kind in named if name[:1].isupper() and not name.isupper())
    return counted.most_common(1)[0][0] if counted else None
