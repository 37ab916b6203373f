"""Who is said to say it, in a case of invented bodies that go by shorter, joined and translated names."""

import pytest

from assistant.guard.attribution import Listener
from assistant.guard.guard_words import load_guard_words
from assistant.guard.speaker_rule import SpeakerRule
from assistant.lexicon import load_lexicon
from assistant.roster import build_roster
from ingest.passage import Role, Sentence, Span, Speaker, Stance, Voice

COMMISSIONER = Speaker("Vera Talgren", Role.COMMISSIONER)
HOLDING = Speaker("Norrby Holding AB", Role.RESPONDENT)
GRID = Speaker("Norrby Nät AB", Role.RESPONDENT)
OWNERS = Speaker("Båtägarna i Norrby", Role.RESPONDENT)
MERCHANTS = Speaker("Köpmannaföreningen Torget", Role.RESPONDENT)
UNION = Speaker("Tågförbundets lokalavdelning", Role.RESPONDENT)
COUNCIL = Speaker("Kommunala ungdomsrådet", Role.RESPONDENT)
OFFICE = Speaker("Stadskansliet", Role.OFFICE)
HARBOUR = Speaker("Hamn- och farledsnämnden", Role.COMMITTEE)
PARKS = Speaker("Parknämnden", Role.COMMITTEE)
EXECUTIVE = Speaker("Kommunstyrelsens arbetsutskott", Role.COMMITTEE)
MODERATES = Speaker("Reservation (M)", Role.DISSENTER, ("Ivar Sten",))
LEFT = Speaker("Reservation (V)", Role.DISSENTER, ("Rut Berg",))
CENTRE = Speaker("Särskilt uttalande (C)", Role.DISSENTER, ("Mats Ek",))
PROPOSER = Speaker("Farledsutredningen", Role.PROPOSER)
REGION = Speaker("Länsstyrelsen i Norrby län", Role.ISSUER)
BOARD = Speaker("Länsstyrelsen", Role.RESPONDENT)
NOBODY = Speaker(None, Role.ISSUER)
BODIES = (HOLDING, GRID, OWNERS, MERCHANTS, UNION, COUNCIL, OFFICE, HARBOUR, PARKS, EXECUTIVE, PROPOSER, REGION, BOARD)
ALL = (COMMISSIONER, MODERATES, LEFT, CENTRE, *BODIES)


def said_by(speaker: Speaker, text: str, reported_by: str | None = None) -> Sentence:
    return Sentence("d", Span(1, 1 + len(text)), text, ("Svar",), Voice(speaker, Stance.POSITION, reported_by))


def wrong_speaker(text: str, cited: Sentence) -> str | None:
    sentences = (*(said_by(speaker, "En mening.") for speaker in ALL), cited)
    lexicon, words = load_lexicon(), load_guard_words()
    listener = Listener(build_roster(sentences, {}, lexicon), lexicon, words.acts)
    return SpeakerRule(listener, sentences, words).wrong_speaker(text, (cited,))


FEE = "Avgiften är för hög."


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("holdingbolaget", HOLDING),
        ("nätbolaget", GRID),
        ("båtägarföreningen", OWNERS),
        ("köpmännen", MERCHANTS),
        ("facket", UNION),
        ("lokalavdelningen", UNION),
        ("rådet", COUNCIL),
        ("ungdomsrådet", COUNCIL),
        ("kansliet", OFFICE),
        ("hamnnämnden", HARBOUR),
        ("arbetsutskottet", EXECUTIVE),
        ("M-reservanterna", MODERATES),
        ("V-reservationen", LEFT),
        ("det särskilda uttalandet", CENTRE),
        ("ordföranden", COMMISSIONER),
        ("stadsrådet", COMMISSIONER),
        ("länsstyrelsen", REGION),
    ],
)
def test_a_shorter_or_joined_name_is_the_speakers(name: str, speaker: Speaker) -> None:
    cited = said_by(speaker, FEE)
    assert wrong_speaker(f"Avgiften är enligt {name} för hög.", cited) is None
    assert wrong_speaker(f"{name[0].upper()}{name[1:]} anser att avgiften är för hög.", cited) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nätbolaget anser att avgiften är för hög.", HOLDING),
        ("Holdingbolaget är kritiskt till avgiften.", GRID),
        ("Avgiften är enligt hamnnämnden för hög.", PARKS),
        ("Avgiften är enligt M-reservanterna för hög.", LEFT),
        ("V-reservationen kritiserar avgiften.", MODERATES),
        ("Avgiften är enligt det särskilda uttalandet för hög.", MODERATES),
        ("Moderaterna hade gärna sett en lägre avgift.", LEFT),
        ("Stadsrådet anser att avgiften är för hög.", MODERATES),
        ("Båtägarna är förvånade över avgiften.", PARKS),
        ("The grid company finds the fee too high.", HOLDING),
        ("The city office finds the fee too high.", PARKS),
        ("Parkförbundet anser att avgiften är för hög.", PARKS),
    ],
)
def test_another_bodys_name_is_not(text: str, speaker: Speaker) -> None:
    assert wrong_speaker(text, said_by(speaker, FEE)) is not None


