"""The matrix to take along: as a table for a spreadsheet, and as a Word document."""

import csv
from collections.abc import Iterable
from io import StringIO

from assistant.positions.matrix import Matrix
from assistant.positions.table import Quoted, table_of
from assistant.positions.word import word_file
from ingest.passage import Document
from prompts.texts import Texts

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def matrix_csv(matrix: Matrix, texts: Texts, documents: Iterable[Document]) -> bytes:
    """UTF-8 with a byte order mark and semicolons, as Swedish spreadsheets read it; no cell can be a formula."""
    table = table_of(matrix, texts, documents)
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(map(_harmless, (texts.say("matrix.topic"), texts.say("matrix.proposed"), *table.columns)))
    for row in table.rows:
        entries = (_lines(entry.quotes, entry.attitude) for entry in row.entries)
        writer.writerow(map(_harmless, (row.name, _lines(row.proposals), *entries)))
    return file.getvalue().encode("utf-8-sig")


def matrix_docx(matrix: Matrix, texts: Texts, documents: Iterable[Document]) -> bytes:
    """A .docx file on landscape pages, its header rows repeated on each."""
    proposer = matrix.proposer.name if matrix.proposer else None
    return word_file(table_of(matrix, texts, documents), proposer, texts)


def _lines(quotes: Iterable[Quoted], first: str | None = None) -> str:
    quoted = (f"”{one.quote}” ({one.source})" for one in quotes)
    return "\n".join((first, *quoted) if first else quoted)


def _harmless(cell: str) -> str:
    """A spreadsheet would run what begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
