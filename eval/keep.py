"""Where a result goes that is to be shown on the page: into the case's folder of results, under a name of its own."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

KeepOption = Annotated[bool, typer.Option("--keep", help="help.keep")]


def kept_path(folder: Path, suite: Path) -> Path:
    """A new file for a result of the suite, named by suite and moment (UTC); the folder is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{suite.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S}.json"
