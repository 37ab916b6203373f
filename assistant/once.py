"""A value that is made when it is first wanted."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Once(Generic[Made]):
    """A value that is made when it is first wanted, by one thread while others wait; an error is raised each time."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: tuple[Made, ...] = ()

    def value(self) -> Made:
        with self._lock:
            if not self._made:
                self._made = (self._make(),)
            return self._made[0]
