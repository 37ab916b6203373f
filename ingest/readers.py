"""From a file to its exact text: the only place where documents are opened.

A format is chosen by the file's extension. Whatever is wrong with a file becomes one
DocumentUnreadable that names it, so that the rest of the case can still answer.
"""

import stat
from collections.abc import Callable
from pathlib import Path

from ingest.reader_docx import read_docx
from ingest.reader_html import read_html
from ingest.reader_pdf import read_pdf
from ingest.reader_text import read_text
from ingest.source import MAX_FILE_BYTES, Source, unreadable

_READERS: dict[str, Callable[[bytes, Path], Source]] = {
    ".txt": read_text,
    ".md": read_text,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".html": read_html,
    ".htm": read_html,
}
SUPPORTED_SUFFIXES = frozenset(_READERS)


def is_supported(path: Path) -> bool:
    """Whether there is a reader for the file's extension (upper or lower case)."""
    return path.suffix.lower() in SUPPORTED_SUFFIXES


def read_source(path: Path) -> Source:
    """The document's text, page offsets and own title.

    Raises DocumentUnreadable with a code (document_empty, document_encrypted, document_encoding,
    document_too_large, document_damaged, document_no_text, document_unreadable), ``path`` and ``reason``.
    """
    if not is_supported(path):
        raise unreadable(path, "document_unreadable", f"no reader for {path.suffix or 'a file without extension'}")
    data = _bytes(path)
    if not data:
        raise unreadable(path, "document_empty", "0 bytes")
    return _READERS[path.suffix.lower()](data, path)


def _bytes(path: Path) -> bytes:
    """The whole file, at most ``MAX_FILE_BYTES``; a pipe or device is refused before it could block."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise unreadable(path, "document_unreadable", "not a regular file")
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise unreadable(path, "document_unreadable", error.strerror or error) from error
    if len(data) > MAX_FILE_BYTES:
        raise unreadable(path, "document_too_large", f"more than {MAX_FILE_BYTES} bytes")
    return data
