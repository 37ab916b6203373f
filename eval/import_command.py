"""``remiss eval import``: a public question set as a case folder and a suite."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.terminal import terminal
from assistant.settings import WrongUsage
from eval.import_suite import Draw, make_suite
from eval.import_suite_files import CASE, SUITE, require_empty, write_import
from eval.import_suite_formats import Format, ImportInvalid, read_set

SetArgument = Annotated[Path, typer.Argument(metavar="FILE", help="help.import_file", show_default=False)]
OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="help.import_out", show_default=False)]
FormatOption = Annotated[Format, typer.Option("--format", help="help.import_format")]
ShareOption = Annotated[
    float | None,
    typer.Option("--hold-out-share", metavar="S", min=0, max=1, help="help.import_share", show_default=False),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="help.import_limit", show_default=False)
]
UnanswerableOption = Annotated[
    float, typer.Option("--unanswerable-share", metavar="S", min=0, max=1, help="help.import_unanswerable")
]
SeedOption = Annotated[int, typer.Option("--seed", metavar="N", help="help.import_seed")]


def import_command(  # noqa: PLR0913 - one parameter per option
    file: SetArgument,
    out: OutOption,
    form: FormatOption = Format.AUTO,
    hold_out_share: ShareOption = None,
    limit: LimitOption = None,
    unanswerable_share: UnanswerableOption = 0.2,
    seed: SeedOption = 1,
) -> int:
    """Write DIR/case and DIR/suite.jsonl, and say how to run the one on the other."""
    if hold_out_share is not None and limit is not None:
        raise WrongUsage("import_both")
    require_empty(out)
    draw = Draw(1.0 if hold_out_share is None else hold_out_share, limit, unanswerable_share, seed)
    imported = make_suite(read_set(file, form), draw)
    if not imported.items:
        raise ImportInvalid("import_nothing", path=file)
    write_import(out, imported, file, draw)
    terminal().note(
        "eval.imported",
        documents=len(imported.texts),
        questions=len(imported.items),
        unanswerable=sum(not item.answerable for item in imported.items),
        unused=imported.unused,
        suite=out / SUITE,
        case=out / CASE,
    )
    return 0
