"""Documents added to a case that is being asked. Read ``Adder._added`` top-down: it is the whole of it.

Everything is checked first; then the files move in, the index is made anew beside the old one, and the assistant
that answers is exchanged at one stroke. Whatever fails, the files are put back and the old assistant answers on.
"""

import errno
import logging
import os
import shutil
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from assistant.adding.check import checked
from assistant.adding.faults import AddingBusy, AddingFailed, CaseNotWritable, FileRefused
from assistant.adding.names import clean_name, key, shown_name
from assistant.adding.stage import Stage
from assistant.adding.work import Accepted, Done, Failed, Refused, Work
from assistant.pipeline import Assistant
from ingest.case import load_case
from ingest.errors import RemissError
from ingest.passage import Document

MOST_FILES = 20

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Received:
    """A file that someone sent; its name is not to be trusted."""

    name: str
    file: BinaryIO


class Adder:
    """A case folder that documents can be added to, one adding at a time, whichever process begins it.

    ``reopen`` brings the index up to date with the folder and opens an assistant over it; ``swap`` lets that one
    answer from now on.
    """

    def __init__(self, case: Path, reopen: Callable[[Work], Assistant], swap: Callable[[Assistant], None]) -> None:
        self._case = case
        self._reopen = reopen
        self._swap = swap
        self._busy = threading.Lock()
        self._latest: Work | None = None

    @property
    def latest(self) -> Work | None:
        """The adding that goes on, or the last one that ended; None before the first."""
        return self._latest

    def problem(self) -> CaseNotWritable | None:
        """What keeps anything from being added, as far as it shows beforehand."""
        writable = os.access(self._case, os.W_OK | os.X_OK)
        return None if writable else CaseNotWritable(path=self._case, reason=os.strerror(errno.EACCES))

    def begin(self, files: Sequence[Received], replace: bool = False) -> Work:
        """Take the files and begin to add them; the work goes on to its end by itself.

        Raises AddingFailed (nothing sent, too many), AddingBusy and CaseNotWritable; nothing has changed then.
        """
        if not files:
            raise AddingFailed
        if len(files) > MOST_FILES:
            raise AddingFailed("adding_too_many", count=len(files), limit=MOST_FILES)
        if not self._busy.acquire(blocking=False):
            raise AddingBusy
        work = Work()
        with ExitStack() as undone:
            undone.callback(self._busy.release)
            stage = Stage.claim(self._case)
            undone.callback(stage.release)
            staged = _staged(files, stage.new, work)
            worker = threading.Thread(target=self._work, args=(stage, staged, replace, work), name="adding")
            self._latest = work
            worker.start()
            undone.pop_all()
        return work

    def _work(self, stage: Stage, staged: Sequence[Path], replace: bool, work: Work) -> None:
        """The thread: the last event is told when another adding could begin."""
        end: Done | Failed
        try:
            end = Done(self._added(stage, staged, replace, work))
        except RemissError as error:
            end = Failed(error)
        except Exception as error:
            log.exception("documents could not be added")
            end = Failed(RemissError("internal_error", reason=repr(error)))
        finally:
            stage.release()
            self._busy.release()
        work.tell(end)

    def _added(self, stage: Stage, staged: Sequence[Path], replace: bool, work: Work) -> tuple[Document, ...]:
        """The documents that were added; none when none can be."""
        names = []
        for verdict in checked(staged, load_case(self._case), replace):
            work.tell(verdict)
            names += [verdict.name] if isinstance(verdict, Accepted) else []
        if not names:
            return ()
        try:
            stage.move_in(names)
            assistant = self._reopen(work)
            added = _documents(assistant, names)
            self._swap(assistant)
        except BaseException:
            stage.put_back()
            raise
        stage.keep()
        return added


def _staged(files: Sequence[Received], folder: Path, work: Work) -> list[Path]:
    """The files under clean names in the stage; one without a usable name of its own is refused at once."""
    staged: dict[str, Path] = {}
    for received in files:
        try:
            name = clean_name(received.name)
            if key(name) in staged:
                raise FileRefused("file_repeated", path=name)
        except FileRefused as error:
            work.tell(Refused(shown_name(received.name), error))
            continue
        staged[key(name)] = folder / name
        _store(received.file, folder / name)
    return list(staged.values())


def _store(received: BinaryIO, file: Path) -> None:
    """The file as it came, on the disk; raises CaseNotWritable, of a full disk for one."""
    try:
        with file.open("xb") as stream:
            shutil.copyfileobj(received, stream)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise CaseNotWritable(path=file.name, reason=error.strerror or error) from error


def _documents(assistant: Assistant, names: Sequence[str]) -> tuple[Document, ...]:
    """The case's documents of these names; every one was read when it was checked, so each must be there."""
    found = {normalize("NFC", document.path): document for document in assistant.index.corpus.documents}
    lost = [name for name in names if name not in found]
    if lost:
        assistant.index.close()
        raise AddingFailed("adding_incomplete", paths=", ".join(lost))
    return tuple(found[name] for name in names)
