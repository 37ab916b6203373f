"""What a document tells about itself."""

import pytest

from ingest.facts import document_facts
from ingest.passage import Role, Speaker

MEMORANDUM = """Utlåtande 2016:57 RVI (Dnr KS 2016/123)

Regional plan för vatten

Remiss från Länsstyrelsen i Skåne län (LST)

Remisstid den 3 maj 2016

Föredragande borgarrådet Åsa Ek anför följande.

Ärendet

Länsstyrelsen föreslår en plan för Malmö stad.

Malmö den 23 april 2016

ÅSA EK
"""


def test_a_memorandums_head_and_signature_are_read() -> None:
    facts = document_facts(MEMORANDUM)
    assert facts.title == "Regional plan för vatten"
    assert facts.number == "Utlåtande 2016:57"
    assert facts.diary_number == "KS 2016/123"
    assert facts.date == "2016-04-23"
    assert facts.issuer == Speaker("Malmö stad", Role.ISSUER)
    assert facts.proposer == Speaker("Länsstyrelsen i Skåne län", Role.PROPOSER)
    assert facts.proposer_aliases == ("LST",)
    assert facts.signatories == ("Åsa Ek",)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Dnr 002-879/2014", "002-879/2014"),
        ("Dnr: KS 2016/123", "KS 2016/123"),
        ("Diarienummer KS/2016:12", "KS/2016:12"),
        ("(Dnr 1.2.3-45/2017)", "1.2.3-45/2017"),
    ],
)
def test_diary_numbers_come_in_many_forms(line: str, number: str) -> None:
    assert document_facts(f"Titel\n\n{line}\n\nText.").diary_number == number


def test_a_letter_is_its_letterheads_and_answers_its_addressee() -> None:
    letter = (
        "Lillsjö kommun\nBox 114\n781 99 Lillsjö\n\nYTTRANDE\nDatum: 2015-05-21\n\nTill Justitiedepartementet\n\n"
        "Yttrande över promemorian Vakter\n\nKommunen tillstyrker förslaget.\n"
    )
    facts = document_facts(letter)
    assert facts.issuer == Speaker("Lillsjö kommun", Role.ISSUER)
    assert facts.proposer == Speaker("Justitiedepartementet", Role.PROPOSER)
    assert facts.title == "Yttrande över promemorian Vakter"
    assert facts.date == "2015-05-21"


def test_an_offices_own_report_is_the_offices() -> None:
    facts = document_facts(
        "Stadsledningskontoret\nTjänsteutlåtande\nDnr 1-2/2014\n\nTill\nKommunstyrelsen\n\nText här."
    )
    assert facts.issuer == Speaker("Stadsledningskontoret", Role.OFFICE)


def test_what_is_not_said_is_not_guessed() -> None:
    facts = document_facts("Det här är bara en text.")
    assert (facts.title, facts.number, facts.diary_number, facts.date, facts.proposer) == (None,) * 5
    assert facts.issuer == Speaker(None, Role.ISSUER)


def test_the_deadline_is_not_the_date() -> None:
    assert document_facts("PM 2014:1\n\nTitel\n\nRemisstid den 31 oktober 2014\n\nText.").date is None


def test_a_partys_brackets_are_no_other_name() -> None:
    facts = document_facts("Utlåtande 2016:1\n\nTitel\n\nMotion (2015:12) av Anna Ek (M)\n\nText.")
    assert facts.proposer == Speaker("Anna Ek", Role.PROPOSER)
