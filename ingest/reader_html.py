"""Web pages: the main text as a reader of the page sees it, with marks for headings, lists and table rows.

Navigation, scripts and hidden parts are dropped: an answer must not quote a menu. White space is drawn
together as a browser does; everything else stays verbatim.
"""

import codecs
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.markup import Block, Piece, heading, item, joined, paragraph, row
from ingest.reader_text import decode
from ingest.source import Source, check_length, extracted, unreadable

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_DROPPED = (
    *("script", "style", "template", "nav", "noscript", "head", "svg", "math", "iframe", "object", "canvas"),
    *("audio", "video", "select", "button", "textarea", "datalist", "dialog"),
)
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
    *("legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
    *("thead", "tr", "ul"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE
)
_DECLARATION_WITHIN = 4096
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" *\n *")


def read_html(data: bytes, path: Path) -> Source:
    """The page's main text; the title from ``<title>``.

    Raises DocumentUnreadable: document_encoding, document_too_large, document_empty, and document_damaged for
    a page whose tags nest some hundred deep, as no page does that was meant to be read.
    """
    soup = _parsed(decode(data, path, _declared_encoding(data)))
    title = " ".join(extracted(soup.title.get_text()).split()) if soup.title else None
    try:
        text = _text(soup)
    except RecursionError as error:
        raise unreadable(path, "document_damaged", "tags nested too deeply") from error
    check_length(len(text), path)
    if not text.strip():
        raise unreadable(path, "document_empty", "no text on the page")
    return Source(text, title=title or None)


def _declared_encoding(data: bytes) -> str | None:
    """The one-byte encoding that the page names; browsers read ISO 8859-1 as Windows-1252, and so does this."""
    match = _DECLARED.search(data[:_DECLARATION_WITHIN])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if name.startswith(("iso8859", "cp125")) else None


def _parsed(markup: str) -> "BeautifulSoup":
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only when a web page is read

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return BeautifulSoup(markup, "lxml")


def _text(soup: "BeautifulSoup") -> str:
    """The text of the page's only ``<main>``, or else of the whole page without what is dropped."""
    for tag in soup.find_all(_is_dropped):
        tag.decompose()
    mains = soup.find_all(lambda tag: tag.name == "main" or tag.get("role") == "main")
    main = extracted(joined(_blocks(mains[0]))) if len(mains) == 1 else ""
    return main or extracted(joined(_blocks(soup)))


def _is_dropped(tag: "Tag") -> bool:
    return (
        tag.name in _DROPPED
        or tag.get("hidden", "until-found") != "until-found"
        or tag.get("role") in ("navigation", "search")
        or bool(_HIDDEN_STYLE.search(str(tag.get("style", ""))))
    )


def _blocks(node: "Tag") -> Iterator[Block]:
    """The blocks below a tag; text between two inner blocks is a paragraph of its own."""
    from bs4 import Tag  # noqa: PLC0415 - only when a web page is read

    pending: list[Piece] = []
    for child in node.children:
        if isinstance(child, Tag) and (child.name in _BLOCKS or child.find(_BLOCKS)):
            yield from _paragraphs(pending)
            pending = []
            yield from _block(child)
        else:
            pending.extend(_pieces(child, bold=False))
    yield from _paragraphs(pending)


def _block(tag: "Tag") -> Iterator[Block]:
    if re.fullmatch("h[1-6]", tag.name):
        text = _SPACE.sub(" ", tag.get_text(" ")).strip()
        yield from [heading(int(tag.name[1]), text)] if text else []
    elif tag.name == "li":
        yield from _item(tag)
    elif tag.name == "tr":
        yield from row([list(_blocks(cell)) for cell in tag.find_all(["td", "th"], recursive=False)])
    elif tag.name == "pre":
        text = tag.get_text().strip("\n").rstrip()
        yield from [Block(text)] if text else []
    else:
        yield from _blocks(tag)


def _item(tag: "Tag") -> Iterator[Block]:
    """A list item: its first block carries the mark, whatever else it holds follows."""
    blocks = list(_blocks(tag))
    if blocks:
        yield item(blocks[0].text, _mark(tag), len(tag.find_parents("li")))
    yield from blocks[1:]


def _mark(tag: "Tag") -> str:
    if tag.parent is None or tag.parent.name != "ol":
        return "-"
    start = str(tag.parent.get("start", "1"))
    before = len(tag.find_previous_siblings("li"))
    return f"{(int(start) if start.isascii() and start.isdigit() else 1) + before}."


def _paragraphs(pieces: list[Piece]) -> Iterator[Block]:
    """Inline pieces as one paragraph, or none if they hold only white space."""
    tidy: list[Piece] = []
    at_start = True
    for text, bold in pieces:
        kept = _AROUND_BREAK.sub("\n", text.lstrip(" ") if at_start else text)
        at_start = kept.endswith((" ", "\n")) if kept else at_start
        tidy.append((kept, bold))
    if "".join(text for text, _ in tidy).strip():
        yield paragraph(tidy)


def _pieces(node: object, bold: bool) -> Iterator[Piece]:
    from bs4.element import CData, NavigableString, Tag  # noqa: PLC0415 - only when a web page is read

    if isinstance(node, Tag):
        if node.name == "br":
            yield "\n", bold
        for child in node.children:
            yield from _pieces(child, bold or node.name in ("b", "strong"))
    elif type(node) in (NavigableString, CData):
        yield _SPACE.sub(" ", str(node)), bold
