"""How sure a figure is: the percentile bootstrap over questions, seeded, all resamples at once.

A resample is how often each question was drawn, so a statistic is a function of those counts and works on
a thousand of them as it works on one: ``weights`` has shape (resamples, questions), what is returned
(resamples,), and a resample in which nothing counts gives NaN. Source: Efron & Tibshirani, An Introduction
to the Bootstrap (1993), chapter 13.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
RESAMPLES = 1_000
SEED = 20_150_101
LEVEL = 0.95


def draws(questions: int, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """How often each question is drawn in each resample; the same for the same arguments."""
    if questions == 0:
        return np.zeros((resamples, 0))
    generator = np.random.default_rng(seed)
    return generator.multinomial(questions, np.full(questions, 1 / questions), size=resamples).astype(np.float64)


def interval(samples: Floats, level: float = LEVEL) -> tuple[float, float] | None:
    """The percentile interval over the resamples in which something counts; None when there are none."""
    known = samples[~np.isnan(samples)]
    if known.size == 0:
        return None
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def mean(weights: Floats, values: Floats) -> Floats:
    """The mean of the values that are not NaN."""
    return ratio(weights, np.nan_to_num(values), (~np.isnan(values)).astype(np.float64))


def ratio(weights: Floats, numerator: Floats, denominator: Floats) -> Floats:
    """The sum of one column over the sum of another."""
    return _divided(weights @ numerator, weights @ denominator)


def quantile(weights: Floats, values: Floats, share: float) -> Floats:
    """The smallest value with at least ``share`` of the questions at or below it (no interpolation); NaNs left out."""
    known = ~np.isnan(values)
    if not known.any():
        return np.full(len(weights), np.nan)
    order = np.argsort(values[known], kind="stable")
    running = np.cumsum(weights[:, known][:, order], axis=1)
    total = running[:, -1]
    first = np.argmax(running >= np.maximum(share * total, 1e-9)[:, None], axis=1)
    return np.where(total > 0, values[known][order][first], np.nan)


def area_under_curve(weights: Floats, scores: Floats, positive: NDArray[np.bool_]) -> Floats:
    """The chance that a positive scores above a negative, ties counting half (Mann-Whitney U)."""
    above = scores[positive][:, None] - scores[~positive][None, :]
    wins = (above > 0) + 0.5 * (above == 0)
    of_positive, of_negative = weights[:, positive], weights[:, ~positive]
    won = ((of_positive @ wins) * of_negative).sum(axis=1)
    return _divided(won, of_positive.sum(axis=1) * of_negative.sum(axis=1))


def calibration_error(weights: Floats, confidence: Floats, right: Floats, bins: int) -> Floats:
    """ECE: per bin of equal width the distance of mean confidence from the share right, weighted by answers."""
    known = ~np.isnan(confidence)
    bin_of = bins_of(confidence[known], bins)
    excess = (confidence - right)[known]
    counted = weights[:, known]
    off = sum((np.abs(counted[:, bin_of == b] @ excess[bin_of == b]) for b in range(bins)), np.zeros(len(weights)))
    return _divided(off, counted.sum(axis=1))


def bins_of(confidence: Floats, bins: int) -> NDArray[np.int64]:
    """The bin, from 0, of each confidence; 1.0 belongs to the last."""
    return np.minimum((confidence * bins).astype(np.int64), bins - 1)


def _divided(above: Floats, below: Floats) -> Floats:
    result: Floats = np.divide(above, below, out=np.full(len(below), np.nan), where=below > 0)
    return result
