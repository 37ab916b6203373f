"""A real index under a chat that answers while documents are added to its case."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adding.adder import Adder
from assistant.adding.work import Done, Failed, Work
from assistant.answer import Answer, Request
from assistant.case_chat import CaseChat
from assistant.settings import Settings, read_settings
from assistant.wiring import open_adder, open_chat
from ingest.errors import RemissError
from tests.adding.bench import sent
from tests.fakes.embedder import FakeEmbedder
from tests.fakes.watcher import Told
from vectorstore.index import Index

HARBOUR = "Vad säger dokumenten om hamnen?"
REPLY = "Skärgårdsrådet\n\nSkärgårdsrådet avstyrker hamnen i Värtan.\n"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A case of one document, and a model without weights."""
    monkeypatch.setattr("assistant.wiring.open_embedder", lambda *_: FakeEmbedder())
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "pm.txt").write_text("Nämnden tillstyrker hamnen i Värtan.\n", encoding="utf-8")
    told = {"case": str(tmp_path / "case"), "index": str(tmp_path / "index"), "reranker": "none", "adding": "on"}
    return read_settings(told, {}, tmp_path)


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The generations that have been let go of."""
    names: list[str] = []
    close = Index.close
    monkeypatch.setattr(Index, "close", lambda self: (names.append(self.generation), close(self)))
    return names


@pytest.fixture
def chat(settings: Settings) -> Iterator[CaseChat]:
    yield open_chat(settings, Told())


@pytest.fixture
def adder(settings: Settings, chat: CaseChat) -> Adder:
    return open_adder(settings, chat)


def last(work: Work) -> Done | Failed:
    *_, end = work.follow()
    assert isinstance(end, Done | Failed)
    return end


def answer_of(events: Iterator[object]) -> Answer:
    *_, answer = events
    assert isinstance(answer, Answer)
    return answer


def test_a_question_that_is_being_answered_ends_on_the_old_index_and_the_next_one_on_the_new(
    chat: CaseChat, adder: Adder
) -> None:
    running = chat.ask(Request(HARBOUR))
    next(running)
    held = chat.still()
    assert isinstance(last(adder.begin([sent("svar.txt", REPLY)])), Done)
    before, after = answer_of(running), answer_of(chat.ask(Request(HARBOUR, (HARBOUR,))))
    assert before.index != after.index
    assert {citation.document_id for citation in before.citations} == {"pm"}
    assert [document.id for document in held.documents()] == ["pm"]
    assert [document.id for document in chat.documents()] == ["pm", "svar"]
    assert chat.sentences("svar")


def test_the_old_index_is_let_go_of_when_nobody_asks_it_any_more(
    closed: list[str], chat: CaseChat, adder: Adder
) -> None:
    first = answer_of(chat.ask(Request(HARBOUR))).index
    running = chat.ask(Request(HARBOUR))
    next(running)
    for number in range(3):
        last(adder.begin([sent(f"svar-{number}.txt", f"Svar nummer {number} om hamnen.\n")]))
    gc.collect()
    assert first not in closed
    assert answer_of(running).index == first
    del running
    gc.collect()
    assert first in closed
    assert answer_of(chat.ask(Request(HARBOUR))).index not in closed


def test_a_model_that_fails_leaves_files_index_and_answers_as_they_were(
    chat: CaseChat, adder: Adder, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> FakeEmbedder:
        raise RemissError("model_unavailable", name="x", reason="y")

    pointer = (settings.index / "current").read_text()
    with monkeypatch.context() as broken:
        broken.setattr("assistant.wiring.open_embedder", fail)
        assert isinstance(last(adder.begin([sent("svar.txt", REPLY)])), Failed)
    assert [path.name for path in settings.case.iterdir()] == ["pm.txt"]
    assert (settings.index / "current").read_text() == pointer
    assert answer_of(chat.ask(Request(HARBOUR))).citations


def test_a_replaced_document_is_answered_from_anew(chat: CaseChat, adder: Adder) -> None:
    work = adder.begin([sent("pm.txt", "Nämnden avstyrker hamnen i Nynäshamn.\n")], replace=True)
    assert isinstance(last(work), Done)
    assert ["Nynäshamn" in document.text for document in chat.documents()] == [True]
