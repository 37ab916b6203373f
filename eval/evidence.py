"""Where right evidence stands, and whether something else stands there too.

A span hits a place when the two share at least half of the shorter one: quoting a little more or less than
the suite did is still the right evidence, touching its edge is not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from eval.suite import Item, places
from ingest.passage import Document, Sentence, Span


@dataclass(frozen=True, slots=True)
class Place:
    """One place of one evidence quote; ``quote`` is its number in the suite's line, from 0."""

    quote: int
    document_id: str
    span: Span


def evidence_places(item: Item, documents: Mapping[str, Document]) -> tuple[Place, ...]:
    """Every place of every quote of the item. KeyError for a document that is not there."""
    return tuple(
        Place(number, evidence.document_id, span)
        for number, evidence in enumerate(item.evidence)
        for span in places(evidence, documents[evidence.document_id])
    )


def cites(citation: Citation, place: Place) -> bool:
    """Whether a citation hits a place."""
    return citation.document_id == place.document_id and _share_half(citation.start, citation.end, place.span)


def holds(sentence: Sentence, place: Place) -> bool:
    """Whether a sentence hits a place."""
    return sentence.document_id == place.document_id and _share_half(sentence.span.start, sentence.span.end, place.span)


def right_citations(citations: Sequence[Citation], gold: Sequence[Place]) -> tuple[Citation, ...]:
    """The citations that hit some place, in order."""
    return tuple(citation for citation in citations if any(cites(citation, place) for place in gold))


def _share_half(start: int, end: int, span: Span) -> bool:
    shared = min(end, span.end) - max(start, span.start)
    return shared > 0 and shared * 2 >= min(span.end - span.start, end - start)
