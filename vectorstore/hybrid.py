"""From several scores to one order: pure fusion, and the hit that carries every score onward."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from ingest.passage import Sentence

Scores = NDArray[np.floating]


class Scale(StrEnum):
    """How scores are made comparable before they are added."""

    Z = "z"
    MIN_MAX = "min_max"


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that may answer, with every score it got for the question.

    ``position`` is its index in the corpus's sentences; ``score`` the fused one, comparable only within
    one search. ``dense`` and ``passage_dense`` are cosines of the sentence and of its passage with what is
    the question's own (``neutral.own_part``), ``lexical`` and ``ngram`` BM25 scores, ``coverage`` the share
    (0 to 1) of the question's weight of words found. Ranks count from 1 among all candidates, before any filter.
    """

    sentence: Sentence
    position: int
    score: float
    dense: float
    passage_dense: float
    lexical: float
    ngram: float
    coverage: float
    dense_rank: int
    lexical_rank: int


def ranks(scores: Scores) -> NDArray[np.int64]:
    """Rank 1 for the highest score; of equals the earlier position ranks first."""
    order = np.argsort(-scores, kind="stable")
    placed = np.empty(len(scores), dtype=np.int64)
    placed[order] = np.arange(1, len(scores) + 1)
    return placed


def weighted_fusion(scores: Sequence[Scores], weights: Sequence[float], scale: Scale = Scale.Z) -> NDArray[np.float64]:
    """Weighted sum of the scaled scores; a ranking in which all score alike adds nothing."""
    total = np.zeros(len(scores[0]), dtype=np.float64)
    for ranking, weight in zip(scores, weights, strict=True):
        total += weight * scaled(ranking, scale)
    return total


def scaled(scores: Scores, scale: Scale) -> NDArray[np.float64]:
    """Scores with mean 0 and deviation 1 (Z), or from 0 to 1 (MIN_MAX); zeros when all are alike."""
    values = scores.astype(np.float64)
    if len(values) == 0 or values.max() - values.min() < 1e-9:
        return np.zeros(len(values))
    match scale:
        case Scale.Z:
            zero, one = values.mean(), values.std()
        case Scale.MIN_MAX:
            zero, one = values.min(), values.max() - values.min()
        case _:
            assert_never(scale)
    result: NDArray[np.float64] = (values - zero) / one
    return result
