"""One server for everything that is looked at here, and a browser for each file of tests."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.accessibility.world import World, a_world
from tests.fakes.browser import headless_chromium


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """All pages, served."""
    with a_world(tmp_path_factory.mktemp("world")) as made:
        yield made


@pytest.fixture(scope="module")
def profile() -> Iterator[BrowserContext]:
    """A headless Chromium."""
    with headless_chromium() as context:
        yield context


@pytest.fixture
def page(profile: BrowserContext) -> Iterator[Page]:
    """An empty page; whatever is opened in it talks to this machine alone."""
    page, hosts = profile.new_page(), set[str | None]()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    yield page
    page.close()
    assert hosts <= {"127.0.0.1", None}
