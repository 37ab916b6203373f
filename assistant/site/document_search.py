"""Searching a document's text: words as they are typed, wherever the text breaks its lines."""

import re
from dataclasses import dataclass
from typing import Final

from ingest.passage import Span

LONGEST: Final = 200
MOST_HITS: Final = 500
AROUND: Final = 45


@dataclass(frozen=True, slots=True)
class Line:
    """A hit in its surroundings."""

    number: int
    before: str
    hit: str
    after: str


def find(text: str, wanted: str) -> tuple[Span, ...]:
    """Where the words stand, upper and lower case alike; nothing is found for none or for very many characters.

    A line break or a word cut at a line's end is no hindrance. At most MOST_HITS, the first ones.
    """
    words = wanted.split()
    if not words or len(wanted) > LONGEST:
        return ()
    pattern = re.compile(r"\s+".join(_word(word) for word in words), re.IGNORECASE)
    spans: list[Span] = []
    for match in pattern.finditer(text):
        spans.append(Span(match.start(), match.end()))
        if len(spans) == MOST_HITS:
            break
    return tuple(spans)


def lines(text: str, hits: tuple[Span, ...]) -> tuple[Line, ...]:
    """The hits as lines to choose from."""
    return tuple(
        Line(number, _left(text, hit.start), text[hit.start : hit.end], _right(text, hit.end))
        for number, hit in enumerate(hits, 1)
    )


def _word(word: str) -> str:
    return r"(?:-\s*\n\s*)?".join(re.escape(letter) for letter in word)


def _left(text: str, start: int) -> str:
    cut = max(0, start - AROUND)
    around = text[cut:start]
    return ("… " + around.partition(" ")[2]) if cut else around


def _right(text: str, end: int) -> str:
    around = text[end : end + AROUND]
    return (around.rpartition(" ")[0] + " …") if end + AROUND < len(text) else around
