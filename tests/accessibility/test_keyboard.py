"""With a keyboard alone: everything is reached in the order in which it is read, is seen, and lets go again."""

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility.places import ASKING, PATHS, SIZES, Came, answered
from tests.accessibility.walk import stops_of, walked
from tests.accessibility.world import ANSWERED, World
from tests.ui.visit import QUESTION

NAVIGATION = ("Fråga", "Om ärendet", "Ståndpunkter", "Dokument", "Utvärdering", "Lägg till")
WHERE = "document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName"


def check_walk(page: Page) -> None:
    """Walk the page once; fails where something is left out, comes at another time, or does not show the focus."""
    stops = stops_of(page)
    made = walked(page)

    assert [stop.nth for stop in made if stop.nth >= 0] == list(range(len(stops)))
    assert stops[0] == "a.skip"
    assert [stop.name for stop in made if not stop.outlined or not stop.seen] == []


@pytest.mark.parametrize("place", PATHS)
def test_a_page_is_walked_from_the_skip_link_to_its_end(world: World, page: Page, place: str) -> None:
    Came(world, page, "sv").to(place)

    check_walk(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_chat_is_walked_from_the_skip_link_to_its_end_in_every_state(world: World, page: Page, size: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # a source that still glides into view would take others out of it
    visit = Came(world, page, "sv").to_ask()
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    for act in ASKING:
        act(visit)
        check_walk(page)


def test_the_pages_come_right_after_the_name_and_the_language(world: World, page: Page) -> None:
    Came(world, page, "sv").to("about")
    stops_of(page)
    names = [stop.name.partition(" ")[2].strip() for stop in walked(page)]

    assert tuple(names[1:9]) == ("Remissassistenten", "English", *NAVIGATION)


def test_the_skip_link_leads_past_the_navigation(world: World, page: Page) -> None:
    for place in ("documents", None):
        came = Came(world, page, "sv")
        came.to(place) if place else came.to_ask()
        stops_of(page)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#content, main') !== null")
        assert page.evaluate("document.activeElement.closest('header') === null")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_citation_is_reached_by_tab_opened_by_enter_and_escape_returns(
    world: World, page: Page, language: str
) -> None:
    visit = Came(world, page, language).to_ask()
    visit.ask(ANSWERED)
    stops_of(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#log a.cite')"):
            break
    page.keyboard.press("Tab")
    word = {"sv": "Källa", "en": "Source"}[language]
    assert page.evaluate("document.activeElement.ariaLabel") == f"{word} 2, Stadskontoret, PM 1:2014"
    page.keyboard.press("Enter")
    expect(page.locator("#src-1-2")).to_be_focused()
    expect(page.locator("#src-1-2 mark")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#log a.cite").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#src-1-2') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("#log a.cite").nth(1)).to_be_focused()


def test_what_is_folded_is_opened_and_closed_by_enter_and_by_space(world: World, page: Page) -> None:
    Came(world, page, "sv").to("positions")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = false })")
    for summary in ("td summary", "tbody th summary", ".filter summary", ".legend summary"):
        folded = page.locator(summary).first
        folded.press("Enter")
        assert folded.evaluate("(one) => one.parentElement.open")
        folded.press(" ")
        assert not folded.evaluate("(one) => one.parentElement.open")


def test_speakers_are_chosen_and_a_document_is_searched_without_a_pointer(world: World, page: Page) -> None:
    came = Came(world, page, "sv")
    came.to("positions")
    page.locator(".filter input").first.press(" ")
    page.locator(".filter button").press("Enter")
    expect(page.locator("thead th")).to_have_count(2)
    came.to("document")
    page.locator("#sok").fill("kontoret")
    page.locator("#sok").press("Enter")
    expect(page.locator("mark.hit.current").first).to_be_in_viewport()


def test_a_cited_place_has_the_focus_and_the_next_step_goes_on_from_there(world: World, page: Page) -> None:
    page.goto(world.at("sv", "/dokument/pm-1?start=0&end=20#quote"))
    assert page.evaluate(WHERE) == "quote"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "this"


def test_a_question_to_begin_with_waits_in_the_box_with_the_focus(world: World, page: Page) -> None:
    Came(world, page, "sv").to("about")
    page.locator(".starters a").first.press("Enter")
    expect(page.locator(QUESTION)).to_have_value("Vad föreslås?")
    expect(page.locator(QUESTION)).to_be_focused()
    assert page.url == world.url
    page.keyboard.press("Enter")
    expect(page.locator("#log .reply")).to_have_count(1)


def test_the_focus_is_not_lost_where_a_button_goes_away(world: World, page: Page) -> None:
    visit = Came(world, page, "sv").to_ask()
    answered(visit)
    page.locator("#forget").press("Enter")
    page.locator("#forget-now").press("Enter")
    expect(page.locator(QUESTION)).to_be_focused()


def test_nothing_moves_for_who_wants_less_motion(world: World, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit = Came(world, page, "sv").to_ask()
    page.set_viewport_size({"width": 390, "height": 600})
    visit.ask(ANSWERED)
    page.locator("#log a.cite").nth(2).press("Enter")
    before = page.evaluate("scrollY")
    page.wait_for_timeout(100)

    assert page.evaluate("scrollY") == before
    assert page.evaluate("document.getAnimations().filter((one) => one.playState === 'running').length") == 0