def test_a_part_of_the_name_beside_the_kind_that_the_sentence_tells_is_the_speakers() -> None:
    assert wrong_speaker("Parkkontoret vill sänka avgiften.", said_by(PARKS, "Kontoret vill sänka avgiften.")) is None


@pytest.mark.parametrize(
    ("text", "speaker", "source"),
    [
        ("Nätbolaget har enligt vad de uppger råd.", GRID, "Bolaget har råd."),
        ("Skyddet är enligt dem för svagt.", LEFT, "Skyddet är för svagt."),
        ("Enligt en grov uppskattning kostar det mycket.", PARKS, "Det kostar mycket."),
        ("Enligt beräkningen kostar det mycket.", PARKS, "Det kostar mycket."),
        ("The cost is shared according to population.", PARKS, "Kostnaden delas efter folkmängd."),
        ("Enligt stadens norm krävs två platser.", PARKS, "Stadens egen norm kräver två platser."),
        ("The committee has reservations about the fee.", PARKS, "Nämnden är tveksam till avgiften."),
        ("The proposed decision is to lower the fee.", EXECUTIVE, "Avgiften sänks."),
        ("In the Left Party's opinion, the city should support the fee.", LEFT, "Staden borde stödja avgiften."),
        ("The Moderates want the city to oppose the fee.", MODERATES, "Vi vill att staden avstyrker avgiften."),
        ("Under the proposal no school authority may charge a fee.", NOBODY, "Ingen huvudman får ta ut avgift."),
        ("Hamnbolaget säger nej.", Speaker("Norrby Hamn AB", Role.RESPONDENT), "Bolaget säger nej."),
    ],
)
def test_what_is_no_speaker_is_none(text: str, speaker: Speaker, source: str) -> None:
    assert wrong_speaker(text, said_by(speaker, source)) is None


COMPARED = said_by(LEFT, "Till skillnad från borgarrådet anser vi att avgiften bör höjas.")
DOUBTED = said_by(COMMISSIONER, "Jag delar inte kansliets farhåga att avgiften blir för hög.")


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Vänsterpartiet vill höja avgiften, vilket borgarrådet inte vill.", COMPARED),
        ("Kansliet fruktar att avgiften blir för hög, men den oron hyser inte borgarrådet.", DOUBTED),
        ("Borgarrådet delar inte kansliets farhåga om avgiften.", DOUBTED),
    ],
)
def test_whom_the_speaker_itself_speaks_of_may_be_told_of(text: str, cited: Sentence) -> None:
    assert wrong_speaker(text, cited) is None


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Till skillnad från Vänsterpartiet anser borgarrådet att avgiften bör höjas.", COMPARED),
        ("Borgarrådet anser att Vänsterpartiet har fel om avgiften.", COMPARED),
        ("Borgarrådet fruktar att avgiften blir för hög, vilket kansliet avvisar.", DOUBTED),
        ("Kansliet anser att borgarrådet överdriver.", DOUBTED),
        ("Parknämnden delar inte borgarrådets farhåga.", DOUBTED),
    ],
)
def test_two_who_have_changed_places_are_found(text: str, cited: Sentence) -> None:
    assert wrong_speaker(text, cited) is not None


def test_what_somebody_else_is_told_to_say_is_not_the_speakers() -> None:
    cited = said_by(COMMISSIONER, "Parknämnden anser att avgiften är för hög.")
    assert wrong_speaker("Borgarrådet anser att avgiften är för hög.", cited) is not None
    assert wrong_speaker("Parknämnden anser att avgiften är för hög.", cited) is None


def test_in_a_text_of_nobody_known_the_one_that_it_names_speaks_and_no_other() -> None:
    cited = said_by(NOBODY, "Hamnkontoret anser att avgiften är för hög.")
    assert wrong_speaker("Hamnkontoret anser att avgiften är för hög.", cited) is None
    assert wrong_speaker("Kontoret anser att avgiften är för hög.", cited) is None
    assert wrong_speaker("Parknämnden anser att avgiften är för hög.", cited) is not None


def test_who_retells_is_named_for_what_is_retold_and_for_nothing_more() -> None:
    cited = said_by(PROPOSER, "Utredningen vill höja avgiften.", "Stadskansliet")
    assert wrong_speaker("Stadskansliet noterar att utredningen vill höja avgiften.", cited) is None
    assert wrong_speaker("Stadskansliet vill höja avgiften.", cited) is not None
    assert wrong_speaker("Kansliet vill höja avgiften.", cited) is not None


def test_another_who_bears_the_title_is_not_the_commissioner() -> None:
    cited = said_by(PARKS, "Ordföranden Siv Holm deltog inte i beslutet.")
    assert wrong_speaker("Vera Talgren deltog inte i beslutet.", cited) is not None


def test_a_party_is_known_by_its_abbreviation_in_the_sentence() -> None:
    cited = said_by(NOBODY, "Reservation anfördes av Gun Asp (SD).")
    assert wrong_speaker("Sverigedemokraten Gun Asp reserverade sig.", cited) is None
    assert wrong_speaker("Kristdemokraten Gun Asp reserverade sig.", cited) is not None
