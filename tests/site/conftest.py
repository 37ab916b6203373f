"""The site's own pages without Gradio's: as an application that answers in this process."""

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.site.about_page import AboutPage
from assistant.site.accessibility_page import AccessibilityPage
from assistant.site.documents_page import DocumentsPage
from assistant.site.frame import TABS
from assistant.site.page import SitePage
from assistant.site.positions_page import PositionsPage
from assistant.site.routes import FirstVisit, add_pages
from assistant.ui.security import Guard
from tests.site.values import told_chat
from tests.ui.fake_chat import FakeChat

Opening = Callable[..., TestClient]


@pytest.fixture
def chat() -> FakeChat:
    """A case told by hand."""
    return told_chat()


def application(chat: FakeChat, *more: SitePage) -> FastAPI:
    """The pages, guarded."""
    app = FastAPI()
    ours = (AboutPage(chat), PositionsPage(chat), DocumentsPage(chat), AccessibilityPage())
    add_pages(app, chat, (*ours, *more), (*TABS, *(page.tab for page in more)))
    app.add_middleware(FirstVisit)
    app.add_middleware(Guard, pages={})
    return app


@pytest.fixture
def opened(chat: FakeChat) -> Iterator[Opening]:
    """Opens the pages, with further ones if there are any; redirects are not followed."""

    def opening(*more: SitePage) -> TestClient:
        return TestClient(application(chat, *more), follow_redirects=False)

    yield opening


@pytest.fixture
def web(opened: Opening) -> TestClient:
    """The pages, opened."""
    return opened()
