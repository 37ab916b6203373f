"""Text to units: sentences, list items, headings and fixed lines, each with its verbatim span.

A sentence cut by a page or line break is one unit whose span covers the break, and what the pages carry there. Every
other character that is not white space, a mark or a page's furniture belongs to exactly one unit.
"""

import re
from dataclasses import dataclass

from ingest.abbreviations import sentence_starts
from ingest.blocks import blocks_of
from ingest.layout import Block, Kind
from ingest.mending import Mended
from ingest.passage import Span
from ingest.tokens import passage_size

MAX_TOKENS = 290
"""A longer sentence (a table, run-on text) is cut, so that a passage always fits the embedding model."""

_WINDOW = 3000
_LEFT_MARKS = re.compile(r"[*_\[!]*\Z")
_RIGHT_MARKS = re.compile(r"(?:[*_]|\]\([^()\s]*(?:\s\"[^\"]*\")?\))*")
_WRAPPED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?P<inner>[^*_]+)(?P=mark)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence before it has a speaker.

    ``paragraph`` numbers the block that it stands in; ``first``: it opens the block, ``opens_line``: it opens a
    line, and so perhaps a paragraph in text whose paragraphs are not set apart. ``rank`` is a heading's.
    """

    span: Span
    search_text: str
    kind: Kind
    paragraph: int
    first: bool = True
    opens_line: bool = True
    rank: int = 0


def split_sentences(text: str, blocks: tuple[Block, ...] | None = None) -> tuple[Unit, ...]:
    """All units of a text, in order and without overlap; ``blocks`` saves finding them again."""
    units: list[Unit] = []
    for paragraph, block in enumerate(blocks_of(text) if blocks is None else blocks):
        mended = block.mended(text)
        for begin, end in _ranges(block, mended):
            span = _span(text, mended, begin, end)
            opens = begin == 0 or "\n" in text[mended.offsets[begin - 2] + 1 : span.start]
            words = mended.text[begin:end]
            units.append(Unit(span, words, block.kind, paragraph, begin == 0, opens, block.rank))
    return tuple(units)


def _ranges(block: Block, mended: Mended) -> list[tuple[int, int]]:
    """Where the units of a block begin and end in its mended text."""
    text = mended.text
    whole = block.kind in {Kind.HEADING, Kind.FIXED}
    starts = [0] if whole else sentence_starts(text, block.mark)
    ranges: list[tuple[int, int]] = []
    for begin, end in zip(starts, [*starts[1:], len(text)], strict=True):
        ranges += _cut(text, begin, end)
    return ranges


def _cut(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """One range, or several below the limit, cut at clause borders, else at spaces, else anywhere."""
    pieces: list[tuple[int, int]] = []
    while end - begin > MAX_TOKENS // 4:
        window = min(end, begin + _WINDOW)
        if passage_size(text[begin:window]) <= MAX_TOKENS and window == end:
            break
        at = _cut_at(text, begin, window)
        pieces.append(_trimmed(text, begin, at))
        begin = at
    pieces.append(_trimmed(text, begin, end))
    return [(start, stop) for start, stop in pieces if start < stop]


def _cut_at(text: str, begin: int, end: int) -> int:
    limit = end
    while passage_size(text[begin:limit]) > MAX_TOKENS:
        limit = begin + max(1, (limit - begin) * 3 // 4)
    for border in ("; ", ", ", " "):
        at = text.rfind(border, begin + (limit - begin) // 2, limit)
        if at > begin:
            return at + len(border)
    return limit


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin] == " ":
        begin += 1
    while begin < end and text[end - 1] == " ":
        end -= 1
    return begin, end


def _span(text: str, mended: Mended, begin: int, end: int) -> Span:
    """The verbatim span of a range: its edge marks are taken in, unless they wrap all of it."""
    start, stop = mended.offsets[begin], mended.offsets[end - 1] + 1
    low = mended.offsets[begin - 1] + 1 if begin else max(0, start - 6)
    high = mended.offsets[end] if end < len(mended.offsets) else min(len(text), stop + 500)
    left = _LEFT_MARKS.search(text, low, start)
    right = _RIGHT_MARKS.match(text, stop, high)
    start = left.start() if left else start
    stop = right.end() if right else stop
    wrapped = _WRAPPED.fullmatch(text, start, stop)
    start, stop = wrapped.span("inner") if wrapped else (start, stop)
    words = text[start:stop]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
