"""Our own pages in a real browser: hostile words stay words, a cited place is in view, nothing scrolls sideways."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.staticfiles import StaticFiles
from playwright.sync_api import BrowserContext, Page, Request

import assistant.ui.app as app_module
from assistant.ui.serve import address, bind
from tests.fakes.browser import headless_chromium
from tests.site.conftest import application
from tests.site.values import told_chat

PAGES = (
    "arendet",
    "standpunkter",
    "dokument",
    "dokument/pm-1?sok=f%C3%B6rbundet",
    "dokument/svar%2F1?start=6&end=30#quote",
)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The pages, served in a thread."""
    app = application(told_chat())
    app.mount("/remiss", StaticFiles(directory=Path(app_module.__file__).parent / "static"))
    with bind("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield address(listener)
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def profile() -> Iterator[BrowserContext]:
    """A browser."""
    with headless_chromium() as context:
        yield context


@pytest.fixture
def page(profile: BrowserContext, url: str) -> Iterator[Page]:
    """A page that complains of nothing and talks to its own server only."""
    page, complaints = profile.new_page(), list[str]()

    def watch(request: Request) -> None:
        if not request.url.startswith(url):
            complaints.append(request.url)

    page.on("request", watch)
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield page
    page.close()
    assert complaints == []


@pytest.mark.parametrize("width", [320, 1440])
def test_no_page_scrolls_sideways_or_runs_or_fetches_what_a_case_holds(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        page.goto(url + path)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (path, over) == (path, 0)
        assert (
            page.evaluate("document.images.length + document.forms.length - document.querySelectorAll('form').length")
            == 0
        )


def test_a_citations_place_is_in_view_and_has_the_focus(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})
    page.goto(url + "arendet")
    page.locator(".decisions a.source").last.press("Enter")
    page.wait_for_url("**/dokument/pm-1?start=*#quote")

    box = page.locator("#quote").bounding_box()
    assert box and 0 <= box["y"] <= 480
    assert page.evaluate("document.activeElement?.id") == "quote"


def test_a_cell_is_opened_with_the_keyboard_and_its_passage_shown_in_place(page: Page, url: str) -> None:
    page.goto(url + "standpunkter")
    cell = page.locator("td details").first
    cell.locator("summary").press("Enter")

    assert cell.locator("blockquote").first.is_visible()


def test_everything_folded_is_shown_on_paper(page: Page, url: str) -> None:
    page.goto(url + "standpunkter")
    page.emulate_media(media="print")

    assert page.locator("td blockquote").first.is_visible()
    assert not page.locator(".frame-nav").is_visible()


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, url: str) -> None:
    page.goto(url + "arendet")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement?.className") == "skip"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement?.id") == "content"
