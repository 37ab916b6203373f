"""Blocks judged by their neighbours: sentences cut by a page break made whole, bare headings and signatures known."""

import re
from dataclasses import replace
from enum import Enum

from ingest.abbreviations import cuts_abbreviation
from ingest.fixed_lines import place_and_date
from ingest.form_words import APPENDIX, BOARD, CONTENTS, PRESIDIUM, RESPONSES, form_word
from ingest.furniture import without_furniture
from ingest.layout import Block, Kind, ends_sentence, heading_depth, is_unmarked_item, leads_list, read_blocks
from ingest.lines import read_lines, wrap_width
from ingest.patterns import any_of
from ingest.speaker_frames import opens_voice

_DANGLING = re.compile(
    r"(?:,|[-–]|\b"
    + any_of(
        "och,eller,samt,i,på,av,för,till,med,om,att,som,en,ett,den,det,de,är,vid,under,från,mellan,inom,genom,enligt",
        "mot,utan,över,hos,kring,än,men,har,kan,ska,bör,dess,deras,sin,sina,sitt,inte,där,när,varje,både",
    )
    + ")$",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"(?:För|På) [A-ZÅÄÖ]?[\w -]{2,50}(?:kommun|stad|nämnden|styrelsen|region|vägnar|uppdrag)\b.{0,20}$|"
    r"Med vänliga? hälsning|Vänliga hälsningar|Enligt uppdrag|Å \w+ vägnar"
)
_BARE_WORDS = 10
_BARE_LENGTH = 80
_SIGNED_TEXT = 200


class _Zone(Enum):
    HEAD = 1
    BODY = 2
    SIGNATURE = 3
    APPENDIX = 4
    CONTENTS = 5


def blocks_of(text: str, page_starts: tuple[int, ...] = ()) -> tuple[Block, ...]:
    """The blocks of a text in order, with cut sentences joined and every heading known as one.

    With ``page_starts``, the offsets of its pages, running heads and page numbers are in no block.
    """
    lines = read_lines(text)
    if page_starts:
        lines = without_furniture(lines, page_starts)
    width = wrap_width(lines)
    return tuple(_with_headings(_join_cut(read_blocks(lines, width), width)))


def _join_cut(blocks: list[Block], width: int | None) -> list[Block]:
    """Join a paragraph that a page break cut, page numbers between its halves included."""
    joined: list[Block] = []
    for block in blocks:
        furniture = 0
        while furniture < min(3, len(joined)) and joined[-1 - furniture].lines[0].is_page_number:
            furniture += 1
        if len(joined) > furniture and _goes_on(joined[-1 - furniture], block, width):
            cut = joined[-1 - furniture]
            del joined[len(joined) - 1 - furniture :]
            joined.append(replace(cut, lines=(*cut.lines, *block.lines)))
        else:
            joined.append(block)
    return joined


def _goes_on(cut: Block, block: Block, width: int | None) -> bool:
    if cut.kind not in {Kind.TEXT, Kind.ITEM} or block.lines[0].emphasised:
        return False
    if block.kind is not Kind.TEXT and not _is_rest(cut, block, width):
        return False
    if ends_sentence(cut.last) and not cuts_abbreviation(cut.last, block.first):
        return False
    if cut.lines[-1].is_page_number or block.lines[0].is_page_number:
        return False
    if opens_voice(block.words):
        return False
    if block.first[:1].islower():
        hard_item = cut.kind is Kind.ITEM and not block.lines[0].gap_before
        return not is_unmarked_item(block.lines[0], cut.last, cut.kind) and not hard_item
    return _DANGLING.search(cut.last) is not None or (width is not None and _fills(cut, block, width))


def _is_rest(cut: Block, block: Block, width: int | None) -> bool:
    """Whether what looks like a fixed line or heading is the rest of a cut sentence ("dnr 12/2016.", "mars 2016.")."""
    line = block.lines[0]
    if block.kind is Kind.ITEM or line.heading_marks or line.table or not line.clean[:1].islower():
        return False
    return width is not None and len(cut.last) >= 0.6 * width


def _fills(cut: Block, block: Block, width: int) -> bool:
    """Whether two halves in wrapped text are as wide as running text is: a capital letter may follow the cut."""
    return len(cut.last) >= 0.8 * width and (len(block.first) >= 0.6 * width or ends_sentence(block.last))


