"""A conversation that the browser keeps, as a file: the browser sends it, gets the file, and nothing is kept here.

What is sent is read as strictly as a conversation that is brought back: only answers whose quotes stand in the case's
documents are written.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from assistant.export.markdown import conversation_markdown
from assistant.export.sheet import Exchange, Sheet, sheet
from assistant.export.word import conversation_word
from assistant.ui.memory import LARGEST, recall
from assistant.ui.seam import Chat
from prompts.texts import LANGUAGES, load_texts

if TYPE_CHECKING:
    from fastapi import APIRouter
    from starlette.requests import Request
    from starlette.responses import Response

LARGEST_BYTES: Final = 4 * LARGEST
JSON: Final = "application/json"
FORMATS: Final[dict[str, tuple[str, Callable[[Sheet], bytes]]]] = {
    "md": ("text/markdown; charset=utf-8", lambda written: conversation_markdown(written).encode("utf-8")),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", conversation_word),
}


def export_routes(chat: Chat) -> APIRouter:
    """``POST /export/samtal.md`` and ``.docx``: the body is a kept conversation, ``sprak`` in the query its framing.

    Answers 200 with the file as an attachment, 413 to too much, 415 to what is no JSON, 422 to a conversation that is
    damaged, of another case or without answers.
    """
    from fastapi import APIRouter  # noqa: PLC0415 - most commands serve no page

    router = APIRouter()
    for ending in FORMATS:
        router.add_route(f"/export/samtal.{ending}", _route(chat, ending), methods=["POST"], include_in_schema=False)
    return router


def _route(chat: Chat, ending: str) -> Callable[[Request], Awaitable[Response]]:
    from starlette.concurrency import run_in_threadpool  # noqa: PLC0415 - most commands serve no page
    from starlette.responses import Response  # noqa: PLC0415 - most commands serve no page

    async def export(request: Request) -> Response:
        if request.headers.get("content-type", "").split(";")[0].strip().lower() != JSON:
            return Response(status_code=415)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        language = request.query_params.get("sprak", "")
        language = language if language in LANGUAGES else LANGUAGES[0]
        file = await run_in_threadpool(_file, chat, body, language, ending)
        if file is None:
            return Response(status_code=422)
        name = f"{load_texts(language).say('export.file')}-{_today().isoformat()}.{ending}"
        headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
        return Response(file, media_type=FORMATS[ending][0], headers=headers)

    return export


async def _body(request: Request) -> str | None:
    """What was sent, None when it is too much or no text."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BYTES:
            return None
    return body.decode("utf-8", "replace")


def _file(chat: Chat, body: str, language: str, ending: str) -> bytes | None:
    conversation = recall(body, chat)
    if not conversation:
        return None
    exchanges = tuple(Exchange(turn.question, turn.answer, turn.model) for turn in conversation if turn.answer)
    written = sheet(chat.title, exchanges, load_texts(language), _today())
    return FORMATS[ending][1](written)


def _today() -> date:
    return datetime.now().astimezone().date()
