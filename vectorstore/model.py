"""The bundled model on disk: prepared once into the user's cache, whole or not at all.

``prepare_model`` builds in a directory beside the final one and renames it into place, so that a reader
never sees half a model and a killed preparation leaves nothing that counts. A manifest holds every
file's size and hash: sizes are compared at each opening, hashes by ``verify_model``.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

from vectorstore.errors import ModelDamaged, ModelUnavailable
from vectorstore.model_export import write_reference, write_tokenizer
from vectorstore.model_graph import write_graph
from vectorstore.model_weights import SOURCE_SHA256, read_weights

MODEL_NAME = "multilingual-e5-small"
MODEL_HASH = SOURCE_SHA256[:8]
FORMAT = 1
"""Raised whenever the code writes different files: prepared directories are rebuilt, indexes too."""

_MANIFEST = "manifest.json"
_BUILDING = ".building-"


class PreparationStep(StrEnum):
    """What preparation is doing; the message catalogue has words for each."""

    READING = "model_reading"
    TOKENIZER = "model_tokenizer"
    GRAPH = "model_graph"
    REFERENCE = "model_reference"
    READY = "model_ready"


Progress = Callable[[str], None]


def default_cache_dir() -> Path:
    """``REMISS_CACHE`` if it is set, else the user's cache directory for this program."""
    chosen = os.environ.get("REMISS_CACHE")
    return Path(chosen) if chosen else user_cache_path("remiss", appauthor=False)


def prepare_model(cache_dir: Path, progress: Progress) -> Path:
    """The directory of the bundled model, built there first if it is missing, old or damaged.

    ``progress`` gets a PreparationStep as each begins, and nothing when there is nothing to do. Of
    several preparers one builds and the others wait. Raises PackageMissing, ModelDamaged (the
    package's file) and ModelUnavailable (the cache cannot be written).
    """
    directory = cache_dir / f"{MODEL_NAME}-{MODEL_HASH}"
    if _is_whole(directory):
        return directory
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(cache_dir / f".{MODEL_NAME}.lock"):
            if not _is_whole(directory):
                _build(directory, progress)
    except OSError as error:
        raise ModelUnavailable(name=MODEL_NAME, reason=str(error)) from error
    return directory


def verify_model(directory: Path) -> None:
    """Compares every file with the manifest, by hash; raises ModelDamaged naming the first that differs."""
    manifest = _read_manifest(directory)
    if manifest is None:
        raise ModelDamaged(path=directory / _MANIFEST, reason="manifest")
    for name, (size, digest) in manifest.items():
        path = directory / name
        if _size(path) != size:
            raise ModelDamaged(path=path, reason="size")
        if _digest(path) != digest:
            raise ModelDamaged(path=path, reason="sha256")


def _build(directory: Path, progress: Progress) -> None:
    """Builds beside the final place and moves there. The caller holds the lock, so leftovers are nobody's."""
    for leftover in directory.parent.glob(f"{_BUILDING}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_BUILDING, dir=directory.parent) as workshop:
        new, old = Path(workshop, "new"), Path(workshop, "old")
        new.mkdir()
        _write_files(new, progress)
        _write_manifest(new)
        if directory.exists():
            directory.rename(old)
        new.rename(directory)
    progress(PreparationStep.READY)


def _write_files(directory: Path, progress: Progress) -> None:
    progress(PreparationStep.READING)
    weights = read_weights()
    progress(PreparationStep.TOKENIZER)
    write_tokenizer(weights, directory)
    progress(PreparationStep.GRAPH)
    write_graph(weights, directory)
    progress(PreparationStep.REFERENCE)
    write_reference(weights, directory)


def _write_manifest(directory: Path) -> None:
    files = {path.relative_to(directory).as_posix(): (_size(path), _digest(path)) for path in _files(directory)}
    content = {"format": FORMAT, "source": SOURCE_SHA256, "files": files}
    (directory / _MANIFEST).write_text(json.dumps(content, indent=2), encoding="utf-8")


def _read_manifest(directory: Path) -> dict[str, tuple[int, str]] | None:
    """Size and hash by file name; None when there is no manifest of this format and source."""
    try:
        content = json.loads((directory / _MANIFEST).read_text(encoding="utf-8"))
        if (content["format"], content["source"]) != (FORMAT, SOURCE_SHA256):
            return None
        return {str(name): (int(size), str(digest)) for name, (size, digest) in content["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_whole(directory: Path) -> bool:
    """Whether every file of the manifest is there with its size: cheap, so it is asked at each opening."""
    manifest = _read_manifest(directory)
    return manifest is not None and all(_size(directory / name) == size for name, (size, _) in manifest.items())


def _files(directory: Path) -> Iterator[Path]:
    return (path for path in sorted(directory.rglob("*")) if path.is_file())


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
