"""A directory that is built once per machine: whole or not at all.

It is built beside its place and renamed into it, so that a reader never sees half a directory and a killed
preparation leaves nothing that counts. A manifest holds every file's size and hash: sizes are compared at
each opening, hashes by ``verify``.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from vectorstore.errors import ModelDamaged, ModelUnavailable

Progress = Callable[[str], None]
"""Gets the key of each step as it begins; the message catalogue has words for each."""

_MANIFEST = "manifest.json"
_BUILDING = ".building-"
_LOCK = ".preparing.lock"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a directory is and was made from: the ``format`` that the code writes, and the hash of its ``source``."""

    name: str
    format: int
    source: str


def prepare(directory: Path, stamp: Stamp, write: Callable[[Path], None]) -> bool:
    """Has ``write`` fill the directory if it is missing, damaged or of another stamp; whether it was built.

    Of several preparers below the same parent one builds and the others wait. Raises ModelUnavailable when the
    parent cannot be written, and what ``write`` raises.
    """
    if is_whole(directory, stamp):
        return False
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(directory.parent / _LOCK):
            if is_whole(directory, stamp):
                return False
            _build(directory, stamp, write)
    except OSError as error:
        raise ModelUnavailable(name=stamp.name, reason=str(error)) from error
    return True


def is_whole(directory: Path, stamp: Stamp) -> bool:
    """Whether every file of the manifest is there with its size: cheap, so it is asked at each opening."""
    manifest = _read_manifest(directory, stamp)
    return manifest is not None and all(_size(directory / name) == size for name, (size, _) in manifest.items())


def verify(directory: Path, stamp: Stamp) -> None:
    """Compares every file with the manifest, by hash; raises ModelDamaged naming the first that differs."""
    manifest = _read_manifest(directory, stamp)
    if manifest is None:
        raise ModelDamaged(path=directory / _MANIFEST, reason="manifest")
    for name, (size, digest) in manifest.items():
        path = directory / name
        if _size(path) != size:
            raise ModelDamaged(path=path, reason="size")
        if digest_of(path) != digest:
            raise ModelDamaged(path=path, reason="sha256")


def digest_of(path: Path) -> str:
    """A file's SHA-256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _build(directory: Path, stamp: Stamp, write: Callable[[Path], None]) -> None:
    """Builds beside the final place and moves there. The caller holds the lock, so leftovers are nobody's."""
    for leftover in directory.parent.glob(f"{_BUILDING}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_BUILDING, dir=directory.parent) as workshop:
        new, old = Path(workshop, "new"), Path(workshop, "old")
        new.mkdir()
        write(new)
        _write_manifest(new, stamp)
        if directory.exists():
            directory.rename(old)
        new.rename(directory)


def _write_manifest(directory: Path, stamp: Stamp) -> None:
    files = {path.relative_to(directory).as_posix(): (_size(path), digest_of(path)) for path in _files(directory)}
    content = {"format": stamp.format, "source": stamp.source, "files": files}
    (directory / _MANIFEST).write_text(json.dumps(content, indent=2), encoding="utf-8")


def _read_manifest(directory: Path, stamp: Stamp) -> dict[str, tuple[int, str]] | None:
    """Size and hash by file name; None when there is no manifest of this stamp."""
    try:
        content = json.loads((directory / _MANIFEST).read_text(encoding="utf-8"))
        if (content["format"], content["source"]) != (stamp.format, stamp.source):
            return None
        return {str(name): (int(size), str(digest)) for name, (size, digest) in content["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _files(directory: Path) -> Iterator[Path]:
    return (path for path in sorted(directory.rglob("*")) if path.is_file())


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None
