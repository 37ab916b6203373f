"""A run as a table for the terminal: one row per group, shares in percent, then the intervals of the whole."""

from collections.abc import Mapping, Sequence

from eval.metrics import METRICS, Unit
from eval.result import Point, Value

_COLUMNS = (
    "right", "evidence", "first", "speaker", "contains", "refusal_recall", "over_refusal", "reason", "auc",
    "latency_p50",
)  # fmt: skip
_NOTHING = "–"


def groups_table(groups: Mapping[str, Mapping[str, Value]], questions: Mapping[str, int]) -> str:
    """A row per group with the metrics that tell most; ``questions`` is the number in each group."""
    rows = [["", "n", *_COLUMNS]]
    rows += [
        [name, str(questions[name]), *(_cell(name_, values[name_].value) for name_ in _COLUMNS)]
        for name, values in groups.items()
    ]
    return "\n".join(aligned(rows))


def metrics_table(values: Mapping[str, Value]) -> str:
    """Every metric of one group that counts for some question, with its interval and how many count."""
    rows = [["", "value", "95 %", "n"]]
    rows += [_metric_row(name, value) for name, value in values.items() if value.value is not None]
    return "\n".join(aligned(rows))


def curve_table(points: Sequence[Point]) -> str:
    """Threshold, share of answerable questions answered, share of unanswerable refused."""
    rows = [["threshold", "answered", "refused"]]
    rows += [[f"{p.threshold:.2f}", _percent(p.answered), _percent(p.refused)] for p in points]
    return "\n".join(aligned(rows))


def _metric_row(name: str, value: Value) -> list[str]:
    return [name, _cell(name, value.value), f"{_cell(name, value.low)}–{_cell(name, value.high)}", str(value.n)]


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return _NOTHING
    if METRICS[name].unit is not Unit.SHARE:
        return f"{value:.0f}"
    return f"{value:.3f}" if name in {"auc", "brier", "ece"} else _percent(value)


def _percent(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.1%}"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns of equal width: the first to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    return "  ".join(cells).rstrip()
