"""The shipped case on its real page in a real browser: asked, cited, read in place, nothing fetched from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from assistant.answer import Answer, Request
from assistant.case_chat import CaseChat
from assistant.pipeline import Assistant
from ingest.passage import Role
from tests.fakes.browser import headless_chromium, served

ASKED = "Vad tycker Stockholm om att KSL företräder kommunerna i förhandlingar?"
BOX = "#question textarea"


@dataclass
class Reader:
    """An open page and every host that it or a page opened from it has talked to."""

    page: Page
    hosts: set[str | None] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def ask(self, question: str) -> Locator:
        """Type a question, send it, and wait for the whole reply."""
        replies = self.page.locator("#log .reply")
        before = replies.count()
        self.page.fill(BOX, question)
        self.page.press(BOX, "Enter")
        expect(replies).to_have_count(before + 1, timeout=30_000)
        expect(self.page.locator(BOX)).to_be_enabled(timeout=30_000)
        return replies.last

    def watch(self, page: Page) -> None:
        """Note what a page asks for and complains of."""
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserContext]:
    """A headless Chromium."""
    with headless_chromium() as context:
        yield context


@pytest.fixture
def reader(assistant: Assistant, browser: BrowserContext) -> Iterator[Reader]:
    """The case's page, opened; whatever the test did, it talked to this machine alone and without complaint."""
    with served(CaseChat(assistant)) as address:
        reader = Reader(browser.new_page())
        browser.on("page", reader.watch)
        reader.watch(reader.page)
        reader.page.goto(address)
        reader.page.wait_for_selector(BOX)
        yield reader
        browser.remove_listener("page", reader.watch)
        for page in browser.pages:
            page.close()
    assert (reader.hosts, reader.complaints) == ({"127.0.0.1"}, [])


def answer_to(assistant: Assistant, question: str, *history: str) -> Answer:
    return assistant.ask(Request(question, history))


def test_stockholms_view_is_read_cited_and_found_in_its_place(reader: Reader, assistant: Assistant) -> None:
    answer = answer_to(assistant, ASKED)
    reply = reader.ask(ASKED)
    assert {citation.role for citation in answer.citations} <= {Role.OFFICE, Role.COMMISSIONER, Role.COMMITTEE}
    expect(reply.locator("a.cite")).to_have_text([f"[{citation.number}]" for citation in answer.citations])
    for citation in answer.citations:
        reply.locator("a.cite").nth(citation.number - 1).click()
        source = reader.page.locator(f"#src-1-{citation.number}")
        expect(source).to_be_focused()
        expect(source.locator("mark")).to_be_in_viewport()
        assert source.locator("mark").text_content() == citation.quote
        expect(source.locator(".name")).to_have_text(citation.speaker or "")
        expect(source).to_contain_text(citation.document)
        expect(source).to_contain_text(citation.section)


def test_the_document_opens_with_the_quote_marked_in_it(reader: Reader, assistant: Assistant) -> None:
    citation = answer_to(assistant, ASKED).citations[0]
    reader.ask(ASKED).locator("a.cite").first.click()
    with reader.page.context.expect_page() as opened:
        reader.page.locator("#src-1-1 .more a").click()
    document = opened.value
    expect(document.locator("#quote")).to_be_in_viewport()
    marked = document.locator("main mark").all_text_contents()
    assert "".join(marked) == citation.quote
    where = parse_qs(urlsplit(document.url).query)
    assert (where["start"], where["end"]) == ([str(citation.start)], [str(citation.end)])


def test_a_chain_of_follow_ups_says_what_it_was_understood_as(reader: Reader, assistant: Assistant) -> None:
    chain = (ASKED, "Och reservationen?", "Och Karin Wanngård?")
    for turn, question in enumerate(chain):
        reply = reader.ask(question)
        understood = answer_to(assistant, question, *chain[:turn]).understood_as
        if understood:
            expect(reply.locator(".understood")).to_contain_text(understood)
    expect(reader.page.locator("#log .reply")).to_have_count(3)
    expect(reader.page.locator("#log .understood")).to_have_count(2)


def test_every_starter_question_is_answered(reader: Reader, assistant: Assistant) -> None:
    for number in range(len(assistant.case.starters)):
        reader.page.locator("#starters button").nth(number).click()
        expect(reader.page.locator("#log .reply.answered")).to_have_count(1, timeout=30_000)
        expect(reader.page.locator("#panel .sources.current mark").first).to_be_visible()
        reader.page.get_by_role("button", name="Ny konversation").click()
        expect(reader.page.locator("#log .reply")).to_have_count(0)
