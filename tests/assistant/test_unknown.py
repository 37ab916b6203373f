from assistant.unknown import Vocabulary
from tests.fakes.voices import OFFICE, sentence

WORDS = Vocabulary(
    (sentence("Kontoret stöder Mälardalsrådet i perioden 2015-2018.", OFFICE),),
    ("folkpartiet",),
)


def test_a_year_inside_a_period_is_known() -> None:
    assert WORDS.unknown_years("Vad hände 2015, 2018 och 2020?") == ("2020",)


def test_a_name_that_no_document_holds_is_unknown() -> None:
    assert WORDS.unknown_names("Vad svarade Solna och Mälardalsrådet?") == ("Solna",)


def test_a_misspelled_name_a_part_of_one_and_a_speakers_name_are_known() -> None:
    assert WORDS.unknown_names("Vad tycker Mälardalsrådt, Mälardals och Folkpartiet?") == ()


def test_the_first_word_of_a_question_is_no_name() -> None:
    assert WORDS.unknown_names("Solna?") == ()
