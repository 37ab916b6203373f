"""Everything that the pages can show, served at once: a case told by hand, results of evaluation, a case to add to.

Every field that holds words has hostile ones somewhere, so a page that is looked at here is looked at with the longest
and worst that a case can bring.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.feedback import FeedbackStore
from assistant.site.adding_page import AddingPage
from eval.guard_result import dump_guard
from eval.result import dump_result
from eval.site_page import EvaluationPage
from eval.site_shelf import Shelf
from tests.adding.bench import Bench
from tests.eval.site_chat import RIGHT, fill_shelf, run_of
from tests.fakes.browser import served
from tests.fakes.claims import guard_result, hostile_claim
from tests.fakes.results import hostile_question
from tests.site.values import told_chat
from tests.ui.fake_chat import HOSTILE, FakeChat

ANSWERED, REFUSED, FAILED, HOSTILE_QUESTION = (
    "Vad anser kontoret?",
    "Hur blir vädret?",
    "Ett fel, tack",
    "En hostil fråga",
)


@dataclass(frozen=True, slots=True)
class World:
    """The address of the pages, and what lies behind them; ``case`` is the folder that documents are added to."""

    url: str
    chat: FakeChat
    shelf: Shelf
    case: Path

    def at(self, language: str, path: str) -> str:
        """The address of a page by its Swedish path."""
        return self.url.rstrip("/") + (path if language == "sv" else f"/{language}{path}")


@contextmanager
def a_world(folder: Path, chat: FakeChat | None = None) -> Iterator[World]:
    """The application as ``remiss chat`` serves it, over fakes that keep what they keep in ``folder``.

    ``chat`` is the case told by hand unless another is given.
    """
    for name in ("reports", "case"):
        (folder / name).mkdir()
    fill_shelf(folder / "reports")
    hostile = hostile_question()
    dump_result(run_of(RIGHT, hostile), folder / "reports" / "a.json")
    calm = type(hostile)(hostile.item, hostile.answer, {"right": True}, None, hostile.found)
    dump_result(run_of(RIGHT, calm, started="2026-03-01T10:00:00"), folder / "reports" / "b.json")
    dump_guard(guard_result(hostile_claim(), path=HOSTILE.replace("/", "")), folder / "reports" / "<img>&'.json")
    (folder / "case" / "pm.txt").write_text("Nämnden tillstyrker hamnen.\n", encoding="utf-8")
    chat, shelf = chat or told_chat(), Shelf(folder / "reports")
    pages = (EvaluationPage(chat, shelf, folder / "case"), AddingPage(Bench(folder / "case").adder))
    with served(chat, FeedbackStore(folder / "feedback.sqlite"), pages) as url:
        yield World(url, chat, shelf, folder / "case")
