"""The report in a real browser: it asks nobody for anything, runs nothing, and can be filtered and printed."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from eval.report_html import render_html
from tests.fakes.browser import headless_chromium
from tests.fakes.results import hostile_question, question, refused_question, result


@dataclass(frozen=True)
class Opened:
    """The report in a browser, with its address and everything that happened since."""

    page: Page
    address: str
    happened: list[str]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    questions = [hostile_question(), question("good", evidence=True, confidence=0.9), refused_question("silent")]
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render_html(result([*questions, question("bad", "wrong year", kind="date")])), encoding="utf-8")
    with headless_chromium() as profile:
        page, happened = profile.new_page(), []
        page.on("request", lambda request: happened.append(f"asked for {request.url}"))
        page.on("dialog", lambda dialog: happened.append(dialog.message))
        page.on("console", lambda line: happened.append(line.text))
        page.on("pageerror", lambda error: happened.append(str(error)))
        yield Opened(page, file.as_uri(), happened)


@pytest.fixture
def report(opened: Opened) -> Iterator[Page]:
    opened.happened.clear()
    opened.page.goto(opened.address)
    yield opened.page
    assert opened.happened == [f"asked for {opened.address}"]


def test_hostile_words_are_shown_and_do_nothing(report: Page) -> None:
    for question_ in report.locator(".question > summary").all():
        question_.click()

    expect(report.locator("#q1 .asked")).to_contain_text("<script>alert(1)</script>")
    expect(report.locator("img, script")).to_have_count(0)


def test_filters_work_together_and_count_what_they_show(report: Page) -> None:
    shown = report.locator(".question:visible")
    expect(shown).to_have_count(4)
    report.get_by_text("Fel (2)", exact=True).click()
    expect(shown).to_have_count(2)
    report.get_by_text("Datum (1)", exact=True).click()
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Fråga bad?")
    report.get_by_text("Rätt (2)", exact=True).click()
    expect(shown).to_have_count(0)


def test_a_marker_leads_to_its_source(report: Page) -> None:
    report.locator("#q2 > summary").click()
    report.locator("#q2 .answer a").first.click()

    expect(report.locator("#q2-1")).to_be_in_viewport()
    assert report.url.endswith("#q2-1")


def test_the_page_can_be_read_by_those_who_listen(report: Page) -> None:
    assert report.locator("html").get_attribute("lang") == "sv"
    expect(report.get_by_role("heading", level=1)).to_have_count(1)
    expect(report.get_by_role("img", name="Svara eller avböja")).to_be_visible()
    expect(report.get_by_role("rowheader", name="Rätt i allt")).to_be_visible()
    expect(report.get_by_role("group", name="Utfall")).to_be_visible()


def test_print_opens_every_question_and_leaves_the_filters_out(report: Page) -> None:
    report.emulate_media(media="print")

    expect(report.get_by_role("group", name="Utfall")).to_be_hidden()
    expect(report.locator("#q4 .why")).to_be_visible()
    report.emulate_media(media="screen")
    expect(report.locator("#q4 .why")).to_be_hidden()


def test_a_narrow_screen_scrolls_only_downwards(report: Page) -> None:
    size = report.viewport_size
    report.set_viewport_size({"width": 360, "height": 800})

    assert report.evaluate("document.documentElement.scrollWidth") <= 360
    report.set_viewport_size(size or {"width": 1440, "height": 900})
