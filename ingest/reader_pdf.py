"""PDF: text page by page, so that a citation can name the physical page.

Broken lines and hyphens stay as they stand on the page; search forgives them. A page that cannot be
read fails the whole document by name: an answer must not rest on a document with a silent gap.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import DocumentUnreadable
from ingest.source import Source, check_length, extracted, unreadable

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGE_BREAK = "\n\n"


def read_pdf(data: bytes, path: Path) -> Source:
    """The pages' text joined by blank lines; ``page_starts`` has one offset per page, empty pages too.

    Raises DocumentUnreadable: document_encrypted, document_damaged, document_too_large, document_no_text.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _opened(data, path)
    pages = _pages(reader, path)
    if not any(page.strip() for page in pages):
        raise unreadable(path, "document_no_text", f"{len(pages)} pages without text")
    starts = accumulate((len(page) + len(PAGE_BREAK) for page in pages[:-1]), initial=0)
    return Source(PAGE_BREAK.join(pages), tuple(starts), _title(reader))


def _opened(data: bytes, path: Path) -> "PdfReader":
    from pypdf import PdfReader  # noqa: PLC0415 - only when a PDF is read

    with _failures_named(path):
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise unreadable(path, "document_encrypted", "needs a password")
        return reader


def _pages(reader: "PdfReader", path: Path) -> list[str]:
    pages: list[str] = []
    total = 0
    with _failures_named(path):
        for page in reader.pages:
            pages.append(extracted(page.extract_text()))
            total += len(pages[-1]) + len(PAGE_BREAK)
            check_length(total, path)
    return pages


@contextmanager
def _failures_named(path: Path) -> Iterator[None]:
    """Name what pypdf raises. It fails on damaged files with nearly any exception, not only its own."""
    from pypdf.errors import DependencyError, LimitReachedError  # noqa: PLC0415 - only when a PDF is read

    try:
        yield
    except DocumentUnreadable:
        raise
    except DependencyError as error:
        raise unreadable(path, "document_encrypted", error) from error
    except LimitReachedError as error:
        raise unreadable(path, "document_too_large", error) from error
    except Exception as error:
        raise unreadable(path, "document_damaged", f"{type(error).__name__}: {error}") from error


def _title(reader: "PdfReader") -> str | None:
    """The title that the author gave; a file name left there by a word processor is none."""
    try:
        title = str((reader.metadata.title if reader.metadata else None) or "")
    except Exception:  # noqa: BLE001 - a document whose text was read is not given up for its title
        return None
    title = " ".join(extracted(title).split())
    made_by_program = title.startswith("Microsoft Word") or title.lower().endswith((".doc", ".docx", ".pdf", ".odt"))
    return None if made_by_program else title or None
