"""A page that is sent while it is being made: header first, then part by part, so that no script shows progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from assistant.site.page import Growing, Page

if TYPE_CHECKING:
    from starlette.responses import Response

_HERE: Final = "<!-- the page grows here -->"


def growing(reply: Growing, whole: Callable[[Page], str]) -> Response:
    """The response: ``whole`` puts a page into the frame, and what comes before its body is sent at once.

    Parts are taken in a thread of their own, and may take their time. Whoever leaves stops the sending only.
    """
    from starlette.responses import StreamingResponse  # noqa: PLC0415 - most commands serve no page

    head, _, foot = whole(Page(reply.title, _HERE, reply.status)).partition(_HERE)

    def parts() -> Iterator[str]:
        yield head
        yield from reply.parts
        yield foot

    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(parts(), reply.status, headers, "text/html; charset=utf-8")
