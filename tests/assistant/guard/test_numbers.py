import pytest

from assistant.guard.listed import counted
from assistant.guard.numbers import numbers_in, vouched


def same(left: str, right: str) -> bool:
    """Whether every number of the left text is among those that the right one bears out."""
    known = vouched(right)
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


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("de 2,4 miljarderna", "2,4 miljarder kronor"),
        ("de 23 miljonerna", "23 miljoner"),
        ("900 000 kronor", "niohundratusen kronor"),
        ("nine hundred thousand", "niohundratusen"),
        ("every hundred metres", "var hundrade meter"),
    ],
)
def test_a_sum_is_the_same_in_any_form_of_its_word(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("en av fem", "var femte kommun"),
        ("one in five", "vart femte larm"),
        ("one municipality in three", "var tredje kommun"),
        ("shows that one in three people", "var tredje person"),
        ("one eleven-year-old in five", "var femte elvaåring"),
        ("en femtedel", "20 procent"),
        ("20 procent", "en femtedel"),
        ("20 per cent", "var femte"),
        ("vart fjärde företag", "ett av fyra företag"),
        ("två tredjedelar", "två av tre"),
        ("60 procent av kunderna", "sex av tio kunder"),
        ("i sju fall av tio", "70 procent"),
        ("tre fjärdedelar", "75 procent"),
        ("50 procent", "hälften av vinsten"),
        ("hälften så många", "har halverat antalet"),
        ("halved", "har halverats"),
        ("two thirds", "två tredjedels majoritet"),
        ("hälften", "vartannat resande"),
    ],
)
def test_a_proportion_is_the_same_however_it_is_told(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("fyra av fem", "var femte"),
        ("80 procent", "var femte"),
        ("tre fjärdedelar", "en fjärdedel"),
        ("one in four", "var femte"),
        ("25 procent", "en femtedel"),
        ("hälften", "fyra av tio"),
        ("fem minuter längre", "från 14 till 19 minuter"),
        ("fyra gånger om året", "vart fjärde år"),
        ("två gånger om året", "vartannat år"),
    ],
)
def test_what_would_have_to_be_reckoned_is_another_number(left: str, right: str) -> None:
    assert not same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sixty kilometres", "drygt sex mil"),
        ("30 mil", "300 kilometer"),
        ("sju decimeter", "70 centimeter"),
        ("sex månader", "ett halvår"),
        ("six months", "ett halvår senare"),
        ("två veckor", "en fjortondagarsperiod"),
        ("två dygn", "48 timmar"),
        ("within 24 hours", "inom ett dygn"),
        ("två år", "24 månader"),
        ("tre århundraden", "trehundra år"),
        ("three centuries", "trehundra år"),
        ("two decades", "tjugo år"),
        ("half an hour", "en halvtimme"),
        ("15-åringar", "en femtonåring"),
        ("tre år", "treårsgränsen"),
        ("ungefär hundra", "ett hundratal"),
        ("åttio leverantörer", "ett åttiotal leverantörer"),
        ("trettio gånger så hög", "en trettiofaldig höjning"),
    ],
)
def test_a_measure_is_the_same_in_another_unit_or_in_one_word(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("every five years", "vart femte år"),
        ("med fem års mellanrum", "vart femte år"),
        ("every two years", "vartannat år"),
        ("municipalities every eight", "vart fjärde år och vart åttonde"),
        ("twice", "två gånger om året"),
        ("dubbelt", "två gånger"),
        ("doubled", "fördubblades"),
        ("tre gånger så många", "tredubblas"),
        ("två gånger så mycket", "dubbelt så mycket"),
        ("the two boards", "de båda nämnderna"),
        ("from year one", "från det första året"),
        ("från år fyra", "det fjärde året"),
        ("rapportens fjärde bilaga", "bilaga 4"),
    ],
)
def test_how_often_and_which_one_are_the_same_in_other_words(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("6 p.m.", "klockan 18.00"),
        ("11.30 pm", "klockan 23.30"),
        ("1 a.m.", "klockan 01.00"),
        ("between 5 and 8 p.m.", "mellan klockan 17 och 20"),
        ("klockan 10", "klockan 10.00"),
        ("klockan elva", "23.00"),
        ("klockan tolv på natten", "efter midnatt"),
        ("årsskiftet 2023/2024", "den 1 januari 2024"),
        ("årsskiftet 2023/2024", "2024-01-01"),
        ("årsskiftet 2015/2016", "den 31 december 2015"),
        ("årsskiftet 2015/2016", "vid utgången av år 2015"),
    ],
)
def test_an_hour_and_a_turn_of_the_year_are_the_same_however_told(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("6 p.m.", "klockan 6"),
        ("årsskiftet 2023/2024", "den 1 januari 2025"),
        ("årsskiftet 2023/2024", "den 1 juli 2024"),
        ("tre veckor", "fjorton dagar"),
        ("tre gånger", "dubbelt"),
    ],
)
def test_another_hour_year_or_measure_is_another(left: str, right: str) -> None:
    assert not same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("from SEK 1.5 million to SEK 2.3 million", "från 1,5 till 2,3 miljoner"),
        ("5 i stället för 9 miljoner", "9 miljoner, snarare 5 miljoner"),
        ("7 of the 11.4 million kronor", "11,4 miljoner, varav 7 miljoner"),
    ],
)
def test_amounts_side_by_side_share_their_word_of_scale(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(
    "text",
    [
        "do without one",
        "for each one felled",
        "at one with her",
        "comparing one school with another",
        "the more lenient one for hourly staff",
        "in two minds",
    ],
)
def test_one_as_a_pronoun_counts_nothing(text: str) -> None:
    assert numbers_in(text) == ()


def test_a_number_of_one_language_is_none_in_the_other() -> None:
    assert numbers_in("om eleven vill", english=False) == ()
    assert numbers_in("regardless of sex", english=True) == ()
    assert numbers_in("eleven schools", english=True) and numbers_in("sex skolor", english=False)


def test_a_name_is_no_month() -> None:
    assert numbers_in("Maj Alvarsson") == ()


def test_a_list_that_the_source_has_bears_out_its_count() -> None:
    source = "Kommunerna Östhamn och Grytö valde att inte delta."
    assert [number.text for number in counted("Två kommuner, Östhamn och Grytö, deltog inte.", source)] == ["Två"]
    assert not list(counted("Tre kommuner, Östhamn och Grytö, deltog inte.", source))
    assert not list(counted("Två kommuner, Östhamn och Vreta, deltog inte.", source))
    assert not list(counted("Två kommuner, bland dem Östhamn, deltog inte.", source))


def test_a_number_of_any_length_is_read() -> None:
    assert same("9" * 400 + " procent", "9" * 400 + " procent")


@pytest.mark.parametrize("text", ["tjugo" * 2_000, "hundra" * 2_000, "två a b, " * 500])
def test_endless_words_and_lists_are_passed_over(text: str) -> None:
    assert len(vouched(text)) < len(text) and not list(counted(text, text))


def test_half_past_is_heard_wherever_it_stands() -> None:
    assert numbers_in("It closes at half past six.")[0].among(vouched("Innan klockan är halv sju stänger bron."))
    assert numbers_in("Klockan halv sju.")[0].among(vouched("Halv sju på morgonen stänger bron."))
