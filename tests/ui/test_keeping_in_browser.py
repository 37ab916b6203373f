"""Conversations in the reader's own browser: back after a reload, erased for good, taken along as text and files."""

import gc
import json
import re
import time
from collections import OrderedDict
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from gradio.state_holder import StateHolder
from playwright.sync_api import Locator, expect

from tests.ui.visit import QUESTION, Visit

KEPT = "remiss-conversations"
LEFT = re.compile("AbortError: signal is aborted|Unexpected error Connection errored out")


def button(visit: Visit, name: str) -> Locator:
    return visit.page.get_by_role("button", name=name, exact=True)


def stored(visit: Visit) -> str | None:
    found: str | None = visit.page.evaluate(f"localStorage.getItem('{KEPT}')")
    return found


def ask(visit: Visit, question: str) -> None:
    """Ask, and wait until the browser keeps it."""
    visit.ask(question)
    visit.page.wait_for_function(
        "([key, question]) => (localStorage.getItem(key) ?? '').includes(question)", arg=[KEPT, question]
    )


def come_back(visit: Visit, address: str) -> Locator:
    """Leave the page, come to an address, and wait for it: its replies.

    Gradio complains of streams that it had open when its page was left, which is nobody's concern.
    """
    visit.page.goto(address)
    visit.page.wait_for_selector(QUESTION)
    visit.complaints[:] = [one for one in visit.complaints if not LEFT.match(one)]
    return visit.page.locator("#log .reply")


def test_a_conversation_is_back_after_a_visit_elsewhere_in_either_language_and_goes_on(
    visit: Visit, site: SimpleNamespace
) -> None:
    ask(visit, "Vad anser kontoret?")
    ask(visit, "Hur blir vädret?")
    visit.page.goto(f"{site.url}dokument")
    expect(come_back(visit, site.url)).to_have_count(2)
    expect(visit.page.locator("#instead")).to_be_visible()
    visit.page.locator("#log a.cite").nth(1).click()
    expect(visit.page.locator("#src-1-2")).to_be_focused()
    expect(come_back(visit, f"{site.url}en/")).to_have_count(2)
    ask(visit, "Och reservationen?")
    assert site.chat.asked[-1].history == ("Vad anser kontoret?", "Hur blir vädret?")
    expect(come_back(visit, site.url)).to_have_count(3)


def test_earlier_conversations_can_be_opened_again_and_all_are_erased_by_a_second_button(
    visit: Visit, site: SimpleNamespace
) -> None:
    ask(visit, "Vad anser kontoret?")
    button(visit, "Ny konversation").click()
    expect(visit.page.locator("#log .reply")).to_have_count(0)
    ask(visit, "Hur blir vädret?")
    visit.page.locator("#earlier summary").click()
    visit.page.locator("#earlier").get_by_role("button", name="Vad anser kontoret?").click()
    expect(visit.page.locator("#log .asked")).to_have_text(["Vad anser kontoret?"])
    expect(visit.page.locator("#earlier button")).to_have_text(["Hur blir vädret?"])

    expect(visit.page.locator("#memory-status")).to_contain_text("finns bara i den här webbläsaren")
    button(visit, "Radera samtalen").click()
    expect(visit.page.locator("#memory-status")).to_contain_text("De går inte att få tillbaka.")
    button(visit, "Nej, behåll samtalen").click()
    assert stored(visit)
    button(visit, "Radera samtalen").click()
    button(visit, "Ja, radera samtalen").press("Enter")
    expect(visit.page.locator("#memory-status")).to_have_text("Samtalen är raderade.")
    expect(visit.page.locator("#log .reply")).to_have_count(0)
    expect(visit.page.locator(QUESTION)).to_be_focused()
    assert stored(visit) is None
    expect(come_back(visit, site.url)).to_have_count(0)


def test_damaged_or_forged_memories_are_thrown_away_and_the_page_works(visit: Visit, site: SimpleNamespace) -> None:
    ask(visit, "Vad anser kontoret?")
    whole = json.loads(stored(visit) or "")
    forged = json.dumps(whole).replace("betydelsefull", "betydelsel\\u00f6s")
    hostile = json.dumps(
        {"current": "x", "talks": [{"case": site.chat.title, "turns": [{"key": "x", "question": "<b>"}]}]}
    )
    for text in ("{", "7", "null", '{"talks": {}}', hostile, forged):
        visit.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEPT, text])
        replies = come_back(visit, site.url)
        ask(visit, "Hur blir vädret?")
        expect(replies).to_have_count(1)
        kept = json.loads(stored(visit) or "")
        assert [[turn["question"] for turn in talk["turns"]] for talk in kept["talks"]] == [["Hur blir vädret?"]]


def test_an_answer_is_copied_with_its_references(visit: Visit, site: SimpleNamespace) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url.rstrip("/"))
    ask(visit, "Vad anser kontoret?")
    ask(visit, "Hur blir vädret?")
    visit.page.get_by_role("button", name="Kopiera svaret med källor").first.click()
    expect(visit.page.locator("#log .happened")).to_have_text("Kopierat. Klistra in det där du vill ha det.")
    html, plain = visit.page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const read = async (type) => (await item.getType(type)).text();
          return [await read("text/html"), await read("text/plain")];
        }"""
    )
    assert "<blockquote>”Förbundet bör *inte* företräda kommunerna i förhandlingar.”</blockquote>" in html
    assert "[1] Stadskontoret, PM 1:2014 Förbundet, dnr 002-1/2014, 2014-10-23" in plain


@pytest.mark.parametrize(("name", "ending"), [("Spara som Word", "docx"), ("Spara som Markdown", "md")])
def test_a_conversation_is_saved_as_a_file(visit: Visit, tmp_path: Path, name: str, ending: str) -> None:
    ask(visit, "Vad anser kontoret?")
    with visit.page.expect_download() as download:
        button(visit, name).click()
    assert re.fullmatch(rf"samtal-[\d-]+\.{ending}", download.value.suggested_filename)
    file = tmp_path / f"samtal.{ending}"
    download.value.save_as(file)
    lines = [one.text for one in docx.Document(str(file)).paragraphs] if ending == "docx" else [file.read_text("utf-8")]
    assert "1. Vad anser kontoret?" in "\n".join(lines)
    expect(visit.page.locator(".happened")).to_contain_text(download.value.suggested_filename)


def sessions() -> list[OrderedDict[str, object]]:
    """What Gradio holds of its visitors, by session, wherever it is served from in this process."""
    return [found.session_data for found in gc.get_objects() if isinstance(found, StateHolder)]


def test_a_conversation_goes_on_when_the_server_has_lost_it(visit: Visit, site: SimpleNamespace) -> None:
    ask(visit, "Vad anser kontoret?")
    for held in sessions():
        held.clear()
    ask(visit, "Och reservationen?")
    assert site.chat.asked[-1].history == ("Vad anser kontoret?",)
    expect(visit.page.locator("#log .reply")).to_have_count(2)


def test_the_server_forgets_a_conversation_when_its_page_is_left(visit: Visit) -> None:
    for held in sessions():
        held.clear()
    ask(visit, "Vad anser kontoret?")
    assert any(sessions())
    visit.page.context.new_page()
    visit.page.close()
    until = time.monotonic() + 20
    while any(sessions()) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(sessions())
