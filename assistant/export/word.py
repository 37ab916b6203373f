"""A conversation as a Word document: headings, paragraphs and indented quotes, in the reader's own fonts and styles.

References carry their numbers as text, since Word's own numbering would go on from one answer to the next. Each
stretch of text names its language, so that Word checks its spelling in the right one.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from assistant.answer import Language
from assistant.export.paragraphs import Form, Paragraph
from assistant.export.reference import Reference
from assistant.export.sheet import Entry, Sheet
from assistant.export.word_run import PLACES, add_run, storable

if TYPE_CHECKING:
    from docx.document import Document

_STYLES = {Form.PLAIN: "Normal", Form.HEADING: "Heading 4", Form.QUOTE: "Quote", Form.ITEM: "List Bullet"}
_SWEDISH = Language.SWEDISH.value
_AUTHOR = "Remissassistenten"


def conversation_word(sheet: Sheet) -> bytes:
    """The whole conversation as a .docx file."""
    import docx  # noqa: PLC0415 - only who exports needs it
    from docx.shared import Mm  # noqa: PLC0415 - only who exports needs it

    document = docx.Document()
    paper = document.sections[0]
    paper.page_width, paper.page_height = Mm(210), Mm(297)
    document.core_properties.title = storable(sheet.title)[:255]
    document.core_properties.author = _AUTHOR
    document.core_properties.comments = ""
    document.core_properties.language = PLACES.get(sheet.language, sheet.language)
    add_run(document.add_heading(level=1), sheet.title, sheet.language)
    add_run(document.add_paragraph(), sheet.saved, sheet.language)
    for number, entry in enumerate(sheet.entries, 1):
        _entry(document, number, entry, sheet.language)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _entry(document: Document, number: int, entry: Entry, language: str) -> None:
    taken = entry.taken
    add_run(document.add_heading(level=2), f"{number}. {entry.question}", entry.language.value)
    if taken.understood:
        add_run(document.add_paragraph(), taken.understood, language, italic=True)
    for paragraph in taken.paragraphs:
        _paragraph(document, paragraph, entry.language.value)
    for note in taken.notes:
        add_run(document.add_paragraph(), note, language, italic=True)
    if taken.references:
        add_run(document.add_heading(level=3), taken.heading, language)
    for one in taken.references:
        _reference(document, one)


def _paragraph(document: Document, paragraph: Paragraph, language: str) -> None:
    added = document.add_paragraph(style=_STYLES[paragraph.form])
    for run in paragraph.runs:
        add_run(added, run.text, _SWEDISH if run.quoted else language, bold=run.bold)


def _reference(document: Document, one: Reference) -> None:
    from docx.shared import Cm  # noqa: PLC0415 - only who exports needs it

    source = document.add_paragraph()
    add_run(source, f"[{one.number}]\t{one.source}", _SWEDISH)
    source.paragraph_format.left_indent, source.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    source.paragraph_format.tab_stops.add_tab_stop(Cm(1))
    source.paragraph_format.keep_with_next = True
    quote = document.add_paragraph()
    add_run(quote, f"”{one.quote}”", _SWEDISH)
    quote.paragraph_format.left_indent = Cm(1.75)
