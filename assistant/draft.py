"""An answer before its citations are numbered: lines that stand on sentences, grouped under a lead.

Both ways of writing an answer, quoting and a language model's, end in a ``Draft``; ``layout`` makes the
text, the statements and the numbered citations of it.
"""

from dataclasses import dataclass
from typing import Protocol

from assistant.question import Query
from ingest.passage import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in words, without markers, and the sentences of one speaker that it stands on."""

    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one voice under a lead that names it."""

    lead: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer's opening words, its blocks in reading order, and closing notes; all optional but the blocks."""

    blocks: tuple[Block, ...]
    opening: str | None = None
    notes: tuple[str, ...] = ()


class Answerer(Protocol):
    """Writes an answer from chosen evidence, best first."""

    def write(self, query: Query, evidence: tuple[Sentence, ...], silent: tuple[str, ...]) -> Draft:
        """A draft that stands on the evidence alone; ``silent`` names asked speakers who have none."""
        ...
