"""A stretch of text in a Word document, in a language of its own, so that Word checks its spelling in the right one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

PLACES = {"sv": "sv-SE", "en": "en-GB"}
"""Word's name of a language, by ours."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def add_run(paragraph: Paragraph, text: str, language: str, *, bold: bool = False, italic: bool = False) -> Run:
    """The text at the paragraph's end, marked as being in the language."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only who exports needs it
    from docx.oxml.ns import qn  # noqa: PLC0415 - only who exports needs it

    run = paragraph.add_run(storable(text))
    run.bold, run.italic = bold or None, italic or None
    spelling = OxmlElement("w:lang")
    spelling.set(qn("w:val"), PLACES.get(language, language))
    run._element.get_or_add_rPr().append(spelling)
    return run


def storable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
