"""Physical lines with what decides how they join: gaps before them, marks, and the width that a text is wrapped at."""

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.mending import is_mark_only, plain, prefix_length
from ingest.passage import Span

_LINE = re.compile(r"(?P<line>[^\r\n\f\v\x85\u2028\u2029]*)(?P<end>\r\n|[\r\n\f\v\x85\u2028\u2029]|\Z)")
_ITEM = re.compile(r"(?P<mark>\(?(?:(?P<number>\d{1,2})[.)]|\d{1,2}\.[a-z]\)|[a-zåäö]\)|[ivx]{1,4}\)))\s+(?=\S)")
_BULLET = re.compile(r"(?:>\s?)*[-*+•●▪·–—][ \t\u00a0]+\S|o\t\S")
_HEADING = re.compile(r"(?:>\s?)*(?P<marks>#{1,6})(?=[\s*_]|\w)")
_EMPHASISED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>(?:(?!(?P=mark)).)+)(?P=mark)\s*:?")
_PAGE_NUMBER = re.compile(
    r"(?:Sida|Sid\.?|s\.)?\s*\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|(?:/|av)\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–]"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank. ``clean`` is its text without marks."""

    span: Span
    clean: str
    gap_before: bool
    hard_break: bool
    heading_marks: int
    emphasised: bool
    bullet: bool
    table: bool

    @property
    def item_mark(self) -> int:
        """The length of the number or letter that opens a list item in the clean text; 0 without one."""
        match = _ITEM.match(self.clean)
        return match.end() if match else 0

    @property
    def item_number(self) -> int | None:
        """The number of a numbered item or numbered heading."""
        match = _ITEM.match(self.clean)
        return int(match["number"]) if match and match["number"] else None

    @property
    def is_page_number(self) -> bool:
        """Whether the line is nothing but a page's number."""
        return _PAGE_NUMBER.fullmatch(self.clean) is not None


def read_lines(text: str) -> list[Line]:
    """The lines that hold more than marks, in order."""
    lines: list[Line] = []
    gap = True
    for match in _LINE.finditer(text):
        raw = match["line"]
        stripped = raw.strip()
        if not stripped or is_mark_only(stripped):
            gap = True
            continue
        start = match.start() + raw.index(stripped)
        line = _line(Span(start, start + len(stripped)), stripped, gap, raw.endswith("  "))
        if line.clean:
            lines.append(line)
        gap = not line.clean or match["end"] in {"\f", "\u2029"}
    return lines


def wrap_width(lines: list[Line]) -> int | None:
    """The width at which running text is wrapped, in characters; None when a line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if not (b.gap_before or _stands_alone(a, b))]
    running = [a for a, b in pairs if b.clean[:1].islower() or not a.clean.endswith((".", ":", "?", "!"))]
    if len(pairs) < 4 or len(running) < 0.4 * len(pairs):
        return None
    lengths = sorted(len(line.clean) for line in running)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width if 40 <= width <= 160 else None


def _stands_alone(line: Line, following: Line) -> bool:
    return bool(following.bullet or following.item_mark or line.heading_marks or following.heading_marks or line.table)


def _line(span: Span, raw: str, gap: bool, hard_break: bool) -> Line:
    heading = _HEADING.match(raw)
    rest = raw[prefix_length(raw) :].strip() if heading else raw
    return Line(
        span=span,
        clean=plain(raw),
        gap_before=gap,
        hard_break=hard_break,
        heading_marks=len(heading["marks"]) if heading else 0,
        emphasised=_EMPHASISED.fullmatch(rest) is not None,
        bullet=_BULLET.match(raw) is not None,
        table=raw.count(" | ") > 0 or (raw.startswith("|") and raw.count("|") > 1),
    )
