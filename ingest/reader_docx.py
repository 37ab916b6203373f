"""Word documents: the visible text in document order, with marks for headings, lists and table rows.

python-docx opens the package. Its paragraph texts leave out content controls, tracked insertions, text boxes
and notes, in all of which city documents keep titles, diary numbers and reservations, so the text is taken
from the XML here. A note follows the paragraph that refers to it, so that it stays with that speaker.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.docx_numbers import BULLET, Numbering, W, Xml, read_numbering
from ingest.docx_paragraphs import (
    Styles,
    heading_level,
    is_contents_entry,
    is_title,
    list_place,
    nested,
    pieces,
    read_styles,
)
from ingest.errors import DocumentUnreadable
from ingest.markup import Block, heading, item, joined, paragraph, row
from ingest.source import MAX_UNPACKED_BYTES, Source, check_length, extracted, unreadable

if TYPE_CHECKING:
    from docx.document import Document

_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TRANSPARENT = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def read_docx(data: bytes, path: Path) -> Source:
    """The document's header, body, tables, text boxes and notes as text.

    Raises DocumentUnreadable: document_encrypted, document_damaged, document_too_large, document_empty.
    """
    from docx import Document  # noqa: PLC0415 - only when a Word document is read

    _check_package(data, path)
    try:
        document = Document(io.BytesIO(data))
        walk = _walk_of(document)
        text = extracted(joined(_blocks_of(document, walk)))
        title = walk.title or document.core_properties.title
    except DocumentUnreadable:
        raise
    except Exception as error:
        raise unreadable(path, "document_damaged", f"{type(error).__name__}: {error}") from error
    check_length(len(text), path)
    if not text.strip():
        raise unreadable(path, "document_empty", "no text in the document")
    return Source(text, title=" ".join(extracted(title or "").split()) or None)


def _check_package(data: bytes, path: Path) -> None:
    """Refuse what is no readable Word package before anything is unpacked."""
    if data.startswith(_OLE_MAGIC):
        if _OLE_ENCRYPTED in data:
            raise unreadable(path, "document_encrypted", "needs a password")
        raise unreadable(path, "document_damaged", "an older Word file, not .docx")
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise unreadable(path, "document_damaged", error) from error
    if any(member.flag_bits & 1 for member in members):
        raise unreadable(path, "document_encrypted", "needs a password")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED_BYTES:
        raise unreadable(path, "document_too_large", f"{unpacked} bytes unpacked, limit {MAX_UNPACKED_BYTES}")


def _walk_of(document: "Document") -> "_Walk":
    part = document.part
    notes = {
        kind: {note.get(f"{W}id"): note for note in root.iter(f"{W}{kind}")}
        for kind in ("footnote", "endnote")
        if (root := _related(part, f"{kind}s")) is not None
    }
    return _Walk(read_styles(_related(part, "styles")), read_numbering(_related(part, "numbering")), notes)


def _blocks_of(document: "Document", walk: "_Walk") -> Iterator[Block]:
    """The first page's header, which holds number and date, then the body."""
    section = document.sections[0] if len(document.sections) else None
    if section is not None:
        first = section.different_first_page_header_footer and not section.first_page_header.is_linked_to_previous
        header = section.first_page_header if first else section.header
        if not header.is_linked_to_previous:
            yield from walk.blocks(header._element)
    yield from walk.blocks(document.element.body)


def _related(part: Xml, name: str) -> Xml:
    """The root element of the part that this one relates to under ``name``."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 - only when a Word document is read

    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            target = relation.target_part
            return target.element if hasattr(target, "element") else parse_xml(target.blob)
    return None


@dataclass(slots=True)
class _Walk:
    """One pass over a document in order; keeps the list counters and the first title met."""

    styles: Styles
    numbering: Numbering
    notes: dict[str, dict[str, Xml]]
    title: str | None = None
    _handlers: dict[str, Callable[[Xml], Iterator[Block]]] = field(init=False)

    def __post_init__(self) -> None:
        self._handlers = {f"{W}p": self._paragraph, f"{W}tbl": self._table}

    def blocks(self, node: Xml) -> Iterator[Block]:
        """The blocks below a body, cell, header, note or text box."""
        for child in node:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                yield from handler(child)
            elif child.tag in _TRANSPARENT:
                yield from self.blocks(child)

    def _paragraph(self, node: Xml) -> Iterator[Block]:
        if not is_contents_entry(node, self.styles):
            yield from self._own_block(node)
        for box in nested(node, "txbxContent"):
            yield from self.blocks(box)
        for kind, notes in self.notes.items():
            for reference in nested(node, f"{kind}Reference"):
                note = notes.get(reference.get(f"{W}id"))
                yield from () if note is None else self.blocks(note)

    def _own_block(self, node: Xml) -> Iterator[Block]:
        place = list_place(node, self.styles)
        label = self.numbering.label(*place) if place else None
        found = pieces(node, self.styles)
        text = "".join(piece for piece, _ in found).strip()
        if not text:
            return
        level = heading_level(node, self.styles)
        if level is not None:
            if self.title is None and is_title(node, self.styles):
                self.title = text
            yield heading(level, text if label in (None, BULLET) else f"{label} {text}")
        elif place and label:
            yield item(text, label, place[1])
        else:
            yield paragraph(found)

    def _table(self, node: Xml) -> Iterator[Block]:
        for line in nested(node, "tr"):
            yield from row([list(self.blocks(cell)) for cell in nested(line, "tc")])
