"""What reports draw from a run's figures beyond printing them: honest intervals, types by weakness, names by hash."""

import hashlib
import json
from collections.abc import Mapping

from eval.plots import wilson
from eval.report_words import Form, form_of
from eval.result import Result, Value, Versions

HEADLINES = ("right", "evidence", "refusal_recall")


def interval(metric: str, value: Value) -> tuple[float | None, float | None]:
    """The value's interval; Wilson's where every question scored the same.

    A bootstrap of equal scores has no width and would call one right answer of one "100 to 100 %".
    """
    alike = value.low == value.high and value.value in (0.0, 1.0)
    if value.value is not None and alike and form_of(metric) is Form.SHARE:
        return wilson(value.value, value.n)
    return value.low, value.high


def headlines(result: Result) -> dict[str, Value]:
    """The headline metrics that count for any question of the run."""
    every = result.groups["all"]
    return {name: every[name] for name in HEADLINES if name in every and every[name].value is not None}


def types_worst_first(result: Result, metric: str) -> list[tuple[str, Value]]:
    """The types (as groups) for which the metric counts, lowest first; of equals the one with more questions."""
    found = [
        (name, values[metric])
        for name, values in result.groups.items()
        if name.startswith("type:") and metric in values and values[metric].value is not None
    ]
    return sorted(found, key=lambda pair: (pair[1].value or 0.0, -pair[1].n, pair[0]))


def version_rows(versions: Versions) -> list[tuple[str, str]]:
    """Each version with its hash; lists (settings, packages, prompts) first by the hash of the whole list.

    A row of a list is named ``list.entry``.
    """
    single = {name: getattr(versions, name) or "" for name in ("code", "commit", "corpus", "model", "index")}
    rows = list(single.items())
    for name in ("prompts", "settings", "packages"):
        entries: Mapping[str, str | None] = getattr(versions, name)
        rows.append((name, digest_of(entries)))
        rows += [(f"{name}.{key}", "–" if value is None else value) for key, value in sorted(entries.items())]
    return [(name, value) for name, value in rows if value]


def digest_of(entries: Mapping[str, str | None]) -> str:
    """A name for exactly these entries: twelve hexadecimal digits of SHA-256, whatever their order."""
    written = json.dumps(dict(entries), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:12]
