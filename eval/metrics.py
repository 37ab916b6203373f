"""What many answers are worth together: every metric of a group with its bootstrap interval.

``METRICS`` is the whole list. Most metrics are the mean of the questions' scores of the same name; what else
there is stands beside it. Pure functions of ``QuestionResult``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np

from eval import bootstrap
from eval.bootstrap import Floats
from eval.result import Bin, Point, QuestionResult, Value, score_of
from eval.retrieval import CUTOFFS

BINS = 10
STEPS = 20
Columns = Mapping[str, Floats]
Statistic = Callable[[Columns, Floats], Floats]


class Better(StrEnum):
    """Which way a metric improves."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Unit(StrEnum):
    """What a metric is counted in; a share is between 0 and 1."""

    SHARE = "share"
    MILLISECONDS = "milliseconds"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Metric:
    """How a metric is made of the questions' scores: ``statistic`` over those whose ``counts`` score is there."""

    name: str
    counts: str
    statistic: Statistic
    better: Better = Better.HIGHER
    unit: Unit = Unit.SHARE


def _mean(name: str, better: Better = Better.HIGHER) -> Metric:
    return Metric(name, name, lambda columns, weights: bootstrap.mean(weights, columns[name]), better)


def _quantile(name: str, score: str, share: float, better: Better, unit: Unit) -> Metric:
    return Metric(name, score, lambda columns, w: bootstrap.quantile(w, columns[score], share), better, unit)


def _f1(columns: Columns, weights: Floats) -> Floats:
    refused, wrongly = columns["refused"], columns["answerable"]
    hits = 2 * refused * (1 - wrongly)
    return bootstrap.ratio(weights, hits, refused + (1 - wrongly))


def _auc(columns: Columns, weights: Floats) -> Floats:
    return bootstrap.area_under_curve(weights, columns["answerable_score"], columns["answerable"] > 0)


def _ece(columns: Columns, weights: Floats) -> Floats:
    return bootstrap.calibration_error(weights, columns["confidence"], columns["right"], BINS)


_ALL = (
    *map(_mean, ("right", "evidence", "first", "recall", "precision", "verbatim", "speaker", "contains")),
    _mean("forbidden", Better.LOWER),
    *(_mean(f"recall@{k}") for k in CUTOFFS),
    *(_mean(f"success@{k}") for k in CUTOFFS),
    *map(_mean, ("mrr@10", "ndcg@10", "refusal_precision", "refusal_recall")),
    Metric("refusal_f1", "refusal_concerned", _f1),
    _mean("reason"),
    _mean("over_refusal", Better.LOWER),
    Metric("auc", "answerable_score", _auc),
    _mean("brier", Better.LOWER),
    Metric("ece", "confidence", _ece, Better.LOWER),
    _quantile("length", "length", 0.5, Better.NEITHER, Unit.CHARACTERS),
    _quantile("latency_p50", "latency_ms", 0.5, Better.LOWER, Unit.MILLISECONDS),
    _quantile("latency_p95", "latency_ms", 0.95, Better.LOWER, Unit.MILLISECONDS),
    *map(_mean, ("judge_faithfulness", "judge_relevancy", "judge_correctness")),
)
METRICS: Mapping[str, Metric] = {metric.name: metric for metric in _ALL}


def summarise(questions: Sequence[QuestionResult]) -> dict[str, Value]:
    """Every metric over a group, in the order of ``METRICS``."""
    columns = columns_of(questions)
    once, resampled = np.ones((1, len(questions))), bootstrap.draws(len(questions))
    return {name: _value(metric, columns, once, resampled) for name, metric in METRICS.items()}


def curve(questions: Sequence[QuestionResult]) -> tuple[Point, ...]:
    """Answered against refused at evenly spaced thresholds of answerable_score."""
    columns = columns_of(questions)
    scores, can = columns["answerable_score"], columns["answerable"] > 0
    bars = [step / STEPS for step in range(STEPS + 1)]
    return tuple(Point(bar, _share(scores[can] >= bar), _share(scores[~can] < bar)) for bar in bars)


def calibration(questions: Sequence[QuestionResult]) -> tuple[Bin, ...]:
    """The answers by confidence, in ``BINS`` bins of equal width."""
    columns = columns_of(questions)
    known = ~np.isnan(columns["confidence"])
    confidence, right = columns["confidence"][known], columns["right"][known]
    bin_of = bootstrap.bins_of(confidence, BINS)
    return tuple(
        Bin(b / BINS, (b + 1) / BINS, int(inside.sum()), _share(confidence[inside]), _share(right[inside]))
        for b, inside in enumerate(map(partial(np.equal, bin_of), range(BINS)))
    )


def columns_of(questions: Sequence[QuestionResult]) -> Columns:
    """Each score as an array over the questions, NaN where it does not apply."""
    names = {name for question in questions for name in question.scores}
    names |= {metric.counts for metric in _ALL} | {"answerable", "refused", "right"}
    columns = {
        name: np.array([np.nan if (s := score_of(question, name)) is None else s for question in questions])
        for name in names
    }
    concerned = (columns["refused"] > 0) | (columns["answerable"] == 0)
    return {**columns, "refusal_concerned": np.where(concerned, 1.0, np.nan)}


def _value(metric: Metric, columns: Columns, once: Floats, resampled: Floats) -> Value:
    found = float(metric.statistic(columns, once)[0])
    counted = int((~np.isnan(columns[metric.counts])).sum())
    if np.isnan(found):
        return Value(None, None, None, counted)
    low, high = bootstrap.interval(metric.statistic(columns, resampled)) or (found, found)
    return Value(found, low, high, counted)


def _share(values: Floats | np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float | None:
    return float(values.mean()) if values.size else None
