import pytest

from assistant.guard.numbers import numbers_in


def same(left: str, right: str) -> bool:
    """Whether every number of the left text is among those of the right."""
    known = numbers_in(right)
    return all(number.among(known) for number in numbers_in(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("fyra skolor", "4 skolor"),
        ("four schools", "fyra skolor"),
        ("tjugofem ledamöter", "25 ledamöter"),
        ("twenty-five members", "25 ledamöter"),
        ("3 maj 2011", "2011-05-03"),
        ("3 May 2011", "den 3 maj 2011"),
        ("1,200 kronor", "1 200 kronor"),
        ("12.5 million", "12,5 miljoner"),
        ("2 miljarder", "2 000 miljoner"),
        ("en halv miljon", "500 000"),
        ("half a million", "500 000"),
        ("åren 2011-2014", "2011 till 2014"),
        ("var fjärde", "en fjärdedel"),
        ("every third", "en tredjedel"),
        ("half of them", "hälften av dem"),
        ("before 10 pm", "före klockan 22"),
        ("ett decennium", "tio år"),
        ("dnr 12-345/2011", "diarienummer 12-345/2011"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("fem skolor", "4 skolor"),
        ("2012", "2011"),
        ("4 maj 2011", "3 maj 2011"),
        ("3 juni 2011", "3 maj 2011"),
        ("12 miljarder", "12 miljoner"),
        ("13 procent", "12 procent"),
        ("1 300 kronor", "1 200 kronor"),
        ("en tredjedel", "en fjärdedel"),
        ("dnr 12-346/2011", "dnr 12-345/2011"),
        ("one school", "fyra skolor"),
    ],
)
def test_another_number_is_another(left: str, right: str) -> None:
    assert not same(left, right)


def test_may_and_march_are_months_only_when_they_are_names() -> None:
    assert numbers_in("they may march on") == ()
    assert [number.text for number in numbers_in("in May")] == ["May"]


def test_pronouns_with_one_in_them_are_no_numbers() -> None:
    assert numbers_in("no one of another one of them") == ()
