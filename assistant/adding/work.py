"""What an adding has come to, event by event: told by the one thread that works, followed by any page that asks."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from ingest.errors import DocumentUnreadable, RemissError
from ingest.passage import Document

QUARTERS = 4
"""A step is told when it begins and each time that another such part is done: few lines, as they may be read aloud."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step, by its key among the progress words, has come this far; without a total it has begun."""

    name: str
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that can be read and will be added; ``replaces`` one of the same name."""

    name: str
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is left out, and why."""

    name: str
    error: RemissError


@dataclass(frozen=True, slots=True)
class Done:
    """The end: these documents can be asked from now on; none when every file was refused."""

    added: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """The end: nothing was added, and the case is as it was."""

    error: RemissError


Event: TypeAlias = Step | Accepted | Refused | Done | Failed


class Work:
    """Fulfils ``assistant.wiring.Watcher``. Invariant: the last event, and no other, is Done or Failed."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._told: dict[str, int] = {}
        self._changed = threading.Condition()

    def tell(self, event: Event) -> None:
        """Add an event, and wake those who follow."""
        with self._changed:
            self._events.append(event)
            self._changed.notify_all()

    def step(self, step: str, done: int = 0, total: int | None = None) -> None:
        """A step has come this far; only its quarters are told."""
        quarter = done * QUARTERS // total if total else 0
        if quarter > self._told.get(step, -1):
            self._told[step] = quarter
            self.tell(Step(step, done, total))

    def name_unreadable(self, unreadable: Iterable[DocumentUnreadable]) -> None:
        """What the case lacked before is no news of this adding."""

    @property
    def so_far(self) -> tuple[Event, ...]:
        """What has been told until now."""
        with self._changed:
            return tuple(self._events)

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return bool(self.so_far) and isinstance(self.so_far[-1], Done | Failed)

    def follow(self) -> Iterator[Event]:
        """Every event from the first to the last, each as soon as it is told."""
        for at in count():
            event = self._at(at)
            yield event
            if isinstance(event, Done | Failed):
                return

    def _at(self, position: int) -> Event:
        """The event at a position, waited for."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._events) > position)
            return self._events[position]
