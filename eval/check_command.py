"""``remiss eval check``: does a suite fit its documents, and how much of their wording does it give away?"""

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import CaseOption
from assistant.commands.terminal import Terminal, settings_of, terminal
from eval.guard_check import check_claims
from eval.guard_suite import holds_claims
from eval.overlap import overlaps
from eval.suite import Item, parse_suite, problems
from ingest.case import load_case
from ingest.corpus import read_corpus
from ingest.passage import Document

SuiteArgument = Annotated[Path, typer.Argument(metavar="SUITE", help="help.suite", show_default=False)]


def check(suite: SuiteArgument, case: CaseOption = None) -> int:
    """Every line can be read and every quote stands in its document; exit code 1 and a line for each that does not."""
    screen = terminal()
    guards = holds_claims(suite)
    corpus = read_corpus(load_case(settings_of(case=case).case))
    if guards:
        return check_claims(suite, corpus, screen)
    items, faults = parse_suite(suite)
    for fault in faults:
        screen.failed(fault)
    astray = _tell_problems(screen, items, corpus.documents)
    quotes = sum(len(item.evidence) for item in items)
    for overlap in overlaps(items):
        screen.note(
            "eval.overlap",
            language=overlap.language.value,
            questions=overlap.questions,
            evidence=f"{overlap.evidence:.0%}",
            question=f"{overlap.question:.0%}",
        )
    screen.note("eval.checked", items=len(items) + len(faults), quotes=quotes, problems=len(faults) + astray)
    return int(bool(faults) or astray > 0)


def _tell_problems(screen: Terminal, items: tuple[Item, ...], documents: tuple[Document, ...]) -> int:
    found = problems(items, documents)
    known = ", ".join(document.id for document in documents)
    for problem in found:
        screen.note(
            f"eval.{problem.code}",
            line=problem.line,
            item=problem.item,
            document=problem.document_id,
            quote=problem.quote,
            known=known,
        )
    return len(found)
