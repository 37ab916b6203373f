"""A text as blocks: headings, list items, fixed lines and paragraphs, mended over line and page breaks.

Plain text files, extracted PDF pages and Markdown lay out paragraphs differently: a line for each, hard
wrapped lines, marks. Sections and sentences both build on these blocks.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.abbreviations import cuts_abbreviation
from ingest.bodies import is_body
from ingest.fixed_lines import is_fixed_line, sender_in
from ingest.form_words import form_word
from ingest.lines import Line
from ingest.mending import Mended, mend
from ingest.speaker_frames import opens_voice

_DEPTH = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[A-ZÅÄÖ])")
_ENDS = re.compile(r"[.!?:;…][”\"»)\]]*$")
_PROPOSED = re.compile(r"\bföreslå\w*$", re.IGNORECASE)
_LEAD = re.compile(r"(?:\bbeslut\w*|\bföreslå\w*|följande)[.:,]?$|:$", re.IGNORECASE)


class Kind(StrEnum):
    """What a block is. A fixed line (title, number, signature, table row) stands alone like a heading."""

    HEADING = "heading"
    ITEM = "item"
    FIXED = "fixed"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together. ``rank`` orders headings (1 is outermost); ``mark``: length of an item's mark."""

    kind: Kind
    lines: tuple[Line, ...]
    rank: int = 0
    mark: int = 0

    def mended(self, text: str) -> Mended:
        """The block's text without marks and breaks."""
        return mend(text, [line.span for line in self.lines])

    @property
    def first(self) -> str:
        """The first line's text."""
        return self.lines[0].clean

    @property
    def last(self) -> str:
        """The last line's text."""
        return self.lines[-1].clean

    @property
    def words(self) -> str:
        """All lines, joined by spaces."""
        return " ".join(line.clean for line in self.lines)


def read_blocks(lines: list[Line], width: int | None) -> list[Block]:
    """The blocks that lines form, in order, each line in exactly one; ``width`` is what running text is wrapped at."""
    blocks: list[Block] = []
    for line in lines:
        previous = blocks[-1] if blocks else None
        if previous and _continues(previous, line, width):
            blocks[-1] = replace(previous, lines=(*previous.lines, line))
        else:
            blocks.append(_opened(line, previous))
    return blocks


def heading_depth(title: str) -> int:
    """How deep a numbered heading is ("4.5 Uppdrag" is 2); 0 without a number."""
    match = _DEPTH.match(title)
    return match["number"].count(".") + 1 if match else 0


def ends_sentence(line: str) -> bool:
    """Whether a line ends in punctuation that closes a sentence or opens a list."""
    return _ENDS.search(line) is not None


def leads_list(line: str) -> bool:
    """Whether a line leads up to a list of decisions ("Jag föreslår att nämnden beslutar")."""
    return _LEAD.search(line) is not None


def is_unmarked_item(line: Line, before: str, previous: Kind) -> bool:
    """Whether a line that opens with "att" is a decision's item and not the rest of a cut sentence."""
    if not line.clean.startswith("att "):
        return False
    return previous is Kind.ITEM or (leads_list(before) and not _PROPOSED.search(before))


def _opened(line: Line, previous: Block | None) -> Block:
    """The block that a line opens, judged by the line alone; bare headings are found later, by their neighbours."""
    if line.heading_marks and len(line.clean) <= 250:
        return Block(Kind.HEADING, (line,), line.heading_marks)
    if line.bullet:
        return Block(Kind.ITEM, (line,), 0, line.item_mark)
    addressed = previous is not None and _is_address(previous.last)
    if line.table or is_fixed_line(line.clean) or _is_address(line.clean) or addressed:
        return Block(Kind.FIXED, (line,))
    if form_word(line.clean) and (line.emphasised or not line.item_mark):
        return Block(Kind.HEADING, (line,), 20 if line.emphasised else 30)
    if line.emphasised and len(line.clean) <= 120 and not ends_sentence(line.clean):
        return Block(Kind.HEADING, (line,), 20)
    if line.item_mark:
        return Block(Kind.ITEM, (line,), 0, line.item_mark)
    if previous and is_unmarked_item(line, previous.last, previous.kind):
        return Block(Kind.ITEM, (line,))
    return Block(Kind.TEXT, (line,))


def _is_address(line: str) -> bool:
    return line.strip(" :") == "Till"


def _continues(block: Block, line: Line, width: int | None) -> bool:
    """Whether a line goes on with the block that the line before it stands in."""
    if line.gap_before or line.heading_marks or line.bullet or line.table or _is_set_twice(block, line):
        return False
    last = block.lines[-1]
    if block.kind in {Kind.HEADING, Kind.FIXED}:
        return block.kind is Kind.FIXED and _is_wrapped_sender(last, line, width)
    cut = not ends_sentence(last.clean) or cuts_abbreviation(last.clean, line.clean)
    if _is_next_item(block, line, cut) or _stands_alone(line, width, cut):
        return False
    short = _is_short(last, line, width)
    if is_unmarked_item(line, last.clean, block.kind) and short:
        return False
    if line.clean[:1].islower() and cut:
        return not (last.hard_break and width is None)
    return not short and (cut or not line.emphasised)


def _is_set_twice(block: Block, line: Line) -> bool:
    """Whether a line opens with the body's name that the line before it consists of: a heading and its text."""
    name = block.first
    return len(block.lines) == 1 and line.clean.startswith(name) and line.clean != name and is_body(name)


def _is_wrapped_sender(last: Line, line: Line, width: int | None) -> bool:
    """Whether a sender's name goes on after a full line ("Remiss från Myndigheten för", "samhällsskydd")."""
    if width is None or sender_in(last.clean) is None or is_fixed_line(line.clean):
        return False
    return line.clean[:1].islower() or (line.clean.startswith("(") and len(last.clean) >= 0.6 * width)


def _stands_alone(line: Line, width: int | None, cut: bool) -> bool:
    """Whether a line is a fixed line, framing line or heading although no blank line sets it apart."""
    if opens_voice(line.clean):
        return True
    if not line.clean[:1].isupper():
        return False
    if is_fixed_line(line.clean) or (form_word(line.clean) and not ends_sentence(line.clean)):
        return True
    return width is not None and _is_bare_line(line, width) and (not cut or is_body(line.clean))


def _is_next_item(block: Block, line: Line, cut: bool) -> bool:
    if not line.item_mark:
        return False
    in_sequence = block.kind is Kind.ITEM and line.item_number == (block.lines[0].item_number or 0) + 1
    return in_sequence or not cut or line.item_number == 1 or line.item_number is None


def _is_short(line: Line, following: Line, width: int | None) -> bool:
    """Whether the next word would have fitted on the line, so that it was ended on purpose."""
    if width is None:
        return not line.clean.endswith(("-", ","))
    if _is_bare_line(line, width) and is_body(line.clean):
        return True
    slack = 0.97 if ends_sentence(line.clean) and following.clean[:1].isupper() else 0.8
    return len(line.clean) + 1 + len(following.clean.split(" ", 1)[0]) <= slack * width


def _is_bare_line(line: Line, width: int) -> bool:
    """Whether a line in wrapped text looks like a heading: it is short and neither it nor the line before runs on."""
    return len(line.clean) <= 0.6 * width and line.clean[:1].isupper() and not ends_sentence(line.clean)
