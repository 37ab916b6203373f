"""What the reader learns from: pools of windows, and questions with the sentences that answer them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.passage import Sentence, Span
from ingest.split import split_passages
from vectorstore.windows import Window, windows_of

OVERLAP = 0.5
"""A sentence is right evidence when it shares this part of the shorter of itself and the quote."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts that are searched together, cut into windows as the product cuts them."""

    name: str
    windows: tuple[Window, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, window by window."""
        return tuple(sentence for window in self.windows for sentence in window.sentences)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to one pool.

    ``gold`` holds for each window with an answer the sentences in it that answer, by their places; it is empty
    where nothing answers. ``negatives`` are windows that look right and are not, the likest first. A
    question that ``own`` windows are known not to answer has those first among them.
    """

    id: str
    text: str
    pool: int
    gold: Mapping[int, frozenset[int]]
    negatives: tuple[int, ...] = ()
    own: tuple[int, ...] = ()
    kind: str = ""


def make_pool(name: str, sentences: Iterable[Sentence]) -> Pool:
    """A pool of the sentences, in their order."""
    return Pool(name, windows_of(split_passages(sentences)))


def gold_of(pool: Pool, quotes: Sequence[tuple[str, Span]]) -> dict[int, frozenset[int]]:
    """Where in a pool the quoted places (document id, span) stand."""
    found: dict[int, frozenset[int]] = {}
    for number, window in enumerate(pool.windows):
        hit = frozenset(n for n, sentence in enumerate(window.sentences) if is_quoted(sentence, quotes))
        if hit:
            found[number] = hit
    return found


def is_quoted(sentence: Sentence, quotes: Sequence[tuple[str, Span]]) -> bool:
    """Whether a sentence shares enough with one of the quoted places (document id, span)."""
    return any(document == sentence.document_id and _share(span, sentence.span) >= OVERLAP for document, span in quotes)


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / min(one.end - one.start, other.end - other.start)
