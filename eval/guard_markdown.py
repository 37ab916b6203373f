"""A guard's run as Markdown for a pull request: what must be caught first, then the shares, then what went wrong.

What a suite, a document or the guard wrote is escaped as in the report of answers.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from assistant.answer import Language
from eval.guard_metrics import DETECTION, FALSE_ALARM
from eval.guard_result import ClaimResult, GuardResult
from eval.guard_view import Row, cited_line, fault_columns, fault_name, group_name, rows_of, wrong_claims
from eval.report_markdown import escape, table, versions_list
from eval.report_words import Words, load_words

LISTED = 50


def render_guard_markdown(result: GuardResult, language: Language = Language.SWEDISH) -> str:
    """The summary of a run, in the language's words."""
    return "\n\n".join(_parts(result, load_words(language))) + "\n"


def _parts(result: GuardResult, words: Words) -> Iterator[str]:
    yield f"## {words.say('guard.title', suite=escape(PurePath(result.suite.path).name))}"
    checked = words.say("guard.checked", claims=result.suite.claims, sources=result.suite.sources)
    yield f"{words.say('report.started', started=escape(result.started))} · {checked}"
    for metric in (DETECTION, FALSE_ALARM):
        rows = rows_of(result, metric)
        if rows:
            yield f"### {words.name('guard_metric', metric)}"
            yield _shares(rows, metric, words)
    yield words.say("guard.certain")
    yield f"### {words.say('guard.faults')}"
    yield _faults(result, words)
    for name, claims in wrong_claims(result).items():
        yield f"### {words.say(f'guard.{name}')} ({len(claims)})"
        yield _claims(claims, words) if claims else words.say("guard.none")
    yield f"### {words.say('report.versions')}"
    yield versions_list(result.suite.path, result.suite.sha256, result.versions, words)


def _shares(rows: Iterable[Row], metric: str, words: Words) -> str:
    head = [words.say(f"guard.{name}") for name in ("group", "claims", "stopped")]
    head += [words.say("report.share"), words.say("report.interval"), words.name("guard_metric", "auc")]
    cells = [
        (
            _name(row, words),
            str(row.share.n),
            str(row.count),
            words.value(metric, row.share.value),
            words.range(metric, row.share.low, row.share.high) or "–",
            words.value("auc", row.auc.value),
        )
        for row in rows
    ]
    return table(head, cells, (1, 2, 3, 4, 5))


def _name(row: Row, words: Words) -> str:
    name = escape(group_name(row.group, words))
    if not row.certain:
        return name
    return f"**{name}** ({words.say('guard.must')}: {words.say('guard.kept' if row.whole else 'guard.broken')})"


def _faults(result: GuardResult, words: Words) -> str:
    columns = fault_columns(result)
    head = [words.say("guard.group"), *(words.name("fault", name) for name in columns)]
    rows = [
        (escape(group_name(kind, words)), *(str(counts.get(name) or "") for name in columns))
        for kind, counts in result.faults.items()
    ]
    return table(head, rows, tuple(range(1, len(head))))


def _claims(claims: tuple[ClaimResult, ...], words: Words) -> str:
    head = [words.say(f"guard.{name}") for name in ("claim", "group", "cited", "outcome")]
    rows = [
        (
            escape(f"{claim.text} ({claim.id})"),
            escape(group_name(claim.kind, words)),
            "<br>".join(escape(f"{cited_line(cited, words)}: {cited.quote}") for cited in claim.cited),
            f"{escape(fault_name(claim, words))}; {words.say('guard.support', value=words.number(claim.support))}",
        )
        for claim in claims[:LISTED]
    ]
    left = len(claims) - len(rows)
    return table(head, rows) + (f"\n\n{words.say('report.more', count=left)}" if left else "")
