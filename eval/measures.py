"""What an answer is worth against its suite item, and what many are worth together. Pure functions.

A citation hits when it and a place of the evidence share at least half of the shorter span: quoting a
little more or less than the suite did is still the right evidence, touching its edge is not.
"""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from eval.suite import Item, places
from ingest.passage import Document, Span


@dataclass(frozen=True, slots=True)
class Scored:
    """One answer held against its item; a field that does not apply is None."""

    item: Item
    answered: bool
    evidence: bool | None
    first: bool | None
    speaker: bool | None
    contains: bool | None
    reason: bool | None
    score: float
    length: int | None
    latency_ms: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Shares between 0 and 1 over a group of questions; None where no question of the group counts for it."""

    questions: int
    evidence: float | None
    first: float | None
    speaker: float | None
    contains: float | None
    answered: float | None
    refused: float | None
    reason: float | None
    auc: float | None
    length: float | None
    median_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class Point:
    """Had the bar for answering been at ``threshold``: shares of answerable answered, of unanswerable refused."""

    threshold: float
    answered: float | None
    refused: float | None


def score(item: Item, answer: Answer, documents: Mapping[str, Document], latency_ms: float) -> Scored:
    """Hold one answer against its item."""
    gold = [(e.document_id, span) for e in item.evidence for span in places(e, documents[e.document_id])]
    answered = answer.answered
    counts = item.answerable
    shown = answer.citations if answered else ()
    hits = [citation for citation in shown if _hits(citation, gold)]
    return Scored(
        item=item,
        answered=answered,
        evidence=bool(hits) if counts else None,
        first=bool(shown) and shown[0] in hits if counts else None,
        speaker=all(citation.speaker in item.speaker for citation in hits) if hits and item.speaker else None,
        contains=answered and _contains(item, answer.text) if counts and item.contains else None,
        reason=answer.refusal.reason == item.refusal if answer.refusal and not counts else None,
        score=answer.answerable_score,
        length=len(answer.text) if answered else None,
        latency_ms=latency_ms,
    )


def summarise(scored: Sequence[Scored]) -> Summary:
    """The measures over a group."""
    times = sorted(one.latency_ms for one in scored)
    can = [one.score for one in scored if one.item.answerable]
    cannot = [one.score for one in scored if not one.item.answerable]
    lengths = [one.length for one in scored if one.length is not None]
    return Summary(
        questions=len(scored),
        evidence=_share(one.evidence for one in scored),
        first=_share(one.first for one in scored),
        speaker=_share(one.speaker for one in scored),
        contains=_share(one.contains for one in scored),
        answered=_share(one.answered for one in scored if one.item.answerable),
        refused=_share(not one.answered for one in scored if not one.item.answerable),
        reason=_share(one.reason for one in scored),
        auc=area_under_curve(can, cannot),
        length=statistics.median(lengths) if lengths else None,
        median_ms=statistics.median(times) if times else 0.0,
        p95_ms=times[min(len(times) - 1, int(0.95 * len(times)))] if times else 0.0,
    )


def area_under_curve(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The chance that a random positive scores above a random negative, ties counting half (Mann-Whitney U)."""
    if not positive or not negative:
        return None
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def curve(scored: Sequence[Scored], steps: int = 20) -> tuple[Point, ...]:
    """Answered against refused at evenly spaced thresholds of answerable_score."""
    can = [one.score for one in scored if one.item.answerable]
    cannot = [one.score for one in scored if not one.item.answerable]
    bars = [step / steps for step in range(steps + 1)]
    return tuple(
        Point(bar, _share(score >= bar for score in can), _share(score < bar for score in cannot)) for bar in bars
    )


def _hits(citation: Citation, gold: Sequence[tuple[str, Span]]) -> bool:
    return any(document_id == citation.document_id and _same_place(citation, span) for document_id, span in gold)


def _same_place(citation: Citation, span: Span) -> bool:
    shared = min(citation.end, span.end) - max(citation.start, span.start)
    return shared > 0 and shared * 2 >= min(span.end - span.start, citation.end - citation.start)


def _contains(item: Item, text: str) -> bool:
    folded = text.casefold()
    return all(any(choice.casefold() in folded for choice in choices) for choices in item.contains)


def _share(values: Iterable[bool | None]) -> float | None:
    counted = [value for value in values if value is not None]
    return sum(counted) / len(counted) if counted else None
