"""A comparison in words, once laid out and written in two styles: for the terminal, and as Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from eval.compare_questions import Move, QuestionChange
from eval.comparison import Comparison, GroupChange, MetricChange, Verdict
from eval.report_markdown import escape, table
from eval.report_words import NOTHING, Words
from eval.result import Score, SuiteName

SHOWN = 20
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Style:
    """How a heading, a table (with the columns that hold numbers) and somebody else's words are written."""

    heading: Callable[[str], str]
    table: Callable[[Sequence[str], Iterable[Sequence[str]], Sequence[int]], str]
    quoted: Callable[[str], str]


def render_text(comparison: Comparison, words: Words) -> str:
    """The comparison for a terminal."""
    return "\n\n".join(_parts(comparison, words, Style(str.upper, _aligned, _printable)))


def render_compare_markdown(comparison: Comparison, words: Words) -> str:
    """The comparison for a pull request."""
    title = f"## {words.say('compare.title')}"
    return "\n\n".join([title, *_parts(comparison, words, Style("### {}".format, table, escape))]) + "\n"


def _parts(comparison: Comparison, words: Words, style: Style) -> Iterator[str]:
    yield _runs(comparison, words, style)
    yield _metrics([one for one in comparison.metrics if one.chosen], words, style)
    yield words.say("compare.power")
    moved = [one for one in comparison.metrics if not one.chosen and one.verdict is not Verdict.SAME]
    if moved:
        yield f"{style.heading(words.say('compare.others'))}\n\n{_metrics(moved, words, style)}"
    groups = [one for one in comparison.groups if one.before != one.after]
    if groups:
        yield f"{style.heading(words.say('compare.by_group'))}\n\n{_groups(groups, words, style)}"
    for key, questions in (("got_worse", comparison.got_worse), ("got_better", comparison.got_better)):
        if questions:
            heading = style.heading(f"{words.say(f'compare.{key}')} ({len(questions)})")
            yield f"{heading}\n\n{_questions(questions, words, style)}"
    if not comparison.got_worse and not comparison.got_better:
        yield words.say("compare.nothing_changed")
    yield _versions(comparison, words, style)
    yield verdict(comparison, words)


def verdict(comparison: Comparison, words: Words) -> str:
    """The outcome in one sentence."""
    names = [words.name("metric", one.metric) for one in comparison.fallen]
    return words.say("compare.failed", metrics=", ".join(names)) if names else words.say("compare.passed")


def _runs(comparison: Comparison, words: Words, style: Style) -> str:
    def named(key: str, suite: SuiteName, started: str) -> str:
        return style.quoted(f"{words.say(f'compare.{key}')}: {PurePath(suite.path).name}, {started}")

    lines = [
        named("before", comparison.before, comparison.started[0]),
        named("after", comparison.after, comparison.started[1]),
        words.say("compare.compared", pairs=comparison.pairs),
    ]
    left = {name: len(getattr(comparison, name)) for name in ("only_before", "only_after", "altered")}
    if any(left.values()):
        lines.append(words.say("compare.left_out", **left))
    return "\n".join(f"- {line}" for line in lines)


def _metrics(changes: Sequence[MetricChange], words: Words, style: Style) -> str:
    columns = ("before", "after", "difference", "interval", "better", "worse", "chance", "smallest", "verdict")
    head = [words.say("report.metric"), *(words.say(f"compare.{column}") for column in columns)]
    return style.table(head, [metric_row(change, words) for change in changes], range(1, 9))


def metric_row(change: MetricChange, words: Words) -> list[str]:
    """A metric's change as the cells of its row: name, then everything from before to the verdict."""
    name, test = change.metric, change.test
    smallest = NOTHING if test.smallest is None else f"±{words.difference(name, test.smallest).removeprefix('+')}"
    return [
        words.name("metric", name),
        words.value(name, test.before),
        words.value(name, test.after),
        words.difference(name, test.difference),
        f"{words.difference(name, test.low)} … {words.difference(name, test.high)}",
        NOTHING if change.better is None else str(change.better),
        NOTHING if change.worse is None else str(change.worse),
        words.chance(change.p_worse),
        smallest,
        words.say(f"compare.{change.verdict}"),
    ]


def _groups(changes: Sequence[GroupChange], words: Words, style: Style) -> str:
    columns = ("compare.before", "compare.after", "compare.difference", "report.counted")
    head = [words.say("report.group"), words.say("report.metric"), *map(words.say, columns)]
    rows = [
        (
            style.quoted(words.group(one.group)),
            words.name("metric", one.metric),
            words.value(one.metric, one.before),
            words.value(one.metric, one.after),
            words.difference(one.metric, one.after - one.before),
            str(one.pairs),
        )
        for one in changes
    ]
    return style.table(head, rows, range(2, 6))


def _questions(changes: Sequence[QuestionChange], words: Words, style: Style) -> str:
    head = ("id", *(words.say(f"report.{column}") for column in ("type", "question", "metric", "why")))
    rows = [
        (
            style.quoted(one.id),
            style.quoted(words.name("type", one.type)),
            style.quoted(_cut(one.question)),
            "; ".join(told_move(move, words) for move in one.moves),
            style.quoted(one.why_after or f"({one.why_before})" if one.why_after or one.why_before else NOTHING),
        )
        for one in changes[:SHOWN]
    ]
    left = len(changes) - len(rows)
    return style.table(head, rows, ()) + (f"\n\n{words.say('report.more', count=left)}" if left else "")


def told_move(move: Move, words: Words) -> str:
    """What one score of a question went from, and to."""

    def told(score: Score) -> str:
        if isinstance(score, bool):
            return words.say("report.yes" if score else "report.no")
        return words.value(move.metric, score)

    return f"{words.name('metric', move.metric)}: {told(move.before)} → {told(move.after)}"


def _versions(comparison: Comparison, words: Words, style: Style) -> str:
    if not comparison.versions:
        return words.say("compare.no_changed_versions")
    lines = []
    for change in comparison.versions:
        kind, _, rest = change.name.partition(".")
        label = words.name("version", kind) + (f" › {rest}" if rest else "")
        moved = f"{short_version(change.before)} → {short_version(change.after)}"
        lines.append(f"- {style.quoted(label)}: {style.quoted(moved)}")
    return "\n".join([style.heading(words.say("compare.changed_versions")), "", *lines])


def short_version(version: str | None) -> str:
    """A version, a long hash by its beginning."""
    return NOTHING if version is None else version[:12] if len(version) >= 40 else version


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _printable(text: str) -> str:
    """One line without control characters, which could write over the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _aligned(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int]) -> str:
    """Columns of equal width, numbers to the right."""
    cells = [tuple(head), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at in numbers else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    )
