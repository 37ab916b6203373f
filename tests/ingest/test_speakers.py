"""Who says what: frames, what closes them, retold views, and documents without the form."""

import pytest

from ingest.corpus import read_document
from ingest.facts import document_facts
from ingest.passage import Document, Role, Sentence, Speaker, Stance
from ingest.speaker_frames import FrameKind, frame_of
from ingest.speaker_retold import retelling_of

HEAD = "PM 2020:1 RI (Dnr 1-2/2020)\n\nEn plan\n\nRemiss från Verket för vägar (VFV)\n\n"
PRESENTER = "Föredragande borgarrådet Eva Ek anför följande.\n\n"
RESPONSES = HEAD + PRESENTER + "Remissammanställning\n\nBeredning\n\nÄrendet har remitterats till {}.\n\n"


def read(text: str, role: Role | None = None) -> dict[str, Sentence]:
    facts = document_facts(text)
    issuer = Speaker("Staden", role or facts.issuer.role)
    document = Document("d", "d.txt", "d", text, issuer, facts.date)
    return {sentence.search_text: sentence for sentence in read_document(document)}


def said(text: str, sentence: str) -> tuple[str | None, Role, Stance, str | None]:
    voice = read(text)[sentence].voice
    return voice.speaker.name, voice.speaker.role, voice.stance, voice.reported_by


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Föredragande borgarråden A Ask och B Ek anför följande.", FrameKind.PRESENTER),
        ("Kommunstyrelsens ordförande A Ask anför följande.", FrameKind.PRESENTER),
        ("Reservation anfördes av A Ask (M) enligt följande.", FrameKind.DISSENT),
        ("Mot beslutet reserverade sig A Ask (SD) enligt följande.", FrameKind.DISSENT),
        ("Särskilt uttalande lämnades av A Ask (V):", FrameKind.DISSENT),
        (
            "Reservation anfördes av A Ask (M) med hänvisning till reservationen i nämnden.",
            FrameKind.DISSENT_BY_REFERENCE,
        ),
        ("Kontorets tjänsteutlåtande, daterat den 3 maj 2020, är av i huvudsak följande lydelse:", FrameKind.OPINION),
        ("Stadshus AB:s yttrande daterat den 3 maj 2020 har i huvudsak följande lydelse.", FrameKind.OPINION),
        ("Svenska Bostäder har lämnat följande yttrande.", FrameKind.OPINION),
        ("Kulturnämnden beslutade vid sitt sammanträde den 3 maj 2020 följande.", FrameKind.DECISION),
        ("Vid sitt sammanträde den 3 maj 2020 beslutade kulturnämnden följande.", FrameKind.DECISION),
        ("Borgarrådsberedningen tillstyrker föredragande borgarrådets förslag.", FrameKind.ENDORSEMENT),
        ("Kommunstyrelsen föreslår att kommunfullmäktige beslutar följande.", FrameKind.PROPOSED_DECISION),
        ("Remissen finns att läsa i sin helhet på verkets hemsida.", FrameKind.HANDLING),
        ("Farsta stadsdelsnämnd har inte inkommit med svar.", FrameKind.HANDLING),
    ],
)
def test_framing_lines_are_known_by_their_form(line: str, kind: FrameKind) -> None:
    frame = frame_of(line)
    assert frame is not None
    assert frame.kind is kind


@pytest.mark.parametrize(
    "line",
    [
        "Förslaget är bra.",
        "Reservationen av (M) är lång.",
        "Kontoret anser att nämnden beslutar för mycket, vilket är dyrt",
    ],
)
def test_ordinary_sentences_frame_nothing(line: str) -> None:
    frame = frame_of(line)
    assert frame is None or frame.kind is not FrameKind.DISSENT


def test_a_dissent_has_its_parties_and_members_and_ends_at_the_next_frame() -> None:
    text = RESPONSES.format("kulturnämnden") + (
        "Kulturnämnden\n\nKulturnämnden beslutade den 3 maj 2020 följande.\n\n1. Remissen besvaras.\n\n"
        "Reservation anfördes av Ia Ros m.fl. (M) och Bo Al (FP) enligt följande.\n\nVi säger nej.\n\n"
        "Kulturförvaltningens tjänsteutlåtande daterat den 1 maj 2020 har i huvudsak följande lydelse.\n\nDet är bra.\n"
    )
    read_text = read(text)
    dissent = read_text["Vi säger nej."].voice
    assert dissent.speaker == Speaker("Reservation (M, FP)", Role.DISSENTER, ("Ia Ros", "Bo Al"))
    assert (dissent.stance, dissent.date) == (Stance.DISSENT, "2020-05-03")
    assert said(text, "1. Remissen besvaras.") == ("Kulturnämnden", Role.COMMITTEE, Stance.DECISION, None)
    assert said(text, "Det är bra.") == ("Kulturförvaltningen", Role.OFFICE, Stance.POSITION, None)
    assert read_text["Det är bra."].voice.date == "2020-05-01"
    assert said(text, "Kulturnämnden") == ("Staden", Role.ISSUER, Stance.BACKGROUND, None)


def test_a_reservation_by_reference_opens_no_voice() -> None:
    text = (
        HEAD
        + PRESENTER
        + (
            "Kommunstyrelsen\n\nReservation anfördes av Ia Ros (M) med hänvisning till reservationen av (M).\n\n"
            "Slut på listan.\n"
        )
    )
    assert said(text, "Slut på listan.")[0] == "Staden"


