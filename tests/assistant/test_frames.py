import pytest

from assistant.frames import frames_asked, frames_of
from tests.fakes.voices import ISSUER, OFFICE, sentence


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("När ska svaret senast vara inne?", "Remisstid den 31 oktober 2014"),
        ("When is the reply due?", "Remisstid den 3 maj 2019"),
        ("Vilket diarienummer har ärendet?", "PM 2019:7 RI (Dnr 12-34/2019)"),
        ("Vem har skrivit under promemorian?", "BERIT LIND"),
        ("Vilka bilagor finns?", "## Bilaga"),
        ("Who was asked to comment?", "Ärendet har remitterats till trafikkontoret."),
        ("Vem är föredragande?", "**Föredragande borgarrådet Berit Lind** anför följande."),
        ("Vilka reserverade sig?", "**Reservation** anfördes av Nils Ek (C) enligt följande."),
        ("Var kan jag läsa hela remissen?", "Remissen finns att läsa i sin helhet på webben."),
        ("Vem har skickat remissen?", "Remiss från Länsstyrelsen"),
        ("När kom rapporten?", "Maj 2014"),
    ],
)
def test_a_formal_line_is_found_by_how_people_ask_for_it(question: str, line: str) -> None:
    asked = frames_asked(question)
    assert frames_of(sentence(line, ISSUER), asked)


def test_a_sentence_of_opinion_is_no_formal_line() -> None:
    assert not frames_of(sentence("Remisstid den 3 maj är för kort.", OFFICE), frozenset({"deadline"}))


def test_a_question_of_opinion_asks_for_no_formal_line() -> None:
    assert not frames_asked("Vad tycker kontoret om avgiften?")
