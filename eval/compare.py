"""Two runs held against each other: what moved by more than chance, and which questions got better or worse.

A question is its own control, so only questions that both runs were asked in the same words are compared.
Yes/no metrics get the exact sign test; means and everything else that ``eval.metrics`` can make of the
questions' scores (AUC, F1, quantiles) get a paired bootstrap over the questions.
"""

from collections.abc import Iterator, Sequence

from eval.compare_questions import Pair, changed, pair_up, tally
from eval.comparison import CompareInvalid, Comparison, GroupChange, MetricChange, Verdict, VersionChange
from eval.metrics import METRICS, Better, columns_of
from eval.paired import LEVEL, PairedTest, paired_shares, paired_statistic
from eval.report_figures import version_rows
from eval.result import Result, SuiteName, groups_of

DEFAULT_METRICS = ("right",)
_ROUNDING = 1e-9


def compare(
    before: Result,
    after: Result,
    chosen: Sequence[str] = DEFAULT_METRICS,
    tolerance: float | None = None,
    different_suites: bool = False,
) -> Comparison:
    """Hold ``after`` against ``before``; raises CompareInvalid.

    ``tolerance`` is in the metric's own unit (0.02 of a share is two percentage points) and holds for each of
    the ``chosen``. Runs of different suites are refused unless ``different_suites`` says to match them by id.
    """
    _check(before, after, chosen, tolerance, different_suites)
    pairing = pair_up(before.questions, after.questions)
    if not pairing.pairs:
        raise CompareInvalid("compare_unpaired", before=before.suite.path, after=after.suite.path)
    metrics = tuple(_changes(pairing.pairs, chosen, tolerance))
    counted = {one.metric for one in metrics}
    for name in chosen:
        if name not in counted:
            raise CompareInvalid("compare_nothing", metric=name)
    return Comparison(
        before=before.suite,
        after=after.suite,
        started=(before.started, after.started),
        tolerance=tolerance,
        pairs=len(pairing.pairs),
        only_before=pairing.only_before,
        only_after=pairing.only_after,
        altered=pairing.altered,
        versions=_versions(before, after),
        metrics=metrics,
        groups=tuple(_groups(pairing.pairs, chosen)),
        got_worse=changed(pairing.pairs, chosen, worse=True),
        got_better=changed(pairing.pairs, chosen, worse=False),
    )


def _check(before: Result, after: Result, chosen: Sequence[str], tolerance: float | None, different: bool) -> None:
    if before.suite.sha256 != after.suite.sha256 and not different:
        raise CompareInvalid(before=_named(before.suite), after=_named(after.suite))
    if tolerance is not None and not tolerance >= 0:
        raise CompareInvalid("compare_tolerance", value=tolerance)
    for name in chosen:
        if name not in METRICS:
            raise CompareInvalid("compare_metric", metric=name, known=", ".join(METRICS))
        if METRICS[name].better is Better.NEITHER:
            raise CompareInvalid("compare_direction", metric=name)


def _named(suite: SuiteName) -> str:
    return f"{suite.path} ({suite.sha256[:12]})"


def _changes(pairs: Sequence[Pair], chosen: Sequence[str], tolerance: float | None) -> Iterator[MetricChange]:
    for name in METRICS:
        test = _tested(name, pairs)
        if test is not None:
            better, worse = tally(pairs, name) or (None, None)
            p_worse, verdict = _judged(name, test, tolerance if name in chosen else None)
            yield MetricChange(name, name in chosen, test, p_worse, worse, better, verdict)


def _judged(name: str, test: PairedTest, tolerance: float | None) -> tuple[float, Verdict]:
    higher = METRICS[name].better is Better.HIGHER
    worse, better = (test.p_fall, test.p_rise) if higher else (test.p_rise, test.p_fall)
    fall = -test.difference if higher else test.difference
    if METRICS[name].better is Better.NEITHER:
        verdict = Verdict.SAME
    elif worse < LEVEL:
        verdict = Verdict.FELL
    elif tolerance is not None and fall > tolerance + _ROUNDING:
        verdict = Verdict.TOLERANCE
    else:
        verdict = Verdict.ROSE if better < LEVEL else Verdict.SAME
    return worse, verdict


def _tested(name: str, pairs: Sequence[Pair]) -> PairedTest | None:
    """The test that fits the metric's scores; None where nothing counts for it in one of the runs."""
    counting = _counting(name, pairs)
    early, late = ([getattr(pair, side).scores.get(name) for pair in counting] for side in ("before", "after"))
    if all(isinstance(score, bool) for score in (*early, *late)):
        return paired_shares([bool(score) for score in early], [bool(score) for score in late])
    metric = METRICS[name]
    columns = [columns_of(tuple(getattr(pair, side) for pair in counting)) for side in ("before", "after")]
    return paired_statistic(
        lambda weights: metric.statistic(columns[0], weights),
        lambda weights: metric.statistic(columns[1], weights),
        len(counting),
    )


def _counting(name: str, pairs: Sequence[Pair]) -> Sequence[Pair]:
    """The pairs with a score of the metric's name in both runs; all of them when it is made of other scores."""
    if not any(name in pair.before.scores or name in pair.after.scores for pair in pairs):
        return pairs
    return [p for p in pairs if p.before.scores.get(name) is not None and p.after.scores.get(name) is not None]


def _groups(pairs: Sequence[Pair], chosen: Sequence[str]) -> Iterator[GroupChange]:
    by_id = {pair.after.item.id: pair for pair in pairs}
    for group, questions in groups_of(tuple(pair.after for pair in pairs)).items():
        inside = [by_id[question.item.id] for question in questions]
        for name in chosen if group != "all" else ():
            test = _tested(name, inside)
            if test is not None:
                yield GroupChange(group, name, test.pairs, test.before, test.after)


def _versions(before: Result, after: Result) -> tuple[VersionChange, ...]:
    early, late = dict(version_rows(before.versions)), dict(version_rows(after.versions))
    names = dict.fromkeys([*early, *late])
    return tuple(VersionChange(n, early.get(n), late.get(n)) for n in names if early.get(n) != late.get(n))