def _with_headings(blocks: list[Block]) -> list[Block]:
    """Make headings and fixed lines of the bare lines that stand where those stand."""
    zone = _Zone.HEAD
    known: list[Block] = []
    for index, block in enumerate(blocks):
        before = known[-1] if known else None
        block = _promoted(block, before, blocks[index + 1 : index + 4], zone)
        known.append(block)
        zone = _zone_after(block, zone)
    return known


def _zone_after(block: Block, zone: _Zone) -> _Zone:
    if block.kind is Kind.HEADING:
        if form_word(block.first) in {APPENDIX, CONTENTS}:
            return _Zone.APPENDIX if form_word(block.first) == APPENDIX else _Zone.CONTENTS
        return zone if zone is _Zone.HEAD and not _opens_body(block) else _Zone.BODY
    if block.kind is Kind.FIXED:
        return _Zone.SIGNATURE if zone is not _Zone.HEAD and _signs(block.first) else zone
    if zone is _Zone.SIGNATURE:
        return zone if len(block.last) < _SIGNED_TEXT else _Zone.BODY
    return _Zone.BODY if block.kind is Kind.TEXT or zone is _Zone.HEAD else zone


def _opens_body(block: Block) -> bool:
    return form_word(block.first) is not None or heading_depth(block.first) > 0


def _promoted(block: Block, before: Block | None, after: list[Block], zone: _Zone) -> Block:
    if block.kind is Kind.ITEM and _is_numbered_heading(block, before, after, zone):
        return replace(block, kind=Kind.HEADING, rank=10 + heading_depth(block.first), mark=0)
    if block.kind is Kind.HEADING and block.rank == 20 and zone in {_Zone.HEAD, _Zone.SIGNATURE}:
        return block if _opens_body(block) else replace(block, kind=Kind.FIXED)
    if block.kind is Kind.HEADING and block.rank == 30 and zone is _Zone.APPENDIX and _is_listed(block, after):
        return replace(block, kind=Kind.FIXED)
    if block.kind is not Kind.TEXT or not _is_bare(block):
        return block
    if heading_depth(block.first) and after and after[0].kind in {Kind.TEXT, Kind.HEADING}:
        return replace(block, kind=Kind.HEADING, rank=10 + heading_depth(block.first))
    if _signs(block.first) or block.lines[0].is_page_number or zone not in {_Zone.BODY, _Zone.CONTENTS}:
        return replace(block, kind=Kind.FIXED)
    if zone is _Zone.CONTENTS and not (after and after[0].kind is Kind.TEXT and not _is_bare(after[0])):
        return replace(block, kind=Kind.FIXED)
    free = block.lines[0].gap_before or not before or before.kind is Kind.HEADING or ends_sentence(before.last)
    return replace(block, kind=Kind.HEADING, rank=30) if free and _is_followed_by_text(after) else block


def _is_bare(block: Block) -> bool:
    """A short capitalised line alone, without final punctuation."""
    line = block.first
    if len(block.lines) != 1 or len(line) > _BARE_LENGTH or len(line.split()) > _BARE_WORDS:
        return False
    return not (ends_sentence(line) or leads_list(line) or _DANGLING.search(line)) and (
        line[0].isupper() or line[0].isdigit()
    )


def _is_listed(block: Block, after: list[Block]) -> bool:
    """Whether a heading's words are an entry in the list of appendices."""
    if form_word(block.first) in {PRESIDIUM, BOARD, RESPONSES}:
        return False
    return bool(after) and (after[0].kind is not Kind.TEXT or _is_bare(after[0]))


def _signs(line: str) -> bool:
    """Whether a line opens a signature: place and date, on whose behalf, or a greeting."""
    return place_and_date(line) is not None or _SIGNS.match(line) is not None


def _is_followed_by_text(after: list[Block]) -> bool:
    for block in after[:3]:
        if block.kind in {Kind.HEADING, Kind.ITEM}:
            return True
        if not _is_bare(block):
            return block.kind is Kind.TEXT
    return False


def _is_numbered_heading(block: Block, before: Block | None, after: list[Block], zone: _Zone) -> bool:
    if not (_is_bare(block) and heading_depth(block.first)) or block.lines[0].bullet or zone is _Zone.APPENDIX:
        return False
    if (before and before.kind is Kind.ITEM) or not after:
        return False
    return after[0].kind in {Kind.TEXT, Kind.HEADING} and after[0].lines[0].gap_before
