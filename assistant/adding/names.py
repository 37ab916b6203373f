"""A file's name as someone else gave it, made safe to be one in the case folder.

What is left is one name without folders, of composed letters, that every common file system takes, that the case
counts as a document and that reads as it is stored: nothing in it is invisible or turns the reading direction.
"""

import re
import unicodedata
from pathlib import PurePosixPath

from assistant.adding.faults import FileRefused

LONGEST = 180
"""The most bytes of a name, in UTF-8, below what file systems take (255) to leave room for a program's own endings."""

_FOLDERS = re.compile(r"[/\\]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_NOT_DOCUMENTS = frozenset({"readme.md", "provenance.md"})


def clean_name(given: str) -> str:
    """The name to store a file under; raises FileRefused (file_name) where nothing sound is left of it."""
    last = _FOLDERS.split(given)[-1]
    seen = "".join(letter for letter in unicodedata.normalize("NFC", last) if _is_seen(letter))
    plain = _SPACES.sub(" ", _NOT_IN_NAMES.sub("-", seen)).strip(" .~$")
    path = PurePosixPath(_shortened(plain))
    if not path.suffix or not path.stem.strip(" ._-") or _DEVICES.match(plain) or plain.casefold() in _NOT_DOCUMENTS:
        raise FileRefused(path=shown_name(given))
    return path.name


def shown_name(given: str) -> str:
    """The name as it was given, to be shown: without what is unseen, and not too long."""
    seen = "".join(letter if _is_seen(letter) else "\ufffd" for letter in given[:LONGEST])
    return seen + ("…" if len(given) > LONGEST else "") or "–"


def key(name: str) -> str:
    """Equal for two names that some file system takes for one: upper or lower case, composed or not."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _is_seen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in _UNSEEN


def _shortened(name: str) -> str:
    """The name cut to ``LONGEST`` bytes before its ending."""
    stem, dot, ending = name.rpartition(".")
    room = LONGEST - len((dot + ending).encode())
    if room <= 0 or len(name.encode()) <= LONGEST:
        return name
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + ending
