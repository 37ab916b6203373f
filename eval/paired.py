"""Whether two runs over the same questions differ by more than chance, and what the suite could have shown at all.

Every question is its own control: only the questions on which the runs differ say anything. Yes/no measures
get the exact McNemar test (the sign test on those questions), every other measure a paired bootstrap. Pure
functions; the bootstrap's seed is fixed, so that the same two runs always get the same verdict.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from eval.bootstrap import SEED, Floats, draws

LEVEL, POWER = 0.05, 0.8
RESAMPLES = 4_000
_CHUNK = 2_000_000
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class PairedTest:
    """How a measure moved over ``pairs`` questions that both runs have a value for.

    ``difference`` is after minus before, ``low`` and ``high`` its 95 % interval. ``p_fall`` and ``p_rise`` are
    one-sided: the chance of a fall (or a rise) this large if nothing had changed. ``smallest`` is the smallest
    true difference, in either direction, that this many questions would have shown with 80 % power; None when
    there is none.
    """

    pairs: int
    before: float
    after: float
    difference: float
    low: float
    high: float
    p_fall: float
    p_rise: float
    smallest: float | None


def paired_shares(before: Sequence[bool], after: Sequence[bool]) -> PairedTest | None:
    """The exact McNemar test of a yes/no measure; None without a pair. ValueError when the lengths differ."""
    rose = sum(late and not early for early, late in zip(before, after, strict=True))
    fell = sum(early and not late for early, late in zip(before, after, strict=True))
    pairs = len(before)
    if not pairs:
        return None
    low, high = share_interval(pairs, rose, fell)
    return PairedTest(
        pairs=pairs,
        before=sum(before) / pairs,
        after=sum(after) / pairs,
        difference=(rose - fell) / pairs,
        low=low,
        high=high,
        p_fall=sign_test(fell, rose),
        p_rise=sign_test(rose, fell),
        smallest=smallest_share(pairs, rose + fell),
    )


def paired_statistic(
    before: Callable[[Floats], Floats], after: Callable[[Floats], Floats], questions: int
) -> PairedTest | None:
    """A paired bootstrap of the difference of two statistics of the same questions; None when either has no value.

    A statistic takes how often each question was drawn, shape (resamples, questions), and gives (resamples,),
    NaN where nothing counts (``eval.bootstrap``). Both get the same draws. The interval is the percentile one;
    p is the share of the resamples, shifted to no difference, that move as far as was observed (Efron and
    Tibshirani 1993, chapter 16).
    """
    once = np.ones((1, questions))
    early, late = float(before(once)[0]), float(after(once)[0])
    observed = late - early
    if math.isnan(observed):
        return None
    moved = np.concatenate([after(drawn) - before(drawn) for drawn in _draws(questions)])
    noise = moved[~np.isnan(moved)] - observed
    low, high = np.quantile(noise, (0.025, 0.975)) + observed if noise.size else (observed, observed)
    error = float(noise.std(ddof=1)) if noise.size > 1 else 0.0
    return PairedTest(
        pairs=questions,
        before=early,
        after=late,
        difference=observed,
        low=float(low),
        high=float(high),
        p_fall=_tail(-noise, -observed),
        p_rise=_tail(noise, observed),
        smallest=smallest_of(error),
    )


def sign_test(successes: int, failures: int) -> float:
    """One-sided exact p: the chance of at least this many successes if both were as likely; 1 when there is none."""
    if not successes + failures:
        return 1.0
    return float(_stats().binomtest(successes, successes + failures, 0.5, alternative="greater").pvalue)


def share_interval(pairs: int, rose: int, fell: int) -> tuple[float, float]:
    """The 95 % interval of a difference of paired shares, with one question added to each kind of change.

    Bonett and Price (2012), *Adjusted Wald confidence interval for a difference of binomial proportions based
    on paired data*. Unlike the plain interval it keeps a width when no question changed.
    """
    up, down = (rose + 1) / (pairs + 2), (fell + 1) / (pairs + 2)
    spread = float(_stats().norm.ppf(0.975)) * math.sqrt((up + down - (up - down) ** 2) / (pairs + 2))
    return max(-1.0, up - down - spread), min(1.0, up - down + spread)


def power_of_sign_test(pairs: int, discordance: float, difference: float) -> float:
    """The chance that the one-sided sign test sees a true ``difference`` when ``discordance`` of the pairs differ.

    Exact: over every number of differing pairs, and every way in which they may split. Needs
    0 < difference <= discordance <= 1.
    """
    differing = np.arange(pairs + 1)
    needed = _stats().binom.isf(LEVEL, differing, 0.5) + 1
    seen = _stats().binom.sf(needed - 1, differing, (1 + difference / discordance) / 2)
    return float(np.sum(_stats().binom.pmf(differing, pairs, discordance) * seen))


def smallest_share(pairs: int, discordant: int) -> float | None:
    """The smallest difference of shares that would be shown with 80 % power at one-sided 0.05, from the discordance.

    The share of differing pairs is taken as observed, or as the difference itself where that is larger (then
    every differing pair goes the same way). None when even a difference of 1 would not be shown.
    """
    observed = discordant / pairs

    def power(difference: float) -> float:
        return power_of_sign_test(pairs, max(observed, difference), difference)

    if power(1.0) < POWER:
        return None
    low, high = 0.0, 1.0
    while high - low > 1e-5:
        middle = (low + high) / 2
        low, high = (low, middle) if power(middle) >= POWER else (middle, high)
    return high


def smallest_of(error: float) -> float | None:
    """The smallest difference shown with 80 % power at one-sided 0.05, from the difference's standard error.

    Normal approximation: (z of the level + z of the power) standard errors. None when nothing differed, which
    leaves no spread to reckon from.
    """
    return float(_stats().norm.isf(LEVEL) + _stats().norm.ppf(POWER)) * error if error > _ROUNDING else None


def _draws(questions: int) -> Iterator[Floats]:
    """The resamples in chunks that fit memory; the same for the same number of questions."""
    step = max(1, _CHUNK // max(1, questions))
    for number, start in enumerate(range(0, RESAMPLES, step)):
        yield draws(questions, min(step, RESAMPLES - start), SEED + number)


def _tail(noise: Floats, observed: float) -> float:
    """The share of resamples, centred on no change, that reach what was observed; never 0."""
    return (int((noise >= observed - _ROUNDING).sum()) + 1) / (noise.size + 1)


def _stats() -> Any:  # noqa: ANN401 - scipy has no types
    from scipy import stats  # noqa: PLC0415 - a second and a half that no other command need wait for

    return stats
