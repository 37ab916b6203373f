"""What the browser may do with our pages, and which doors of Gradio stay shut.

The page's policy is as strict as Gradio runs with. Gradio's page has inline scripts (its configuration and
its start): they get a nonce, new for every response, so scripts need no ``unsafe-inline``, and no component
used here needs ``unsafe-eval``. Styles do need ``unsafe-inline``, since Gradio sets style attributes and
inserts style elements; an injected style has nowhere to send what it sees, because images and fonts come
from this server (``data:`` is for icons). Every other response, the other pages among them, runs nothing at
all; forms in those pages may be sent to this server only.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prompts.texts import LANGUAGES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)
PLAIN_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OPEN: Final = ("queue", "call", "run", "info", "heartbeat", "startup-events", "theme.css", "cancel", "reset", "app_id")
"""What the page and a client of its public endpoint use of Gradio; uploads, proxying and the rest answer 404."""

_BELOW = "|".join(LANGUAGES[1:])
_GRADIO = re.compile(rf"(?:/+(?:{_BELOW}))?(?:/+gradio_api/+(?P<door>[^/]*)|/+(?P<closed>monitoring)(/|$))")


@dataclass(frozen=True, slots=True)
class Dressing:
    """What one of Gradio's pages gets from us: its language, and HTML for its head and around its own element."""

    language: str
    head: str
    top: str = ""
    bottom: str = ""


class Guard:
    """Middleware around the whole application: policies and headers on every response, shut doors.

    ``pages`` are Gradio's pages by their path.
    """

    def __init__(self, app: ASGIApp, pages: Mapping[str, Dressing]) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless its door is shut, and dress the response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _shut(scope["path"]):
            await _respond(_dress(send, PLAIN_POLICY), 404, b"text/plain", b"404")
        elif scope["path"] in self._pages and scope["method"] == "GET":
            await self._page(self._pages[scope["path"]], scope, receive, send)
        else:
            await self._app(scope, receive, _dress(send, PLAIN_POLICY))

    async def _page(self, page: Dressing, scope: Scope, receive: Receive, send: Send) -> None:
        """Gradio's page: taken whole and uncompressed, and sent on with what is ours; a redirect passes as it is."""
        status, body = 0, b""
        plainly = _dress(send, PLAIN_POLICY)

        async def collect(message: Message) -> None:
            nonlocal status, body
            status = status or message["status"]
            if status != 200:
                await plainly(message)
            else:
                body += message.get("body", b"")

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, collect)
        if status != 200:
            return
        nonce = secrets.token_urlsafe(16)
        dressed = _dress(send, PAGE_POLICY.format(nonce=nonce))
        await _respond(dressed, status, b"text/html; charset=utf-8", _rewrite(body.decode(), page, nonce).encode())


def _rewrite(html: str, page: Dressing, nonce: str) -> str:
    """The page with our parts in it. Their text is escaped, so that nothing in it can be taken for an element."""
    html = re.sub(r'(<html[^>]*?)lang="[^"]*"', rf'\1lang="{page.language}"', html, count=1)
    html = re.sub(r'<meta\s+(property|name)="(og|twitter):[^>]*>', "", html)
    html = html.replace("</head>", f"{page.head}</head>", 1)
    before, mark, body = html.rpartition("<gradio-app")
    body = body.replace("</gradio-app>", f"</gradio-app>{page.bottom}", 1)
    html = f"{before}{page.top}{mark}{body}"
    return html.replace("<script", f'<script nonce="{nonce}"')


def _shut(path: str) -> bool:
    match = _GRADIO.match(path)
    return match is not None and (match["closed"] is not None or match["door"] not in OPEN)


def _dress(send: Send, policy: str) -> Send:
    """A ``send`` that puts our headers in place of any of the same name."""
    ours = {"Content-Security-Policy": policy, **HEADERS}
    encoded = [(name.lower().encode(), value.encode()) for name, value in ours.items()]
    replaced = {name for name, _ in encoded}

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            theirs = [pair for pair in message.get("headers", []) if pair[0].lower() not in replaced]
            message = {**message, "headers": [*theirs, *encoded]}
        await send(message)

    return dressed


async def _respond(send: Send, status: int, content_type: bytes, body: bytes) -> None:
    size = str(len(body)).encode()
    headers = [(b"content-type", content_type), (b"content-length", size), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
