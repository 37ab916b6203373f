"""What a document tells about itself, by rule from its text: for a folder without case.toml.

Wrong facts mislead more than missing ones, so each rule holds on to the form and gives None where it fails.
"""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.blocks import blocks_of
from ingest.bodies import body_role, is_body
from ingest.dates import find_date, is_date_line
from ingest.form_words import form_word, is_fixed_line, is_number_line, place_and_date, sender_in
from ingest.layout import Block, Kind, ends_sentence
from ingest.parties import bracket_parties
from ingest.passage import Role, Speaker
from ingest.speaker_frames import FrameKind, frame_of

_NUMBER = re.compile(r"\b(?P<kind>PM|Utlåtande|Promemoria|Tjänsteutlåtande|Skrivelse|Motion)\s*(?:nr\s*)?(?P<number>(?:19|20)\d\d\s?:\s?\d+)\b", re.IGNORECASE)
_DIARY = re.compile(
    r"\b(?:Dnr|Diarienummer|Diarienr|Diarie\s?nr|D\s?nr|Ärendenummer)\b[.:]?\s*(?P<number>(?:[A-ZÅÄÖ]{1,6}[ /-]?)?\d[\dA-ZÅÄÖ./:–-]*\d)",
    re.IGNORECASE,
)
_ALIAS = re.compile(r"\s*\((?P<inside>[^()]{1,60})\)")
_CONCERNS = re.compile(r"(?:Yttrande|Remissvar|Remissyttrande|Svar|Synpunkter|Angående|Ang\.|Rörande)\s+\S", re.IGNORECASE)
_ADDRESS = re.compile(r"Till\b|Sida?\b|Box\s+\d|\d{3}\s?\d{2}\s|[\w.-]+@|Tel|Kopia|Handläggare|(?i:yttrande|remissvar|tjänsteutlåtande|tjänsteskrivelse|protokollsutdrag|pm|promemoria)$|Enheten\b|Avdelningen\b|www")
_RECIPIENT = re.compile(r"Till:?\s+(?P<who>[A-ZÅÄÖ][^,]{2,80})")
_HEAD_BLOCKS = 25
_LETTERHEAD = re.compile(r"\b(?:kommun|stad|region|landsting|län|AB|förbund|förbundet)\b|(?:verket|myndigheten|styrelsen|kontoret|nämnden|förvaltningen|föreningen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text tells: ``number`` "PM 2014:134", ``date`` ISO, ``proposer`` who sent the matter, with other names."""

    title: str | None
    number: str | None
    diary_number: str | None
    date: str | None
    issuer: Speaker
    proposer: Speaker | None
    proposer_aliases: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()


def document_facts(text: str, blocks: tuple[Block, ...] | None = None) -> Facts:
    """Everything that the rules find; None where a document does not say."""
    read = blocks_of(text) if blocks is None else blocks
    lines = [(block.kind, block.mended(text).text) for block in read]
    head = _head(lines)
    signature = _signature(lines)
    number = next((match for _, line in head if (match := _NUMBER.search(line))), None)
    diary = _DIARY.search(" \n".join(line for _, line in head)) or _DIARY.search(text)
    memorandum = _is_memorandum(lines)
    proposer, aliases = _proposer(head, is_memorandum=memorandum)
    return Facts(
        title=_title(head),
        number=f"{number['kind']} {re.sub(chr(32), '', number['number'])}" if number else None,
        diary_number=diary["number"].strip(" .:/") if diary else None,
        date=signature[1] if signature else _head_date(head),
        issuer=_issuer(text, head, signature[0] if signature else None, is_memorandum=memorandum),
        proposer=proposer,
        proposer_aliases=aliases,
        signatories=signature[2] if signature else (),
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
    named = [(kind, line) for kind, line in head if not _is_not_title(line)]
    marked = [line for kind, line in named if kind is Kind.HEADING]
    after_number = next((i for i, (_, line) in enumerate(head) if is_number_line(line)), None)
    following = [line for _, line in head[after_number + 1 :] if not _is_not_title(line)] if after_number is not None else []
    over = [line for _, line in named if _CONCERNS.match(line)]
    for candidates in (marked, following, over, [line for _, line in named]):
        if candidates:
            return candidates[0]
    return None


def _is_not_title(line: str) -> bool:
    return is_fixed_line(line) or is_number_line(line) or is_date_line(line) or is_body(line) or _ADDRESS.match(line) is not None


def _head_date(head: list[tuple[Kind, str]]) -> str | None:
    dated = [line for _, line in head if is_date_line(line) or place_and_date(line)]
    return find_date(dated[0]) if dated else None


def _signature(lines: list[tuple[Kind, str]]) -> tuple[str, str, tuple[str, ...]] | None:
    """Place, date and names of the first signature."""
    for index, (kind, line) in enumerate(lines):
        place = place_and_date(line) if kind is Kind.FIXED else None
        if place and index > 1:
            names = []
            for following, name in lines[index + 1 : index + 5]:
                if following is not Kind.FIXED or ends_sentence(name) or place_and_date(name):
                    break
                names.append(name.title() if name.isupper() else name)
            return *place, tuple(names)
    return None


def _proposer(head: list[tuple[Kind, str]], *, is_memorandum: bool) -> tuple[Speaker | None, tuple[str, ...]]:
    for _, line in head:
        sender = sender_in(line)
        if sender:
            insides = [match["inside"] for match in _ALIAS.finditer(sender) if not bracket_parties(match["inside"]) or match["inside"].isupper() and len(match["inside"]) > 2]
            name = _ALIAS.sub("", sender).split(",")[0].strip()
            return Speaker(name[:1].upper() + name[1:], Role.PROPOSER), tuple(insides)
    for _, line in head:
        recipient = _RECIPIENT.fullmatch(line)
        if recipient and not is_memorandum and is_body(recipient["who"]):
            return Speaker(recipient["who"], Role.PROPOSER), ()
    return None, ()


def _is_memorandum(lines: list[tuple[Kind, str]]) -> bool:
    return any((frame := frame_of(line)) and frame.kind is FrameKind.PRESENTER for kind, line in lines if kind is Kind.TEXT and len(line) < 200)


def _issuer(text: str, head: list[tuple[Kind, str]], place: str | None, *, is_memorandum: bool) -> Speaker:
    if not is_memorandum:
        for _, line in head:
            if is_body(line) and _LETTERHEAD.search(line):
                return Speaker(line, Role.OFFICE if body_role(line) is Role.OFFICE else Role.ISSUER)
    return Speaker(_city(text, place), Role.ISSUER)


def _city(text: str, place: str | None) -> str | None:
    """The municipality of a place, as the text names it ("Stockholm" gives "Stockholms stad")."""
    if place is None:
        return None
    named = re.findall(rf"\b({re.escape(place)}s?)\s+(stad|kommun)(?:s|en)?\b", text, re.IGNORECASE)
    counted = Counter(f"{name} {kind.lower()}" for name, kind in named if name[:1].isupper() and not name.isupper())
    return counted.most_common(1)[0][0] if counted else None
