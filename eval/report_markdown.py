"""A run as Markdown for a pull request: the headline figures, where it is weakest, what failed, and the versions.

What a suite or a model wrote is escaped, so that it can neither break a table nor link, mention or embed.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from assistant.answer import Language
from eval.report_figures import interval, types_worst_first, version_rows
from eval.report_words import Words, load_words
from eval.result import QuestionResult, Result, Versions

TABLED = (
    "right", "evidence", "first", "speaker", "contains", "forbidden", "refusal_recall", "over_refusal", "reason", "auc",
    "latency_p50",
)  # fmt: skip
WORST_TYPES, FAILED = 5, 20
_LONGEST = 300
_MARKS = re.compile(r"([\\`*_\[\]|~$#!>])")
_LINKED = re.compile(r"(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE)
_JOINT = "\u200b"


def render_markdown(result: Result, language: Language = Language.SWEDISH) -> str:
    """The summary of a run, in the language's words."""
    words = load_words(language)
    failed = [question for question in result.questions if question.why is not None]
    facts = (
        words.say("report.started", started=escape(result.started)),
        words.say("report.asked", count=len(result.questions)),
        escape(result.versions.model),
    )
    parts = [
        f"## {words.say('report.title', suite=escape(PurePath(result.suite.path).name))}",
        " · ".join(facts),
        _metrics(result, words),
        f"### {words.say('report.worst')}",
        _worst(result, words),
        f"### {words.say('report.failed_questions')} ({len(failed)})",
        _failed(failed, words) if failed else "–",
        f"### {words.say('report.versions')}",
        versions_list(result.suite.path, result.suite.sha256, result.versions, words),
    ]
    return "\n\n".join(parts) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A Markdown table of cells that are already escaped; the columns in ``numbers`` stand to the right."""
    rule = ["---:" if at in numbers else "---" for at in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def escape(text: str) -> str:
    """Text as it is on one line of Markdown: no markup, HTML, link, mention or issue number comes of it; long is cut.

    A zero-width space keeps addresses, mentions and numbers from being linked, which no backslash does.
    """
    line = " ".join(text.split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    plain = _MARKS.sub(r"\\\1", _LINKED.sub(_JOINT, short))
    return plain.replace("&", "&amp;").replace("<", "&lt;")


def _metrics(result: Result, words: Words) -> str:
    every = result.groups["all"]
    head = [words.say(f"report.{column}") for column in ("metric", "value", "interval", "counted")]
    rows = [
        (
            words.name("metric", name),
            words.value(name, every[name].value),
            words.range(name, *interval(name, every[name])) or "–",
            str(every[name].n),
        )
        for name in TABLED
        if name in every and every[name].value is not None
    ]
    return table(head, rows, (1, 2, 3))


def _worst(result: Result, words: Words) -> str:
    head = [words.say("report.group"), words.name("metric", "right"), words.say("report.interval")]
    rows = [
        (
            escape(words.group(name)),
            words.value("right", value.value),
            words.range("right", *interval("right", value)),
            str(value.n),
        )
        for name, value in types_worst_first(result, "right")[:WORST_TYPES]
    ]
    return table([*head, words.say("report.counted")], rows, (1, 2, 3))


def _failed(failed: Sequence[QuestionResult], words: Words) -> str:
    rows = [
        (escape(q.item.id), escape(words.name("type", q.item.type)), escape(q.item.question), escape(q.why or ""))
        for q in failed[:FAILED]
    ]
    head = ("id", words.say("report.type"), words.say("report.question"), words.say("report.why"))
    left = len(failed) - len(rows)
    return table(head, rows) + (f"\n\n{words.say('report.more', count=left)}" if left else "")


def versions_list(path: str, sha256: str, versions: Versions, words: Words) -> str:
    """What made a run: the suite by its hash, then every version that is no package's."""
    suite = ("suite", f"{PurePath(path).name} {sha256}")
    named = [suite, *(row for row in version_rows(versions) if not row[0].startswith("packages."))]
    rows = []
    for name, value in named:
        kind, _, rest = name.partition(".")
        label = f"{words.name('version', kind)} › {escape(rest)}" if rest else words.name("version", kind)
        rows.append(f"- {label}: {escape(value)}")
    return "\n".join(rows)
