"""Running heads, running feet and page numbers: what a page carries and nobody says.

Only documents with pages have them. A line is furniture by what the other pages hold in the same place, never by its
words alone, so that a page's first or last line of text stays what it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.form_words import form_word
from ingest.lines import Line
from ingest.patterns import any_of

_DEEPEST = 4
_RECURS = 3
_COUNTS = 2
_NUMBERED_PART = re.compile(any_of("Bilaga,Kapitel,Avsnitt,Del,Tabell,Figur,Diagram,Punkt,§") + r"\s*\d", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")

_Form = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near a page's head or foot; ``place`` is its index among all lines, ``page`` is 1-based."""

    page: int
    foot: bool
    place: int
    line: Line

    @property
    def form(self) -> _Form:
        """What recurs from page to page: the words, whatever the numbers."""
        return self.foot, _DIGITS.sub("#", self.line.clean.casefold())

    @property
    def counts(self) -> set[tuple[_Form, int]]:
        """How far each number is from the page's own: the same on every page for a page number."""
        return {(self.form, int(number[:9]) - self.page) for number in _DIGITS.findall(self.line.clean)}


def without_furniture(lines: list[Line], page_starts: tuple[int, ...]) -> list[Line]:
    """The lines that somebody says, with the gaps that would be there without the furniture.

    Furniture stands at a page's edge, and recurs on three pages (numbers aside), counts the pages, or is nothing but
    its page's number. What stands at the head of page one is also the letterhead: it stays, unless it counts pages.
    """
    furniture = {edge.place for edge in _furniture(_edges(lines, page_starts))}
    kept: list[Line] = []
    gap = False
    for place, line in enumerate(lines):
        gap = gap or line.gap_before
        if place not in furniture:
            kept.append(replace(line, gap_before=gap))
            gap = False
    return kept


def _furniture(edges: list[list[_Edge]]) -> Iterator[_Edge]:
    """From each edge of a page inwards, up to the first line that is not furniture."""
    forms = Counter(edge.form for run in edges for edge in run)
    counts = Counter(count for run in edges for edge in run for count in edge.counts)

    def counts_pages(edge: _Edge) -> bool:
        return _is_own_number(edge) or any(counts[count] >= _COUNTS for count in edge.counts)

    def is_furniture(edge: _Edge) -> bool:
        if form_word(edge.line.clean) or _NUMBERED_PART.match(edge.line.clean):
            return False
        return counts_pages(edge) or forms[edge.form] >= _RECURS

    for run in edges:
        for edge in takewhile(is_furniture, run):
            if edge.page > 1 or edge.foot or counts_pages(edge):
                yield edge


def _is_own_number(edge: _Edge) -> bool:
    numbers = _DIGITS.findall(edge.line.clean)
    return edge.line.is_page_number and int(numbers[0]) == edge.page


def _edges(lines: list[Line], page_starts: tuple[int, ...]) -> list[list[_Edge]]:
    """The outermost lines of each page's head, from the edge inwards, and of its foot."""
    runs: list[list[_Edge]] = []
    for page, places in enumerate(_pages(lines, page_starts), start=1):
        runs.append([_Edge(page, False, place, lines[place]) for place in places[:_DEEPEST]])
        runs.append([_Edge(page, True, place, lines[place]) for place in places[: -_DEEPEST - 1 : -1]])
    return runs


def _pages(lines: list[Line], page_starts: Iterable[int]) -> list[list[int]]:
    """The indexes of each page's lines."""
    starts = list(page_starts)
    pages: list[list[int]] = [[] for _ in starts]
    page = 0
    for place, line in enumerate(lines):
        while page + 1 < len(starts) and starts[page + 1] <= line.span.start:
            page += 1
        if pages:
            pages[page].append(place)
    return pages
