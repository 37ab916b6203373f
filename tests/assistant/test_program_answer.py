import json

import pytest

from assistant.answer import JsonValue
from assistant.json_form import answer_form
from assistant.program_answer import program_answer
from tests.ui.fake_chat import FakeChat


def test_a_program_gets_the_same_object_as_ask_prints() -> None:
    chat = FakeChat()
    form = program_answer(chat.ask, "Vad anser kontoret?", ["Vad föreslås?"])
    assert form == json.loads(json.dumps(answer_form(chat.answer(chat.asked[0]))))
    assert (chat.asked[0].question, chat.asked[0].history) == ("Vad anser kontoret?", ("Vad föreslås?",))


def test_a_refusal_is_an_answer() -> None:
    form = program_answer(FakeChat().ask, "Hur blir vädret?")
    assert (form["answered"], form["nearest"]) == (False, [1])


@pytest.mark.parametrize(
    ("question", "history", "code"),
    [
        (3, None, "question_type"),
        (None, None, "question_type"),
        ("Vad?", "Vad?", "history_type"),
        ("Vad?", [1], "history_type"),
        ("Vad \ud800?", None, "question_surrogate"),
        ("fel", None, "endpoint_down"),
        ("krasch", None, "internal_error"),
    ],
)
def test_what_fails_is_a_value_with_a_code(question: JsonValue, history: JsonValue, code: str) -> None:
    form = program_answer(FakeChat().ask, question, history)
    assert form.keys() == {"error"}
    assert isinstance(form["error"], dict)
    assert form["error"]["code"] == code
    assert form["error"]["message"]
