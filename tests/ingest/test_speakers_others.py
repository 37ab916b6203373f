"""Views that an account tells of and that are not the account's: experts' dissents, outside bodies, reservations."""

import pytest

from ingest.corpus import read_document
from ingest.parties import bracket_parties
from ingest.passage import Document, Role, Sentence, Speaker, Stance, Voice
from ingest.speaker_frames import FrameKind, frame_of
from tests.fakes.read_text import sentences_of

ANSWER = (
    "Ekby kommun\n\nPM 2020:1 (Dnr 1-2/2020)\n\nEn plan\n\nRemiss från Vägverket\n\n"
    "Kommunstyrelsens ordförande Eva Ek anför följande.\n\n"
    "Ärendet\n\nVägverket föreslår en bro. {}\n\n"
    "Beredning\n\nÄrendet har remitterats till kommunledningskontoret, kulturnämnden och Bo på Torget.\n\n"
    "Mina synpunkter\n\nJag är för.\n\nRemissammanställning\n\nKulturnämnden\n\n{}\n"
)
DECIDED = "Kulturnämnden beslutade den 3 maj 2020 att som svar på remissen överlämna förvaltningens tjänsteutlåtande."
REPORT = "Brodelegationen\n\nRapport 2020:4\n\nBroar för alla\n\n"


def told(voice: Voice) -> tuple[Speaker, Stance, str | None]:
    return voice.speaker, voice.stance, voice.reported_by


def answer(section: str, matter: str = "") -> dict[str, Sentence]:
    return sentences_of(ANSWER.format(matter, section))


def proposal(*parts: str) -> dict[str, Sentence]:
    document = Document("d", "d.txt", "d", REPORT + "".join(parts), Speaker("Brodelegationen", Role.PROPOSER), None)
    return {sentence.search_text: sentence for sentence in read_document(document)}


AUTHOR = Speaker("Brodelegationen", Role.PROPOSER)
FRAMING = (Speaker("Ekby kommun", Role.ISSUER), Stance.BACKGROUND, None)
COMMITTEE = (Speaker("Kulturnämnden", Role.COMMITTEE), Stance.POSITION, None)
RESERVED = (Speaker("Reservation (M)", Role.DISSENTER, ("Ulf Ask",)), Stance.DISSENT, "Ekby kommun")


@pytest.mark.parametrize(
    "sentence",
    [
        "Experten Ulf Ask anser att broarna är för många.",
        "Experten Ulf Ask är tveksam till broarna.",
        "Experten Ulf Ask, som har byggt broar, förordar färjor.",
        "Delegationens expert Ulf Ask menar i ett särskilt yttrande att broarna är för dyra.",
        "Ledamoten Ulf Ask har i ett särskilt yttrande anfört att färjor räcker.",
        "En av experterna, Ulf Ask, har i ett särskilt yttrande varnat för isen.",
    ],
)
def test_an_experts_stand_in_a_proposal_is_the_experts(sentence: str) -> None:
    found = proposal("Kostnader\n\nEn bro ska byggas. ", sentence, " Bron ska målas.\n")
    dissent = Speaker("Särskilt yttrande", Role.DISSENTER, ("Ulf Ask",))
    assert told(found[sentence].voice) == (dissent, Stance.DISSENT, "Brodelegationen")
    assert told(found["Bron ska målas."].voice) == (AUTHOR, Stance.PROPOSAL, None)


def test_an_expert_who_reserves_does_so_in_a_reservation() -> None:
    sentence = "Ledamoten Ulf Ask har avgett en reservation, i vilken han förordar färjor."
    assert proposal("Kostnader\n\n", sentence, "\n")[sentence].voice.speaker.name == "Reservation"


@pytest.mark.parametrize(
    "sentence", ["Ledamoten Ulf Ask har lämnat ett särskilt yttrande.", "Experten Ulf Ask har deltagit i arbetet."]
)
def test_that_there_is_an_expert_is_the_proposals_own(sentence: str) -> None:
    assert proposal("Kostnader\n\n", sentence, "\n")[sentence].voice.speaker == AUTHOR


def test_a_section_of_dissents_goes_on_until_the_next_heading() -> None:
    words = "Experten Ulf Ask ser inget behov av broar. Färjorna räcker. Jag vill ha kvar dem."
    found = proposal("Särskilt yttrande\n\n", words, "\n\nUppföljning\n\nEn bro ska följas upp.\n")
    dissent = Speaker("Särskilt yttrande", Role.DISSENTER, ("Ulf Ask",))
    assert told(found["Färjorna räcker."].voice) == (dissent, Stance.DISSENT, "Brodelegationen")
    assert told(found["Jag vill ha kvar dem."].voice) == (dissent, Stance.DISSENT, None)
    assert found["En bro ska följas upp."].voice.speaker == AUTHOR


def test_what_an_outside_body_has_said_is_that_bodys() -> None:
    sentence = "Luftvårdsverket har i en skrivelse till regeringen anfört att broarna är för höga."
    found = proposal("Bakgrund\n\n", sentence, "\n")[sentence].voice
    assert told(found) == (Speaker("Luftvårdsverket", Role.RESPONDENT), Stance.POSITION, "Brodelegationen")


@pytest.mark.parametrize("who", ["Brodelegationen", "Delegationen", "Luftvårdsverkets hus"])
def test_what_the_author_has_said_before_is_the_authors(who: str) -> None:
    sentence = f"{who} har i en tidigare rapport anfört att broarna är för höga."
    assert proposal("Bakgrund\n\n", sentence, "\n")[sentence].voice.speaker == AUTHOR


