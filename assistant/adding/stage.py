"""The folder beside the documents where new ones wait, and where what they replace is kept until all is well.

::

    <case>/.remiss-adding/
        lock         held by the one who adds
        new/         checked files, on the same disk as the case, so that moving them is one step each
        old/         what they replace
        plan.json    what is about to move; there from before the first move until after the last step

It is hidden, so the index never sees it. Invariant: a plan that nobody holds the lock of belongs to an adding that
was cut off, and whoever claims the folder next puts everything back first.
"""

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.adding.faults import AddingBusy, CaseNotWritable

FOLDER = ".remiss-adding"


class Stage:
    """A claimed stage. ``claim`` makes one; ``release`` ends it, whatever became of the adding."""

    def __init__(self, case: Path, lock: FileLock) -> None:
        self._case = case
        self._lock = lock
        folder = case / FOLDER
        self.new, self._old, self._plan = folder / "new", folder / "old", folder / "plan.json"

    @classmethod
    def claim(cls, case: Path) -> "Stage":
        """The stage of a case, empty; raises AddingBusy when another has it, CaseNotWritable when there can be none."""
        folder = case / FOLDER
        lock = FileLock(folder / "lock", timeout=0, thread_local=False)
        try:
            _own(folder)
            lock.acquire()
        except Timeout as error:
            raise AddingBusy from error
        except OSError as error:
            raise CaseNotWritable(path=case, reason=error.strerror or error) from error
        stage = cls(case, lock)
        try:
            stage._begin()
        except OSError as error:
            stage.release()
            raise CaseNotWritable(path=case, reason=error.strerror or error) from error
        return stage

    def move_in(self, names: Sequence[str]) -> None:
        """Move new files to their places, each in one step; what they replace is kept. Raises CaseNotWritable."""
        replaced = [name for name in names if os.path.lexists(self._case / name)]
        try:
            for name in replaced:
                shutil.copy2(self._case / name, self._old / name, follow_symlinks=False)
            _write(self._plan, json.dumps({"moved": [*names], "replaced": replaced}))
            for name in names:
                os.replace(self.new / name, self._case / name)
        except OSError as error:
            raise CaseNotWritable(path=self._case, reason=error.strerror or error) from error

    def put_back(self) -> None:
        """Undo what the plan says was moved: the folder is as it was before."""
        plan = _read(self._plan)
        for name in plan["replaced"]:
            if os.path.lexists(self._old / name):
                os.replace(self._old / name, self._case / name)
        for name in plan["moved"]:
            if name not in plan["replaced"] and not os.path.lexists(self.new / name):
                (self._case / name).unlink(missing_ok=True)
        self._plan.unlink(missing_ok=True)

    def keep(self) -> None:
        """What was moved stays for good."""
        self._plan.unlink(missing_ok=True)

    def release(self) -> None:
        """Let go of the stage; what could not be put back stays there for the next claim."""
        if not self._plan.exists():
            shutil.rmtree(self._case / FOLDER, ignore_errors=True)
        self._lock.release()

    def _begin(self) -> None:
        if self._plan.exists():
            for folder in (self.new, self._old):
                _own(folder)
            self.put_back()
        for folder in (self.new, self._old):
            _own(folder)
            shutil.rmtree(folder)
            folder.mkdir()


def recover(case: Path) -> None:
    """Put back what an adding that was cut off has moved. One that is still going on is left alone."""
    if os.path.lexists(case / FOLDER):
        with suppress(AddingBusy, CaseNotWritable):
            Stage.claim(case).release()


def _own(folder: Path) -> None:
    """A folder that is really there: a link would let a borrowed case move files elsewhere. Raises OSError."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(exist_ok=True)


def _read(plan: Path) -> dict[str, list[str]]:
    """The plan, its names without folders; an empty one where there is none that can be read."""
    try:
        told = json.loads(plan.read_text(encoding="utf-8"))
        return {part: [name for name in told[part] if Path(name).name == name] for part in ("moved", "replaced")}
    except (OSError, ValueError, KeyError, TypeError):
        return {"moved": [], "replaced": []}


def _write(file: Path, text: str) -> None:
    """A file that is on the disk, whole, before it has its name."""
    partial = file.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(partial, file)
