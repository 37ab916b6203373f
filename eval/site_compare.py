"""Two results held against each other, as a page shows it: the rows of its tables, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.site.page import Page
from eval.compare import compare
from eval.compare_questions import QuestionChange
from eval.comparison import Comparison, GroupChange, MetricChange, Verdict
from eval.guard_result import GuardResult
from eval.report_compare import metric_row, short_version, told_move, verdict
from eval.report_words import Words
from eval.site_links import evaluation_address
from eval.site_list import moment, suite_name
from eval.site_said import Said
from eval.site_shelf import Run
from eval.site_visit import Visit
from eval.why_words import why_told
from ingest.errors import RemissError


class ReportsUnlike(RemissError):
    """Two results cannot be compared. Codes: reports_unlike (before, after), reports_suites (before, after)."""

    code = "reports_unlike"


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric: its cells from name to verdict, and which way it went."""

    cells: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ChangedQuestion:
    """A question that came out differently, with where each run has it, and what was wrong with it there."""

    change: QuestionChange
    moves: str
    before: str
    after: str
    why_before: tuple[Said, ...]
    why_after: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison in one language."""

    comparison: Comparison
    chosen: tuple[MetricRow, ...]
    moved: tuple[MetricRow, ...]
    groups: tuple[tuple[str, ...], ...]
    got_worse: tuple[ChangedQuestion, ...]
    got_better: tuple[ChangedQuestion, ...]
    versions: tuple[tuple[str, str, str], ...]
    verdict: str


def compare_page(visit: Visit, names: tuple[str, str], runs: tuple[Run, Run]) -> Page:
    """The second result held against the first; of different suites only when the address says so."""
    different = bool(visit.asked.one("olika"))
    try:
        found = held_together(names, runs, different)
    except ReportsUnlike as error:
        told = visit.chat.describe_error(error, visit.words.language)
        match = error.error_code == "reports_suites"
        return visit.page("site_unlike.html", visit.say("compare"), 409, told=told, names=names, match=match)
    view = comparison_view(found, names, visit.words)
    sides = [(name, suite_name(run), moment(run.started)) for name, run in zip(names, runs, strict=True)]
    return visit.page(
        "site_compare.html", visit.words.say("compare.title"), view=view, sides=sides, different=different
    )


def held_together(names: tuple[str, str], runs: tuple[Run, Run], different_suites: bool) -> Comparison:
    """The second run held against the first; raises ReportsUnlike, and CompareInvalid as ``compare`` does."""
    before, after = runs
    named = {"before": names[0], "after": names[1]}
    if isinstance(before, GuardResult) or isinstance(after, GuardResult):
        raise ReportsUnlike(**named)
    if before.suite.sha256 != after.suite.sha256 and not different_suites:
        raise ReportsUnlike("reports_suites", **named)
    return compare(before, after, different_suites=different_suites)


def comparison_view(found: Comparison, names: tuple[str, str], words: Words) -> ComparisonView:
    """The comparison of the results that have these names."""
    moved = [one for one in found.metrics if not one.chosen and one.verdict is not Verdict.SAME]
    return ComparisonView(
        comparison=found,
        chosen=_metrics([one for one in found.metrics if one.chosen], words),
        moved=_metrics(moved, words),
        groups=tuple(_group(one, words) for one in found.groups if one.before != one.after),
        got_worse=tuple(_changed(one, names, words) for one in found.got_worse),
        got_better=tuple(_changed(one, names, words) for one in found.got_better),
        versions=tuple(
            (_version(one.name, words), short_version(one.before), short_version(one.after)) for one in found.versions
        ),
        verdict=verdict(found, words),
    )


def _metrics(changes: Sequence[MetricChange], words: Words) -> tuple[MetricRow, ...]:
    return tuple(MetricRow(tuple(metric_row(one, words)), one.verdict) for one in changes)


def _group(one: GroupChange, words: Words) -> tuple[str, ...]:
    return (
        words.group(one.group),
        words.name("metric", one.metric),
        words.value(one.metric, one.before),
        words.value(one.metric, one.after),
        words.difference(one.metric, one.after - one.before),
        str(one.pairs),
    )


def _changed(one: QuestionChange, names: tuple[str, str], words: Words) -> ChangedQuestion:
    before, after = (evaluation_address(words.language.value, "q1", rapport=name, fraga=one.id) for name in names)
    moves = "; ".join(told_move(move, words) for move in one.moves)
    whys = (why_told(why, one.language, words) for why in (one.why_before, one.why_after))
    return ChangedQuestion(one, moves, before, after, *whys)


def _version(name: str, words: Words) -> str:
    kind, _, rest = name.partition(".")
    return words.name("version", kind) + (f" › {rest}" if rest else "")
