"""The first order: scores from retrieval, speakers, stances and the form of the answer. It needs no training.

A reader goes on from here (``read``).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import fits, is_fragment
from assistant.frames import frames_of
from assistant.question import Kind, Query
from ingest.passage import Sentence, Stance
from vectorstore.hybrid import Hit

FORMAL = frozenset({Kind.WHEN, Kind.WHO, Kind.HOW_MANY})
_REPLY = 0.5
_DECIDING = frozenset({Stance.DECISION, Stance.DECISION_PROPOSAL})


@dataclass(frozen=True, slots=True)
class Read:
    """A reader's logits: that the sentence answers, and that its window holds an answer."""

    sentence: float
    window: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate sentence and how well it answers; scores compare within one question only.

    ``read`` is what a reader says of it, None when it was not read.
    """

    hit: Hit
    score: float
    read: Read | None = None

    @property
    def sentence(self) -> Sentence:
        """The candidate."""
        return self.hit.sentence


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts; scores of retrieval are standardised, or a share of the best times three.

    Fitted on the three dev suites by listwise softmax regression; cross-validation shows them to be flat.
    """

    dense: float = 1.2
    passage: float = 0.3
    lexical: float = 0.6
    ngram: float = 0.6
    form: float = 1.4
    frame: float = 10.0
    preferred: float = 2.0
    document: float = 0.5
    proposal: float = 0.8
    fragment: float = -1.6
    background: float = -0.5
    decision: float = 0.9


class FeatureSelector:
    """A weighted sum of features; no training, no model."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = np.array(astuple(weights or Weights()), dtype=np.float64)

    def scores(self, query: Query, hits: Sequence[Hit]) -> NDArray[np.float64]:
        """One score per hit, shape (n,)."""
        weighed: NDArray[np.float64] = self.features(query, hits) @ self._weights
        return weighed

    def features(self, query: Query, hits: Sequence[Hit]) -> NDArray[np.float64]:
        """What is weighed: one row per hit, a column per field of ``Weights`` in their order."""
        searched = (
            _standardised(hits, lambda hit: hit.dense),
            _standardised(hits, lambda hit: hit.passage_dense),
            _share(hits, lambda hit: hit.lexical),
            _share(hits, lambda hit: hit.ngram),
        )
        told = [_told(query, hit.sentence) for hit in hits]
        return np.column_stack([*searched, np.array(told, dtype=np.float64).reshape(len(hits), -1)])


def _told(query: Query, sentence: Sentence) -> tuple[float, ...]:
    """The features that sentence and question have without any search, from ``form`` on."""
    voice = sentence.voice
    form = fits(query.kind, sentence)
    if frames_of(sentence, query.frames):
        return (form, 1, 0, 0, 0, 0, 0, 0)
    formal = query.kind in FORMAL
    return (
        form,
        0,
        voice.speaker.name in query.preferred,
        sentence.document_id in query.documents,
        query.asks_proposal and voice.stance is Stance.PROPOSAL,
        not formal and is_fragment(sentence),
        not formal and voice.stance is Stance.BACKGROUND,
        query.asks_decision and voice.stance in _DECIDING,
    )


def rank(query: Query, hits: Sequence[Hit], selector: FeatureSelector) -> tuple[Scored, ...]:
    """The candidates, best first."""
    if not hits:
        return ()
    scores = _with_replies(hits, selector.scores(query, hits))
    return tuple(Scored(hits[i], float(scores[i])) for i in np.argsort(-scores, kind="stable"))


def _with_replies(hits: Sequence[Hit], scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """What a speaker says right after retelling another's view is about that view: it is worth nearly as much."""
    at = {hit.position: n for n, hit in enumerate(hits)}
    replied = scores.copy()
    for n, hit in enumerate(hits):
        before = at.get(hit.position - 1)
        if before is not None and hits[before].sentence.voice.reported_by == hit.sentence.voice.speaker.name:
            replied[n] = max(scores[n], scores[before] - _REPLY)
    return replied


def chances_of(candidates: Sequence[Scored]) -> NDArray[np.float64]:
    """The softmax of the scores, shape (n,): the chance of each to be right, if any of them is."""
    scores = np.array([scored.score for scored in candidates], dtype=np.float64)
    chances = np.exp(scores - scores.max(initial=-np.inf))
    shares: NDArray[np.float64] = chances / chances.sum()
    return shares


def speaks(query: Query, sentence: Sentence) -> bool:
    """Whether a sentence may be shown as words of those asked for.

    A document's own lines (number, dates, names) are evidence for who, when and how many, whoever is asked about,
    and so are the formal lines that the question is after.
    """
    if not query.wanted or sentence.voice.speaker.name in query.wanted:
        return True
    if sentence.voice.stance is not Stance.BACKGROUND:
        return False
    return query.kind in FORMAL or bool(frames_of(sentence, query.frames))


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
    standardised: NDArray[np.float64] = (values - values.mean()) / (values.std() + 1e-6)
    return standardised


def _share(hits: Sequence[Hit], feature: Callable[[Hit], float]) -> NDArray[np.float64]:
    values = np.array([feature(hit) for hit in hits], dtype=np.float64)
    top = values.max()
    return 3 * values / top if top > 0 else values
