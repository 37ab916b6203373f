"""The shipped case with the real assistant: its pages, long as they are, break no rule either."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.case_chat import CaseChat
from tests.accessibility.axe import violations
from tests.accessibility.places import UNFOLD
from tests.end_to_end.conftest import CASE, opened
from tests.fakes.browser import served
from tests.ui.visit import QUESTION, Visit

PATHS = ("arendet", "standpunkter", "dokument", "dokument/pm-2014-134?sok=KSL&traff=3&start=400&end=600#quote")
ASKED = ("Vad anser stadsledningskontoret om de politiska styrgrupperna?", "Vad kostar ett busskort?")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The case, served."""
    assistant, _ = opened(CASE, Path(tmp_path_factory.mktemp("index")))
    with served(CaseChat(assistant)) as address:
        yield address
    assistant.index.close()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_the_case_breaks_no_rule(url: str, page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(url + path)
    page.evaluate(UNFOLD)

    assert violations(page) == []


def test_an_answer_and_a_refusal_of_the_case_break_no_rule(url: str, page: Page) -> None:
    page.goto(url)
    page.wait_for_selector(QUESTION)
    visit = Visit(page)
    for question in ASKED:
        visit.page.fill(QUESTION, question)
        visit.page.press(QUESTION, "Enter")
        expect(page.locator("#log .reply button.copy, #log .tools .copy").last).to_be_visible(timeout=30_000)
        expect(page.locator(QUESTION)).to_be_enabled(timeout=30_000)
    page.locator("#log a.cite").first.click()

    assert violations(page) == []
