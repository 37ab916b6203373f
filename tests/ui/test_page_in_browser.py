"""The page in a real browser: asking, following citations, reading the document, and what hostile text may do."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import BrowserContext, expect

from assistant.site.quotes import without_layout
from tests.ui.conftest import Visiting
from tests.ui.visit import QUESTION, Visit


def test_a_typed_question_is_answered_by_each_speaker_in_turn(visit: Visit, site: SimpleNamespace) -> None:
    visit.ask("Vad anser kontoret?")
    reply = visit.page.locator("#log .reply")
    expect(reply.locator(".said.role-office")).to_contain_text("Förbundet bör inte företräda")
    expect(reply.locator(".said.role-proposer")).to_contain_text("återgivet av Stadskontoret")
    expect(reply.locator("a.cite")).to_have_text(["[1]", "[2]", "[3]"])
    expect(visit.page.locator("#panel .source")).to_have_count(3)
    assert [request.question for request in site.chat.asked] == ["Vad anser kontoret?"]


def test_a_followed_citation_is_in_view_highlighted_and_focused_and_escape_leads_back(visit: Visit) -> None:
    visit.ask("Vad anser kontoret?")
    visit.page.locator("#log a.cite").nth(2).click()
    source = visit.page.locator("#src-1-3")
    expect(source).to_be_in_viewport(ratio=0.9)
    expect(source).to_have_class(re.compile(r"\bcited\b"))
    expect(source.locator("mark")).to_have_text("Förbundet föreslår två huvudområden.")
    expect(source).to_contain_text("Förslaget gäller hela perioden.")
    expect(source).to_be_focused()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator("#log a.cite").nth(2)).to_be_focused()


def test_an_earlier_answers_citation_brings_its_own_sources_back(visit: Visit) -> None:
    visit.ask("Vad anser kontoret?")
    visit.ask("Hur blir vädret?")
    expect(visit.page.locator("#src-2-1")).to_be_visible()
    expect(visit.page.locator("#src-1-1")).to_be_hidden()
    visit.page.locator("#log a.cite").first.press("Enter")
    expect(visit.page.locator("#src-1-1")).to_be_visible()
    expect(visit.page.locator("#src-2-1")).to_be_hidden()
    expect(visit.page.locator("#src-1-1")).to_be_focused()


def test_the_whole_document_opens_at_the_marked_quote(visit: Visit, site: SimpleNamespace) -> None:
    visit.ask("Vad anser kontoret?")
    with visit.page.context.expect_page() as opened:
        visit.page.locator("#src-1-2").get_by_role("link", name="Visa i dokumentet").click()
    document = opened.value
    expect(document.locator("#quote")).to_be_in_viewport()
    expect(document.locator("#quote")).to_contain_text("Förbundet bör")
    expect(document.get_by_role("heading", level=1)).to_have_text("PM 1:2014 Förbundet")


def test_a_starter_question_is_asked_by_a_click(visit: Visit, site: SimpleNamespace) -> None:
    visit.page.get_by_role("button", name="Vad föreslås?").click()
    expect(visit.page.locator("#log .reply")).to_have_count(1)
    expect(visit.page.locator("#starters")).to_be_hidden()
    assert site.chat.asked[-1].question == "Vad föreslås?"


def test_a_follow_up_passes_the_earlier_questions_and_shows_how_it_was_understood(
    visit: Visit, site: SimpleNamespace
) -> None:
    for question in ("Vad anser kontoret?", "Ett fel, tack", "Och reservationen?"):
        visit.ask(question)
    assert site.chat.asked[-1].history == ("Vad anser kontoret?",)
    expect(visit.page.locator("#log .understood")).to_have_text(
        "Förstått som: Och reservationen? (gäller: Vad anser kontoret?)"
    )


def test_a_new_conversation_forgets_the_old_one(visit: Visit, site: SimpleNamespace) -> None:
    visit.ask("Vad anser kontoret?")
    visit.page.get_by_role("button", name="Ny konversation").click()
    expect(visit.page.locator("#log .reply")).to_have_count(0)
    expect(visit.page.locator("#panel .source")).to_have_count(0)
    expect(visit.page.locator("#starters")).to_be_visible()
    visit.ask("Vad anser kontoret?")
    assert site.chat.asked[-1].history == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Ett fel, tack", "Fel endpoint_down <b>vid</b> http://127.0.0.1:1."),
        ("En krasch, tack", "Något oväntat gick fel"),
    ],
)
def test_an_error_is_shown_as_an_error_and_the_question_can_be_sent_again(
    visit: Visit, question: str, words: str
) -> None:
    visit.ask(question)
    expect(visit.page.get_by_role("alert")).to_contain_text(words)
    expect(visit.page.locator("#log .reply")).to_have_count(0)
    expect(visit.page.locator(QUESTION)).to_have_value(question)


def test_a_refusal_is_plain_and_shows_the_nearest_passage(visit: Visit) -> None:
    visit.ask("Hur blir vädret?")
    expect(visit.page.locator("#log .refused")).to_contain_text("Frågan ligger utanför ärendet.")
    visit.page.locator("#log .nearest a.cite").click()
    expect(visit.page.locator("#src-1-1 mark")).to_have_text("Vi hade hellre sett ett avslag.")


def test_a_refusal_offers_a_better_question_that_is_asked_by_a_click(visit: Visit, site: SimpleNamespace) -> None:
    visit.ask("Hur blir vädret?")
    visit.page.locator("#instead").get_by_role("button", name="Vad anser stadskontoret?").click()
    expect(visit.page.locator("#log .reply")).to_have_count(2)
    expect(visit.page.locator("#instead")).to_be_hidden()
    assert site.chat.asked[-1].question == "Vad anser stadskontoret?"


def test_a_new_answer_is_said_once_and_the_log_itself_is_silent(visit: Visit) -> None:
    visit.ask("Vad anser kontoret?")
    expect(visit.page.get_by_role("log", name="Konversation")).to_have_attribute("aria-live", "off")
    voice = visit.page.locator("body > .unseen[role=status]")
    expect(voice).to_contain_text("Svar på frågan: Vad anser kontoret? Stadskontoret anser")
    expect(voice).not_to_contain_text("Kopiera")


def test_hostile_text_is_shown_as_text_wherever_it_comes_from(visit: Visit, site: SimpleNamespace) -> None:
    visit.ask("En hostil fråga <img src=x onerror=alert(9)> **x**")
    hostile = " ".join(site.chat.corpus["svar/1"][1][1].search_text.split())
    for place in ("#log .understood", "#log .said", "#log .reply > p:not([class])", "#panel .name", "#panel mark"):
        quoted = place in {"#log .said", "#log .reply > p:not([class])", "#panel mark"}
        expect(visit.page.locator(place).first).to_contain_text(without_layout(hostile) if quoted else hostile)
    expect(visit.page.locator("#log .asked")).to_have_text("En hostil fråga <img src=x onerror=alert(9)> **x**")
    foreign = "img, form, script, iframe, em > *, mark > *, code, a:not([href^='#src-']):not([href^='/dokument/'])"
    for area in ("#log", "#panel", "#taken", "#kept-talk"):
        expect(visit.page.locator(area).locator(foreign)).to_have_count(0)
    visit.page.goto(f"{site.url}dokument/svar%2F1?start=6&end=20#quote")
    expect(visit.page.locator("main")).to_contain_text(hostile)
    expect(visit.page.locator("img, form[action*='//'], script")).to_have_count(0)


def test_two_visitors_have_each_their_own_conversation(
    visit: Visit, site: SimpleNamespace, profile: BrowserContext
) -> None:
    visit.ask("Vad anser kontoret?")
    assert profile.browser
    with profile.browser.new_context(locale="sv-SE") as another:
        other = another.new_page()
        other.goto(site.url)
        expect(other.locator("#starters")).to_be_visible()
        expect(other.locator("#log .reply")).to_have_count(0)


def test_the_page_is_swedish_with_one_heading_and_a_labelled_question(visit: Visit) -> None:
    expect(visit.page.locator("html")).to_have_attribute("lang", "sv")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Fråga om ärendet")
    expect(visit.page.get_by_label("Din fråga")).to_be_visible()
    assert visit.page.title() == "Fråga om ärendet – Ärendet om <förbundet> & *staden* – Remissassistenten"


def test_the_english_page_is_english_around_the_documents_words(site: SimpleNamespace, visiting: Visiting) -> None:
    with visiting(f"{site.url}en/") as visit:
        check_english(visit)


def check_english(visit: Visit) -> None:
    visit.ask("Vad anser kontoret?")
    expect(visit.page.locator("html")).to_have_attribute("lang", "en")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Ask about the case")
    expect(visit.page.get_by_role("link", name="Source 2, Stadskontoret, PM 1:2014", exact=True)).to_be_visible()
    expect(visit.page.locator("#panel blockquote").first).to_have_attribute("lang", "sv")
    expect(visit.page.locator("#log .note").last).to_contain_text("Confidence: high.")
    visit.ask("Ett fel, tack")
    expect(visit.page.get_by_role("alert")).to_contain_text("The question could not be answered")


@pytest.mark.parametrize(
    ("name", "width", "height", "scheme"), [("wide", 1440, 900, "light"), ("narrow", 390, 844, "dark")]
)
def test_the_page_fits_the_screen(
    visit: Visit, tmp_path: Path, name: str, width: int, height: int, scheme: str
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.ask("Vad anser kontoret?")
    visit.page.screenshot(path=tmp_path / f"{name}-{scheme}.png", full_page=True)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    talk, sources = (visit.page.locator(part).bounding_box() for part in ("#talk", "#sources"))
    assert talk and sources
    assert (sources["x"] > talk["x"]) == (name == "wide")
