"""Persons and bodies in running text: who is one, under which name, and what is neither."""

import pytest

from assistant.about.long_forms import long_forms
from assistant.about.mentions import bodies_in, points_to, same_body
from assistant.about.persons import Person, is_name, persons_in, title_alone

LETTERS = frozenset({"M", "S", "KD"})

PERSONS = {
    "Föredragande borgarrådet Karin Alm anför följande.": [Person("Karin Alm", "föredragande borgarråd")],
    "Handläggare: Joel Wikander": [Person("Joel Wikander", "handläggare")],
    "Arbetet leddes av Bertil Åkerhielm.": [Person("Bertil Åkerhielm")],
    "Peter Sjöwall (KD) yrkar avslag.": [Person("Peter Sjöwall", None, ("KD",))],
    "Amir Söderlind, kommunjurist": [Person("Amir Söderlind", "kommunjurist")],
    "den tidigare generaldirektören Gunvor Tisell": [Person("Gunvor Tisell", "tidigare generaldirektör")],
    "Kommunalrådet Hedvig Anråd (S)": [Person("Hedvig Anråd", "kommunalråd"), Person("Hedvig Anråd", None, ("S",))],
}
BODIES = {
    "Stadsledningskontorets tjänsteutlåtande": ["Stadsledningskontoret"],
    "Miljö- och hälsoskyddsnämnden avstyrker": ["Miljö- och hälsoskyddsnämnden"],
    "till trafikkontoret och trafik- och torgnämnden": ["Trafikkontoret", "Trafik- och torgnämnden"],
    "Stockholms läns landsting och Länsstyrelsen": ["Stockholms läns landsting", "Länsstyrelsen"],
    "Kommunförbundet Stockholms Län (KSL)": ["Kommunförbundet Stockholms Län"],
    "Stadens Hamn och Terminal AB välkomnar": ["Stadens Hamn och Terminal AB"],
    "Enligt Institutet för ljudmiljö vaknar": ["Institutet för ljudmiljö"],
    "såsom Stockholm Business Alliance": ["Stockholm Business Alliance"],
}
NO_BODIES = (
    "Nämnden anser att kontoret har rätt.",
    "Området Regional utveckling rymmer nätverket.",
    "Regelverket och det regionala huvudområdet",
    "Borgarrådet Karin Alm",
    "Två distriktskontor och elva nätverk i en ny stad",
)


@pytest.mark.parametrize("text", PERSONS)
def test_a_person_is_a_name_with_a_sign_beside_it(text: str) -> None:
    assert list(persons_in(text, LETTERS)) == PERSONS[text]


@pytest.mark.parametrize(
    "text", ["Stockholm Waterfront ligger där.", "Regional Utveckling (RU)", "Ordföranden i Norra Malm"]
)
def test_two_capitalised_words_are_no_person(text: str) -> None:
    assert list(persons_in(text, LETTERS)) == []


@pytest.mark.parametrize("text", BODIES)
def test_a_body_is_named_in_full_and_in_the_nominative(text: str) -> None:
    assert list(bodies_in(text)) == BODIES[text]


@pytest.mark.parametrize("text", NO_BODIES)
def test_what_only_points_back_or_looks_like_a_body_is_none(text: str) -> None:
    assert list(bodies_in(text)) == []


def test_two_forms_of_a_name_are_one() -> None:
    assert same_body("KSLs styrelse") == same_body("KSL:s styrelse")
    assert points_to("Landstinget", "Stockholms läns landsting")
    assert points_to("Besöksrådet", "Besöksrådet Västerkusten AB")
    assert not points_to("Trafikverket", "Naturvårdsverket i länet")


def test_a_line_under_a_signature_is_a_title_and_a_name_is_a_name_in_capitals_too() -> None:
    assert title_alone("Ordförande") == "ordförande"
    assert title_alone("Ordförande har ordet.") is None
    assert is_name("MAJA ÖBERG")
    assert not is_name("Remissen, sammanfattning")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunförbundet Stockholms Län (KSL) har", [("KSL", "Kommunförbundet Stockholms Län")]),
        ("enligt lagen (2008:962) om valfrihetssystem, LOV.", [("LOV", "lagen (2008:962) om valfrihetssystem")]),
        ("av IMY (Integritetsskyddsmyndigheten) krävs", [("IMY", "Integritetsskyddsmyndigheten")]),
        ("SVO bildades av länet (ABC)", []),
        ("gäller hela staden (XYZ)", []),
    ],
)
def test_an_abbreviation_is_told_by_the_words_that_spell_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(long_forms(text)) == expected
