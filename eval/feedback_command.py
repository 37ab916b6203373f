"""``remiss eval from-feedback``: what users thought of answers, as draft lines of a suite."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import settings_of, terminal
from assistant.feedback import FeedbackStore, feedback_path
from eval.feedback import DraftInvalid, drafts, is_complete
from eval.import_suite_files import suite_lines
from prompts.texts import load_texts

OutOption = Annotated[Path, typer.Option("--out", metavar="SUITE", help="help.draft_out", show_default=False)]
FeedbackOption = Annotated[
    Path | None, typer.Option("--feedback", metavar="FILE", help="help.feedback", show_default=False)
]


def from_feedback_command(
    out: OutOption,
    feedback: FeedbackOption = None,
    case: CaseOption = None,
    index: IndexOption = None,
    force: Annotated[bool, typer.Option("--force", help="help.draft_force")] = False,
) -> int:
    """Write the drafts, and say how many lines an evaluator has to complete."""
    screen = terminal()
    source = feedback or feedback_path(settings_of(case=case, index=index).index)
    if out.exists() and not force:
        raise DraftInvalid(path=out)
    items = drafts(FeedbackStore(source).judgements(), load_texts(screen.language.value), source)
    if not items:
        raise DraftInvalid("feedback_empty", path=source)
    out.write_text(suite_lines(items), encoding="utf-8", newline="\n")
    incomplete = sum(not is_complete(item) for item in items)
    screen.note("eval.drafted", questions=len(items), incomplete=incomplete, path=out)
    return 0
