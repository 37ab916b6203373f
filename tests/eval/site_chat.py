"""A case of the fakes' small corpus behind the seam, a folder of results by hand, and the evaluation page over both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.answer import Answer, Request
from assistant.error_words import describe
from assistant.progress import Progress, Stage
from assistant.site.frame import TABS
from assistant.site.routes import add_pages
from assistant.ui.security import Guard
from eval.guard_result import dump_guard
from eval.result import QuestionResult, Result, dump_result
from eval.site_page import EvaluationPage
from eval.site_shelf import Shelf
from ingest.errors import RemissError
from ingest.passage import Document, Sentence
from tests.fakes.claims import claim, guard_result
from tests.fakes.results import question, refused_question, result
from tests.fakes.suite import CORPUS, PERFECT
from tests.ui.fake_chat import FakeChat

RIGHT = question("fee", evidence=True, first=True)
WRONG = question("fair", "no citation is right evidence", kind="position", evidence=False)
REFUSED = refused_question("silent")


@dataclass
class SuiteChat(FakeChat):
    """Answers a question of the suite by its id; a failure, if there is one, instead of every answer."""

    answers: Mapping[str, Answer] = field(default_factory=lambda: dict(PERFECT))
    broken: RemissError | None = None
    text: str = CORPUS.document("pm").text

    def documents(self) -> tuple[Document, ...]:
        """The one document, with the text that it has now."""
        return (replace(CORPUS.document("pm"), text=self.text),)

    def sentences(self, document_id: str) -> tuple[Sentence, ...]:
        """Its sentences."""
        return CORPUS.sentences

    def ask(self, request: Request) -> Iterator[Progress | Answer]:
        """Progress, then the answer that is written for the question's id."""
        self.asked.append(request)
        yield Progress(next(iter(Stage)))
        if self.broken:
            raise self.broken
        yield replace(self.answers[str(request.id)], id=request.id)

    def describe_error(self, error: RemissError, language: object) -> str:
        """The catalogue's words."""
        return describe(error, language)  # type: ignore[arg-type]


def run_of(*questions: QuestionResult, **changes: object) -> Result:
    """A run of these questions."""
    return replace(result(questions or (RIGHT, WRONG, REFUSED)), **changes)  # type: ignore[arg-type]


def fill_shelf(folder: Path) -> None:
    """Two runs of one suite, a guard's run, and two files that are no results."""
    dump_result(run_of(), folder / "first.json")
    better = (RIGHT, question("fair", kind="position", evidence=True), REFUSED)
    dump_result(run_of(*better, started="2026-02-01T10:00:00"), folder / "second.json")
    guards = guard_result(claim("one", "invention"), claim("two", "changed_number"))
    dump_guard(replace(guards, started="2026-01-20T10:00:00"), folder / "guard.json")
    (folder / "broken.json").write_text('{"format": 1, ', encoding="utf-8")
    (folder / "empty.json").write_text("{}", encoding="utf-8")


def open_page(folder: Path, case: Path, chat: SuiteChat) -> TestClient:
    """The evaluation page in the frame, guarded as it is in the application."""
    page = EvaluationPage(chat, Shelf(folder), case)
    app = FastAPI()
    add_pages(app, chat, (page,), (*TABS, page.tab))
    app.add_middleware(Guard, pages={})
    return TestClient(app, follow_redirects=False)
