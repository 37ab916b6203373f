"""A real model over the first case: whatever it writes, what is shown is sound.

Asked only where REMISS_TEST_LLM_URL names a server on this machine; REMISS_TEST_LLM_MODEL may name its model.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer, Mode, Request
from assistant.guard.guard import Guard
from assistant.pipeline import Assistant
from assistant.settings import read_settings
from assistant.wiring import open_assistant, open_guard
from tests.fakes.watcher import Told

ROOT = Path(__file__).parents[2]
URL, MODEL = (os.environ.get(f"REMISS_TEST_LLM_{name}") for name in ("URL", "MODEL"))
QUESTIONS = (
    "Vad tycker reservanterna om KSL:s resurser?",
    "Vad anser stadsledningskontoret om de politiska styrgrupperna?",
    "Vad föreslår KSL:s arbetsgrupp i stället för dagens fyra beredningar?",
    "Vad anser Karin Wanngård om rapporten?",
    "Vad tycker stadsledningskontoret om KSL:s roll som mötesplats?",
)

pytestmark = pytest.mark.skipif(not URL, reason="REMISS_TEST_LLM_URL names no model")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Assistant, Guard]]:
    """The assistant with the model, and a guard of its own."""
    options = {"case": str(ROOT / "corpus" / "ksl-2015-2018"), "index": str(tmp_path_factory.mktemp("index"))}
    settings = read_settings(
        options, {"REMISS_LLM_URL": URL or "", **({"REMISS_LLM_MODEL": MODEL} if MODEL else {})}, ROOT
    )
    made = open_assistant(settings, Told())
    yield made, open_guard(settings, Told())[0]
    made.index.close()


@pytest.fixture(scope="module")
def answers(case: tuple[Assistant, Guard]) -> list[Answer]:
    return [case[0].ask(Request(question)) for question in QUESTIONS]


def test_every_quote_is_verbatim(case: tuple[Assistant, Guard], answers: list[Answer]) -> None:
    texts = {document.id: document.text for document in case[0].index.corpus.documents}
    for answer in answers:
        assert answer.answered
        assert all(c.quote == texts[c.document_id][c.start : c.end] for c in answer.citations)


def test_the_guard_finds_every_statement_in_the_models_words_sound(
    case: tuple[Assistant, Guard], answers: list[Answer]
) -> None:
    assistant, guard = case
    sentences = {(s.document_id, s.span.start, s.span.end): s for s in assistant.index.corpus.sentences}
    for answer in (one for one in answers if one.mode is Mode.GENERATIVE):
        cited = {c.number: sentences[c.document_id, c.start, c.end] for c in answer.citations}
        for statement in answer.statements:
            verdict = guard.check(statement.text, [cited[number] for number in statement.citations])
            assert verdict.sound, (statement, verdict)


def test_some_answer_is_in_the_models_words_and_the_rest_say_why_not(answers: list[Answer]) -> None:
    assert any(answer.mode is Mode.GENERATIVE for answer in answers), [answer.fallback_reason for answer in answers]
    assert all(answer.mode is Mode.GENERATIVE or answer.fallback_reason for answer in answers)
