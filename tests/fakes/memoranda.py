"""The same memorandum as a file of every format, made on the spot from its Markdown or plain text.

A line is a paragraph, ``#`` opens a heading, and ``*`` marks are emphasis: the form that the tests' memoranda have.
"""

import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from docx import Document as new_docx
from fpdf import FPDF

from tests.fakes.files import saved

HEADING = re.compile(r"(#+)\s+(.*)")
MARKS = re.compile(r"[*_]{1,3}|\[([^\]]*)\]\([^)]*\)")
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 140


def bare(line: str) -> str:
    """A line without the marks of emphasis, links and headings."""
    return MARKS.sub(lambda mark: mark[1] or "", line.lstrip("# ")).strip()


def lines_of(text: str) -> list[str]:
    """The lines that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class _Paper(FPDF):
    """Small pages; with a ``head``, it and the page's number stand on each of them."""

    def __init__(self, head: str | None) -> None:
        super().__init__(format=(PAGE_WIDTH_MM, PAGE_HEIGHT_MM))
        self.core_fonts_encoding = "windows-1252"
        self._head = head

    def header(self) -> None:
        if self._head:
            self.set_font("Helvetica", size=8)
            self.cell(0, 6, f"{self._head}    Sida {self.page_no()}", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        if self._head:
            self.set_y(-12)
            self.set_font("Helvetica", size=8)
            self.cell(0, 6, str(self.page_no()), align="C")


def as_pdf(text: str, head: str | None = None) -> bytes:
    """A PDF of small pages: headings in bold, paragraphs broken by the page's width."""
    document = _Paper(head)
    document.add_page()
    for line in lines_of(text):
        heading = HEADING.fullmatch(line)
        document.set_font("Helvetica", style="B" if heading else "", size=13 if heading else 11)
        document.multi_cell(0, 6, bare(line), new_x="LMARGIN", new_y="NEXT", align="L")
        document.ln(3)
    return bytes(document.output())


def as_docx(text: str) -> bytes:
    """A Word document with heading styles; items keep the numbers that were typed."""
    document = new_docx()
    for line in lines_of(text):
        heading = HEADING.fullmatch(line)
        if heading:
            document.add_heading(bare(line), level=len(heading[1]))
        else:
            document.add_paragraph(bare(line))
    return saved(document)


def as_html(text: str) -> bytes:
    """A web page of headings and paragraphs."""
    body = "\n".join(_element(line) for line in lines_of(text))
    head = '<head><meta charset="utf-8"><title>Ärenden</title></head>'
    return f'<!doctype html><html lang="sv">{head}<body>{body}</body></html>'.encode()


def _element(line: str) -> str:
    heading = HEADING.fullmatch(line)
    inner = html.escape(bare(line))
    if heading:
        return f"<h{len(heading[1])}>{inner}</h{len(heading[1])}>"
    return f"<p>{inner}</p>"


FORMATS: Mapping[str, Callable[[str], bytes]] = {
    ".txt": str.encode,
    ".md": str.encode,
    ".pdf": as_pdf,
    ".docx": as_docx,
    ".html": as_html,
}


def write_in_every_format(text: str, folder: Path, stem: str) -> dict[str, Path]:
    """One case folder per format below ``folder``, by extension."""
    paths = {suffix: folder / suffix[1:] / f"{stem}{suffix}" for suffix in FORMATS}
    for suffix, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FORMATS[suffix](text))
    return paths