def test_generic_names_mean_the_sections_body() -> None:
    text = RESPONSES.format("Farsta och Bromma stadsdelsnämnder") + (
        "Farsta stadsdelsnämnd\n\nStadsdelsnämnden beslutade den 3 maj 2020 följande.\n\nRemissen besvaras.\n\n"
        "Förvaltningens tjänsteutlåtande daterat den 1 maj 2020 har i huvudsak följande lydelse.\n\nDet är bra.\n"
    )
    assert said(text, "Remissen besvaras.") == ("Farsta stadsdelsnämnd", Role.COMMITTEE, Stance.DECISION, None)
    assert said(text, "Det är bra.") == ("Farsta stadsdelsförvaltning", Role.OFFICE, Stance.POSITION, None)


def test_beredning_paraphrases_the_body_that_opens_the_paragraph() -> None:
    text = (
        HEAD
        + PRESENTER
        + (
            "Beredning\n\nÄrendet har remitterats till kulturnämnden och Friends of Roads.\n\n"
            "Kulturnämnden är positiv. Mer behövs.\n\nFriends of Roads menar annat.\n\n"
            "Vidare anser de att det är kort.\n"
        )
    )
    assert said(text, "Mer behövs.") == ("Kulturnämnden", Role.COMMITTEE, Stance.POSITION, "Staden")
    assert said(text, "Vidare anser de att det är kort.")[0] == "Friends of Roads"


def test_kommunstyrelsens_own_proposal_ends_a_reservation() -> None:
    text = (
        HEAD
        + PRESENTER
        + (
            "Bilagor\n\n1. Remissen\n\nBorgarrådsberedningen tillstyrker föredragande borgarrådets förslag.\n\n"
            "Reservation anfördes av Ia Ros (M) enligt följande.\n\nVi säger nej.\n\nKommunstyrelsen delar "
            "borgarrådsberedningens uppfattning och föreslår att kommunfullmäktige beslutar följande.\n\n"
            "Remissen besvaras.\n"
        )
    )
    expected = ("Kommunstyrelsen", Role.COMMITTEE, Stance.DECISION_PROPOSAL, None)
    assert said(text, "Remissen besvaras.") == expected


RETOLD = (
    "I remissen ”En plan” lyfts att kommunerna ska samverka.",
    "Rapporten lägger t.ex. stor vikt på att förbundet måste bli snabbare.",
    "Utredningen föreslår att nuvarande regler, som är alltför svåra, tas bort.",
    "Enligt promemorian ska marken inte få bebyggas.",
    "Verket anger att reservkraft ska finnas.",
    "Vidare föreslås i betänkandet en ny lag.",
)
OWN = (
    "Kontoret anser att rapporten lägger alltför stor vikt vid organisation.",
    "Rapporten kan tjäna som ett underlag.",
    "Rapporten lägger alltför stor vikt vid ekonomi.",
    "De två områden som rapporten landar i är relevanta, men tyvärr alltför allmänt formulerade.",
    "Utredningen föreslår ingen finansiering.",
    "Utredningen föreslår att avgiften höjs, vilket kontoret avstyrker.",
    "Enligt kontorets uppfattning finns många andra.",
    "I underlaget är frågorna så allmänt beskrivna att de är svåra att förstå.",
    "Endast på ett ställe i rapporten nämns staden.",
    "Huvudmannaskapet saknas helt i rapporten.",
    "Verket ska vara en mötesplats.",
)


@pytest.mark.parametrize("sentence", RETOLD)
def test_a_sentence_that_only_attributes_is_the_proposers(sentence: str) -> None:
    assert retelling_of(("Verket",)).retells(sentence)


@pytest.mark.parametrize("sentence", OWN)
def test_a_sentence_that_judges_is_the_writers(sentence: str) -> None:
    assert not retelling_of(("Verket",)).retells(sentence)


def test_the_items_of_a_retold_list_are_retold() -> None:
    text = (
        HEAD
        + PRESENTER
        + ("Mina synpunkter\n\nI planen föreslås följande:\n\n- vägen byggs\n- bron rivs\n\nDet är bra.\n")
    )
    assert said(text, "bron rivs") == ("Verket för vägar", Role.PROPOSER, Stance.PROPOSAL, "Eva Ek")
    assert said(text, "Det är bra.") == ("Eva Ek", Role.COMMISSIONER, Stance.POSITION, None)


def test_a_page_without_form_is_its_issuers_background() -> None:
    text = "Om vägar\n\nVägar binder samman landet. Det finns många vägar.\n"
    assert said(text, "Det finns många vägar.") == ("Staden", Role.ISSUER, Stance.BACKGROUND, None)


def test_a_reply_takes_a_stand_and_retells() -> None:
    text = "Yttrande över planen\n\nVi tillstyrker planen. Planen föreslår att vägen byggs.\n"
    assert said(text, "Vi tillstyrker planen.") == ("Staden", Role.RESPONDENT, Stance.POSITION, None)
    assert said(text, "Planen föreslår att vägen byggs.")[1:] == (Role.PROPOSER, Stance.PROPOSAL, "Staden")


def test_a_proposers_report_proposes_and_tells() -> None:
    text = "En rapport\n\nStyrelsen har gett oss i uppdrag att tänka. Vi föreslår en bro. Detta till låg kostnad.\n"
    voices = read(text, Role.PROPOSER)
    assert voices["Styrelsen har gett oss i uppdrag att tänka."].voice.stance is Stance.BACKGROUND
    assert voices["Vi föreslår en bro."].voice.stance is Stance.PROPOSAL
    assert voices["Detta till låg kostnad."].voice.stance is Stance.PROPOSAL
