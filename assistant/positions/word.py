"""The matrix as a Word document: landscape pages, a few speakers to a table, so that the columns can be read."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.export.word_run import add_run
from assistant.positions.table import Entry, Quoted, Row, Table
from prompts.texts import Texts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

MOST_COLUMNS = 4
"""Speakers to a table; with more, the quotes would stand one word to a line."""
_SWEDISH = "sv"
_STYLE = "Table Grid"


def word_file(table: Table, proposer: str | None, texts: Texts) -> bytes:
    """The file; one table for each few of the columns, every row in each of them."""
    import docx  # noqa: PLC0415 - only who exports needs it

    document = docx.Document()
    _turn(document)
    document.core_properties.title = texts.say("matrix.title")
    document.core_properties.author, document.core_properties.comments = "", ""
    _add(document.add_heading(level=1), texts.say("matrix.title"), texts.language)
    if proposer:
        _add(document.add_paragraph(), texts.say("matrix.proposer", name=proposer), texts.language)
    _add(document.add_paragraph(), texts.say("matrix.rule"), texts.language)
    for first in range(0, len(table.columns), MOST_COLUMNS):
        _table(document, table, range(len(table.columns))[first : first + MOST_COLUMNS], texts)
        document.add_paragraph()
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _turn(document: Document) -> None:
    """A4 lying down, with narrow margins."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - only who exports needs it
    from docx.shared import Mm  # noqa: PLC0415 - only who exports needs it

    paper = document.sections[0]
    paper.orientation = WD_ORIENT.LANDSCAPE
    paper.page_width, paper.page_height = Mm(297), Mm(210)
    paper.left_margin = paper.right_margin = paper.top_margin = paper.bottom_margin = Mm(15)


def _table(document: Document, table: Table, places: Sequence[int], texts: Texts) -> None:
    made = document.add_table(rows=1, cols=1 + len(places), style=_STYLE)
    head = made.rows[0]
    _repeat(head)
    for cell, name in zip(head.cells, (texts.say("matrix.topic"), *(table.columns[at] for at in places)), strict=True):
        _add(cell.paragraphs[0], name, texts.language, bold=True)
    for row in table.rows:
        cells = made.add_row().cells
        _proposed(cells[0], row, texts)
        for cell, at in zip(cells[1:], places, strict=True):
            _said(cell, row.entries[at], texts)


def _proposed(cell: _Cell, row: Row, texts: Texts) -> None:
    _add(cell.paragraphs[0], row.name, _SWEDISH, bold=True)
    for quoted in row.proposals:
        _quote(cell, quoted, texts)


def _said(cell: _Cell, entry: Entry, texts: Texts) -> None:
    _add(cell.paragraphs[0], entry.attitude, texts.language, bold=bool(entry.quotes))
    for quoted in entry.quotes:
        _quote(cell, quoted, texts)


def _quote(cell: _Cell, quoted: Quoted, texts: Texts) -> None:
    paragraph = cell.add_paragraph()
    _add(paragraph, f"”{quoted.quote}” ", _SWEDISH)
    _add(paragraph, f"({quoted.source})", texts.language, italic=True)


def _repeat(row: _Row) -> None:
    """Word shows the row again at the head of every page that the table goes on to."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only who exports needs it

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _add(paragraph: Paragraph, text: str, language: str, *, bold: bool = False, italic: bool = False) -> None:
    """Small, so that a table's columns can be read."""
    from docx.shared import Pt  # noqa: PLC0415 - only who exports needs it

    add_run(paragraph, text, language, bold=bold, italic=italic).font.size = Pt(9)
