"""Serving the page. The port is taken first, so that a taken one is a plain error and nothing has started."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assistant.site.page import SitePage
from assistant.ui.app import build_app
from assistant.ui.seam import Chat, Feedback
from ingest.errors import RemissError

if TYPE_CHECKING:
    import uvicorn


class PortUnavailable(RemissError):
    """The page cannot be served there. Codes: port_in_use (port), address_unusable (host, port, reason)."""

    code = "port_in_use"


@dataclass(frozen=True, slots=True)
class Beside:
    """What is served beside the case: a place for judgements, without which none are asked for, further pages, and
    where faults in accessibility are to be told."""

    feedback: Feedback | None = None
    pages: Sequence[SitePage] = ()
    contact: str | None = None


NOTHING: Final = Beside()


def serve(
    chat: Chat,
    host: str,
    port: int,
    open_browser: bool = False,
    announce: Callable[[str], None] = lambda address: None,
    beside: Beside = NOTHING,
) -> None:
    """Serve the page until interrupted; ``announce`` gets its address when it can be visited. Port 0 is any free one.

    Raises PortUnavailable.
    """
    with bind(host, port) as listener:
        server = web_server(chat, beside.feedback, beside.pages, beside.contact)
        visit = address(listener)
        announce(visit)
        if open_browser:
            webbrowser.open(visit)
        with suppress(KeyboardInterrupt):  # how it is meant to end
            server.run(sockets=[listener])


def web_server(
    chat: Chat, feedback: Feedback | None = None, pages: Sequence[SitePage] = (), contact: str | None = None
) -> uvicorn.Server:
    """The server, not yet running. Open event streams do not keep it from stopping."""
    import uvicorn  # noqa: PLC0415 - most commands serve no page

    app = build_app(chat, feedback, pages, contact)
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=1)
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    return uvicorn.Server(config)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a log line says more than that open pages were cut off when the server stopped."""
    cancelled = record.exc_info is not None and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not cancelled and "timeout graceful shutdown exceeded" not in record.getMessage()


def bind(host: str, port: int) -> socket.socket:
    """A socket listening at the address; raises PortUnavailable."""
    if not 0 <= port <= 65535:  # the resolver would wrap it around
        raise PortUnavailable("address_unusable", host=host, port=port, reason="0-65535")
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, OverflowError) as error:
        raise PortUnavailable("address_unusable", host=host, port=port, reason=error) from error
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        listener.listen()  # a port is only taken for good by the one who listens
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortUnavailable(port=port) from error
        raise PortUnavailable("address_unusable", host=host, port=port, reason=error) from error
    return listener


def address(listener: socket.socket) -> str:
    """The address to visit: a wildcard host is visited at the loopback one."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
