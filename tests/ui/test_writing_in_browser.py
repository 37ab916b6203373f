"""A language model's answer in a real browser: seen growing, followed while it grows, replaced when it is whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Semaphore

import pytest
from playwright.sync_api import Locator, expect

from assistant.model.language_model import EndpointFailed
from assistant.ui.seam import Writer
from tests.fakes.browser import served
from tests.ui.conftest import Visiting
from tests.ui.fake_chat import HOSTILE
from tests.ui.visit import QUESTION, Visit
from tests.ui.writing_chat import WRITTEN, WritingChat

SIGN = "Skriver och kontrollerar mot källorna …"


@dataclass
class SlowChat(WritingChat):
    """Also tells whether its model answers only when it is let to."""

    waits: bool = True
    told: Event = field(default_factory=Event)

    def writer(self) -> Writer:
        """What there is to tell, after a while."""
        self.told.wait(20)
        return super().writer()


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[SlowChat, str]]:
    """A slow chat and the address of its page."""
    chat = SlowChat()
    with served(chat) as url:
        yield chat, url


@pytest.fixture
def slow(site: tuple[SlowChat, str]) -> Iterator[SlowChat]:
    """The chat as if nobody had asked it; what a test leaves unfinished comes to its end after it."""
    chat, _ = site
    chat.asked.clear()
    chat.go, chat.closed = Semaphore(0), Event()
    chat.told.set()
    chat.failure = None
    yield chat
    chat.go.release(20)


@pytest.fixture
def page(slow: SlowChat, site: tuple[SlowChat, str], visiting: Visiting) -> Iterator[Visit]:
    """The page opened afresh, which fetches nothing from elsewhere and complains of nothing."""
    with visiting(site[1]) as visit:
        yield visit


def send(visit: Visit, question: str) -> Locator:
    """Ask, and do not wait: the newest reply."""
    visit.page.fill(QUESTION, question)
    visit.page.press(QUESTION, "Enter")
    expect(visit.page.locator("#log .asked").last).to_have_text(question)
    return visit.page.locator("#log .reply").last


def test_statements_appear_as_they_are_written_and_the_whole_answer_takes_their_place(
    page: Visit, slow: SlowChat
) -> None:
    reply = send(page, "Vad anser kontoret?")
    expect(page.page.locator("#log .working")).to_have_text("Skriver svaret …")
    for count in (1, 2, 3):
        slow.go.release()
        expect(reply.locator("a.cite")).to_have_text([f"[{number}]" for number in range(1, count + 1)])
        expect(reply).to_contain_text(WRITTEN[count - 1])
        expect(page.page.locator("#log .working[role=status]")).to_have_text(SIGN)
        expect(reply).to_have_attribute("aria-busy", "true")
        expect(page.page.locator("#panel .source")).to_have_count(count)
        expect(page.page.locator(QUESTION)).to_be_disabled()
    slow.go.release()
    expect(page.page.locator(QUESTION)).to_be_enabled()
    expect(page.page.locator("#log .working")).to_have_count(0)
    expect(page.page.locator("#log .reply")).to_have_count(1)
    expect(reply).not_to_have_attribute("aria-busy", "true")
    expect(reply.locator("a.cite")).to_have_text(["[1]", "[2]", "[3]"])
    expect(reply).to_contain_text("Formulerat av språkmodellen modell-7b; varje påstående kontrollerat mot citaten.")
    expect(reply).to_contain_text("2 påståenden utelämnades, eftersom källorna inte stödde dem.")
    expect(page.page.locator("#judge")).to_have_count(0)


def test_a_source_that_is_read_stays_while_the_rest_is_written(page: Visit, slow: SlowChat) -> None:
    reply = send(page, "Vad anser kontoret?")
    slow.go.release()
    reply.locator("a.cite").first.click()
    source = page.page.locator("#src-1-1")
    expect(source).to_be_focused()
    for count in (2, 3):
        slow.go.release()
        expect(page.page.locator("#panel .source")).to_have_count(count)
        expect(source).to_have_class(re.compile(r"\bcited\b"))
        expect(source).to_be_focused()
        expect(source.locator("mark")).to_have_text("Kontoret anser att förbundet är en betydelsefull mötesplats.")
    slow.go.release()
    expect(page.page.locator("#log .working")).to_have_count(0)
    expect(source).to_be_focused()
    page.page.keyboard.press("Escape")
    expect(reply.locator("a.cite").first).to_be_focused()


def test_whoever_scrolls_back_while_an_answer_is_written_is_left_there(page: Visit, slow: SlowChat) -> None:
    page.page.set_viewport_size({"width": 1440, "height": 500})
    oldest, newest = page.page.locator("#log .asked").first, page.page.locator("#log .asked").last
    slow.go.release(4)
    page.ask("Vad anser kontoret?")
    reply = send(page, "Vad anser kontoret sedan?")
    slow.go.release()
    expect(reply.locator("a.cite")).to_have_count(1)
    expect(newest).to_be_in_viewport()
    expect(oldest).not_to_be_in_viewport()
    newest.hover()
    page.page.mouse.wheel(0, -5000)
    expect(oldest).to_be_in_viewport()
    slow.go.release(3)
    expect(page.page.locator(QUESTION)).to_be_enabled()
    expect(oldest).to_be_in_viewport()


def test_a_link_keeps_the_keyboards_focus_while_the_rest_is_written(page: Visit, slow: SlowChat) -> None:
    reply = send(page, "Vad anser kontoret?")
    slow.go.release()
    reply.locator("a.cite").first.focus()
    slow.go.release()
    expect(reply.locator("a.cite")).to_have_count(2)
    expect(reply.locator("a.cite").first).to_be_focused()
    slow.go.release(2)


def test_a_model_that_fails_half_way_leaves_the_whole_answer_in_quotes_and_the_next_question_works(
    page: Visit, slow: SlowChat
) -> None:
    reply = send(page, "Vad avbryts?")
    slow.go.release(2)
    expect(reply.locator("a.cite")).to_have_count(2)
    reply.locator("a.cite").first.click()
    slow.go.release()
    expect(page.page.locator(QUESTION)).to_be_enabled()
    expect(page.page.locator("#log .reply")).to_have_count(1)
    expect(reply.locator("a.cite")).to_have_text(["[1]", "[2]", "[3]"])
    expect(reply).to_contain_text("Svaret består av citat, eftersom språkmodellen inte svarade i tid.")
    for words in (WRITTEN[0], "Formulerat", SIGN):
        expect(page.page.locator("#log")).not_to_contain_text(words)
    expect(page.page.locator("#panel .source")).to_have_count(3)
    slow.go.release(4)
    page.ask("Och sedan?")
    assert slow.asked[-1].history == ("Vad avbryts?",)
    expect(page.page.locator("#src-2-1")).to_be_visible()


@pytest.mark.parametrize(("question", "words"), [("Vad dör?", "Fel endpoint_down"), ("Vad tystnar?", "oväntat")])
def test_an_answer_that_breaks_off_leaves_words_of_failure_and_no_half_answer(
    page: Visit, slow: SlowChat, question: str, words: str
) -> None:
    reply = send(page, question)
    slow.go.release(2)
    expect(reply.locator("a.cite")).to_have_count(2)
    slow.go.release()
    expect(page.page.get_by_role("alert")).to_contain_text(words)
    expect(page.page.locator("#log .reply, #panel .source")).to_have_count(0)
    slow.go.release(4)
    page.ask("Vad anser kontoret?")
    assert slow.asked[-1].history == ()


def test_whoever_leaves_stops_the_writing(page: Visit, slow: SlowChat) -> None:
    reply = send(page, "Vad anser kontoret?")
    slow.go.release()
    expect(reply.locator("a.cite")).to_have_count(1)
    page.page.close()
    slow.go.release(3)
    assert slow.closed.wait(20)


def test_nothing_that_a_model_writes_is_more_than_text(page: Visit, slow: SlowChat) -> None:
    foreign = "img, form, script, iframe, button, em, code, h4, blockquote, a:not([href^='#src-1-'])"
    reply = send(page, "En hostil fråga")
    for count in (1, 2, 3, 3):
        slow.go.release()
        expect(page.page.locator("#panel .source")).to_have_count(count)
        expect(reply).to_contain_text(" ".join(HOSTILE.split("**")[0].split()))
        expect(reply.locator(foreign)).to_have_count(0)
        assert not re.search(r"\[(9|77)\]", reply.inner_text())
    expect(page.page.locator(QUESTION)).to_be_enabled()
    expect(reply.locator(foreign)).to_have_count(0)
    reply.locator("a.cite").nth(1).click()
    expect(page.page.locator("#src-1-1")).to_be_focused()


def test_the_page_can_be_used_before_it_knows_whether_the_model_answers(
    slow: SlowChat, site: tuple[SlowChat, str], visiting: Visiting
) -> None:
    slow.told.clear()
    slow.failure = EndpointFailed("endpoint_unreachable")
    slow.go.release(4)
    with visiting(site[1]) as visit:
        mode = visit.page.locator("#mode [role=status]")
        expect(mode).to_have_text("Svaren skrivs av språkmodellen modell-7b och kontrolleras mot källorna.")
        visit.ask("Vad anser kontoret?")
        slow.told.set()
        expect(mode).to_contain_text("Språkmodellen svarar inte just nu (ingen kontakt); svaren består av citat.")


@pytest.mark.parametrize(
    ("name", "width", "height", "scheme"), [("wide", 1440, 900, "light"), ("narrow", 390, 844, "dark")]
)
def test_the_page_fits_the_screen_while_writing_and_after(
    page: Visit, slow: SlowChat, tmp_path: Path, name: str, width: int, height: int, scheme: str
) -> None:
    page.page.emulate_media(color_scheme=scheme)
    page.page.set_viewport_size({"width": width, "height": height})
    reply = send(page, "Vad anser kontoret?")
    slow.go.release(2)
    expect(reply.locator("a.cite")).to_have_count(2)
    page.page.screenshot(path=tmp_path / f"{name}-writing.png", full_page=True)
    slow.go.release(2)
    expect(page.page.locator(QUESTION)).to_be_enabled()
    page.page.screenshot(path=tmp_path / f"{name}-written.png", full_page=True)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
