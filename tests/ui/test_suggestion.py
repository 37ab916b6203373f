from dataclasses import replace

import pytest

from assistant.answer import Answer, Request
from assistant.ui.seam import Chat
from assistant.ui.suggestion import better_question
from ingest.passage import Role
from prompts.texts import load_texts

SWEDISH, ENGLISH = load_texts("sv"), load_texts("en")


@pytest.fixture
def refused(chat: Chat) -> Answer:
    *_, answer = chat.ask(Request("Hur blir vädret?"))
    assert isinstance(answer, Answer)
    return answer


def near(refused: Answer, role: Role, speaker: str | None) -> Answer:
    return replace(refused, citations=(replace(refused.citations[0], role=role, speaker=speaker),))


def test_an_answer_needs_no_better_question(chat: Chat) -> None:
    *_, answer = chat.ask(Request("Vad anser kontoret?"))
    assert isinstance(answer, Answer)
    assert better_question("Vad?", answer, ("Vad föreslås?",), (), SWEDISH) is None


def test_the_cases_own_question_that_shares_most_words_is_offered(refused: Answer) -> None:
    starters = ("Vad föreslås?", "Vad anser kontoret om avgifterna?", "När betalas avgifterna in?")
    assert better_question("Vilka avgifter betalas in av alla?", refused, starters, (), SWEDISH) == starters[2]


def test_without_one_the_nearest_speaker_is_asked(refused: Answer) -> None:
    office = near(refused, Role.OFFICE, "Stadskontoret")
    proposer = near(refused, Role.PROPOSER, "Förbundets arbetsgrupp")
    assert better_question("Hur blir vädret?", office, ("Vad föreslås?",), (), SWEDISH) == "Vad anser Stadskontoret?"
    assert better_question("Hm?", proposer, (), (), SWEDISH) == "Vad föreslår Förbundets arbetsgrupp?"
    assert better_question("Hm?", proposer, (), (), ENGLISH) == "What does Förbundets arbetsgrupp propose?"


@pytest.mark.parametrize(
    ("role", "speaker"),
    [(Role.DISSENTER, "Reservation (A, B)"), (Role.ISSUER, "Staden"), (Role.OFFICE, None), (Role.OFFICE, "<b>x</b>")],
)
def test_a_name_that_makes_no_sure_question_is_not_asked_about(
    refused: Answer, role: Role, speaker: str | None
) -> None:
    assert better_question("Hm?", near(refused, role, speaker), ("Vad föreslås?",), (), SWEDISH) == "Vad föreslås?"
    assert better_question("Hm?", near(refused, role, speaker), (), (), SWEDISH) is None


def test_what_was_asked_already_is_not_offered_again(refused: Answer) -> None:
    office = near(refused, Role.OFFICE, "Stadskontoret")
    asked = ("vad anser stadskontoret", "Vad föreslås?")
    assert better_question("Hm?", office, ("Vad föreslås?",), asked, SWEDISH) is None
