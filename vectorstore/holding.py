"""Which generations are being read: each reader holds a lock on a file of its own in the generation's directory.

The operating system lets go of the locks of a process that has died, so nothing is held for ever, and readers in
other processes count as those in this one do.
"""

import contextlib
import secrets
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

_READERS = "readers"


def hold(generation: Path) -> Callable[[], None]:
    """Keep a generation's directory from being swept away until what is returned is called.

    Where nothing can be written or locked, nothing is held: reading does not depend on it.
    """
    file = generation / _READERS / f"{secrets.token_hex(8)}.lock"
    lock = FileLock(file, thread_local=False)
    try:
        file.parent.mkdir(exist_ok=True)
        lock.acquire(blocking=False)
    except (OSError, NotImplementedError, Timeout):
        return _nothing

    def let_go() -> None:
        lock.release(force=True)
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)

    return let_go


def is_held(generation: Path) -> bool:
    """Whether somebody reads a generation; files of readers that have died do not count."""
    readers = generation / _READERS
    files = list(readers.glob("*.lock")) if readers.is_dir() else []
    return any(_is_locked(file) for file in files)


def _is_locked(file: Path) -> bool:
    lock = FileLock(file, thread_local=False)
    try:
        with lock.acquire(blocking=False):
            return False
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False


def _nothing() -> None:
    """Let go of what was not held."""
