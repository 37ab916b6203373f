"""A real headless Chromium, and the page served to it on a free port."""

import os
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from assistant.site.page import SitePage
from assistant.ui.seam import Chat, Feedback
from assistant.ui.serve import address, bind, web_server

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 20_000
"""Milliseconds until something that is expected on a page counts as missing: machines are shared, and slow at times."""

expect.set_options(timeout=PATIENCE)

BROWSER_OPTIONS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def chromium() -> str:
    """The browser's program; a machine without a Chromium fails the test and says what to do."""
    found = os.environ.get("REMISS_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.fail("no Chromium found: run `sudo apt-get install -y chromium`, or name one in REMISS_CHROMIUM")
    return found


@contextmanager
def headless_chromium() -> Iterator[BrowserContext]:
    """A browser's profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=BROWSER_OPTIONS)
        with browser, browser.new_context(viewport={"width": 1440, "height": 900}, locale="sv-SE") as context:
            yield context


@contextmanager
def served(chat: Chat, feedback: Feedback | None = None, pages: Sequence[SitePage] = ()) -> Iterator[str]:
    """The pages of a chat, and further ones, served in a thread of this process: the address."""
    with bind("127.0.0.1", 0) as listener:
        server = web_server(chat, feedback, pages)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield address(listener)
        server.should_exit = True
        thread.join(10)
