"""Thumbs and reasons in a real browser: what is kept, what is said about it, and that it can be erased."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import Locator, expect

from assistant.feedback import Verdict
from tests.ui.visit import QUESTION, Visit

HOSTILE = "<img src=x onerror=alert(7)> </textarea> **fet**"


def button(visit: Visit, name: str) -> Locator:
    return visit.page.get_by_role("button", name=name, exact=True)


def said(visit: Visit, words: str) -> None:
    expect(visit.page.locator("#judge-status")).to_contain_text(words)


def test_an_answer_is_judged_and_explained_with_the_keyboard_alone(visit: Visit, site: SimpleNamespace) -> None:
    visit.ask("Vad anser kontoret?")
    expect(visit.page.locator("#privacy")).to_have_text(
        "Din bedömning sparas på den här datorn, tillsammans med frågan och svaret. Den skickas ingenstans."
    )
    button(visit, "Bra svar").focus()
    visit.page.keyboard.press("Tab")
    expect(button(visit, "Dåligt svar")).to_be_focused()
    visit.page.keyboard.press("Enter")
    said(visit, "Sparat: dåligt svar.")
    expect(button(visit, "Dåligt svar")).to_have_attribute("aria-pressed", "true")
    expect(button(visit, "Dåligt svar")).to_be_focused()
    visit.page.keyboard.press("Tab")
    expect(visit.page.get_by_label("Varför? (valfritt)")).to_be_focused()
    visit.page.keyboard.type(HOSTILE)
    visit.page.keyboard.press("Enter")
    said(visit, "Skälet är sparat.")

    (kept,) = site.feedback.judgements()
    assert (kept.question, kept.verdict, kept.reason) == ("Vad anser kontoret?", Verdict.BAD, HOSTILE)
    assert [citation["number"] for citation in kept.answer["citations"]] == [1, 2, 3]
    assert visit.page.evaluate("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)").find(
        "onerror"
    ) < 0  # fmt: skip


def test_a_judgement_can_be_changed_and_taken_back(visit: Visit, site: SimpleNamespace) -> None:
    visit.ask("Hur blir vädret?")
    button(visit, "Bra svar").click()
    said(visit, "Sparat: bra svar.")
    button(visit, "Dåligt svar").click()
    said(visit, "Sparat: dåligt svar.")
    expect(button(visit, "Bra svar")).to_have_attribute("aria-pressed", "false")
    assert [kept.verdict for kept in site.feedback.judgements()] == [Verdict.BAD]
    button(visit, "Dåligt svar").click()
    said(visit, "Bedömningen är borttagen.")
    expect(visit.page.locator("#why")).to_be_hidden()
    assert site.feedback.kept() == 0


def test_each_answer_is_judged_by_itself_and_what_is_no_answer_not_at_all(visit: Visit, site: SimpleNamespace) -> None:
    expect(button(visit, "Bra svar")).to_be_hidden()
    visit.ask("Vad anser kontoret?")
    button(visit, "Bra svar").click()
    said(visit, "Sparat: bra svar.")
    visit.ask("Och vädret?")
    said(visit, "Var svaret till hjälp?")
    button(visit, "Dåligt svar").click()
    said(visit, "Sparat: dåligt svar.")
    assert [(kept.question, kept.history) for kept in site.feedback.judgements()] == [
        ("Vad anser kontoret?", ()),
        ("Och vädret?", ("Vad anser kontoret?",)),
    ]
    visit.ask("Ett fel, tack")
    expect(button(visit, "Bra svar")).to_be_hidden()
    visit.page.get_by_role("button", name="Ny konversation").click()
    expect(visit.page.locator("#starters")).to_be_visible()
    expect(button(visit, "Bra svar")).to_be_hidden()


def test_erasing_is_confirmed_by_another_button_and_erases_all(visit: Visit, site: SimpleNamespace) -> None:
    expect(visit.page.locator("#erase")).to_be_hidden()
    visit.ask("Vad anser kontoret?")
    button(visit, "Bra svar").click()
    expect(visit.page.locator("#kept-status")).to_have_text("Sparade bedömningar: 1.")
    visit.page.reload()
    visit.page.locator("#erase").press("Enter")
    expect(visit.page.locator("#kept-status")).to_contain_text("De går inte att få tillbaka. Antal: 1.")
    expect(visit.page.locator("#erase")).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#kept-status")).to_have_text("Sparade bedömningar: 1.")
    assert site.feedback.kept() == 1
    visit.page.locator("#erase").click()
    button(visit, "Ja, radera dem").press("Enter")
    expect(visit.page.locator("#kept-status")).to_have_text("Alla bedömningar är raderade.")
    expect(visit.page.locator(QUESTION)).to_be_focused()
    assert site.feedback.kept() == 0


def test_what_could_not_be_saved_is_not_said_to_be(
    visit: Visit, site: SimpleNamespace, caplog: pytest.LogCaptureFixture
) -> None:
    site.file.write_text("ingen databas " * 100)
    visit.ask("Vad anser kontoret?")
    button(visit, "Bra svar").click()
    expect(visit.page.get_by_role("alert")).to_have_text("Det gick inte: Fel feedback_failed <b>vid</b> –.")
    expect(button(visit, "Bra svar")).to_have_attribute("aria-pressed", "false")
