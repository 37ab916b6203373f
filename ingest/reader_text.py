"""Plain text: bytes to exactly the characters they stand for, or a named failure.

Nothing is mended here. Line ends, blank lines and scanning errors stay, because offsets refer to them.
A file that is not Unicode is only believed to be Windows-1252 when it then reads as Swedish: any bytes
at all decode as that, and a wrong guess would put nonsense into verbatim quotes.
"""

import codecs
import re
from pathlib import Path

from ingest.source import Source, check_length, unreadable

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SWEDISH_WORD = re.compile(r"[a-zåäö][åäö]|[åäö][a-zåäö]", re.IGNORECASE)
_EXPECTED = frozenset("åäöÅÄÖéÉèÈêëáàâçüÜøØæÆñßôóïí§°±²³½¼¾·×µ«»©®´¨…–—•“”„‘’‚€™\xa0\xad")
_MIN_EXPECTED_SHARE = 0.95


def read_text(data: bytes, path: Path) -> Source:
    """A .txt or .md file: decoded, line ends untouched, a leading byte order mark not counted."""
    text = decode(data, path)
    check_length(len(text), path)
    if not text.strip():
        raise unreadable(path, "document_empty", "no characters but white space")
    return Source(text)


def decode(data: bytes, path: Path, declared: str | None = None) -> str:
    """The characters of ``data``: by byte order mark, as UTF-8, as declared, or as Swedish Windows-1252.

    Raises DocumentUnreadable (document_encoding) when none of them fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _without_nul(_strictly(data[len(mark) :], encoding), path, encoding)
    for encoding in ("utf-8", *([declared] if declared else [])):
        text = _strictly(data, encoding)
        if text is not None:
            return _without_nul(text, path, encoding)
    text = _strictly(data, "cp1252")
    if text is None or not reads_as_swedish(text):
        raise unreadable(path, "document_encoding", "neither UTF-8, UTF-16 nor Swedish Windows-1252")
    return text


def reads_as_swedish(text: str) -> bool:
    """Whether text decoded on a guess looks right: å, ä, ö inside words, hardly a character that is unusual."""
    beyond = _BEYOND_ASCII.findall(text)
    expected = sum(character in _EXPECTED for character in beyond)
    return (
        bool(_SWEDISH_WORD.search(text)) and not _CONTROL.search(text) and expected >= _MIN_EXPECTED_SHARE * len(beyond)
    )


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _without_nul(text: str | None, path: Path, encoding: str) -> str:
    if text is None or "\0" in text:
        raise unreadable(path, "document_encoding", f"not {encoding} text")
    return text
