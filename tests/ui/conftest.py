"""A real browser, and a page served on a free port."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from assistant.feedback import FeedbackStore
from tests.fakes.browser import headless_chromium, served
from tests.ui.fake_chat import FakeChat
from tests.ui.visit import QUESTION, Visit
from tests.ui.writing_chat import WritingChat

Visiting = Callable[[str], AbstractContextManager[Visit]]


@pytest.fixture
def chat() -> FakeChat:
    """A chat of one's own, not served."""
    return FakeChat()


@pytest.fixture
def writing() -> WritingChat:
    """A chat of one's own that writes as a language model does, not served."""
    return WritingChat()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """The page served in a thread: its ``url``, the ``chat`` behind it, and ``feedback``, which lies at ``file``."""
    chat, file = FakeChat(), tmp_path_factory.mktemp("site") / "feedback.sqlite"
    feedback = FeedbackStore(file)
    with served(chat, feedback) as url:
        yield SimpleNamespace(url=url, chat=chat, feedback=feedback, file=file)


@pytest.fixture(scope="module")
def profile() -> Iterator[BrowserContext]:
    """A headless Chromium's profile, so that files are loaded once; a machine without one fails and says what to do."""
    with headless_chromium() as context:
        yield context


@pytest.fixture
def visiting(profile: BrowserContext) -> Visiting:
    """Opens the page of an address afresh, nothing kept; it talks to its own server alone, whatever the test does."""

    @contextmanager
    def opened(url: str) -> Iterator[Visit]:
        visit = Visit(profile.new_page())

        def watch(page: Page) -> None:
            page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).hostname))
            page.on("dialog", lambda dialog: (visit.dialogs.append(dialog.message), dialog.dismiss()))
            page.on("console", lambda line: visit.complaints.append(line.text) if line.type == "error" else None)
            page.on("pageerror", lambda error: visit.complaints.append(str(error)))

        watch(visit.page)
        profile.on("page", watch)
        visit.page.goto(urljoin(url, "/remiss/thumb.svg"))
        visit.page.evaluate("localStorage.clear()")
        visit.page.goto(url)
        visit.page.wait_for_selector(QUESTION)
        yield visit
        profile.remove_listener("page", watch)
        for page in profile.pages:
            page.close()
        assert (visit.hosts, visit.dialogs, visit.complaints) == ({"127.0.0.1"}, [], [])

    return opened


@pytest.fixture
def visit(site: SimpleNamespace, visiting: Visiting) -> Iterator[Visit]:
    """The site's page opened afresh."""
    site.chat.asked.clear()
    site.file.unlink(missing_ok=True)
    with visiting(site.url) as visit:
        yield visit
