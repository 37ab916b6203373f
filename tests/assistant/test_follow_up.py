"""A follow-up that a language model puts in words of its own, through the whole pipeline without weights or wires."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Request
from assistant.model.language_model import EndpointFailed
from assistant.pipeline import Assistant
from assistant.writing.writer import Writer
from ingest.case import Case
from tests.fakes.case import corpus
from tests.fakes.found import FoundIndex
from tests.fakes.talker import FakeCheck, FakeModel, Reply

EARLIER = "Vad anser trafikkontoret om avgiften?"
OTHERS = "Vad anser reservanterna om det förslaget?"
MEANT = "Vad anser reservanterna om förslaget om avgiften?"
TOO_LONG = EndpointFailed("endpoint_context", url="u", model="m", reason="r")


def asked(question: str, *replies: Reply, earlier: str = EARLIER) -> tuple[Answer, FakeModel]:
    """The answer to a follow-up, and the model that was asked."""
    model = FakeModel(*replies, "INGET SVAR")
    index = FoundIndex(corpus())
    made = Assistant(
        index,  # type: ignore[arg-type]
        Case(Path("case"), "Avgifter"),
        writer=lambda roster, lexicon: Writer(model, FakeCheck({}), index.corpus, 1200),
    )
    return made.ask(Request(question, (earlier,))), model


def by_rule(question: str, earlier: str = EARLIER) -> str:
    return f"{question} (gäller: {earlier})"


@pytest.mark.parametrize(
    ("question", "put"),
    [
        (OTHERS, MEANT),
        (OTHERS, "Vad anser reservanterna om trafikkontorets förslag om avgiften?"),
        ("Och reservationen?", "Vad anser reservationen om avgiften?"),
        ("Varför anser de det?", "Varför anser trafikkontoret det om avgiften?"),
    ],
)
def test_a_wording_that_asks_the_same_speakers_is_used(question: str, put: str) -> None:
    assert asked(question, put)[0].understood_as == put


@pytest.mark.parametrize(
    ("question", "put"),
    [
        pytest.param(OTHERS, "Vad anser trafikkontoret om förslaget om avgiften?", id="another speaker"),
        pytest.param(OTHERS, "Vad anser trafikkontoret och reservanterna om förslaget?", id="one more speaker"),
        pytest.param("Gäller det på kvällen?", "Gäller avgiften på kvällen?", id="no speaker"),
    ],
)
def test_a_wording_that_asks_other_speakers_is_not_used(question: str, put: str) -> None:
    assert asked(question, put)[0].understood_as == by_rule(question)


def test_a_wording_that_asks_a_speaker_of_before_is_not_used_when_none_is_asked_for() -> None:
    answer, model = asked("Vad gäller på kvällen?", "Vad anser trafikkontoret gäller på kvällen?")

    assert answer.understood_as is None
    assert len(model.asked) == 2 and "Fråga: Vad gäller på kvällen?\n" in model.asked[-1][-1].text


def test_a_follow_up_that_is_too_long_to_be_put_anew_is_still_answered_by_the_model() -> None:
    answer, model = asked(OTHERS, (TOO_LONG,))

    assert answer.understood_as == by_rule(OTHERS)
    assert len(model.asked) == 2
    assert answer.fallback_reason == "model_declined"


def test_an_endpoint_that_fails_in_another_way_is_not_asked_again() -> None:
    answer, model = asked(OTHERS, (EndpointFailed(url="u", model="m", reason="r"),))

    assert (answer.fallback_reason, len(model.asked)) == ("endpoint_unreachable", 1)
