"""A guard's run as tables for the terminal: what it caught, what it stopped wrongly, and which fault did it."""

from eval.guard_metrics import DETECTION, FALSE_ALARM
from eval.guard_result import GuardResult
from eval.guard_view import fault_columns, rows_of
from eval.result import Value
from eval.table import aligned

MARK = " !"
_NOTHING = "–"


def guard_tables(result: GuardResult) -> str:
    """Three tables in plain text; classes marked with ``!`` are to be caught without exception."""
    tables = (_shares(result, DETECTION, "caught"), _shares(result, FALSE_ALARM, "rejected"), _faults(result))
    return "\n\n".join(table for table in tables if table)


def _shares(result: GuardResult, metric: str, counted: str) -> str:
    rows = [
        [
            row.group + (MARK if row.certain else ""),
            str(row.share.n),
            str(row.count),
            _percent(row.share.value),
            f"{_percent(row.share.low)}–{_percent(row.share.high)}",
            *_auc(row.auc),
        ]
        for row in rows_of(result, metric)
    ]
    head = [metric, "n", counted, "share", "95 %", "auc", "95 %"]
    return "\n".join(aligned([head, *rows])) if rows else ""


def _faults(result: GuardResult) -> str:
    columns = fault_columns(result)
    rows = [[kind, *(str(counts.get(name, 0)) for name in columns)] for kind, counts in result.faults.items()]
    return "\n".join(aligned([["fault", *columns], *rows]))


def _auc(value: Value) -> tuple[str, str]:
    if value.value is None or value.low is None or value.high is None:
        return _NOTHING, _NOTHING
    return f"{value.value:.3f}", f"{value.low:.3f}–{value.high:.3f}"


def _percent(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.1%}"
