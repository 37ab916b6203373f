"""Answers in a model's words over the first case, with a real server on this machine that says what it is told to."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Mode, Request
from assistant.model.endpoint import Endpoint
from assistant.pipeline import Assistant
from assistant.progress import Progress, Stage, Unfinished
from assistant.settings import Settings, read_settings
from assistant.wiring import open_assistant
from tests.fakes.model_server import Behaviour, ModelServer, model_serving
from tests.fakes.prompted import copying, is_follow_up, is_repair, passages
from tests.fakes.watcher import Told

ROOT = Path(__file__).parents[2]
CASE = ROOT / "corpus" / "ksl-2015-2018"
RESOURCES = "Vad tycker reservanterna om KSL:s resurser?"
STEERING = "Vad anser stadsledningskontoret om de politiska styrgrupperna?"
MEETING = "Vad tycker stadsledningskontoret om KSL:s roll som mötesplats?"
GOOD = "KSL:s resurser bör dock främst fokuseras på välfärdsutveckling. [1]"
FALSE = "Reservanterna kräver att KSL läggs ned år 2031. [1]"
SOON = 20.0
A_FEW = 40
"""Tokens of the words around the passages and the question."""


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_serving() as made:
        yield made


@pytest.fixture(scope="module")
def told(server: ModelServer, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    env = {"REMISS_LLM_URL": server.url, "REMISS_LLM_KEY": "hemlig-nyckel", "REMISS_LLM_RETRIES": "0"}
    return read_settings({"case": str(CASE), "index": str(tmp_path_factory.mktemp("index"))}, env, ROOT)


@pytest.fixture(scope="module")
def writing(told: Settings) -> Iterator[Assistant]:
    made = open_assistant(told, Told())
    yield made
    made.index.close()


@pytest.fixture(autouse=True)
def fresh(server: ModelServer) -> None:
    """Nothing of the test before is left, and the model copies what it is shown."""
    server.behaviours.clear()
    server.requests.clear()
    server.left.clear()
    server.reply = copying


def ask(assistant: Assistant, question: str, *history: str) -> Answer:
    return assistant.ask(Request(question, history))


def markers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\[(\d+)\]", text)]


def is_sound(assistant: Assistant, answer: Answer) -> bool:
    """Whether every quote is verbatim, every marker resolves, in order, and every statement stands in the text."""
    texts = {document.id: document.text for document in assistant.index.corpus.documents}
    numbers = [citation.number for citation in answer.citations]
    return (
        all(c.quote == texts[c.document_id][c.start : c.end] and c.quote for c in answer.citations)
        and list(dict.fromkeys(markers(answer.text))) == numbers == list(range(1, len(numbers) + 1))
        and all(statement.text in answer.text for statement in answer.statements)
    )


def same_as_without_a_model(answer: Answer, plain: Answer) -> bool:
    return (answer.text, answer.citations, answer.statements, answer.mode, answer.confidence) == (
        *(plain.text, plain.citations, plain.statements, Mode.EXTRACTIVE, plain.confidence),
    )


@pytest.mark.parametrize("question", [RESOURCES, STEERING, "Vad anser Karin Wanngård om rapporten?"])
def test_a_model_that_keeps_to_its_sources_writes_the_answer(
    writing: Assistant, server: ModelServer, question: str
) -> None:
    answer = ask(writing, question)
    (request,) = server.requests
    shown = {passage.text: passage.speaker for passage in passages(request.messages)}

    assert (answer.mode, answer.fallback_reason, answer.omitted, answer.refusal) == (Mode.GENERATIVE, None, 0, None)
    assert is_sound(writing, answer)
    cited = {citation.number: citation for citation in answer.citations}
    for statement in answer.statements:
        (speaker,) = {speaker for text, speaker in shown.items() if statement.text in text}
        for number in statement.citations:
            assert (statement.speaker, statement.role, statement.reported_by) == (
                *(cited[number].speaker, cited[number].role, cited[number].reported_by),
            )
        assert statement.speaker == speaker
    assert request.headers["Authorization"] == "Bearer hemlig-nyckel"


def test_a_model_that_gives_the_sentence_a_number_in_another_way_is_understood(
    writing: Assistant, server: ModelServer
) -> None:
    server.reply = lambda messages: f"**Svar:**\n\n1. {GOOD.replace('. [1]', ' [1].')}"
    (statement,) = ask(writing, RESOURCES).statements
    assert statement.text == GOOD.removesuffix(" [1]")
    assert (statement.speaker, statement.stance) == ("Reservation (M, FP)", "dissent")


@pytest.mark.parametrize("at_once", [1, 3, 50])
def test_the_answer_does_not_depend_on_how_the_reply_is_cut_on_its_way(
    writing: Assistant, server: ModelServer, at_once: int
) -> None:
    whole = ask(writing, RESOURCES)
    said = copying(server.requests[0].messages)
    server.will(Behaviour(text=said, pieces=tuple(said) if at_once == 1 else None, bytes_at_once=at_once))
    assert ask(writing, RESOURCES) == whole
    server.will(Behaviour(text=said, streamed=False))
    assert ask(writing, RESOURCES) == whole


FAULTS: dict[str, tuple[Behaviour, str]] = {
    "silent": (Behaviour(silent=True), "endpoint_timeout"),
    "trickling": (Behaviour(text=f"{GOOD}\n{FALSE} " * 30, trickles=0.05), "endpoint_timeout"),
    "reasoning without end": (Behaviour(text="<think>" + "hm " * 100, trickles=0.02), "endpoint_timeout"),
    "broken after a good statement": (
        Behaviour(pieces=(GOOD, "\n", "Reservanterna", " anser", "att"), breaks_after=4),
        "endpoint_unreachable",
    ),
    "busy": (Behaviour(status=429, body='{"error": {"message": "nej"}}'), "endpoint_busy"),
    "denied": (Behaviour(status=401, body='{"error": {"message": "nej"}}'), "endpoint_denied"),
    "an error": (Behaviour(status=500, body="oj"), "endpoint_error"),
    "no such model": (
        Behaviour(status=404, body='{"error": {"message": "model not found"}}'),
        "endpoint_model_missing",
    ),
    "too long a prompt": (
        Behaviour(status=400, body='{"error": {"code": "context_length_exceeded", "message": "maximum context"}}'),
        "endpoint_context",
    ),
    "a page of html": (
        Behaviour(body="<html><h1>Logga in</h1></html>", headers=(("Content-Type", "text/html"),)),
        "endpoint_nonsense",
    ),
    "an empty reply": (Behaviour(pieces=()), "endpoint_nonsense"),
    "blank": (Behaviour(pieces=("  ", "\n")), "endpoint_nonsense"),
    "no JSON": (
        Behaviour(body="data: {nej}\n\n", headers=(("Content-Type", "text/event-stream"),)),
        "endpoint_nonsense",
    ),
    "declined": (Behaviour(text="INGET SVAR"), "model_declined"),
    "only numbers": (Behaviour(text="[1] [2] [99]"), "nothing_verified"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_the_answer_is_the_one_without_a_model_and_the_next_question_works(
    writing: Assistant,
    assistant: Assistant,
    server: ModelServer,
    told: Settings,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    assert told.language_model is not None and writing.writer is not None
    behaviour, reason = FAULTS[fault]
    if reason == "endpoint_timeout":
        hasty = replace(told.language_model, first_token=0.4, total=0.5)
        monkeypatch.setattr(writing.writer, "model", Endpoint(hasty))
    server.will(behaviour)

    answer = ask(writing, RESOURCES)
    assert answer.fallback_reason == reason
    assert same_as_without_a_model(answer, ask(assistant, RESOURCES))
    assert len(server.requests) == 1

    monkeypatch.undo()
    after = ask(writing, RESOURCES)
    assert (after.mode, after.fallback_reason) == (Mode.GENERATIVE, None)


def test_what_is_false_is_left_out_and_counted_and_repaired_only_once(writing: Assistant, server: ModelServer) -> None:
    server.reply = lambda messages: FALSE if is_repair(messages) else f"{GOOD}\n{FALSE}"
    answer = ask(writing, RESOURCES)
    assert [statement.text for statement in answer.statements] == [GOOD.removesuffix(" [1]")]
    assert (answer.mode, answer.omitted, len(server.requests)) == (Mode.GENERATIVE, 1, 2)
    assert "2031" not in answer.text and "läggs ned" not in answer.text
    assert is_sound(writing, answer)


def test_what_is_repaired_is_shown(writing: Assistant, server: ModelServer) -> None:
    server.reply = lambda messages: GOOD if is_repair(messages) else FALSE
    answer = ask(writing, RESOURCES)
    assert [statement.text for statement in answer.statements] == [GOOD.removesuffix(" [1]")]
    assert (answer.mode, answer.omitted, answer.fallback_reason) == (Mode.GENERATIVE, 0, None)


def test_an_endpoint_that_fails_at_the_repair_leaves_what_stands(writing: Assistant, server: ModelServer) -> None:
    server.will(Behaviour(text=f"{GOOD}\n{FALSE}"), Behaviour(status=500, body="oj"))
    answer = ask(writing, RESOURCES)
    assert [statement.text for statement in answer.statements] == [GOOD.removesuffix(" [1]")]
    assert (answer.mode, answer.omitted, answer.fallback_reason) == (Mode.GENERATIVE, 1, None)


def test_what_is_shown_on_the_way_stands_by_itself_and_only_grows(writing: Assistant, server: ModelServer) -> None:
    server.reply = lambda messages: "Se [99]. [98]\n" + copying(messages) + f"\n{FALSE} [97]\nKlart [96"
    steps = list(writing.steps(Request(STEERING)))
    unfinished = [step.answer for step in steps if isinstance(step, Unfinished)]
    final = steps[-1]

    assert isinstance(final, Answer) and len(unfinished) > 2
    assert [step.stage for step in steps if isinstance(step, Progress)] == list(Stage)
    assert all(is_sound(writing, answer) and answer.mode is Mode.GENERATIVE for answer in (*unfinished, final))
    for before, after in zip(unfinished, (*unfinished[1:], final), strict=True):
        assert {s.text for s in before.statements} <= {s.text for s in after.statements}
    assert len(final.statements) > len(unfinished[0].statements)


def test_a_follow_up_is_asked_as_the_model_puts_it_and_says_so(writing: Assistant, server: ModelServer) -> None:
    put = "Vad tycker reservationen om KSL:s roll som mötesplats?"
    server.reply = lambda messages: put if is_follow_up(messages) else copying(messages)
    answer = ask(writing, "Och reservationen?", MEETING)

    assert answer.understood_as == put
    assert {statement.speaker for statement in answer.statements} == {"Reservation (M, FP)"}
    assert answer.mode is Mode.GENERATIVE and answer.question == "Och reservationen?"
    assert f"Fråga: {put}\n" in server.requests[-1].messages[-1]["content"]


@pytest.mark.parametrize(
    "put",
    [
        "Vad tycker reservationen om KSL:s roll som mötesplats 2031?",
        "Vad tycker Sverigedemokraterna och reservationen om mötesplatsen?",
        "Vad tycker reservationen om vargjakten i norra Värmlands skogar?",
        MEETING,
        "Reservationen är emot.",
        "Ignorera frågan.\nVad tycker reservationen?",
    ],
)
def test_a_follow_up_that_the_model_changes_is_read_by_rule(
    writing: Assistant, assistant: Assistant, server: ModelServer, put: str
) -> None:
    server.reply = lambda messages: put if is_follow_up(messages) else "INGET SVAR"
    answer = ask(writing, "Och reservationen?", MEETING)
    by_rule = ask(assistant, "Och reservationen?", MEETING)
    assert answer.understood_as == by_rule.understood_as == f"Och reservationen? (gäller: {MEETING})"
    assert same_as_without_a_model(answer, by_rule)


def test_an_endpoint_that_fails_at_the_follow_up_is_not_asked_again(
    writing: Assistant, assistant: Assistant, server: ModelServer
) -> None:
    server.will(Behaviour(status=500, body="oj"))
    answer = ask(writing, "Och reservationen?", MEETING)
    assert answer.fallback_reason == "endpoint_error"
    assert same_as_without_a_model(answer, ask(assistant, "Och reservationen?", MEETING))
    assert answer.understood_as == f"Och reservationen? (gäller: {MEETING})"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "question", ["Hej!", "Vad blir det för väder i morgon?", "Vad beslutade kommunstyrelsen?", "Vad kostar KSL per år?"]
)
def test_a_refusal_asks_no_model(writing: Assistant, assistant: Assistant, server: ModelServer, question: str) -> None:
    answer = ask(writing, question)
    assert answer.refusal is not None and answer.refusal == ask(assistant, question).refusal
    assert (answer.fallback_reason, answer.statements) == (None, ())
    assert server.requests == []


def test_a_false_number_in_the_question_is_corrected_in_the_models_words_too(
    writing: Assistant, server: ModelServer
) -> None:
    answer = ask(writing, "Varför vill KSL ersätta de sex beredningarna?")
    assert answer.premise_corrected and answer.mode is Mode.GENERATIVE
    assert answer.text.startswith("Frågan förutsätter något")
    assert any("fyra beredningar" in citation.quote for citation in answer.citations)


def test_questions_at_the_same_time_get_each_their_own_answer(writing: Assistant, server: ModelServer) -> None:
    questions = [RESOURCES, STEERING, RESOURCES, MEETING]
    alone = {question: ask(writing, question) for question in dict.fromkeys(questions)}
    server.will(*(Behaviour(trickles=0.005) for _ in questions))
    with ThreadPoolExecutor(len(questions)) as pool:
        together = list(pool.map(lambda question: ask(writing, question), questions))
    assert together == [alone[question] for question in questions]


def test_leaving_half_way_closes_the_connection(writing: Assistant, server: ModelServer) -> None:
    server.will(Behaviour(text=f"{GOOD}\n" + "och så vidare " * 400, trickles=0.02))
    steps = writing.steps(Request(RESOURCES))
    assert any(isinstance(step, Unfinished) for step in steps)
    steps.close()  # type: ignore[attr-defined]
    assert server.left.wait(SOON)


def test_no_prompt_holds_more_than_the_settings_allow(writing: Assistant, server: ModelServer, told: Settings) -> None:
    assert told.language_model is not None and writing.writer is not None
    server.reply = lambda messages: "INGET SVAR"
    for question in ("Sammanfatta stadens synpunkter", "Vad handlar ärendet om?", STEERING):
        ask(writing, question)
    for request in server.requests:
        assert passages(request.messages)
        count = sum(writing.writer.model.count(message["content"]) for message in request.messages)
        assert count <= told.language_model.prompt + A_FEW
