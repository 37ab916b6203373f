import json
from dataclasses import replace

import pytest

from assistant.feedback import Verdict
from assistant.ui.conversation import Conversation, Turn, converse
from assistant.ui.judgement import pressed
from assistant.ui.memory import LARGEST, MOST_TURNS, recall, remember
from assistant.ui.seam import Chat
from tests.ui.writing_chat import WritingChat


def talk(chat: Chat, *questions: str) -> Conversation:
    conversation: Conversation = ()
    for question in questions:
        *_, turn = converse(chat, question, conversation, "oväntat")
        conversation = (*conversation, turn)
    return conversation


def changed(text: str, *path: str | int, to: object) -> str:
    """The JSON with the value at a path replaced."""
    form = json.loads(text)
    inner = form
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return json.dumps(form)


def test_a_conversation_comes_back_as_it_was_with_its_answers_and_keys(chat: Chat) -> None:
    had = talk(chat, "Vad?", "Och vädret?", "En hostil fråga")
    back = recall(remember(had, chat.title), chat)
    assert back == had
    assert [turn.key for turn in back] == [turn.key for turn in had]


def test_what_a_model_wrote_comes_back_with_the_models_name(writing: WritingChat) -> None:
    had = talk(writing, "Vad anser kontoret?")
    assert recall(remember(had, writing.title), writing) == had
    assert had[0].model == "modell-7b"


def test_what_the_reader_thought_of_an_answer_is_not_kept_in_the_browser(chat: Chat) -> None:
    had = talk(chat, "Vad?")
    text = remember(pressed(had, Verdict.BAD, "fel talare"), chat.title)
    assert "fel talare" not in text and recall(text, chat) == had


def test_what_failed_or_is_not_finished_is_not_kept(chat: Chat) -> None:
    answered, failed = talk(chat, "Vad?", "Ett fel")
    growing = replace(answered, shown=1)
    assert recall(remember((answered, failed, growing, Turn("Nu?")), chat.title), chat) == (answered,)


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{", '{"turns": []}', '{"version": 2, "case": "x", "turns": []}', "x" * (LARGEST + 1)]
)
def test_damaged_text_is_no_conversation(chat: Chat, text: str) -> None:
    assert recall(text, chat) == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("mer",), 1),
        (("turns", 0, "mer"), 1),
        (("turns", 0, "key"), "../../x"),
        (("turns", 0, "question"), 7),
        (("turns", 0, "answer", "confidence"), 7),
        (("turns", 0, "answer", "mode"), "annat"),
        (("turns", 0, "answer", "citations", 0, "start"), -1),
        (("turns", 0, "answer", "citations", 0, "mer"), 1),
        (("case",), "Ett annat ärende"),
    ],
)
def test_what_has_another_form_or_is_of_another_case_is_thrown_away(
    chat: Chat, path: tuple[str | int, ...], value: object
) -> None:
    text = remember(talk(chat, "Vad?"), chat.title)
    assert recall(changed(text, *path, to=value), chat) == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("quote",), "Kontoret avstyrker."),
        (("document_id",), "saknas"),
        (("start",), 0),
    ],
)
def test_an_answer_whose_quote_does_not_stand_in_the_documents_is_left_out_and_the_rest_stays(
    chat: Chat, path: tuple[str], value: object
) -> None:
    had = talk(chat, "Vad?", "Och vädret?")
    text = changed(remember(had, chat.title), "turns", 0, "answer", "citations", 0, *path, to=value)
    assert recall(text, chat) == had[1:]


def test_an_answer_whose_parts_do_not_fit_together_is_left_out(chat: Chat) -> None:
    text = remember(talk(chat, "Vad?"), chat.title)
    assert recall(changed(text, "turns", 0, "answer", "nearest", to=[77]), chat) == ()
    assert recall(changed(text, "turns", 0, "answer", "statements", to=[]), chat) == ()


def test_too_long_a_conversation_loses_its_beginning(chat: Chat) -> None:
    (one,) = talk(chat, "Vad?")
    many = tuple(replace(one, question=f"Fråga {n}") for n in range(MOST_TURNS + 5))
    back = recall(remember(many, chat.title), chat)
    assert [turn.question for turn in back] == [f"Fråga {n}" for n in range(5, MOST_TURNS + 5)]
    long = tuple(replace(one, question=f"{n} " + "å" * 50_000) for n in range(30))
    text = remember(long, chat.title)
    assert len(text) <= LARGEST and recall(text, chat)[-1].question.startswith("29 ")


def test_a_question_that_no_text_can_hold_is_not_kept_and_breaks_nothing(chat: Chat) -> None:
    (one,) = talk(chat, "Vad?")
    odd = (replace(one, question="\ud800"), replace(one, question="x" * 100_000))
    assert recall(remember((*odd, one), chat.title), chat) == (one,)
