"""Dissents outside the form: handed in by named persons, told with a pronoun, lodged for an own proposal."""

import pytest

from ingest.corpus import read_document
from ingest.passage import Document, Role, Sentence, Speaker, Stance
from ingest.speaker_dissents import dissent_line
from ingest.speaker_frames import FrameKind, frame_of
from tests.fakes.read_text import sentences_of

REPLY = (
    "Ekby kommun\n\nYttrande 2020-05-03\n\nYttrande över förslag till nya broar\n\n"
    "Sammanfattning\n\nKommunen tillstyrker förslaget. Vi ser fram emot fler broar.\n\n"
)
REPORT = "Brodelegationen\n\nRapport 2020:4\n\nBroar för alla\n\nKostnader\n\nEn bro ska byggas. "


def reply(*parts: str) -> dict[str, Sentence]:
    return sentences_of(REPLY + "".join(parts))


def report(words: str) -> dict[str, Sentence]:
    author = Speaker("Brodelegationen", Role.PROPOSER)
    document = Document("d", "d.txt", "d", REPORT + words + "\n", author, None)
    return {sentence.search_text: sentence for sentence in read_document(document)}


@pytest.mark.parametrize(
    ("line", "label", "names", "parties"),
    [
        ("Ia Ros (V) lämnade ett särskilt yttrande med följande innehåll.", "Särskilt yttrande", ("Ia Ros",), ("V",)),
        ("Ia Ros (V) lämnar följande särskilda uttalande.", "Särskilt uttalande", ("Ia Ros",), ("V",)),
        ("Ia Ros, ledamot, har anmält följande särskilda yttrande.", "Särskilt yttrande", ("Ia Ros",), ()),
        (
            "Ulf Ask och Ia Ros (båda M) reserverar sig till förmån för eget förslag och anför följande.",
            "Reservation",
            ("Ulf Ask", "Ia Ros"),
            ("M",),
        ),
    ],
)
def test_who_hands_in_a_dissent_is_named_before_it(
    line: str, label: str, names: tuple[str, ...], parties: tuple[str, ...]
) -> None:
    frame = frame_of(line)
    assert frame
    assert (frame.kind, frame.label) == (FrameKind.DISSENT, label)
    assert (frame.signatories.names, frame.signatories.parties) == (names, parties)


def test_a_handed_in_dissent_opens_its_signers_voice() -> None:
    found = reply(
        "Särskilt yttrande\n\nIa Ros (V) lämnade ett särskilt yttrande med följande innehåll.\n\nBron är ful.\n"
    )
    assert found["Bron är ful."].voice.speaker == Speaker("Särskilt yttrande (V)", Role.DISSENTER, ("Ia Ros",))


def test_a_dissent_may_stand_after_the_signatures() -> None:
    found = reply(
        "För Ekby kommun\n\nEva Ek\n\nKommundirektör\n\nSärskilt yttrande av Ia Ros (V)\n\n"
        "Vi står bakom svaret men vill anföra följande. Bron är ful.\n"
    )
    assert found["Bron är ful."].voice.speaker.name == "Särskilt yttrande (V)"


def test_we_who_would_add_something_are_no_body() -> None:
    assert frame_of("Vi står bakom kommunens svar men vill anföra följande.") is None
    assert dissent_line("Vi står bakom kommunens svar men vill anföra följande.") is None


@pytest.mark.parametrize(("words", "name"), [("Vi vill ha färjor.", "Reservation (S)"), ("Bron byggs.", "Ekby kommun")])
def test_after_a_reservation_for_an_own_proposal_we_are_those_who_reserved(words: str, name: str) -> None:
    found = reply(f"Reservation\n\nUlf Ask (S) reserverar sig till förmån för eget yrkande.\n\n{words} Den är dyr.\n")
    assert found[words].voice.speaker.name == name
    assert found["Den är dyr."].voice.speaker.name == name


def test_the_minutes_end_a_dissent() -> None:
    found = reply(
        "Särskilt uttalande\n\nIa Ros (V) lämnar följande särskilda uttalande.\n\nBron är ful.\n\n"
        "Paragrafen justeras den 3 maj 2020.\n"
    )
    assert found["Paragrafen justeras den 3 maj 2020."].voice.stance is Stance.BACKGROUND


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ledamoten Ia Ros (L) har reserverat sig mot avsnittet om färjor.", "Reservation (L)"),
        ("Till protokollet har Ia Ros (C) lämnat ett särskilt yttrande.", "Särskilt yttrande (C)"),
    ],
)
def test_what_she_who_has_lodged_a_dissent_wants_is_hers(line: str, name: str) -> None:
    found = reply(f"Avgifter\n\n{line} Hon anser att färjor räcker. Broar är dyra.\n")
    voice = found["Hon anser att färjor räcker."].voice
    assert voice.speaker == Speaker(name, Role.DISSENTER, ("Ia Ros",))
    assert (voice.stance, voice.reported_by) == (Stance.DISSENT, "Ekby kommun")
    assert found[line].voice.speaker.name == "Ekby kommun"
    assert found["Broar är dyra."].voice.speaker.name == "Ekby kommun"


def test_a_pronoun_without_a_dissent_before_it_is_the_issuers() -> None:
    found = reply("Avgifter\n\nFöredragande är Ia Ros. Hon anser att färjor räcker.\n")
    assert found["Hon anser att färjor räcker."].voice.speaker.name == "Ekby kommun"


def test_members_who_dissent_from_a_proposal_are_no_proposers() -> None:
    several = "Två av delegationens ledamöter, Ia Ros och Ulf Ask, har i särskilda yttranden förordat färjor."
    one = "Ledamoten Per-Olof Ek delar inte delegationens uppfattning."
    found = report(f"{several} {one} Han anser att broar är dyra. Bron ska målas.")
    assert found[several].voice.speaker == Speaker("Särskilt yttrande", Role.DISSENTER, ("Ia Ros", "Ulf Ask"))
    for sentence in (one, "Han anser att broar är dyra."):
        assert found[sentence].voice.speaker == Speaker("Särskilt yttrande", Role.DISSENTER, ("Per-Olof Ek",))
    assert found["Bron ska målas."].voice.speaker.role is Role.PROPOSER


def test_members_who_lodge_a_dissent_from_a_proposal_speak_only_in_what_they_want() -> None:
    found = report("Ledamoten Ia Ros har lämnat ett särskilt yttrande. Hon anser att broar är dyra.")
    assert found["Ledamoten Ia Ros har lämnat ett särskilt yttrande."].voice.speaker.role is Role.PROPOSER
    assert found["Hon anser att broar är dyra."].voice.speaker.name == "Särskilt yttrande"
