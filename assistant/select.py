"""Which sentences answer the question: scores from retrieval, speakers, stances and the form of the answer.

``Selector`` is the seam for a trained reader; ``FeatureSelector`` is the baseline that needs no training.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import fits, is_fragment
from assistant.question import Kind, Query
from ingest.passage import Role, Sentence, Stance
from vectorstore.hybrid import Hit

FORMAL = frozenset({Kind.WHEN, Kind.WHO, Kind.HOW_MANY})


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate sentence and how well it answers; scores compare within one question only."""

    hit: Hit
    score: float

    @property
    def sentence(self) -> Sentence:
        """The candidate."""
        return self.hit.sentence


class Selector(Protocol):
    """Reads a question beside its candidates and scores each: higher answers better."""

    def scores(self, query: Query, hits: Sequence[Hit]) -> NDArray[np.float64]:
        """One score per hit, shape (n,)."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts, in standard deviations of the dense score. Tuned on the dev suite alone."""

    dense: float = 1.0
    passage: float = 0.4
    lexical: float = 0.6
    ngram: float = 0.3
    form: float = 0.9
    proposal: float = 0.7
    retold: float = -0.2
    fragment: float = -1.6
    background: float = -0.5
    decision: float = 1.0


class FeatureSelector:
    """A weighted sum of standardised features; no training, no model."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights or Weights()

    def scores(self, query: Query, hits: Sequence[Hit]) -> NDArray[np.float64]:
        """One score per hit, shape (n,)."""
        w = self._weights
        total = (
            w.dense * _standardised(hits, lambda hit: hit.dense)
            + w.passage * _standardised(hits, lambda hit: hit.passage_dense)
            + w.lexical * _share(hits, lambda hit: hit.lexical)
            + w.ngram * _share(hits, lambda hit: hit.ngram)
        )
        return total + np.array([self._of_sentence(query, hit.sentence) for hit in hits])

    def _of_sentence(self, query: Query, sentence: Sentence) -> float:
        w, voice = self._weights, sentence.voice
        score = w.form * fits(query.kind, sentence)
        formal = query.kind in FORMAL
        if is_fragment(sentence) and not formal:
            score += w.fragment
        if voice.stance is Stance.BACKGROUND and not formal:
            score += w.background
        if query.asks_proposal and voice.stance is Stance.PROPOSAL:
            score += w.proposal
        if voice.reported_by is not None:
            score += w.retold
        if query.asks_decision and voice.stance in {Stance.DECISION, Stance.DECISION_PROPOSAL}:
            score += w.decision
        return score


def rank(query: Query, hits: Sequence[Hit], selector: Selector) -> tuple[Scored, ...]:
    """The candidates, best first."""
    if not hits:
        return ()
    scores = selector.scores(query, hits)
    return tuple(Scored(hits[i], float(scores[i])) for i in np.argsort(-scores, kind="stable"))


def speaks(query: Query, sentence: Sentence) -> bool:
    """Whether a sentence may be shown as words of those asked for.

    A document's own lines (number, dates, names) are evidence for who, when and how many, whoever is asked about.
    """
    if not query.wanted or sentence.voice.speaker.name in query.wanted:
        return True
    return query.kind in FORMAL and sentence.voice.speaker.role is Role.ISSUER


def distinct(ranked: Iterable[Scored]) -> list[Scored]:
    """The ranked candidates without repetitions: the same words by the same speaker are shown once."""
    seen: set[tuple[str | None, str]] = set()
    kept: list[Scored] = []
    for scored in ranked:
        key = (scored.sentence.voice.speaker.name, scored.sentence.search_text.casefold())
        if key not in seen:
            seen.add(key)
            kept.append(scored)
    return kept


def _standardised(hits: Sequence[Hit], feature: Callable[[Hit], float]) -> NDArray[np.float64]:
    values = np.array([feature(hit) for hit in hits], dtype=np.float64)
    return (values - values.mean()) / (values.std() + 1e-6)


def _share(hits: Sequence[Hit], feature: Callable[[Hit], float]) -> NDArray[np.float64]:
    values = np.array([feature(hit) for hit in hits], dtype=np.float64)
    top = values.max()
    return 3 * values / top if top > 0 else values