def test_an_expert_in_an_answers_account_is_no_proposer() -> None:
    sentence = "Experten Ulf Ask förordar färjor."
    voice = answer("Nämnden är för.", sentence)[sentence].voice
    assert told(voice)[0] == Speaker("Särskilt yttrande", Role.DISSENTER, ("Ulf Ask",))
    assert voice.reported_by == "Ekby kommun"


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_reservation_told_with_the_decision_leaves_the_committee_its_answer(gap: str) -> None:
    reserved = "Reservation anfördes av Ulf Ask m.fl. (M), som ansåg att bron är för hög."
    found = answer(f"{DECIDED}{gap}{reserved}\n\nNämnden är för bron. Den är vacker.")
    assert told(found[reserved].voice) == RESERVED
    assert told(found["Nämnden är för bron."].voice) == COMMITTEE
    assert told(found["Den är vacker."].voice) == COMMITTEE


def test_that_somebody_reserved_is_the_issuers_line() -> None:
    found = answer(f"{DECIDED} Reservation anfördes av Ulf Ask m.fl. (M).\n\nNämnden är för bron.")
    assert told(found["Reservation anfördes av Ulf Ask m.fl. (M)."].voice) == FRAMING
    assert told(found["Nämnden är för bron."].voice) == COMMITTEE


@pytest.mark.parametrize(
    ("words", "whose"), [("Vi är emot bron.", "Reservation (M)"), ("Bron är bra.", "Kulturnämnden")]
)
def test_after_a_line_on_a_reservation_the_committee_speaks_unless_we_do(words: str, whose: str) -> None:
    found = answer(f"{DECIDED}\n\nReservation anfördes av Ulf Ask m.fl. (M).\n\n{words}")
    assert found[words].voice.speaker.name == whose


def test_a_paragraph_that_retells_a_reservation_is_the_reservers() -> None:
    retold = "I reservationen från Moderaterna hävdas att bron är för hög."
    more = "Reservanterna medger att den är vacker."
    found = answer(
        f"{DECIDED} Reservation anfördes av Ulf Ask m.fl. (M).\n\nNämnden är för bron.\n\n{retold} {more} "
        "Färjan är bättre. Nämnden delar inte den synen. Bron bör målas."
    )
    for sentence in (retold, more, "Färjan är bättre."):
        assert told(found[sentence].voice) == RESERVED
    assert told(found["Nämnden delar inte den synen."].voice) == COMMITTEE
    assert told(found["Bron bör målas."].voice) == COMMITTEE


def test_a_retold_reservation_has_the_party_that_is_named() -> None:
    retold = "I reservationen från Vänsterpartiet föreslås en färja."
    found = answer(f"{DECIDED} Reservation anfördes av Ulf Ask (M).\n\n{retold}")
    assert found[retold].voice.speaker == Speaker("Reservation (V)", Role.DISSENTER)


def test_a_committee_that_speaks_of_reservers_speaks_itself() -> None:
    sentence = "Nämnden anser, till skillnad från reservanterna, att bron är vacker."
    assert told(answer(f"{DECIDED}\n\n{sentence}")[sentence].voice) == COMMITTEE


@pytest.mark.parametrize(
    "sentence",
    [
        "Ulf Ask (KD) deltog inte i beslutet.",
        "Ledamoten Ia Ros (SD) och Ulf Ask (KD) deltog inte i beslutet.",
        "Ordföranden Ia Ros deltog inte i beslutet på grund av jäv.",
        "Ulf Ask (M) anmälde jäv.",
    ],
)
def test_who_took_no_part_is_the_issuers_line(sentence: str) -> None:
    found = answer(f"{DECIDED} {sentence}\n\nNämnden är för bron.")
    assert told(found[sentence].voice) == FRAMING
    assert told(found["Nämnden är för bron."].voice) == COMMITTEE


def test_bodies_that_took_no_part_are_ordinary_text() -> None:
    frame = frame_of("Tolv kommuner deltog inte i försöket.")
    assert frame is None or frame.kind is not FrameKind.ATTENDANCE


def test_an_approved_answer_is_the_committees_view() -> None:
    lead = "Kulturnämnden beslutade den 3 maj 2020 att godkänna nämndens yttrande, som innehåller bland annat följande."
    found = answer(f"{lead}\n\nNämnden är för bron.")
    assert found[lead].voice.stance is Stance.DECISION
    assert told(found["Nämnden är för bron."].voice) == COMMITTEE


@pytest.mark.parametrize("own", ["Ekby betalar i dag 3 kronor.", "Av broarna är det främst två som berör Ekby."])
def test_what_a_proposal_comes_to_is_reckoned_by_the_issuer_that_it_concerns(own: str) -> None:
    reckoned = "Med den föreslagna avgiften skulle beloppet bli det dubbla."
    found = answer("Nämnden är för.", f"{own} {reckoned}")
    assert told(found[own].voice) == FRAMING
    assert told(found[reckoned].voice) == FRAMING


def test_parties_of_two_names_stand_with_respektive() -> None:
    assert bracket_parties("M respektive KD") == ("M", "KD")


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Brobyrån får i uppdrag att föra ett register.", Stance.PROPOSAL),
        ("Registret blir obligatoriskt.", Stance.PROPOSAL),
        ("Kravet slopas.", Stance.PROPOSAL),
        ("Delegationen har haft i uppdrag att se över broarna.", Stance.BACKGROUND),
        ("Delegationen har inte tagit ställning till om broar bör avgiftsbeläggas.", Stance.BACKGROUND),
        ("Kommunernas svar ska ha kommit in senast den 3 maj 2020.", Stance.BACKGROUND),
    ],
)
def test_a_proposal_lays_down_rules_and_tells_the_rest(sentence: str, stance: Stance) -> None:
    assert proposal("Register\n\n", sentence, "\n")[sentence].voice.stance is stance
