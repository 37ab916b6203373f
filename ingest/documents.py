"""Which files of a case folder are documents, what they are called, and whether they changed.

Everything here is a function of the folder's contents alone: same files, same order, same ids.
"""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.readers import is_supported

CASE_FILE = "case.toml"

_NOT_DOCUMENTS_AT_TOP = frozenset({CASE_FILE, "remiss.toml", "readme.md", "provenance.md"})
_HIDDEN_PREFIXES = (".", "~$")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file's content. Two are equal when the content is, whenever the file was written.

    ``sha256`` is empty for a file that cannot be opened.
    """

    sha256: str
    size: int
    mtime_ns: int = field(compare=False)


def find_documents(folder: Path) -> tuple[Path, ...]:
    """Every supported document below the case folder, sorted by relative path.

    Left out: hidden files and folders, word processors' lock files, links that leave the folder, links to what
    is found at its own place (linked folders too), and at the top case.toml, README.md and PROVENANCE.md.
    """
    return tuple(path for path in _visible_files(folder) if is_supported(path))


def find_unsupported(folder: Path) -> tuple[Path, ...]:
    """The other files in sight, which no reader opens: a user may believe that they are part of the case."""
    return tuple(path for path in _visible_files(folder) if not is_supported(path))


def relative_path(path: Path, folder: Path) -> str:
    """A document's path as it is shown and keyed: relative to the case folder, with forward slashes.

    A name that is not Unicode gets its bytes escaped; such a file is then named as unreadable, not lost.
    """
    return path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode()


def fingerprints(folder: Path, earlier: Mapping[str, Fingerprint] | None = None) -> dict[str, Fingerprint]:
    """The fingerprint of every document and of case.toml, by relative path.

    With ``earlier`` a file whose size and time of change are the same is not read again.
    """
    known = earlier or {}
    case_file = folder / CASE_FILE
    paths = [*([case_file] if case_file.is_file() else []), *find_documents(folder)]
    found = {(key := relative_path(path, folder)): _fingerprint(path, known.get(key)) for path in paths}
    return {key: fingerprint for key, fingerprint in found.items() if fingerprint is not None}


def document_id(path: str) -> str:
    """The slug of a relative path without its extension: lower case, a to z, digits and hyphens, never empty."""
    stem = path[: -len(Path(path).suffix)] if Path(path).suffix else path
    letters = unicodedata.normalize("NFKD", stem.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_IN_SLUG.sub("-", plain).strip("-") or "document"


def document_ids(paths: Iterable[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """An id for each relative path: the one ``given`` for it, else its slug, with -2, -3 ... where that is taken.

    The ids are unique when those given are, and do not depend on the order of ``paths``.
    """
    ids = dict(given or {})
    taken = set(ids.values())
    ordered = sorted(set(paths))
    for path in ordered:
        if path not in ids:
            ids[path] = _free(document_id(path), taken)
            taken.add(ids[path])
    return {path: ids[path] for path in ordered}


def _free(slug: str, taken: set[str]) -> str:
    number = 2
    candidate = slug
    while candidate in taken:
        candidate = f"{slug}-{number}"
        number += 1
    return candidate


def _fingerprint(path: Path, earlier: Fingerprint | None) -> Fingerprint | None:
    """None for a file that vanished meanwhile."""
    try:
        status = path.stat()
    except OSError:
        return None
    unchanged = earlier is not None and (earlier.size, earlier.mtime_ns) == (status.st_size, status.st_mtime_ns)
    if earlier is not None and unchanged and earlier.sha256:
        return earlier
    return Fingerprint(_sha256(path), status.st_size, status.st_mtime_ns)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _visible_files(folder: Path) -> Iterator[Path]:
    """Regular files in sight, sorted by relative path."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN_PREFIXES)]
        found.extend(Path(place, name) for name in names if not name.startswith(_HIDDEN_PREFIXES))
    files = [path for path in found if not _is_cases_own(path, folder)]
    own = {path.resolve() for path in files if not path.is_symlink()}
    for path in sorted(files, key=lambda path: relative_path(path, folder)):
        if _is_file_within(path, folder.resolve(), own):
            yield path


def _is_cases_own(path: Path, folder: Path) -> bool:
    return path.parent == folder and path.name.casefold() in _NOT_DOCUMENTS_AT_TOP


def _is_file_within(path: Path, root: Path, own: set[Path]) -> bool:
    """Whether a path is a file below ``root`` and no link to one of ``own``, which is found by itself."""
    try:
        if not path.is_file():
            return False
        target = path.resolve()
        return target.is_relative_to(root) and not (path.is_symlink() and target in own)
    except OSError:  # a circle of links
        return False
