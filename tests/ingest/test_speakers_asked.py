"""Bodies that a memorandum or report names within its running text, its headings and its first lines."""

import pytest

from ingest.authors import paper_of, without_place
from ingest.bodies import is_body
from ingest.facts import document_facts
from ingest.passage import Role, Sentence, Stance
from tests.fakes.read_text import sentences_of

MEMORANDUM = (
    "Ekby kommun\n\nPM 2020:1 (Dnr 1-2/2020)\n\nEn plan\n\nRemiss från Vägverket\n\n"
    "Kommunstyrelsens ordförande Eva Ek anför följande.\n\nÄrendet\n\nVägverket föreslår en bro.\n\n"
)
REFERRAL = "Ärendet har remitterats till kommunledningskontoret, kulturnämnden och Ekby Bro AB."


def told(sentence: Sentence) -> tuple[str | None, Stance, str | None]:
    return sentence.voice.speaker.name, sentence.voice.stance, sentence.voice.reported_by


def test_bodies_in_one_paragraph_of_beredning_have_a_sentence_each() -> None:
    found = sentences_of(
        f"{MEMORANDUM}Beredning\n\n{REFERRAL}\n\nKommunledningskontoret anser att bron är dyr. "
        "Kulturnämnden tillstyrker förslaget. Bron är vacker. Ekby Bro AB avstyrker avgiften.\n"
    )
    assert told(found["Kommunledningskontoret anser att bron är dyr."])[0] == "Kommunledningskontoret"
    assert told(found["Kulturnämnden tillstyrker förslaget."]) == ("Kulturnämnden", Stance.POSITION, "Ekby kommun")
    assert told(found["Bron är vacker."])[0] == "Kulturnämnden"
    assert told(found["Ekby Bro AB avstyrker avgiften."])[0] == "Ekby Bro AB"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kulturnämnden har den 3 maj 2020 tillstyrkt förslaget.", "Kulturnämnden"),
        ("Rådet för äldre välkomnar bron.", "Rådet för äldre"),
        ("Kulturnämnden har meddelat att den inte har några synpunkter.", "Ekby kommun"),
        ("Kulturnämnden sammanträder i maj.", "Ekby kommun"),
    ],
)
def test_a_view_told_after_the_referral_is_the_bodys_in_that_sentence_alone(sentence: str, name: str) -> None:
    found = sentences_of(f"{MEMORANDUM}Beredning\n\n{REFERRAL} {sentence} Tiden har varit knapp.\n")
    assert told(found[sentence])[0] == name
    assert told(found["Tiden har varit knapp."])[0] == "Ekby kommun"


def test_a_body_headed_among_those_that_were_asked_has_its_section() -> None:
    found = sentences_of(
        f"{MEMORANDUM}Beredning\n\n{REFERRAL} Torgföreningen har inkommit med en egen skrivelse.\n\n"
        "Kulturnämnden\n\nNämnden är för bron.\n\nTorgföreningen i Ekby\n\nFacket anser att bron är ful.\n"
    )
    assert told(found["Nämnden är för bron."])[0] == "Kulturnämnden"
    assert told(found["Facket anser att bron är ful."])[0] == "Torgföreningen i Ekby"


def test_a_branch_of_an_organisation_is_a_body() -> None:
    assert is_body("Visbro, sektion Ekby")
    assert not is_body("Kostnader, del 2")
    found = sentences_of(
        f"{MEMORANDUM}Remissammanställning\n\nBeredning\n\n{REFERRAL}\n\nKulturnämnden\n\nNämnden är för bron.\n\n"
        "Visbro, sektion Ekby\n\nVisbro är emot bron.\n"
    )
    assert told(found["Visbro är emot bron."])[0] == "Visbro, sektion Ekby"


def test_views_that_an_office_tells_under_a_heading_are_those_of_others() -> None:
    found = sentences_of(
        f"{MEMORANDUM}Kommunledningskontorets tjänsteutlåtande\n\nBron är dyr.\n\nSamråd med facket\n\n"
        "Visbros riksförbund motsätter sig bron. Den är hög.\n"
    )
    assert told(found["Bron är dyr."])[0] == "Kommunledningskontoret"
    assert told(found["Den är hög."]) == ("Visbros riksförbund", Stance.POSITION, "Kommunledningskontoret")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tjänsteutlåtande från broförvaltningen den 3 maj 2020, dnr 1", "Broförvaltningen"),
        ("Protokoll från sammanträde med bronämnden i Ekby kommun", "Bronämnden"),
        ("Protokoll från mötet", None),
        ("Broar för alla", None),
    ],
)
def test_a_first_line_tells_whose_paper_it_is(line: str, name: str | None) -> None:
    assert paper_of(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kommunstyrelsens kansli, Ekby", "Kommunstyrelsens kansli"),
        ("Ekby Bro och Färja AB (EBAB)", "Ekby Bro och Färja AB"),
        ("Ekby kommun, tekniska nämnden", "Ekby kommun, tekniska nämnden"),
    ],
)
def test_a_letterhead_is_read_without_town_and_short_name(line: str, name: str) -> None:
    assert without_place(line) == name
    assert document_facts(f"{line}\n\nYttrande\n\nBron är bra.\n").issuer.name in {name, "Ekby kommun"}


def test_an_informing_office_takes_its_stand_where_it_assesses() -> None:
    found = sentences_of(
        "Broförvaltningen\n\nTjänsteskrivelse\n\nBakgrund\n\nBron byggdes 1910. Den är av trä. Den rostar inte. "
        "Den är lång. Den är hög.\n\nFörvaltningens bedömning\n\nBron kan stå kvar.\n\nKostnader\n\nBron kostar lite.\n"
    )
    assert found["Bron byggdes 1910."].voice.stance is Stance.BACKGROUND
    assert found["Bron kan stå kvar."].voice.stance is Stance.POSITION
    assert found["Bron kan stå kvar."].voice.speaker.role is Role.OFFICE
    assert found["Bron kostar lite."].voice.stance is Stance.BACKGROUND


def test_what_members_move_is_no_position_of_their_committees() -> None:
    found = sentences_of(
        "Bronämnden\n\nYttrande över broar\n\nÖverväganden\n\nVi tillstyrker förslaget.\n\nYrkanden\n\n"
        "Ulf Ask (M) yrkar avslag.\n\nBeslut\n\nVi vill ha en bro.\n"
    )
    assert found["Ulf Ask (M) yrkar avslag."].voice.stance is Stance.BACKGROUND
    assert found["Vi vill ha en bro."].voice.stance is Stance.POSITION
