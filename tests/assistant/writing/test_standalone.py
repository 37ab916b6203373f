import pytest

from assistant.model.language_model import EndpointFailed, MessageRole
from assistant.writing.standalone import standalone
from ingest.tokens import count_tokens
from prompts.texts import load_texts
from tests.fakes.talker import FakeModel

TEXTS = load_texts("sv")
EARLIER = "Vad tycker trafikkontoret om avgiften i Åstad?"
HISTORY = ("Vad handlar ärendet om?", EARLIER)


def put(question: str, reply: str, *history: str) -> str | None:
    return standalone(question, history or HISTORY, FakeModel(reply), TEXTS)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Och reservationen?", "Vad tycker reservationen om avgiften i Åstad?"),
        ("Varför tycker de så?", "Varför tycker trafikkontoret så om avgiften?"),
        ("Gäller det 2019?", "Gäller avgiften i Åstad 2019?"),
        ("Vem avstyrker den?", "Vem avstyrker avgiften i Åstad?"),
        ("Vad vill de inte ha?", "Vad vill trafikkontoret inte ha i Åstad?"),
    ],
)
def test_a_follow_up_put_in_words_of_the_conversation_is_used(question: str, reply: str) -> None:
    assert put(question, reply) == reply


@pytest.mark.parametrize(
    "reply",
    [
        "Fråga: Vad tycker reservationen om avgiften?",
        "”Vad tycker reservationen om avgiften?”",
        "**Vad tycker reservationen om avgiften?**\n",
        "- Vad tycker reservationen om avgiften?",
    ],
)
def test_what_a_model_puts_around_it_is_taken_away(reply: str) -> None:
    assert put("Och reservationen?", reply) == "Vad tycker reservationen om avgiften?"


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        pytest.param("Och reservationen?", "Vad tycker reservationen om avgiften 2031?", id="a new number"),
        pytest.param("Och reservationen?", "Vad tycker Moderaterna och reservationen om avgiften?", id="a new name"),
        pytest.param("Och reservationen?", "Vad tycker byggnadsnämnden om avgiften?", id="a new body"),
        pytest.param("Och reservationen?", "Reservationen: kostar hamnens muddring mycket pengar?", id="a new topic"),
        pytest.param("Och reservationen?", "Varför avstyrker reservationen avgiften?", id="a new side"),
        pytest.param("Och reservationen?", "Varför vill reservationen inte ha avgiften?", id="a new denial"),
        pytest.param("Och reservationen?", EARLIER, id="the question before"),
        pytest.param("Vad vill de inte ha?", "Vad vill trafikkontoret ha i Åstad?", id="a lost denial"),
        pytest.param("Vem avstyrker den?", "Vem tycker om avgiften?", id="a lost side"),
        pytest.param("Gäller det 2019?", "Gäller avgiften i Åstad?", id="a lost number"),
        pytest.param("Och reservationen?", "Reservationen tycker att avgiften är rimlig.", id="no question"),
        pytest.param("Och reservationen?", "Vad tycker reservationen?\nVad tycker trafikkontoret?", id="two"),
        pytest.param("Och reservationen?", "Vad tycker reservationen om " + "avgiften " * 60 + "?", id="too long"),
        pytest.param("Och reservationen?", "Vad är det?", id="of nothing"),
        pytest.param("Och reservationen?", "   \n", id="blank"),
        pytest.param("Och reservationen?", "?", id="a mark"),
        pytest.param("Och reservationen?", "INGET SVAR", id="declined"),
    ],
)
def test_a_wording_that_adds_or_drops_something_is_not_relied_on(question: str, reply: str) -> None:
    assert put(question, reply) is None


def test_the_model_is_shown_the_last_questions_and_the_follow_up() -> None:
    model = FakeModel("")
    standalone("Och sedan?", [f"Fråga {n}?" for n in range(1, 12)], model, TEXTS)
    ((message,),) = model.asked
    assert message.role is MessageRole.USER
    assert "- Fråga 6?\n- Fråga 7?" in message.text and "Fråga 5?" not in message.text
    assert message.text.endswith("Sista frågan: Och sedan?")


def test_an_endpoint_that_fails_is_told_of() -> None:
    model = FakeModel(("Vad tycker", EndpointFailed(url="u", model="m", reason="r")))
    with pytest.raises(EndpointFailed):
        standalone("Och reservationen?", HISTORY, model, TEXTS)


def test_long_earlier_questions_are_shown_in_part_and_fit_a_small_context() -> None:
    model = FakeModel("")
    history = [f"Fråga {n}:\n" + "vad gäller " * 400 for n in range(1, 12)]

    standalone("Och sedan?", history, model, TEXTS)

    ((message,),) = model.asked
    lines = [line for line in message.text.splitlines() if line.startswith("- ")]
    assert [line[:9] for line in lines] == [f"- Fråga {n}"[:9] for n in range(6, 12)]
    assert all(line.endswith(("vad …", "gäller …")) and len(line) < 310 for line in lines)
    assert count_tokens(message.text) < 1000
    assert message.text.endswith("Sista frågan: Och sedan?")


def test_an_earlier_question_without_words_to_cut_between_is_left_out() -> None:
    model = FakeModel("")
    standalone("Och sedan?", ["a" * 4000], model, TEXTS)
    assert "aaa" not in model.asked[0][0].text
