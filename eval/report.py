"""A run as a table for the terminal: one row per group, shares in percent."""

from collections.abc import Mapping, Sequence

from eval.measures import Point, Summary

_COLUMNS = (
    ("n", "questions", "{:.0f}"),
    ("evidence", "evidence", "{:.0%}"),
    ("first", "first", "{:.0%}"),
    ("speaker", "speaker", "{:.0%}"),
    ("contains", "contains", "{:.0%}"),
    ("answered", "answered", "{:.0%}"),
    ("refused", "refused", "{:.0%}"),
    ("reason", "reason", "{:.0%}"),
    ("auc", "auc", "{:.2f}"),
    ("chars", "length", "{:.0f}"),
    ("ms", "median_ms", "{:.0f}"),
    ("p95 ms", "p95_ms", "{:.0f}"),
)
_NOTHING = "–"


def table(groups: Mapping[str, Summary], texts: Mapping[str, str]) -> str:
    """The groups' measures, with a legend line per column from ``texts`` (keys ``eval.<column>``)."""
    rows = [["", *(title for title, _, _ in _COLUMNS)]]
    rows += [[name, *_cells(summary)] for name, summary in groups.items()]
    legend = [f"{title}: {texts[key]}" for title, name, _ in _COLUMNS if (key := f"eval.{name}") in texts]
    return "\n".join([*_aligned(rows), "", *legend])


def curve_table(points: Sequence[Point]) -> str:
    """Threshold, share of answerable questions answered, share of unanswerable refused."""
    rows = [["threshold", "answered", "refused"]]
    rows += [[f"{p.threshold:.2f}", _cell(p.answered, "{:.0%}"), _cell(p.refused, "{:.0%}")] for p in points]
    return "\n".join(_aligned(rows))


def _cells(summary: Summary) -> list[str]:
    return [_cell(getattr(summary, name), form) for _, name, form in _COLUMNS]


def _cell(value: float | None, form: str) -> str:
    return _NOTHING if value is None else form.format(value)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns of equal width: the first to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return "  ".join(cells).rstrip()
