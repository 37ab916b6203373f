"""The web page as one application: Gradio's page, the document pages and the page's own files, guarded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.ui.document_page import render_document
from assistant.ui.escape import literal
from assistant.ui.page import build_page, theme
from assistant.ui.seam import Chat, Feedback
from assistant.ui.security import Guard
from assistant.ui.words import SWEDISH

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parent / "static"
HEAD = (
    f'<meta name="remiss-conversation" content="{literal(SWEDISH.conversation)}">'
    '<link rel="stylesheet" href="/remiss/page.css"><script src="/remiss/page.js" defer></script>'
)
UNDOCUMENTED: dict[str, Any] = {"docs_url": None, "redoc_url": None, "openapi_url": None}


def build_app(chat: Chat, feedback: Feedback | None = None) -> FastAPI:
    """The application for a case: ``/`` to ask, ``/dokument/<id>`` to read. Fetches nothing from elsewhere.

    Answers can be judged when there is somewhere to keep it.
    """
    import gradio as gr  # noqa: PLC0415 - takes seconds to import
    from fastapi import FastAPI  # noqa: PLC0415 - most commands serve no page
    from fastapi.responses import HTMLResponse  # noqa: PLC0415 - most commands serve no page
    from fastapi.staticfiles import StaticFiles  # noqa: PLC0415 - most commands serve no page

    app = FastAPI(title=chat.title, **UNDOCUMENTED)
    app.mount("/remiss", StaticFiles(directory=STATIC))

    @app.get("/dokument/{document_id:path}", response_model=None)
    def document(document_id: str, start: str = "", end: str = "") -> HTMLResponse:
        page = render_document(chat, SWEDISH, document_id, (start, end))
        return HTMLResponse(page.html, page.status)

    app.add_middleware(Guard, head=HEAD, language=SWEDISH.language)
    blocks = build_page(chat, SWEDISH, feedback)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        theme=theme(),
        app_kwargs=UNDOCUMENTED,
    )
    return app
