"""Options that several commands share. A help text is a key of the catalogue until the command line is localised."""

from typing import Annotated

import typer

CaseOption = Annotated[str | None, typer.Option("--case", help="help.case", metavar="DIR", show_default=False)]
IndexOption = Annotated[str | None, typer.Option("--index", help="help.index", metavar="DIR", show_default=False)]
