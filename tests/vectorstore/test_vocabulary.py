import pytest

from vectorstore.vocabulary import Vocabulary, edits

VOCABULARY = Vocabulary(["region", "gymnasieregion", "regional", "kommun", "kommunstyr", "land", "bland", "2014"])


def test_longer_stems_that_begin_or_end_with_a_stem_are_found() -> None:
    assert VOCABULARY.containing("region") == ("gymnasieregion",)
    assert VOCABULARY.containing("kommun") == ("kommunstyr",)
    assert VOCABULARY.containing("land") == ()
    assert VOCABULARY.containing("ko") == ()


@pytest.mark.parametrize("misspelled", ["gymnasierregion", "gymnsaieregion", "gymnasiregion", "gymnasieregiom"])
def test_one_or_two_slips_of_the_pen_are_forgiven(misspelled: str) -> None:
    assert VOCABULARY.near(misspelled) == ("gymnasieregion",)


def test_a_stem_is_not_near_itself_and_numbers_are_near_nothing() -> None:
    assert VOCABULARY.near("gymnasieregion") == ()
    assert VOCABULARY.near("2015") == ()


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [("ab", "ab", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("abc", "axc", 1), ("", "ab", 2)],
)
def test_edits_are_counted(first: str, second: str, distance: int) -> None:
    assert edits(first, second, 2) == edits(second, first, 2) == distance


def test_more_edits_than_the_limit_are_one_too_many() -> None:
    assert edits("kommun", "landsting", 2) == 3
    assert edits("abcdef", "uvwxyz", 2) == 3
