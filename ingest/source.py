"""What every reader gives, and the limits that all of them keep.

``Source.text`` is the one text that offsets refer to. For plain text it is the file itself; for the other
formats it is what the reader makes of the file, the same every time for the same bytes.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import DocumentUnreadable

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_CHARACTERS = 5_000_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024

_NEVER_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A document's exact text. ``page_starts`` holds the offset of each page, empty without pages."""

    text: str
    page_starts: tuple[int, ...] = ()
    title: str | None = None


def unreadable(path: Path, code: str, reason: object) -> DocumentUnreadable:
    """The error for ``path``; ``reason`` is a technical detail for the log, not a sentence for the user."""
    shown = str(path).encode("utf-8", "backslashreplace").decode()
    return DocumentUnreadable(code, path=shown, reason=reason)


def check_length(characters: int, path: Path) -> None:
    """Raise document_too_large above ``MAX_CHARACTERS``."""
    if characters > MAX_CHARACTERS:
        raise unreadable(path, "document_too_large", f"{characters} characters, limit {MAX_CHARACTERS}")


def extracted(text: str) -> str:
    """Text drawn from a format that is not plain text: composed (NFC), without NULs and lone surrogates.

    Such formats have no text of their own that an offset could refer to, so the reader may choose the
    form that prints, compares and searches as a reader of the page expects.
    """
    return unicodedata.normalize("NFC", _NEVER_TEXT.sub("", text))
