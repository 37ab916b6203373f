"""``remiss text``: the exact text that offsets refer to, so that anyone can check a quote."""

import sys
from typing import Annotated

import typer

from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import settings_of
from ingest.case import Case, load_case
from ingest.errors import RemissError
from ingest.readers import read_source


class DocumentUnknown(RemissError):
    """No document of the case has this id. Values: id, known."""

    code = "document_unknown"


def text(
    document_id: Annotated[str, typer.Argument(metavar="DOCUMENT_ID", help="help.document_id")],
    case: CaseOption = None,
    index: IndexOption = None,
) -> None:
    """Print one document's text as UTF-8, byte for byte: no line end is changed or added."""
    opened = load_case(settings_of(case=case, index=index).case)
    sys.stdout.buffer.write(document_text(opened, document_id).encode("utf-8"))
    sys.stdout.buffer.flush()


def document_text(case: Case, document_id: str) -> str:
    """The text of the document with this id; raises DocumentUnknown, and DocumentUnreadable from its reader."""
    for path, known in case.ids.items():
        if known == document_id:
            return read_source(case.folder / path).text
    raise DocumentUnknown(id=document_id, known=", ".join(case.ids.values()))
