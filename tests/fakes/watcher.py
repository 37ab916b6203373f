"""Somebody who is told how far the work has come, and remembers what was left out."""

from collections.abc import Iterable

from ingest.errors import DocumentUnreadable


class Told:
    """Fulfils ``assistant.wiring.Watcher``; ``left_out`` is what no answer can quote."""

    def __init__(self) -> None:
        self.left_out: list[DocumentUnreadable] = []

    def step(self, step: str, done: int = 0, total: int | None = None) -> None:
        pass

    def name_unreadable(self, unreadable: Iterable[DocumentUnreadable]) -> None:
        self.left_out.extend(unreadable)
