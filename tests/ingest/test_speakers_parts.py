"""Where a voice begins and ends in an answer whose parts stand in another order, or have other names."""

import pytest

from ingest.passage import Role, Sentence, Stance, Voice
from ingest.signatories import holder_in, signatories_in
from ingest.speaker_frames import FrameKind, frame_of
from tests.fakes.read_text import sentences_of

HEAD = "Ekby kommun\n\nPM 2020:1 (Dnr 1-2/2020)\n\nEn plan\n\nRemiss från Vägverket\n\n"
PRESENTER = "Kommunstyrelsens ordförande Eva Ek anför följande.\n\n"
REFERRAL = "Beredning\n\nÄrendet har remitterats till kommunledningskontoret, kulturnämnden och Bo på Torget.\n\n"
OPINION = "Ordförandens synpunkter\n\nJag är för.\n\n"
DISSENT = "Bilagor\n\n1. Planen\n\nReservation anfördes av Ia Ros (M) enligt följande.\n\nVi säger nej.\n\n"


def read(*parts: str) -> dict[str, Sentence]:
    return sentences_of("".join(parts))


def told(voice: Voice) -> tuple[str | None, Role, Stance, str | None]:
    return voice.speaker.name, voice.speaker.role, voice.stance, voice.reported_by


RETOLD = ("Vägverket", Role.PROPOSER, Stance.PROPOSAL, "Ekby kommun")
FRAMING = ("Ekby kommun", Role.ISSUER, Stance.BACKGROUND, None)
CHAIR = ("Eva Ek", Role.COMMISSIONER, Stance.POSITION, None)


@pytest.mark.parametrize(
    "heading", ["Ordförandens synpunkter", "Kommunalrådets överväganden", "Föredragandens bedömning"]
)
def test_an_opinion_is_known_by_whose_it_is(heading: str) -> None:
    assert (
        told(read(HEAD, PRESENTER, f"Ärendet\n\nEn plan.\n\n{heading}\n\nJag är för.\n")["Jag är för."].voice) == CHAIR
    )


def test_a_signature_with_a_title_names_whose_opinion_it_was() -> None:
    voices = read(HEAD, REFERRAL, OPINION, "Eva Ek, kommunstyrelsens ordförande (S)\n\n", "Remissvar\n\n")
    assert told(voices["Jag är för."].voice) == CHAIR
    assert holder_in("Föredragande kommunalråd: Eva Ek") == "Eva Ek"
    assert holder_in("Eva Ek, handläggare") is None


def test_an_opinion_that_nobody_signs_is_its_headings() -> None:
    assert read(HEAD, OPINION)["Jag är för."].voice.speaker.name == "Ordföranden"


@pytest.mark.parametrize("heading", ["Bakgrund", "Remissen", "Promemorian", "Ärendet"])
def test_an_account_of_the_matter_ends_a_dissent(heading: str) -> None:
    voices = read(HEAD, PRESENTER, OPINION, DISSENT, f"{heading}\n\nVägen byggs 2030.\n\nRemissammanställning\n\n")
    assert told(voices["Vägen byggs 2030."].voice) == RETOLD
    assert told(voices["Vi säger nej."].voice)[0] == "Reservation (M)"


def test_bakgrund_ends_an_opinion_but_not_a_bodys_answer() -> None:
    answer = "Remissammanställning\n\nKulturnämnden\n\nNämnden är för.\n\nBakgrund\n\nNämnden har en väg.\n"
    voices = read(HEAD, PRESENTER, REFERRAL, OPINION, "Bakgrund\n\nVägen byggs 2030.\n\n", answer)
    assert told(voices["Vägen byggs 2030."].voice) == RETOLD
    assert told(voices["Nämnden har en väg."].voice)[0] == "Kulturnämnden"


@pytest.mark.parametrize(
    "sentence",
    ["Ekby kommun har två vägar.", "Ekby har två vägar.", "Staden har två vägar.", "I kommunen finns två vägar."],
)
def test_what_the_issuer_says_of_itself_is_not_the_proposers(sentence: str) -> None:
    assert told(read(HEAD, PRESENTER, f"Ärendet\n\nEn väg byggs. {sentence}\n\n", OPINION)[sentence].voice) == FRAMING


@pytest.mark.parametrize(
    "sentence", ["Ekby kommun ska bygga vägen.", "Kommunen har ansvar för vägen.", "Kommunens ansvar ökar."]
)
def test_what_the_proposal_lays_on_the_issuer_is_the_proposers(sentence: str) -> None:
    assert told(read(HEAD, PRESENTER, f"Ärendet\n\nEn väg byggs. {sentence}\n\n", OPINION)[sentence].voice) == RETOLD


def test_bodies_may_have_their_sections_in_beredning() -> None:
    answers = "Kommunledningskontoret\n\nKontoret är emot.\n\nBo på Torget\n\nVi är för.\n\n"
    voices = read(HEAD, PRESENTER, REFERRAL, answers, OPINION)
    assert told(voices["Kontoret är emot."].voice) == ("Kommunledningskontoret", Role.OFFICE, Stance.POSITION, None)
    assert told(voices["Vi är för."].voice) == ("Bo på Torget", Role.RESPONDENT, Stance.POSITION, None)
    assert told(voices["Jag är för."].voice) == CHAIR


