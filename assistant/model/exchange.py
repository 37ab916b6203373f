"""One request in a thread of its own, so that whoever waits for it waits exactly as long as they wish to.

A client library's own timeouts start over with every byte. Here a daemon thread reads and another waits for what was
read with the time that is left; when that is up, or nobody wants more, the connection's socket is shut down, which
wakes a thread that is blocked in it and tells the server to stop.
"""

import contextlib
import socket
from collections.abc import Callable, Generator, Iterable
from contextvars import ContextVar
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_current: ContextVar["Exchange[Any] | None"] = ContextVar("exchange", default=None)


class _End:
    """Nothing more comes."""


class Exchange(Generic[T]):
    """Work that makes one HTTP request and gives items as they come.

    ``error`` is what ended it early, TimeoutError when the time was up; ``whole`` is the body of a reply that came as
    one JSON document and ``content_type`` what the server called its reply.
    """

    def __init__(self, work: Callable[[], Iterable[T]]) -> None:
        self.error: Exception | None = None
        self.whole: bytes | None = None
        self.content_type: str | None = None
        self._work = work
        self._items: SimpleQueue[T | _End] = SimpleQueue()
        self._socket: socket.socket | None = None
        self._over = False
        self._lock = Lock()
        Thread(target=self._pump, name="language-model", daemon=True).start()

    def items(self, left: Callable[[], float]) -> Generator[T]:
        """What the work gives, waiting ``left()`` seconds for each; ends the request when closed or out of time."""
        try:
            while True:
                item = self._items.get(timeout=max(0.0, left()))
                if isinstance(item, _End):
                    return
                yield item
        except Empty:
            self.error = TimeoutError()
        finally:
            self.end()

    def end(self) -> None:
        """Shut the connection down, also one that is still being made."""
        with self._lock:
            self._over = True
            _shut(self._socket)

    def connected(self, connection: socket.socket) -> None:
        """The request has this connection now."""
        with self._lock:
            self._socket = connection
            if self._over:
                _shut(connection)

    def _pump(self) -> None:
        _current.set(self)
        try:
            for item in self._work():
                self._items.put(item)
                if self._over:
                    break
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            if not self._over:
                self.error = error
        finally:
            self._items.put(_End())


def current_exchange() -> Exchange[Any] | None:
    """The exchange whose thread this is."""
    return _current.get()


def _shut(connection: socket.socket | None) -> None:
    if connection is not None:
        with contextlib.suppress(OSError):
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
