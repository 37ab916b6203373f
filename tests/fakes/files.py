"""Makes document files for the readers' tests: small, real files of each format, built on the spot."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document as new_docx
from docx.oxml.parser import parse_xml
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def pdf(pages: Sequence[str], title: str | None = None) -> bytes:
    """A PDF with one line of text a page line; an empty string makes a page without text."""
    document = FPDF()
    if title is not None:
        document.set_title(title)
    document.set_font("Helvetica", size=12)
    for page in pages:
        document.add_page()
        for line in page.splitlines():
            document.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def locked_pdf(data: bytes, user_password: str, algorithm: str = "AES-256") -> bytes:
    """The same PDF, encrypted; an empty user password only forbids printing and the like."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password, owner_password="owner", algorithm=algorithm)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def docx_of(body: str) -> bytes:
    """A Word document whose body is this WordprocessingML (prefix ``w``)."""
    document = new_docx()
    root = parse_xml(f'<w:body xmlns:w="{W}" xmlns:mc="{MC}">{body}</w:body>')
    for child in reversed(list(root)):
        document.element.body.insert(0, child)
    return saved(document)


def saved(document: object) -> bytes:
    """A python-docx document as bytes."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """A zip package with one member replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return stream.getvalue()


def put(path: Path, content: bytes | str) -> Path:
    """Write a file, with the folders above it; text as UTF-8 with its line ends untouched."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
