"""``remiss eval run``: a suite asked, measured, written down, and held against its limits."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.answer import Mode
from assistant.commands.bars import Bars
from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import Terminal, settings_of, terminal
from assistant.pipeline import Assistant
from assistant.settings import Settings, WrongUsage
from assistant.wiring import open_assistant
from eval.check_command import SuiteArgument
from eval.gate import Breach, breaches, read_limits
from eval.journal import Journal, Run, journal_path
from eval.judges import open_judge
from eval.keep import KeepOption, kept_path
from eval.report_html import render_html
from eval.report_markdown import render_markdown
from eval.result import QuestionResult, Result, SuiteName, dump_result, groups_of
from eval.run import Judge, ask_all, finished, reference_of
from eval.suite import Item, SuiteInvalid, problems, read_suite
from eval.table import curve_table, groups_table, metrics_table
from eval.versions import file_digest, versions_of

_BOUND = "[GROUP/]METRIC=VALUE"
ModeOption = Annotated[Mode | None, typer.Option("--mode", help="help.mode", show_default=False)]
JsonOption = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="help.json_out", show_default=False)]
HtmlOption = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="help.html_out", show_default=False)]
MarkdownOption = Annotated[
    Path | None, typer.Option("--markdown", metavar="FILE", help="help.markdown_out", show_default=False)
]
MinOption = Annotated[list[str] | None, typer.Option("--min", metavar=_BOUND, help="help.min", show_default=False)]
MaxOption = Annotated[list[str] | None, typer.Option("--max", metavar=_BOUND, help="help.max", show_default=False)]
JudgeOption = Annotated[bool, typer.Option("--judge", help="help.judge")]


def run(  # noqa: PLR0913 - one parameter per option
    suite: SuiteArgument,
    case: CaseOption = None,
    index: IndexOption = None,
    mode: ModeOption = None,
    json_out: JsonOption = None,
    html_out: HtmlOption = None,
    markdown_out: MarkdownOption = None,
    at_least: MinOption = None,
    at_most: MaxOption = None,
    judge: JudgeOption = False,
    keep: KeepOption = False,
) -> int:
    """Ask the suite's questions, print what the answers were worth, and fail when a limit is not kept."""
    screen = terminal()
    limits = read_limits(at_least or (), at_most or ())
    require_folders(json_out, html_out, markdown_out)
    settings = settings_of(case=case, index=index, mode=mode.value if mode else None)
    kept = kept_path(settings.reports, suite) if keep else None
    result = measured(suite, settings, open_judge(settings) if judge else None, json_out, screen)
    if kept is not None:
        dump_result(result, kept)
        screen.note("eval.kept", path=kept)
    _tell(result, screen)
    for path, render in ((html_out, render_html), (markdown_out, render_markdown)):
        if path is not None:
            path.write_text(render(result, screen.language), encoding="utf-8")
    return told_breaches(breaches(result, limits), screen)


def told_breaches(broken: Sequence[Breach], screen: Terminal) -> int:
    """Tell every limit that is not kept; the exit code."""
    for breach in broken:
        screen.note("eval.below" if breach.limit.at_least else "eval.above", **breach.words())
    return int(bool(broken))


def measured(suite: Path, settings: Settings, judge: Judge | None, json_out: Path | None, screen: Terminal) -> Result:
    """The suite's result. With a file to write to, a run that was broken off goes on where it stopped."""
    items = read_suite(suite)
    with Bars(screen) as bars:
        assistant = open_assistant(settings, bars)
    if found := problems(items, assistant.index.corpus.documents):
        raise SuiteInvalid("suite_quotes", path=suite, problems=len(found))
    versions = versions_of(settings, assistant.index.model, assistant.index.generation, judge is not None)
    name = SuiteName(suite.as_posix(), file_digest(suite), len(items))
    begun = Run(name, versions, datetime.now(UTC).isoformat(timespec="seconds"))
    if json_out is None:
        return finished(begun, _asked(items, assistant, judge, None, screen))
    with Journal(journal_path(json_out), begun) as journal:
        result = finished(journal.run, _asked(items, assistant, judge, journal, screen))
    dump_result(result, json_out)
    journal.remove()
    return result


def _asked(
    items: tuple[Item, ...], assistant: Assistant, judge: Judge | None, journal: Journal | None, screen: Terminal
) -> tuple[QuestionResult, ...]:
    """Every question's result in the suite's order; those in the journal are not asked again."""
    done = dict(journal.done) if journal else {}
    if done:
        screen.note("eval.resumed", done=len(done), total=len(items))
    with Bars(screen) as bars:

        def keep(question: QuestionResult) -> None:
            if journal:
                journal.keep(question)
            done[question.item.id] = question
            bars.step("ask", len(done), len(items))

        left = [item for item in items if item.id not in done]
        ask_all(left, assistant, reference_of(assistant.index.corpus), judge, keep)
    return tuple(done[item.id] for item in items)


def require_folders(*files: Path | None) -> None:
    """Fail before the questions are asked and not after."""
    for file in files:
        if file is not None and not file.parent.is_dir():
            raise WrongUsage("folder_missing", path=file, folder=file.parent)


def _tell(result: Result, screen: Terminal) -> None:
    sizes = {name: len(group) for name, group in groups_of(result.questions).items()}
    screen.write(groups_table(result.groups, sizes))
    screen.write("\n" + metrics_table(result.groups["all"]))
    screen.write("\n" + curve_table(result.curve))