@pytest.mark.parametrize(
    "line",
    [
        "Kulturnämndens yttrande inkom den 22 maj 2025.",
        "Kulturnämndens tjänsteutlåtande är daterat den 4 november 2019.",
        "Nämnden behandlade ärendet den 16 mars 2023 och beslutade enhälligt.",
        "Kulturnämnden yttrade sig den 16 januari 2025.",
    ],
)
def test_a_line_that_dates_an_answer_is_no_part_of_it(line: str) -> None:
    voices = read(HEAD, PRESENTER, REFERRAL, OPINION, f"Remissvar\n\nKulturnämnden\n\n{line}\n\nNämnden är för.\n")
    assert told(voices[line].voice) == FRAMING
    assert told(voices["Nämnden är för."].voice)[0] == "Kulturnämnden"
    assert voices["Nämnden är för."].voice.date == frame_of(line).date  # type: ignore[union-attr]


def test_an_office_may_answer_in_its_committees_section() -> None:
    answer = "Remissvar\n\nKulturnämnden\n\nKulturkontoret är emot. Kontoret vill vänta.\n"
    voices = read(HEAD, PRESENTER, REFERRAL, OPINION, answer)
    assert told(voices["Kontoret vill vänta."].voice) == ("Kulturkontoret", Role.OFFICE, Stance.POSITION, None)


def test_a_decision_to_answer_as_follows_is_followed_by_the_answer() -> None:
    decision = "Kulturnämnden beslutade den 3 maj 2020 att som svar på remissen åberopa följande."
    voices = read(HEAD, PRESENTER, REFERRAL, OPINION, f"Remissvar\n\nKulturnämnden\n\n{decision}\n\nNämnden är för.\n")
    assert told(voices[decision].voice) == ("Kulturnämnden", Role.COMMITTEE, Stance.DECISION, None)
    assert told(voices["Nämnden är för."].voice) == ("Kulturnämnden", Role.COMMITTEE, Stance.POSITION, None)


def test_a_dissent_told_in_its_own_line_is_retold_and_ends_with_its_paragraph() -> None:
    line = "Reservation anfördes av Ia Ros (SD), som ansåg att planen borde avslås."
    answer = f"Remissvar\n\nKulturnämnden\n\nNämnden är för.\n\n{line} Hon är emot.\n\nBifogas."
    voices = read(HEAD, PRESENTER, REFERRAL, OPINION, answer)
    for sentence in (line, "Hon är emot."):
        assert told(voices[sentence].voice) == ("Reservation (SD)", Role.DISSENTER, Stance.DISSENT, "Ekby kommun")
    assert told(voices["Bifogas."].voice) == FRAMING


def test_names_may_stand_before_the_verb_of_a_reservation() -> None:
    signed = signatories_in("Ia Ros och Bo Al (båda M) reserverade sig enligt följande.")
    assert (signed.names, signed.parties) == (("Ia Ros", "Bo Al"), ("M",))


def test_a_decision_asked_for_in_nobodys_name_is_the_issuers_proposal() -> None:
    voices = read(HEAD, "Kommunstyrelsen föreslås besluta följande.\n\n1. Planen avslås.\n\n", PRESENTER, OPINION)
    assert told(voices["1. Planen avslås."].voice) == ("Ekby kommun", Role.ISSUER, Stance.DECISION_PROPOSAL, None)


def test_a_decision_yet_to_be_taken_is_proposed() -> None:
    voices = read(HEAD, "Kommunstyrelsen beslutar följande.\n\n1. Planen avslås.\n\n", PRESENTER, OPINION)
    expected = ("Kommunstyrelsen", Role.COMMITTEE, Stance.DECISION_PROPOSAL, None)
    assert told(voices["1. Planen avslås."].voice) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Kommunstyrelsens arbetsutskott tillstyrker föredragande borgarrådets förslag.",
        "Arbetsutskottet instämmer i regionrådets överväganden.",
        "Stadsstyrelsens beredning tillstyrker borgarrådets förslag.",
    ],
)
def test_a_body_may_endorse_right_after_the_opinion(line: str) -> None:
    frame = frame_of(line)
    assert frame is not None and frame.kind is FrameKind.ENDORSEMENT and frame.endorses
    assert told(read(HEAD, PRESENTER, OPINION, line)[line].voice) == (
        frame.name,
        Role.COMMITTEE,
        Stance.POSITION,
        None,
    )


def test_a_heading_that_names_whose_view_follows_opens_it_until_the_next() -> None:
    views = "Kulturkontorets synpunkter\n\nKontoret är emot.\n\nÖvrigt underlag\n\nEtt råd är för.\n\n"
    voices = read(HEAD, "Ärendet\n\nEn väg byggs.\n\n", views, REFERRAL, OPINION)
    assert told(voices["Kontoret är emot."].voice) == ("Kulturkontoret", Role.OFFICE, Stance.POSITION, None)
    assert told(voices["Ett råd är för."].voice) == FRAMING


def test_an_unnamed_view_is_not_the_proposers() -> None:
    voices = read(HEAD, "Ärendet\n\nEn väg byggs.\n\nKontorets bedömning\n\nKontoret är emot.\n\n", REFERRAL, OPINION)
    assert told(voices["Kontoret är emot."].voice) == FRAMING


def test_a_body_that_is_called_this_and_that_has_its_section() -> None:
    referral = "Beredning\n\nÄrendet har remitterats till kulturnämnden och Föreningen Scen och Sommar.\n\n"
    answer = "Remissvar\n\nKulturnämnden\n\nNämnden är för.\n\nFöreningen Scen och Sommar\n\nFöreningen är emot.\n"
    voices = read(HEAD, PRESENTER, referral, OPINION, answer)
    assert told(voices["Föreningen är emot."].voice)[0] == "Föreningen Scen och Sommar"
