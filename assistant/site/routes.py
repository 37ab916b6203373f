"""The pages on the web server: an address per page and language, the switch between languages, and what goes wrong."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote as percent_encode

from assistant.site.frame import Tab, address
from assistant.site.growing import growing
from assistant.site.language import A_YEAR, COOKIE, elsewhere, target
from assistant.site.origin import from_here
from assistant.site.page import Asked, File, Goto, Growing, Page, Reply, SitePage, Upload
from assistant.site.shell import notice, whole
from assistant.ui.seam import Chat
from prompts.texts import LANGUAGES

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

Endpoint: TypeAlias = "Callable[[Request], Awaitable[Response]]"
log = logging.getLogger(__name__)
MOST_FIELDS: Final = 100


def add_pages(app: FastAPI, chat: Chat, pages: Sequence[SitePage], tabs: Sequence[Tab]) -> None:
    """Serve each page in each language, and ``/sprak``; before anything is mounted that takes every address."""
    site = _Site(chat, tuple(tabs))
    for page in pages:
        for language in LANGUAGES:
            path = address(language, page.tab.path) + "{rest:path}"
            app.add_route(path, site.endpoint(page, language), methods=["GET", "POST"], include_in_schema=False)
    app.add_route("/sprak", _switch, methods=["GET"], include_in_schema=False)
    for language in LANGUAGES[1:]:  # the front page's address ends in a slash
        app.add_route(f"/{language}", _front(language), methods=["GET"], include_in_schema=False)


class _Site:
    """What all pages share: the case, the navigation and the token of this server's forms."""

    def __init__(self, chat: Chat, tabs: tuple[Tab, ...]) -> None:
        self._chat = chat
        self._tabs = tabs
        self._token = secrets.token_urlsafe(24)

    def endpoint(self, page: SitePage, language: str) -> Endpoint:
        """What answers the page's address in a language."""
        from starlette.concurrency import run_in_threadpool  # noqa: PLC0415 - most commands serve no page

        async def endpoint(request: Request) -> Response:
            asked = await self._asked(request, page, language)
            reply = await run_in_threadpool(self._reply, page, asked, language)
            return self._response(reply, page, language, request)

        return endpoint

    async def _asked(self, request: Request, page: SitePage, language: str) -> Asked | None:
        """The request as a page sees it, None for a form that is not accepted."""
        rest = request.path_params["rest"]
        query = {name: tuple(request.query_params.getlist(name)) for name in request.query_params}
        if request.method != "POST":
            return Asked(language, rest, query, token=self._token)
        if not from_here(request.headers):
            return None
        size = request.headers.get("content-length", "")
        if not size.isdecimal() or not 0 < int(size) <= page.largest_form:
            return None
        form = await request.form(max_files=MOST_FIELDS, max_fields=MOST_FIELDS)
        sent = {name: tuple(_sent(value) for value in form.getlist(name)) for name in form}
        if not _same(sent.get("token", ()), self._token):
            return None
        return Asked(language, rest, query, sent, self._token)

    def _reply(self, page: SitePage, asked: Asked | None, language: str) -> Reply:
        if asked is None:
            return notice("refused", language, 403)
        if asked.rest and not asked.rest.startswith(("/", ".")):
            return notice("missing", language)
        try:
            return page.respond(asked)
        except Exception:
            log.exception("a page could not be made: %s", page.tab.path)
            return notice("failed", language, 500)

    def _response(self, reply: Reply, page: SitePage, language: str, request: Request) -> Response:
        from starlette.responses import HTMLResponse, RedirectResponse, Response  # noqa: PLC0415 - as above

        path = page.tab.path + percent_encode(request.path_params["rest"], safe="/")
        asked_for = f"{path}?{request.url.query}" if request.url.query else path

        def framed(inner: Page) -> str:
            return whole(inner, language, page.tab, asked_for, self._chat.title, self._tabs)

        match reply:
            case Page():
                return HTMLResponse(framed(reply), reply.status, {"Cache-Control": "no-store"})
            case Growing():
                return growing(reply, framed)
            case File(name, media_type, content):
                kept = f"attachment; filename*=UTF-8''{percent_encode(name, safe='')}"
                return Response(content, media_type=media_type, headers={"Content-Disposition": kept})
            case Goto(path):
                return RedirectResponse(address(language, path), 303)


class FirstVisit:
    """Middleware: whoever comes to the front page for the first time gets it in the language that they read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a visitor of ``/`` on to another language's front page, or let the request pass."""
        from starlette.requests import Request  # noqa: PLC0415 - most commands serve no page
        from starlette.responses import RedirectResponse  # noqa: PLC0415 - most commands serve no page

        if scope["type"] == "http" and scope["path"] == "/" and scope["method"] == "GET":
            request = Request(scope)
            if language := elsewhere(request.headers, request.cookies):
                query = f"?{request.url.query}" if request.url.query else ""
                response = RedirectResponse(address(language, "/") + query, 303, {"Cache-Control": "no-store"})
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)


async def _switch(request: Request) -> Response:
    from starlette.responses import RedirectResponse  # noqa: PLC0415 - most commands serve no page

    language = request.query_params.get("till", "")
    response = RedirectResponse(target(language, request.query_params.get("sida", "/")), 303)
    if language in LANGUAGES:
        response.set_cookie(COOKIE, language, max_age=A_YEAR, path="/", httponly=True, samesite="lax")
    return response


def _front(language: str) -> Endpoint:
    from starlette.responses import RedirectResponse  # noqa: PLC0415 - most commands serve no page

    async def front(request: Request) -> Response:
        return RedirectResponse(address(language, "/"), 307)

    return front


def _sent(value: object) -> str | Upload:
    """A field of a form."""
    if isinstance(value, str):
        return value
    return Upload(getattr(value, "filename", None) or "", value.file)  # type: ignore[attr-defined]


def _same(sent: tuple[str | Upload, ...], token: str) -> bool:
    return len(sent) == 1 and isinstance(sent[0], str) and secrets.compare_digest(sent[0].encode(), token.encode())
