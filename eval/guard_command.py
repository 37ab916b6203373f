"""``remiss eval guard``: a suite of statements put to the guard, counted, written down, and held against its limits."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.bars import Bars
from assistant.commands.options import CaseOption
from assistant.commands.terminal import Terminal, settings_of, terminal
from assistant.settings import Settings
from assistant.wiring import open_guard
from eval.claims import claims_of, read_sources
from eval.gate import breaches, read_limits
from eval.guard_html import render_guard_html
from eval.guard_markdown import render_guard_markdown
from eval.guard_metrics import GUARD_METRICS
from eval.guard_result import GuardResult, GuardSuite, dump_guard
from eval.guard_run import check_all, finished_guard
from eval.guard_table import guard_tables
from eval.keep import KeepOption, kept_path
from eval.run_command import HtmlOption, JsonOption, MarkdownOption, require_folders, told_breaches
from eval.versions import file_digest, versions_of
from vectorstore.reader_weights import CHECKER_WEIGHTS, expected_digest

_BOUND = "[CLASS/]METRIC=VALUE"
GuardSuiteArgument = Annotated[Path, typer.Argument(metavar="SUITE", help="help.guard_suite", show_default=False)]
LeastOption = Annotated[list[str] | None, typer.Option("--min", metavar=_BOUND, help="help.min", show_default=False)]
MostOption = Annotated[list[str] | None, typer.Option("--max", metavar=_BOUND, help="help.max", show_default=False)]


def guard(  # noqa: PLR0913 - one parameter per option
    suite: GuardSuiteArgument,
    case: CaseOption = None,
    json_out: JsonOption = None,
    html_out: HtmlOption = None,
    markdown_out: MarkdownOption = None,
    at_least: LeastOption = None,
    at_most: MostOption = None,
    keep: KeepOption = False,
) -> int:
    """Check the suite's statements, print what was caught and what was stopped, and fail when a limit is not kept."""
    screen = terminal()
    limits = read_limits(at_least or (), at_most or (), GUARD_METRICS)
    require_folders(json_out, html_out, markdown_out)
    settings = settings_of(case=case)
    kept = kept_path(settings.reports, suite) if keep else None
    result = guarded(suite, settings, screen)
    for written in filter(None, (json_out, kept)):
        dump_guard(result, written)
    if kept is not None:
        screen.note("eval.kept", path=kept)
    screen.write(guard_tables(result))
    for path, render in ((html_out, render_guard_html), (markdown_out, render_guard_markdown)):
        if path is not None:
            path.write_text(render(result, screen.language), encoding="utf-8")
    return told_breaches(breaches(result, limits), screen)


def guarded(suite: Path, settings: Settings, screen: Terminal) -> GuardResult:
    """The suite's result; raises SuiteInvalid before anything is checked."""
    sources = read_sources(suite)
    with Bars(screen) as bars:
        guard, corpus = open_guard(settings, bars)
    claims = claims_of(sources, corpus, suite)
    versions = versions_of(settings, model=f"checker {expected_digest(CHECKER_WEIGHTS)}", index="", judged=False)
    with Bars(screen) as bars:
        results = check_all(claims, guard, corpus, lambda done: bars.step("claims", done, len(claims)))
    named = GuardSuite(suite.as_posix(), file_digest(suite), len(sources), len(claims))
    return finished_guard(named, versions, results)
