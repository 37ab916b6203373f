"""Numbers and letters that mark proposals, and the names that stand with them."""

import pytest

from assistant.positions.marks import is_marked, letter_of, letters_in, names_with, number_of


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Etapp B är för dyr.", {"etapp b"}),
        ("Bolaget godtar etapperna A, B och C.", {"etapp a", "etapp b", "etapp c"}),
        ("Vagnar av klass II får köra.", {"klass ii"}),
        ("Hamnen är fin.", set()),
        ("Det är Vi som bor här.", set()),
        ("Etapp B-huset är rött.", set()),
    ],
)
def test_letters_name_things_with_their_noun(text: str, letters: set[str]) -> None:
    assert letters_in(text) == letters


def test_a_proposal_is_marked_by_the_letter_that_it_opens_with() -> None:
    assert letter_of("I etapp B, Östra kajen, byggs två hus.") == "etapp b"
    assert letter_of("Två hus byggs i etapp B.") == ""
    assert letter_of("Etapperna A och B byggs samtidigt.") == ""


def test_a_name_set_off_by_commas_stands_for_the_letter() -> None:
    told = ["Av de tre etapperna är det etapp B, Östra kajen, som är störst.", "I etapp C, vid ån, byggs inget."]

    assert names_with("etapp b", told) == {"Östra kajen"}
    assert names_with("etapp c", told) == frozenset()


def test_a_text_is_marked_by_a_number_a_letter_or_a_name() -> None:
    marks = frozenset(["etapp b", "Östra kajen", "3"])

    assert is_marked("Nämnden avstyrker etapp B.", marks)
    assert is_marked("Husen vid Östra kajen är höga.", marks)
    assert is_marked("Förslag 3 är bra.", marks)
    assert not is_marked("Etapp C kostar 3 miljoner kronor.", marks)


def test_the_number_of_a_proposal_opens_it() -> None:
    assert number_of("2.1 Avgifterna höjs.") == "2.1"
    assert number_of("Avgifterna höjs 2018.") == ""
