"""Whose view an answer tells that has not the form of a memorandum: bodies that were heard, under headings or not."""

import pytest

from ingest.hearings import announces_hearing, heard_bodies
from ingest.passage import Role, Sentence, Stance
from ingest.viewing import named_body, tells_stand, tells_view
from tests.fakes.read_text import sentences_of

HEAD = (
    "Ekby kommun\n\nYttrande 2020-05-03\n\nTill Vägverket\n\nYttrande över förslag till nya broar\n\n"
    "Sammanfattning\n\nKommunen tillstyrker förslaget men anser att broarna är dyra. Vi ser fram emot fler broar.\n\n"
)
ASKED = "Synpunkter har hämtats in från kommunens ungdomsråd, Räddningstjänsten Norr och branschorganisationen Visbro."


def answer(*parts: str) -> dict[str, Sentence]:
    return sentences_of(HEAD + "".join(parts))


def who(found: dict[str, Sentence], words: str) -> tuple[str | None, Stance, str | None]:
    voice = found[words].voice
    return voice.speaker.name, voice.stance, voice.reported_by


OWN = ("Ekby kommun", Stance.POSITION, None)


def told(name: str) -> tuple[str, Stance, str]:
    return name, Stance.POSITION, "Ekby kommun"


def test_bodies_that_were_asked_speak_in_their_sentences() -> None:
    words = (
        "Ungdomsrådet vill ha gångbroar.",
        "Rådet önskar bänkar.",
        "Räddningstjänsten har inga invändningar mot läget.",
        "Stegbilen kräver tre meter.",
        "Visbro välkomnar broarna.",
    )
    found = answer("Beredning av svaret\n\n", f"{ASKED} {' '.join(words)}\n\nBroarna är höga.\n")
    names = ("Ungdomsrådet", "Ungdomsrådet", "Räddningstjänsten", "Räddningstjänsten", "Visbro")
    assert [who(found, sentence) for sentence in words] == [told(name) for name in names]
    assert who(found, "Broarna är höga.") == OWN


def test_a_body_that_was_asked_is_known_in_the_whole_answer() -> None:
    found = answer(
        f"Beredning av svaret\n\n{ASKED}\n\nLäget\n\nBroarna är höga. Ungdomsrådet vill ha bänkar. Den är bra.\n"
    )
    assert who(found, "Ungdomsrådet vill ha bänkar.") == told("Ungdomsrådet")
    assert who(found, "Den är bra.") == OWN


def test_the_teller_ends_the_view_of_another() -> None:
    found = answer(
        "Inhämtade synpunkter\n\nTorgföreningen anser att bron är ful. Den skymmer torget. "
        "Kommunen delar inte den uppfattningen. Torget syns.\n"
    )
    assert who(found, "Den skymmer torget.") == told("Torgföreningen")
    assert who(found, "Kommunen delar inte den uppfattningen.") == OWN
    assert who(found, "Torget syns.") == OWN


def test_an_unknown_body_ends_the_view_of_another() -> None:
    found = answer(
        "Inhämtade synpunkter\n\nTorgföreningen anser att bron är ful. Byggrådet har sex ledamöter. Torget syns.\n"
    )
    assert who(found, "Byggrådet har sex ledamöter.") == OWN
    assert who(found, "Torget syns.") == OWN


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ungdomsrådet, som också har hörts, vill ha gångbroar.", "Ungdomsrådet"),
        ("Torgföreningen avstyrker broarna.", "Torgföreningen"),
        ("Kommunens dataskyddsombud avstyrker kameror på broarna.", "Kommunens dataskyddsombud"),
        ("Torgföreningen har i sitt underlag påpekat att bron är ful.", "Torgföreningen"),
    ],
)
def test_who_is_not_known_to_have_been_asked_says_yes_or_no_or_was_heard(sentence: str, name: str) -> None:
    assert who(answer(f"Läget\n\nBroarna är höga. {sentence}\n"), sentence) == told(name)


@pytest.mark.parametrize(
    "sentence",
    [
        "Torgföreningen har sex ledamöter.",
        "Torgföreningen anser sig inte berörd av broar i allmänhet.",
        "Byggnämnden avstyrker broarna.",
        "Föreningen avstyrker broarna.",
        "Ekby kommun avstyrker broarna.",
        "Statens broverk har i sin rapport påpekat att broar rostar.",
    ],
)
def test_what_else_is_told_is_the_issuers_own(sentence: str) -> None:
    assert who(answer(f"Läget\n\nBroarna är höga. {sentence}\n"), sentence)[0] == "Ekby kommun"


def test_a_body_that_was_heard_has_its_section_until_the_next_heading() -> None:
    found = answer(
        "Inkomna svar\n\nByggnämnden\n\nNämnden är för. Bron är vacker.\n\nBrofrämjandet Ekby\n\n"
        "Föreningen vill ha fler broar. Tre räcker inte.\n\nFortsatt arbete\n\nBroarna målas 2030.\n"
    )
    assert who(found, "Bron är vacker.") == told("Byggnämnden")
    assert found["Bron är vacker."].voice.speaker.role is Role.COMMITTEE
    assert who(found, "Tre räcker inte.") == told("Brofrämjandet Ekby")
    assert who(found, "Broarna målas 2030.") == OWN


def test_headings_of_own_subjects_after_those_who_were_heard_are_no_bodies() -> None:
    found = answer("Inkomna svar\n\nByggnämnden\n\nNämnden är för.\n\nKostnader\n\nKostnaderna är höga.\n")
    assert who(found, "Kostnaderna är höga.") == OWN


@pytest.mark.parametrize("title", ["Inhämtade synpunkter", "Samråd med facket", "Synpunkter från föreningar"])
def test_headings_announce_the_views_of_others(title: str) -> None:
    assert announces_hearing(title)


@pytest.mark.parametrize("title", ["Kontorets synpunkter", "Synpunkter på förslaget", "Svar på remissen"])
def test_headings_of_own_views_announce_no_others(title: str) -> None:
    assert not announces_hearing(title)


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Yttranden har inhämtats från byggnämnden och det lokala torgrådet.", ("Byggnämnden", "Torgrådet")),
        ("Svaret har beretts i samråd med rådet för äldre.", ("Rådet för äldre",)),
        ("Byggnämnden och Ekby Bro AB har under beredningen lämnat synpunkter.", ("Byggnämnden", "Ekby Bro AB")),
        ("Nämnden har tidigare lämnat synpunkter.", ()),
        ("Hon har lämnat synpunkter.", ()),
        ("Bron byggs i samma läge.", ()),
    ],
)
def test_a_sentence_tells_who_was_heard(sentence: str, bodies: tuple[str, ...]) -> None:
    assert heard_bodies(sentence) == bodies


def test_a_view_has_a_named_subject_and_says_something() -> None:
    assert named_body("Rådet för äldre anser att bron är hög.") == "Rådet för äldre"
    assert named_body("Vad rådet saknar är bänkar.") is None
    assert tells_view("Byggnämnden har den 3 maj tillstyrkt förslaget.", len("Byggnämnden"))
    assert not tells_view("Byggnämnden har meddelat att den inte har några synpunkter.", len("Byggnämnden"))
    assert not tells_stand("Byggnämnden anser att bron är hög.", len("Byggnämnden"))
