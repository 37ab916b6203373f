"""``remiss eval``: check a suite against the documents, and run it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.bars import Bars
from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import settings_of, terminal
from assistant.wiring import open_assistant
from eval.report import curve_table, table
from eval.run import result_form, run_suite
from eval.suite import SuiteInvalid, problems, read_suite
from ingest.case import load_case
from ingest.corpus import read_corpus
from prompts.texts import load_texts

app = typer.Typer(help="help.eval", no_args_is_help=True, rich_markup_mode=None)

SuiteArgument = Annotated[Path, typer.Argument(metavar="SUITE", help="help.suite", show_default=False)]


@app.command("check", help="help.eval_check")
def check(suite: SuiteArgument, case: CaseOption = None) -> int:
    """Every quote of the suite stands verbatim in its document; exit code 1 and a line for each that does not."""
    screen = terminal()
    items = read_suite(suite)
    corpus = read_corpus(load_case(settings_of(case=case).case))
    found = problems(items, corpus.documents)
    for problem in found:
        known = ", ".join(document.id for document in corpus.documents)
        screen.note(
            f"eval.{problem.code}",
            line=problem.line,
            item=problem.item,
            document=problem.document_id,
            quote=problem.quote,
            known=known,
        )
    quotes = sum(len(item.evidence) for item in items)
    screen.note("eval.checked", items=len(items), quotes=quotes, problems=len(found))
    return 1 if found else 0


@app.command("run", help="help.eval_run")
def run(
    suite: SuiteArgument,
    case: CaseOption = None,
    index: IndexOption = None,
    json_out: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="help.json_out")] = None,
) -> int:
    """Ask the suite's questions and print what the answers were worth."""
    screen = terminal()
    items = read_suite(suite)
    with Bars(screen) as bars:
        assistant = open_assistant(settings_of(case=case, index=index), bars)
    documents = {document.id: document for document in assistant.index.corpus.documents}
    found = problems(items, tuple(documents.values()))
    if found:
        raise SuiteInvalid("suite_quotes", path=suite, problems=len(found))
    with Bars(screen) as bars:
        result = run_suite(items, documents, assistant.ask, lambda done: bars.step("ask", done, len(items)))
    screen.write(table(result.groups, load_texts(screen.language.value).templates))
    screen.write("\n" + curve_table(result.curve))
    if json_out is not None:
        json_out.write_text(json.dumps(result_form(result), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0
