"""An answer's text as blocks of HTML: every character, quoted or not, is made literal on its way out."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from assistant.answer import Answer, Language
from assistant.export.paragraphs import Form, Paragraph, Run, paragraphs
from assistant.site.quotes import without_layout
from assistant.ui.escape import literal

ELEMENTS = {Form.PLAIN: "p", Form.HEADING: "h4", Form.QUOTE: "blockquote", Form.ITEM: "li"}

Link = Callable[[int], str]
"""The number of a citation that exists as the HTML of its marker."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph: its element, its HTML, its words, and the citations marked in it."""

    element: str
    html: str
    text: str
    markers: tuple[int, ...]


def blocks(answer: Answer, link: Link) -> tuple[Block, ...]:
    """The answer's text in order, block by block."""
    return tuple(_block(paragraph, link, answer.language) for paragraph in paragraphs(answer))


def _block(paragraph: Paragraph, link: Link, language: Language) -> Block:
    html = ""
    for bold, runs in groupby(paragraph.runs, key=lambda run: run.bold):
        inner = "".join(_run(run, link, language) for run in runs)
        html += f"<strong>{inner}</strong>" if bold else inner
    return Block(ELEMENTS[paragraph.form], html, paragraph.text, paragraph.markers)


def _run(run: Run, link: Link, language: Language) -> str:
    """A quote is shown without its layout's marks; within words of another language it says that it is Swedish."""
    if run.marker is not None:
        return link(run.marker)
    shown = literal(without_layout(run.text) if run.quoted else run.text)
    return f'<span lang="sv">{shown}</span>' if run.quoted and language is not Language.SWEDISH else shown
