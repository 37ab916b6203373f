"""The pages, each in the states that differ: how to come there, and what is unfolded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page, expect

from tests.accessibility.world import ANSWERED, FAILED, REFUSED, World
from tests.ui.visit import QUESTION, Visit

SIZES: Final = {"wide": (1440, 900), "narrow": (320, 640)}
NOTICE: Final = frozenset({"no such page", "no such document", "no such result"})
UNFOLD: Final = "document.querySelectorAll('details').forEach((one) => { one.open = true })"
PATHS: Final = {
    "about": "/arendet",
    "positions": "/standpunkter",
    "positions of one": "/standpunkter?visa=stadskontoret&oppna=alla",
    "documents": "/dokument?sok=f%C3%B6rbundet",
    "document": "/dokument/pm-1?sok=f%C3%B6rbundet&traff=2&start=0&end=20",
    "hostile document": "/dokument/svar%2F1?start=6&end=60",
    "results": "/utvardering",
    "result": "/utvardering?rapport=a.json",
    "results compared": "/utvardering?rapport=a.json&mot=b.json",
    "guard": "/utvardering?rapport=guard.json",
    "adding": "/tillagg",
    "accessibility": "/tillganglighet",
    "no such page": "/tillganglighet/x",
    "no such document": "/dokument/saknas",
    "no such result": "/utvardering?rapport=saknas",
}
"""Each page by its Swedish path."""


@dataclass(frozen=True, slots=True)
class Came:
    """An open page of a language."""

    world: World
    page: Page
    language: str

    def to(self, place: str) -> None:
        """Go to one of ``PATHS`` and unfold it."""
        answer = self.page.goto(self.world.at(self.language, PATHS[place]))
        assert answer and answer.status == (404 if place in NOTICE else 200)
        self.page.evaluate(UNFOLD)

    def to_no_results(self) -> None:
        """The list of results where there is none."""
        folder, self.world.shelf.folder = self.world.shelf.folder, self.world.case
        self.page.goto(self.world.at(self.language, PATHS["results"]))
        self.world.shelf.folder = folder
        expect(self.page.locator(".runs")).to_have_count(0)

    def to_question_again(self) -> None:
        """A question of a result, asked anew."""
        self.to("result")
        self.page.locator(".again button").first.click()
        expect(self.page.locator("#now")).to_be_visible()
        self.page.evaluate(UNFOLD)

    def to_documents_added(self) -> None:
        """What is told when one file was added and one was not."""
        self.to("adding")
        names = (f"svar-{self.language}.txt", "bild.png")
        files = [{"name": name, "mimeType": "text/plain", "buffer": b"Hamnen avstyrks.\n"} for name in names]
        self.page.set_input_files("#filer", files)  # type: ignore[arg-type]
        self.page.locator("form.adding button").click()
        expect(self.page.locator("#klart")).to_be_visible()

    def to_ask(self) -> Visit:
        """The chat before anything is asked, and nothing kept."""
        self.page.goto(f"{self.world.url}remiss/thumb.svg")
        self.page.evaluate("localStorage.clear()")
        self.page.goto(self.world.at(self.language, "/"))
        self.page.wait_for_selector(QUESTION)
        return Visit(self.page)


def answered(visit: Visit) -> None:
    """An answer that was judged, with a source opened."""
    visit.ask(ANSWERED)
    visit.page.locator("#good").click()
    expect(visit.page.locator("#reason :is(input, textarea)")).to_be_visible()
    visit.page.locator("#log a.cite").nth(1).click()
    expect(visit.page.locator("#src-1-2")).to_be_focused()


def refused(visit: Visit) -> None:
    """A refusal below an answer, and every erasing about to be confirmed."""
    visit.ask(REFUSED)
    expect(visit.page.locator("#better")).to_be_visible()
    for asks, confirms in (("#forget", "#forget-now"), ("#erase", "#erase-now")):
        visit.page.locator(asks).click()
        expect(visit.page.locator(confirms)).to_be_visible()


def failed(visit: Visit) -> None:
    """An error in a new conversation, with an earlier one to open again."""
    visit.page.locator("#again").click()
    expect(visit.page.locator("#log .reply")).to_have_count(0)
    visit.ask(FAILED)
    expect(visit.page.locator("#log .failure")).to_be_visible()
    visit.page.locator("#earlier summary").click()


ASKING: Final[tuple[Callable[[Visit], None], ...]] = (lambda visit: None, answered, refused, failed)
"""What is done to the chat, one after the other, to see each of its states."""
FURTHER: Final[tuple[Callable[[Came], None], ...]] = (
    Came.to_no_results,
    Came.to_question_again,
    Came.to_documents_added,
)
"""What is seen only after something was done."""
