"""Progress on stderr: a bar for a person who watches, one line per step for a log."""

import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from assistant.commands.terminal import Terminal
from ingest.errors import DocumentUnreadable
from prompts.texts import load_texts


class Bars:
    """A ``Watcher``: steps by their key in the catalogue. Use as a context; nothing shows before the first step."""

    def __init__(self, screen: Terminal) -> None:
        self._screen = screen
        self._texts = load_texts(screen.language.value)
        self._console = Console(file=sys.stderr)
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self._told: set[str] = set()

    def step(self, step: str, done: int = 0, total: int | None = None) -> None:
        """A step has come this far; without a total it only says that it has begun."""
        if not self._console.is_terminal:
            self._tell_once(step)
            return
        if self._progress is None:
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=self._console, transient=True)
            self._progress.start()
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(self._words(step), total=total)
        self._progress.update(self._tasks[step], completed=done, total=total)

    def name_unreadable(self, unreadable: Iterable[DocumentUnreadable]) -> None:
        """Each document that could not be read, and why."""
        for error in unreadable:
            self._screen.note("command.skipped", message=self._screen.describe(error))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
            self._tasks.clear()

    def _tell_once(self, step: str) -> None:
        if step not in self._told:
            self._told.add(step)
            print(self._words(step), file=sys.stderr, flush=True)

    def _words(self, step: str) -> str:
        key = f"progress.{step}"
        return self._texts.say(key if self._texts.knows(key) else "progress.other")
