"""An index directory: generations built aside, and one pointer that says which of them answers.

::

    current                    the current generation's id, then the one before it
    writer.lock                held by the one process that builds
    generations/<id>/          chroma/  corpus.json  lexical/  manifest.json  readers/

Invariants: a generation is complete if and only if it has a manifest; a complete one is never written
to again, except that its manifest may be replaced by one with newer fingerprints; the pointer is
replaced in one step; what is being read is not removed, however many swaps there are. So a reader waits
for no lock, a killed build leaves the earlier index answering, and a reader keeps what it has opened.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.documents import Fingerprint as Fingerprint
from vectorstore.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexNotWritable, index_fault
from vectorstore.holding import is_held
from vectorstore.vectors import Kind

FORMAT = 2
LOCK_SECONDS = 60.0
EMBEDDED = "embedded"

_POINTER = "current"
_LOCK = "writer.lock"
_GENERATIONS = "generations"
_MANIFEST = "manifest.json"
_STARTED = "started.json"
_ID = re.compile(r"[0-9a-f]{12}(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is made of. ``corpus`` is the sha256 of corpus.json.

    ``store`` is ``EMBEDDED`` or a Chroma server's address, ``collections`` the names used there, and
    ``fingerprints`` go by path relative to the case folder.
    """

    generation: str
    model: str
    dimension: int
    corpus: str
    store: str
    collections: Mapping[Kind, str]
    counts: Mapping[str, int]
    fingerprints: Mapping[str, Fingerprint]
    format: int = FORMAT


def generation_id(corpus_hash: str, model: str) -> str:
    """The name that this content under this model and format always gets."""
    return hashlib.sha256(f"{FORMAT}\n{model}\n{corpus_hash}".encode()).hexdigest()[:12]


def generation_dir(index_dir: Path, generation: str) -> Path:
    """Where a generation lives."""
    return index_dir / _GENERATIONS / generation


def current_generation(index_dir: Path) -> str | None:
    """The id of the generation that answers, None when there is no index."""
    return next(iter(_pointed(index_dir)), None)


def same_content(index_dir: Path, base: str) -> tuple[str, ...]:
    """The directories named after this content: the id itself, and ids with a suffix."""
    return tuple(name for name in _directories(index_dir) if name.split("-")[0] == base)


def free_id(index_dir: Path, base: str) -> str:
    """The id itself, with a suffix if a (damaged) directory has that name already."""
    taken = same_content(index_dir, base)
    suffixes = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (base, *suffixes) if name not in taken)


def start_generation(index_dir: Path, manifest: Manifest) -> Path:
    """Make the directory of a generation that is not complete yet, and note where its vectors go."""
    directory = generation_dir(index_dir, manifest.generation)
    directory.mkdir(parents=True)
    _write(directory / _STARTED, _manifest_json(manifest))
    return directory


def write_manifest(index_dir: Path, manifest: Manifest) -> None:
    """Declare a generation complete, or replace its fingerprints."""
    directory = generation_dir(index_dir, manifest.generation)
    _write(directory / _MANIFEST, _manifest_json(manifest))
    (directory / _STARTED).unlink(missing_ok=True)


def read_manifest(index_dir: Path, generation: str) -> Manifest:
    """The manifest of a complete generation. Raises IndexDamaged."""
    return _read(generation_dir(index_dir, generation) / _MANIFEST)


def require_model(index_dir: Path, model_id: str) -> None:
    """Raises IndexMismatch when there is an index and another model made it, whatever else it was made from.

    One that is damaged, or of another format, tells nothing of its model.
    """
    with contextlib.suppress(IndexDamaged):
        generation = current_generation(index_dir)
        if generation is None:
            return
        found = read_manifest(index_dir, generation).model
        if found != model_id:
            raise IndexMismatch(expected=model_id, found=found)


def publish(index_dir: Path, generation: str) -> None:
    """Let a complete generation answer from now on; the one that did is kept as the previous."""
    before = [name for name in _pointed(index_dir) if name != generation]
    _write(index_dir / _POINTER, "\n".join([generation, *before[:1]]) + "\n")


def sweep(index_dir: Path, forget: Callable[[Manifest], None]) -> None:
    """Remove half-made generations, and all but the current, the previous and those being read; only under the lock.

    ``forget`` is called first with what is known of each, to remove what lies outside the directory.
    """
    kept = _pointed(index_dir)
    for name in _directories(index_dir):
        directory = generation_dir(index_dir, name)
        if (directory / _MANIFEST).exists() and (name in kept or is_held(directory)):
            continue
        for file in (directory / _MANIFEST, directory / _STARTED):
            with contextlib.suppress(IndexDamaged):
                forget(_read(file))
        shutil.rmtree(directory, ignore_errors=True)


@contextlib.contextmanager
def writing(index_dir: Path) -> Iterator[None]:
    """Hold the writer's lock. Raises IndexLocked after ``LOCK_SECONDS``, IndexNotWritable where none can be made."""
    lock = FileLock(index_dir / _LOCK, timeout=LOCK_SECONDS)
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise IndexLocked(path=index_dir, seconds=LOCK_SECONDS) from error
    except OSError as error:
        raise IndexNotWritable(path=index_dir, reason=error) from error
    try:
        yield
    finally:
        lock.release()


def _pointed(index_dir: Path) -> list[str]:
    try:
        lines = (index_dir / _POINTER).read_text(encoding="utf-8", errors="replace").split()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise index_fault(index_dir / _POINTER, error) from error
    return [line for line in lines if _ID.fullmatch(line)]


def _directories(index_dir: Path) -> list[str]:
    parent = index_dir / _GENERATIONS
    return sorted(entry.name for entry in parent.iterdir() if entry.is_dir()) if parent.is_dir() else []


def _manifest_json(manifest: Manifest) -> str:
    return json.dumps(asdict(manifest), indent=1, sort_keys=True)


def _read(file: Path) -> Manifest:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        prints = {path: Fingerprint(**print_) for path, print_ in stored.pop("fingerprints").items()}
        collections = {Kind(kind): name for kind, name in stored.pop("collections").items()}
        return Manifest(fingerprints=prints, collections=collections, **stored)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise index_fault(file, error) from error


def _write(file: Path, text: str) -> None:
    """Replace a file in one step; it is on the disk before it has its name."""
    partial = file.with_name(file.name + ".partial")
    with partial.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(partial, file)
