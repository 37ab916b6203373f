"""The web page as one application: Gradio's page per language, our own pages, and the pages' own files, guarded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.site.about_page import AboutPage
from assistant.site.accessibility_page import AccessibilityPage
from assistant.site.documents_page import DocumentsPage
from assistant.site.frame import ASK, DEFAULT_LANGUAGE, TABS, Tab, address, frame_footer, frame_header
from assistant.site.page import SitePage
from assistant.site.positions_page import PositionsPage
from assistant.site.routes import FirstVisit, add_pages
from assistant.ui.export_routes import export_routes
from assistant.ui.page import build_page, theme
from assistant.ui.seam import Chat, Feedback
from assistant.ui.security import Dressing, Guard
from assistant.ui.words import words_of
from prompts.texts import LANGUAGES

if TYPE_CHECKING:
    from fastapi import FastAPI

STATIC = Path(__file__).parent / "static"
UNDOCUMENTED: dict[str, Any] = {"docs_url": None, "redoc_url": None, "openapi_url": None}


def build_app(
    chat: Chat, feedback: Feedback | None = None, pages: Sequence[SitePage] = (), contact: str | None = None
) -> FastAPI:
    """The application for a case: ``/`` to ask, beside it pages to read; in English below ``/en``.

    Fetches nothing from elsewhere. Answers can be judged when there is somewhere to keep it. ``pages`` come after
    our own in the navigation; ``contact`` stands in the accessibility statement.
    """
    from fastapi import FastAPI  # noqa: PLC0415 - most commands serve no page
    from fastapi.staticfiles import StaticFiles  # noqa: PLC0415 - most commands serve no page

    app = FastAPI(title=chat.title, **UNDOCUMENTED)
    app.mount("/remiss", StaticFiles(directory=STATIC))
    tabs = (*TABS, *(page.tab for page in pages if page.tab.word))
    ours = (AboutPage(chat), PositionsPage(chat), DocumentsPage(chat), AccessibilityPage(contact))
    add_pages(app, chat, (*ours, *pages), tabs)
    app.include_router(export_routes(chat))
    app.add_middleware(FirstVisit)
    front = {address(language, ASK.path): _dressing(chat, language, tabs) for language in LANGUAGES}
    app.add_middleware(Guard, pages=front)
    for language in reversed(LANGUAGES):  # the Swedish one takes every address that nobody else does
        _mount(app, chat, language, feedback)
    return app


def _mount(app: FastAPI, chat: Chat, language: str, feedback: Feedback | None) -> None:
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    gr.mount_gradio_app(
        app,
        build_page(chat, words_of(language), feedback),
        path="/" if language == DEFAULT_LANGUAGE else f"/{language}",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        theme=theme(),
        app_kwargs=dict(UNDOCUMENTED),  # Gradio writes into it
    )


def _dressing(chat: Chat, language: str, tabs: Sequence[Tab]) -> Dressing:
    """What is ours in Gradio's page of a language: style sheets, script, header and footer."""
    styles = "".join(f'<link rel="stylesheet" href="/remiss/{name}.css">' for name in ("tokens", "frame", "page"))
    head = (
        f'<link rel="icon" type="image/svg+xml" href="/remiss/icon.svg">{styles}'
        '<script src="/remiss/page.js" defer></script>'
    )
    top = frame_header(language, ASK.key, ASK.path, chat.title, tabs)
    return Dressing(language, head, top, frame_footer(language))
