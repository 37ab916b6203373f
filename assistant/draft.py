"""An answer before its citations are numbered: lines that stand on sentences, grouped under a lead.

Both ways of writing an answer, quoting and a language model's, end in a ``Draft``; ``layout`` makes the
text, the statements and the numbered citations of it.
"""

from dataclasses import dataclass

from ingest.passage import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in words, without markers, and the sentences of one speaker that it stands on."""

    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one voice under a lead that names it; ``quotes`` says that they are its words and not about them."""

    lead: str
    lines: tuple[Line, ...]
    quotes: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer's opening words, its blocks in reading order, and closing notes; all optional but the blocks."""

    blocks: tuple[Block, ...]
    opening: str | None = None
    notes: tuple[str, ...] = ()
