"""A whole document as a plain page: its text as it stands, an outline, and the cited place marked.

The page runs no script: the address's fragment scrolls to the mark. Templates escape everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encode

from assistant.ui.seam import Chat
from assistant.ui.words import Words
from ingest.passage import Document, Sentence, Span

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline: the section's own name, how deep it is, and where it begins."""

    name: str
    depth: int
    offset: int

    @property
    def anchor(self) -> str:
        """The id of the place in the page."""
        return f"s{self.offset}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; the pieces joined are the text. ``anchor`` and ``page`` stand before it."""

    text: str
    marked: bool
    anchor: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page to send."""

    status: int
    html: str


def outline(sentences: tuple[Sentence, ...]) -> tuple[Heading, ...]:
    """A heading for each section, and each section above it, where it first begins, in reading order."""
    headings: list[Heading] = []
    before: tuple[str, ...] = ()
    for sentence in sentences:
        shared = sum(1 for one, other in zip(before, sentence.section, strict=False) if one == other)
        new = range(shared, len(sentence.section))
        headings += [Heading(sentence.section[depth], depth, sentence.span.start) for depth in new]
        before = sentence.section
    return tuple(headings)


def pieces(document: Document, headings: tuple[Heading, ...], span: Span | None) -> tuple[Piece, ...]:
    """The document's text cut where a section or page begins and where the marked span begins and ends."""
    anchors = {heading.offset: heading.anchor for heading in headings}
    pages = {start: number for number, start in enumerate(document.page_starts, 1)}
    cuts = {0, *anchors, *pages, len(document.text)} | ({span.start, span.end} if span else set())
    edges = sorted(cut for cut in cuts if cut <= len(document.text))
    return tuple(
        Piece(
            text=document.text[start:end],
            marked=bool(span and span.start <= start < span.end),
            anchor=anchors.get(start),
            page=pages.get(start),
        )
        for start, end in pairwise(edges)
    )


def render_document(chat: Chat, words: Words, document_id: str, place: tuple[str, str]) -> Page:
    """The document's page with the place (start and end, as in the address) marked, if it is one of its ranges.

    An unknown document gets a page that lists the known ones.
    """
    known = {document.id: document for document in chat.documents()}
    shared = {"words": words, "case": chat.title, "address": _address}
    document = known.get(document_id)
    if document is None:
        return Page(404, _template("missing.html").render(shared, documents=known.values()))
    headings = outline(chat.sentences(document_id))
    parts = pieces(document, headings, _span(*place, len(document.text)))
    return Page(200, _template("document.html").render(shared, document=document, headings=headings, pieces=parts))


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - most commands serve no page

    folder = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template(name)


def _address(document: Document) -> str:
    return f"/dokument/{percent_encode(document.id, safe='')}"


def _span(start: str, end: str, length: int) -> Span | None:
    """The range asked for, None when it is not one of the text's."""
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 20):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) <= length else None
