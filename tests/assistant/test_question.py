import pytest

from assistant.answer import Language
from assistant.errors import QuestionInvalid
from assistant.glossary import load_glossary
from assistant.lexicon import load_lexicon, words_of_questions
from assistant.question import MAX_QUESTION, Kind, Knowledge, Query, checked, understand
from assistant.roster import build_roster
from assistant.sources import Sources
from assistant.spelling import Speller
from tests.fakes.voices import everyone

LEXICON = load_lexicon()
ROSTER = build_roster(everyone(), {"Länsstyrelsen": ("styrelsen i länet",)}, LEXICON)
KNOWLEDGE = Knowledge(ROSTER, LEXICON, Speller(words_of_questions()), load_glossary(), Sources((), LEXICON))
CITY = {"Trafikkontoret", "Berit Lind", "Trafiknämnden"}


def read(question: str, *history: str) -> Query:
    return understand(checked(question), history, KNOWLEDGE)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Vad tycker Trafikkontoret om cykelvägar?", {"Trafikkontoret"}),
        ("Vad tycker trafikkontret om cykelvägar?", {"Trafikkontoret"}),
        ("Vad säger Lind om avgiften?", {"Berit Lind"}),
        ("Vad anser majoriteten?", {"Berit Lind"}),
        ("Vad vill oppositionen?", {"Reservation (C, KD)"}),
        ("Vad tycker Centerpartiet om avgiften?", {"Reservation (C, KD)"}),
        ("Vad tycker C om avgiften?", {"Reservation (C, KD)"}),
        ("What do the Christian Democrats say?", {"Reservation (C, KD)"}),
        ("Hur ser Maja Vik på saken?", {"Reservation (C, KD)"}),
        ("Vad tycker tjänstemännen?", {"Trafikkontoret"}),
        ("Vad är avgiften enligt Länsstyrelsen?", {"Länsstyrelsen"}),
        ("Vad anser politikerna?", {"Berit Lind", "Trafiknämnden", "Reservation (C, KD)"}),
        ("What does the city think about the fee?", CITY),
        ("Vad tycker Trafikkontoret om att Länsstyrelsen höjer avgiften?", {"Trafikkontoret"}),
        ("How do the C commissioners argue for it?", {"Reservation (C, KD)"}),
    ],
)
def test_the_speaker_beside_a_verb_of_saying_is_asked_for(question: str, wanted: set[str]) -> None:
    assert read(question).wanted == wanted


def test_a_dissent_is_never_the_citys_position() -> None:
    query = read("Vad tycker staden om avgiften?")
    assert query.city
    assert "Reservation (C, KD)" not in query.wanted


def test_the_proposer_is_the_topic_when_another_is_asked() -> None:
    assert read("Vad tycker Berit Lind om Länsstyrelsens förslag?").wanted == {"Berit Lind"}


def test_an_alias_of_the_case_finds_its_speaker() -> None:
    assert read("Vad föreslår styrelsen i länet?").wanted == {"Länsstyrelsen"}


def test_a_party_that_does_not_speak_is_known_as_a_stranger() -> None:
    assert read("Vad tycker Vänsterpartiet om avgiften?").stranger
    assert not read("Vad tycker Centerpartiet om avgiften?").stranger


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hej!", Kind.META),
        ("Vad kan du hjälpa mig med?", Kind.META),
        ("Vad skiljer Trafikkontoret och Berit Lind åt?", Kind.COMPARISON),
        ("Sammanfatta stadens synpunkter", Kind.OVERVIEW),
        ("När ska svaret vara inne?", Kind.WHEN),
        ("Hur många kommuner är med?", Kind.HOW_MANY),
        ("Vem skrev under?", Kind.WHO),
        ("Varför höjs avgiften?", Kind.WHY),
        ("Vilka frågor tas upp?", Kind.LIST),
        ("Vad är en remiss?", Kind.DEFINITION),
        ("Stödjer Trafikkontoret avgiften?", Kind.YES_NO),
        ("Is the office in favour?", Kind.YES_NO),
        ("When is the deadline?", Kind.WHEN),
        ("Berätta om avgiften.", Kind.FACT),
    ],
)
def test_the_kind_of_answer_is_read_from_the_words(question: str, kind: Kind) -> None:
    assert read(question).kind is kind


def test_a_comparison_has_its_sides() -> None:
    query = read("Hur skiljer sig kontoret och oppositionen i frågan om Länsstyrelsen?")
    assert query.sides == (frozenset({"Trafikkontoret"}), frozenset({"Reservation (C, KD)"}))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Vad tycker kontoret?", Language.SWEDISH),
        ("What does Trafikkontoret think?", Language.ENGLISH),
        ("Trafikkontoret avgift", Language.SWEDISH),
        ("这是什么?", Language.SWEDISH),
    ],
)
def test_the_language_is_told_by_function_words_swedish_in_doubt(question: str, language: Language) -> None:
    assert read(question).language is language


def test_a_follow_up_keeps_the_topic_and_takes_the_new_speaker() -> None:
    query = read("Och oppositionen?", "Vad tycker Trafikkontoret om avgiften?")
    assert query.wanted == {"Reservation (C, KD)"}
    assert "avgiften" in query.search
    assert query.earlier == "Vad tycker Trafikkontoret om avgiften?"


def test_a_pronoun_keeps_the_speaker() -> None:
    assert read("Vad säger de om bussarna?", "Vad tycker oppositionen om avgiften?").wanted == {"Reservation (C, KD)"}


def test_a_whole_question_does_not_lean_on_the_one_before() -> None:
    assert read("Vad kostar en resa med buss för den som är pensionär?", "Vad tycker oppositionen?").earlier is None


@pytest.mark.parametrize("question", ["", "   ", "?!", "\x00\x07", "\ud800"])
def test_an_empty_question_is_an_error(question: str) -> None:
    with pytest.raises(QuestionInvalid) as caught:
        checked(question)
    assert caught.value.error_code == "empty_question"


def test_a_question_that_is_too_long_is_an_error_that_names_the_limit() -> None:
    with pytest.raises(QuestionInvalid) as caught:
        checked("x" * 20_000)
    assert caught.value.error_code == "question_too_long"
    assert caught.value.values == {"length": "20000", "limit": str(MAX_QUESTION)}


def test_control_characters_and_lone_surrogates_are_cleaned_away() -> None:
    assert checked("Vad\x00 är\ud800 KSL\u200b?\n") == "Vad är KSL?"
