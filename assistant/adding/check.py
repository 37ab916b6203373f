"""Which of the files that were sent can become documents of the case, found out before anything changes."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.adding.faults import FileRefused
from assistant.adding.names import key
from assistant.adding.work import Accepted, Refused
from ingest.case import Case
from ingest.documents import document_id, fingerprints
from ingest.errors import DocumentUnreadable, RemissError
from ingest.readers import SUPPORTED_SUFFIXES, is_supported, read_source


@dataclass(slots=True)
class _Taken:
    """What the case holds and what is about to join it: names at its top, ids, and contents by their hash."""

    names: dict[str, Path]
    ids: dict[str, str]
    contents: dict[str, str]


def checked(files: Iterable[Path], case: Case, replace: bool) -> Iterator[Accepted | Refused]:
    """Each file accepted, or refused with the reason. Nothing is written.

    Two documents must be told apart by their names, since ids are made of them: a name whose id is taken would
    change what an older link to that id leads to.
    """
    taken = _taken(case)
    for file in files:
        try:
            replaces = _replaces(file, taken, replace)
            _require_own_id(file, taken, case)
            digest = _require_own_content(file, taken)
            _read(file)
        except RemissError as error:
            yield Refused(file.name, error)
            continue
        taken.ids.setdefault(document_id(file.name), file.name)
        taken.contents[digest] = file.name
        yield Accepted(file.name, replaces)


def _taken(case: Case) -> _Taken:
    prints = fingerprints(case.folder)
    return _Taken(
        names={key(path.name): path for path in case.folder.iterdir()},
        ids={id_: path for path, id_ in case.ids.items()},
        contents={print_.sha256: path for path, print_ in prints.items() if print_.sha256},
    )


def _replaces(file: Path, taken: _Taken, replace: bool) -> bool:
    """Whether the file takes another's place. The name must be written as it is there, or both would stay."""
    if not is_supported(file):
        raise FileRefused("file_format", path=file.name, known=", ".join(sorted(SUPPORTED_SUFFIXES)))
    there = taken.names.get(key(file.name))
    if there is None:
        return False
    if there.name != file.name:
        raise FileRefused("file_near", path=file.name, other=there.name)
    if not replace or there.is_dir():
        raise FileRefused("file_exists", path=file.name)
    return True


def _require_own_id(file: Path, taken: _Taken, case: Case) -> None:
    other = taken.ids.get(document_id(file.name))
    if other is not None and other != file.name and case.info(file.name).id is None:
        raise FileRefused("file_near", path=file.name, other=other)


def _require_own_content(file: Path, taken: _Taken) -> str:
    """The hash of the content; a text that is in the case twice would be cited twice."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest in taken.contents:
        raise FileRefused("file_same", path=file.name, other=taken.contents[digest])
    return digest


def _read(file: Path) -> None:
    """Read the file as the case will; the error names it as its sender does."""
    try:
        read_source(file)
    except DocumentUnreadable as error:
        values: Mapping[str, object] = {**error.values, "path": file.name}
        raise DocumentUnreadable(error.error_code, **values) from error
