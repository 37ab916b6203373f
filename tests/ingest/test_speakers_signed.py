"""Names, parties, bodies and dates out of the lines that hold them."""

import pytest

from ingest.bodies import body_role, is_body, nominative
from ingest.body_names import leading_body, referred_bodies, whole_names
from ingest.dates import find_date, is_date_line
from ingest.parties import parties_in
from ingest.passage import Role
from ingest.signatories import signatories_in


@pytest.mark.parametrize(
    ("line", "names", "parties"),
    [
        ("Reservation anfördes av A Ask och B Ek (båda M) och C Al (FP) enligt följande.", "A Ask|B Ek|C Al", "M FP"),
        ("Särskilt uttalande gjordes av vice ordföranden Eva af Ros m.fl. (m) enligt följande.", "Eva af Ros", "M"),
        ("Mot beslutet reserverade sig Per-Olof Ek och Bo von Al (båda SD).", "Per-Olof Ek|Bo von Al", "SD"),
        ("Ersättaryttrande gjordes av Ia Ros (V) med hänvisning till Bo Al (S).", "Ia Ros", "V"),
        ("Reservation av Moderaterna och Vänsterpartiet", "", "M V"),
        ("Protokollsanteckning", "", ""),
    ],
)
def test_signatories_have_names_and_parties_in_order(line: str, names: str, parties: str) -> None:
    signed = signatories_in(line)
    assert signed.names == tuple(name for name in names.split("|") if name)
    assert signed.parties == tuple(parties.split())


def test_party_names_old_and_new_are_known() -> None:
    assert parties_in("Folkpartiet, Liberalerna och Miljöpartiets ledamöter") == ("FP", "L", "MP")
    assert parties_in("(samtliga S och MP)") == ("S", "MP")
    assert parties_in("(se bilaga 1)") == ()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Stadsledningskontoret", Role.OFFICE),
        ("Bromma stadsdelsförvaltning", Role.OFFICE),
        ("Miljö- och hälsoskyddsnämnden", Role.COMMITTEE),
        ("Kommunstyrelsen", Role.COMMITTEE),
        ("Länsstyrelsen i Skåne län", Role.RESPONDENT),
        ("Stockholms Stadshus AB", Role.RESPONDENT),
        ("Kommunstyrelsens råd för funktionshinderfrågor", Role.RESPONDENT),
        ("Nacka kommun", Role.RESPONDENT),
    ],
)
def test_bodies_are_known_and_have_their_role(name: str, role: Role) -> None:
    assert is_body(name)
    assert body_role(name) is role


@pytest.mark.parametrize(
    "title", ["Bakgrund", "Förvaltningens synpunkter", "Synpunkter på ny stad", "Kontoret är nöjt."]
)
def test_other_headings_are_no_bodies(title: str) -> None:
    assert not is_body(title)


def test_the_genitive_is_taken_off() -> None:
    names = ("Stadsledningskontorets", "Stadshus AB:s", "Bromma stadsdelsförvaltnings", "Storstockholms brandförsvar")
    assert [nominative(name) for name in names] == [
        "Stadsledningskontoret",
        "Stadshus AB",
        "Bromma stadsdelsförvaltning",
        "Storstockholms brandförsvar",
    ]


def test_a_referral_lists_bodies_and_shares_the_word_for_districts() -> None:
    text = "Ärendet har remitterats till miljö- och hälsoskyddsnämnden, Bromma och Farsta stadsdelsnämnder samt X AB."
    assert set(referred_bodies(text)) == {
        "Miljö- och hälsoskyddsnämnden",
        "Bromma stadsdelsnämnd",
        "Farsta stadsdelsnämnd",
        "X AB",
    }


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("daterat den 13 augusti 2014", "2014-08-13"),
        ("den 8 aug. 2016", "2016-08-08"),
        ("Maj 2014", "2014-05"),
        ("2014-10-23", "2014-10-23"),
        ("den 3:e mars 2020", "2020-03-03"),
        ("den 45 mars 2020", None),
        ("år 2014", None),
    ],
)
def test_swedish_dates_become_iso(text: str, date: str | None) -> None:
    assert find_date(text) == date


def test_a_date_line_is_a_date_and_nothing_else() -> None:
    assert is_date_line("Maj 2014")
    assert not is_date_line("Mötet hålls den 3 maj 2014")


def test_a_body_with_och_in_its_name_is_one_where_a_heading_has_it_whole() -> None:
    referred = referred_bodies("Ärendet har remitterats till miljönämnden och Viks Hamn och Terminal AB.")
    known = whole_names(referred, ("Miljönämnden", "Viks Hamn och Terminal AB"))
    assert known == ("Miljönämnden", "Viks Hamn och Terminal AB")
    opening = "Viks Hamn och Terminal AB välkomnar förslaget."
    assert leading_body(opening, opening, known) == "Viks Hamn och Terminal AB"
    assert whole_names(("Viks Hamn", "Terminal AB"), ()) == ("Viks Hamn", "Terminal AB")
