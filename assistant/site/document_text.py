"""A document's text cut for reading: blocks at its own blank lines, pieces where something begins or ends in one.

Invariant: the blocks' pieces, joined, are the text. What is shown is the text as it stands; only the marks of a
plain-text layout (hashes and asterisks) are pieces of their own, which the page need not show.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from ingest.passage import Document, Sentence, Span, Voice

LAYOUT = re.compile(r"^#{1,6}[ \t]+|\*\*|(?<![\w*])\*(?=\w)|(?<=[\w.,:])\*(?![\w*])", re.MULTILINE)
_NUMBERED = re.compile(r"^[\d.]+\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline: the section's own name, how deep it is, and where it begins."""

    name: str
    depth: int
    offset: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text. ``page`` and ``voice`` stand before it; ``hit`` is the number of the hit it belongs to.

    ``opens_mark`` and ``opens_hit`` are for the first piece of each.
    """

    text: str
    layout: bool = False
    marked: bool = False
    opens_mark: bool = False
    closes_mark: bool = False
    hit: int | None = None
    opens_hit: bool = False
    page: int | None = None
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (``level`` 2 to 5) or a paragraph (0). ``place`` is what of it can be cited, None for an empty one."""

    start: int
    level: int
    place: Span | None
    pieces: tuple[Piece, ...]


def outline(sentences: tuple[Sentence, ...]) -> tuple[Heading, ...]:
    """A heading for each section, and each section above it, where it first begins, in reading order."""
    headings: list[Heading] = []
    before: tuple[str, ...] = ()
    for sentence in sentences:
        shared = 0
        while shared < min(len(before), len(sentence.section)) and before[shared] == sentence.section[shared]:
            shared += 1
        new = range(shared, len(sentence.section))
        headings += [Heading(sentence.section[depth], depth, sentence.span.start) for depth in new]
        before = sentence.section
    return tuple(headings)


def blocks(
    document: Document, sentences: tuple[Sentence, ...], mark: Span | None = None, hits: tuple[Span, ...] = ()
) -> tuple[Block, ...]:
    """The whole text in blocks, with the marked place and the hits of a search in their pieces."""
    groups = _groups(document.text, sentences)
    edges = [start for start, _ in groups[1:]]
    marks = _Marks(document, sentences, mark, hits)
    made: list[Block] = []
    level = 1
    for (start, group), end in zip(groups, [*edges, len(document.text)], strict=True):
        own = min(_depth(group) + 2, level + 1, 5) if _is_heading(group) else 0
        level = own or level
        place = Span(group[0].span.start, group[-1].span.end) if group else None
        made.append(Block(start, own, place, marks.pieces(start, end, speaking=not own)))
    return tuple(made)


def _groups(text: str, sentences: tuple[Sentence, ...]) -> list[tuple[int, list[Sentence]]]:
    """Where each block begins, and its sentences: at a blank line between two, or where a section begins."""
    groups: list[tuple[int, list[Sentence]]] = [(0, [])]
    end = 0
    for sentence in sentences:
        gap = text[end : sentence.span.start]
        inside = groups[-1][1]
        fresh = bool(inside) and (inside[-1].section != sentence.section or gap.count("\n") > 1)
        if fresh:
            groups.append((end + gap.rfind("\n") + 1, [sentence]))
        else:
            inside.append(sentence)
        end = sentence.span.end
    return groups


def _is_heading(group: list[Sentence]) -> bool:
    """Whether a block is nothing but the name of its section."""
    return len(group) == 1 and bool(group[0].section) and _bare(group[0].search_text) == _bare(group[0].section[-1])


def _depth(group: list[Sentence]) -> int:
    return len(group[0].section) - 1


def _bare(words: str) -> str:
    return _NUMBERED.sub("", " ".join(words.split())).strip("#*: ").casefold()


def _within(span: Span, offset: int) -> bool:
    return span.start < offset < span.end


class _Marks:
    """Everything that cuts a text into pieces, by offset."""

    def __init__(
        self, document: Document, sentences: tuple[Sentence, ...], mark: Span | None, hits: tuple[Span, ...]
    ) -> None:
        self._text, self._mark, self._hits = document.text, mark, hits
        self._starts = [hit.start for hit in hits]
        self._pages = {start: number for number, start in enumerate(document.page_starts, 1)}
        self._layout = {match.start(): match.end() for match in LAYOUT.finditer(document.text)}
        self._voices = {sentence.span.start: sentence.voice for sentence in sentences}
        if mark:
            self._voices.update((mark.start, one.voice) for one in sentences if _within(one.span, mark.start))
        self._heard: tuple[str | None, str | None] | None = None
        ends = [edge for hit in (*hits, *([mark] if mark else [])) for edge in (hit.start, hit.end)]
        cuts = {*ends, *self._pages, *self._layout, *self._layout.values(), *self._voices}
        self._cuts = sorted(cuts)

    def pieces(self, start: int, end: int, speaking: bool) -> tuple[Piece, ...]:
        """The pieces of a block; who speaks is told where it is another than before, or where the mark begins."""
        inner = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]
        return tuple(self._piece(one, other, speaking) for one, other in pairwise([start, *inner, end]))

    def _piece(self, start: int, end: int, speaking: bool) -> Piece:
        mark, hit = self._mark, self._hit(start)
        return Piece(
            text=self._text[start:end],
            layout=start in self._layout,
            marked=bool(mark and mark.start <= start < mark.end),
            opens_mark=bool(mark and mark.start == start),
            closes_mark=bool(mark and mark.end == end),
            hit=hit,
            opens_hit=hit is not None and self._starts[hit - 1] == start,
            page=self._pages.get(start),
            voice=self._voice(start) if speaking else None,
        )

    def _hit(self, offset: int) -> int | None:
        number = bisect_right(self._starts, offset)
        return number if number and offset < self._hits[number - 1].end else None

    def _voice(self, start: int) -> Voice | None:
        voice = self._voices.get(start)
        if voice is None:
            return None
        before, self._heard = self._heard, (voice.speaker.name, voice.reported_by)
        marked_here = self._mark is not None and self._mark.start == start
        return voice if self._heard != before or marked_here else None
