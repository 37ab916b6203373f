from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

from assistant.answer import Request
from assistant.case_chat import CaseChat
from assistant.model.language_model import EndpointFailed, Message
from assistant.pipeline import Assistant
from assistant.progress import Progress, Stage, Unfinished
from assistant.ui.seam import Writer
from tests.fakes.case import corpus
from tests.fakes.short_answer import ANSWER


@dataclass
class FakeModel:
    """A model that answers when asked whether it is there, or does not."""

    id: str = "modell-7b"
    failure: EndpointFailed | None = None

    def stream(self, messages: Sequence[Message], limit: int) -> Iterator[str]:
        """Nothing: the page never asks it."""
        raise AssertionError("the page does not write")

    def check(self) -> None:
        """Raise what there is to raise."""
        if self.failure:
            raise self.failure

    def count(self, text: str) -> int:
        """Its characters."""
        return len(text)


def opened(steps: tuple[object, ...] = ()) -> Assistant:
    return cast(Assistant, SimpleNamespace(index=SimpleNamespace(corpus=corpus()), steps=lambda request: iter(steps)))


def test_the_page_is_told_who_writes_and_why_they_cannot() -> None:
    failure = EndpointFailed("endpoint_denied", model="modell-7b")
    assert CaseChat(opened()).writer() == Writer(None)
    assert CaseChat(opened(), FakeModel()).writer() == Writer("modell-7b")
    assert CaseChat(opened(), FakeModel(failure=failure)).writer() == Writer("modell-7b", failure)


def test_the_models_name_is_known_without_asking_it() -> None:
    assert CaseChat(opened()).model is None
    assert CaseChat(opened(), FakeModel(failure=EndpointFailed())).model == "modell-7b"


def test_what_is_written_so_far_is_passed_on_as_it_comes() -> None:
    events = (Progress(Stage.WRITE), Unfinished(ANSWER), ANSWER)
    assert tuple(CaseChat(opened(events)).ask(Request("?"))) == events
