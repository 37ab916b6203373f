from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.guard.guard import Guard
from assistant.guard.verdict import Fault
from assistant.lexicon import load_lexicon
from assistant.roster import build_roster
from ingest.corpus import Corpus
from ingest.passage import Document, Passage, Role, Sentence
from tests.fakes.voices import COMMISSIONER, DISSENT, ISSUER, OFFICE, PROPOSER, everyone, sentence
from vectorstore.reading import Reading
from vectorstore.windows import Window

SURE, UNSURE = 9.0, -9.0
FEE = "Avgiften på 40 kronor bör inte höjas före 2012, enligt kontoret."


class Checker:
    """A checker that says the same of everything."""

    id = "fake-checker"
    calibrated = True

    def __init__(self, logit: float) -> None:
        self._logit = logit

    def tokens(self, question: str, window: Window) -> int:
        return 1

    def read(self, question: str, windows: Sequence[Window]) -> tuple[Reading, ...]:
        return tuple(Reading((self._logit,) * len(window.sentences), self._logit) for window in windows)


def guard(*said: Sentence, logit: float = SURE) -> Guard:
    sentences = (*everyone(), *said)
    document = Document("d", "d.txt", "PM 2011:7 Avgifter", "x" * 5_000, ISSUER, "2011-05-03")
    corpus = Corpus((document,), sentences, tuple(Passage("d", (s,)) for s in sentences), ())
    lexicon = load_lexicon()
    return Guard(corpus, build_roster(sentences, {}, lexicon), lexicon, Checker(logit))


def fault_of(text: str, *cited: Sentence, logit: float = SURE) -> Fault | None:
    return guard(*cited, logit=logit).check(text, cited).fault


OFFICES = sentence(FEE, OFFICE, 1_000)
RETOLD = sentence("Länsstyrelsen vill att broarna byggs om.", PROPOSER, 2_000, reported_by="Trafikkontoret")
DISSENTS = sentence("Vi vill att avgiften tas bort.", DISSENT, 3_000)


@pytest.mark.parametrize(
    "text",
    [
        "Trafikkontoret anser att avgiften på 40 kronor inte bör höjas före 2012.",
        "Enligt trafikkontoret bör avgiften inte höjas.",
        "Avgiften bör inte höjas, menar kontoret.",
        "Det är trafikkontoret som inte vill höja avgiften.",
        "Någon höjning före 2012 bör inte ske.",
        "The Traffic Office does not want to raise the fee of SEK 40 before 2012.",
        "Den 3 maj 2011 skrev trafikkontoret att avgiften inte bör höjas.",
    ],
)
def test_a_true_statement_passes(text: str) -> None:
    assert fault_of(text, OFFICES) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Berit Lind anser att avgiften inte bör höjas före 2012.", Fault.SPEAKER),
        ("Avgiften bör enligt reservanterna inte höjas.", Fault.SPEAKER),
        ("Avgiften bör inte höjas, menar Lind.", Fault.SPEAKER),
        ("Det är Länsstyrelsen som inte vill höja avgiften.", Fault.SPEAKER),
        ("Majoriteten vill inte höja avgiften.", Fault.SPEAKER),
        ("Enligt revisorerna bör avgiften inte höjas.", Fault.SPEAKER),
        ("Revisorerna anser att avgiften inte bör höjas.", Fault.SPEAKER),
        ("The water board does not want to raise the fee.", Fault.SPEAKER),
        ("Avgiften bör enligt kontoret (Aquaverket) inte höjas.", Fault.NAME),
        ("The Environment Office does not want to raise the fee.", Fault.SPEAKER),
        ("Avgiften på 50 kronor bör inte höjas.", Fault.NUMBER),
        ("Avgiften bör inte höjas före 2013.", Fault.NUMBER),
        ("Avgiften bör inte höjas före maj 2012.", Fault.NUMBER),
        ("Avgiften i Malmö bör inte höjas.", Fault.NAME),
        ("Avgiften bör enligt Vägverket inte höjas.", Fault.SPEAKER),
        ("Trafikkontoret tillstyrker att avgiften höjs och inte bara det.", None),
        ("", Fault.EMPTY),
    ],
)
def test_what_the_rules_are_certain_of_is_stopped_whatever_the_checker_says(text: str, fault: Fault | None) -> None:
    assert fault_of(text, OFFICES) is fault


def test_what_the_checker_does_not_believe_is_stopped() -> None:
    assert fault_of("Avgiften bör inte höjas.", OFFICES, logit=UNSURE) is Fault.MEANING


def test_a_lost_negation_is_named_for_what_it_is() -> None:
    assert fault_of("Avgiften bör höjas före 2012.", OFFICES, logit=UNSURE) is Fault.NEGATION


def test_the_other_side_is_stopped_whatever_the_checker_says() -> None:
    source = sentence("Nämnden tillstyrker förslaget.", OFFICE, 1_000)
    assert fault_of("Trafikkontoret avstyrker förslaget.", source) is Fault.STANCE


def test_a_retold_view_is_the_proposers_and_may_be_told_as_retold() -> None:
    assert fault_of("Länsstyrelsen vill bygga om broarna.", RETOLD) is None
    assert fault_of("Trafikkontoret noterar att Länsstyrelsen vill bygga om broarna.", RETOLD) is None
    assert fault_of("Trafikkontoret vill bygga om broarna.", RETOLD) is Fault.SPEAKER
    assert fault_of("Trafikkontoret kräver att Länsstyrelsen bygger om broarna.", RETOLD) is Fault.SPEAKER


def test_who_signed_a_dissent_speaks_for_it() -> None:
    assert fault_of("Nils Ek vill ta bort avgiften.", DISSENTS) is None
    assert fault_of("Centerpartiet vill ta bort avgiften.", DISSENTS) is None
    assert fault_of("Moderaterna vill ta bort avgiften.", DISSENTS) is not None


def test_sentences_of_two_voices_are_no_source_of_one_statement() -> None:
    other = sentence("Avgiften är för hög.", COMMISSIONER, 4_000)
    assert guard(OFFICES, other).check("Avgiften är för hög.", (OFFICES, other)).fault is Fault.MIXED


def test_without_a_source_nothing_passes() -> None:
    assert guard().check("Avgiften är för hög.", ()).fault is Fault.NO_SOURCE


@pytest.mark.parametrize(
    "text",
    [
        "Trafikkontoret",
        "Kontoret anser",
        "2012",
        "Det gör den inte.",
        "No, it does not.",
        "Det stämmer enligt kontoret.",
    ],
)
def test_a_fragment_says_nothing_whatever_the_checker_says(text: str) -> None:
    assert fault_of(text, OFFICES) is Fault.EMPTY


def test_a_sentence_is_its_own_support() -> None:
    assert fault_of("Vi vill att avgiften tas bort", DISSENTS, logit=UNSURE) is None


def test_the_city_speaks_through_its_commissioner_and_not_through_any_office() -> None:
    other = sentence("Avgiften är för hög.", replace(OFFICE, name="Miljökontoret"), 4_000)
    assert fault_of("Staden anser att avgiften är för hög.", other, OFFICES) is not None
    commissioners = sentence("Avgiften är för hög.", COMMISSIONER, 4_000)
    assert fault_of("Staden anser att avgiften är för hög.", commissioners) is None


def test_of_two_dissents_of_one_name_each_has_its_own_signatories() -> None:
    other = sentence("Vi vill behålla avgiften.", replace(DISSENT, members=("Karin Bo",)), 4_000)
    both = guard(DISSENTS, other)
    assert both.check("Karin Bo vill behålla avgiften.", (other,)).fault is None
    assert both.check("Nils Ek vill behålla avgiften.", (other,)).fault is Fault.SPEAKER


def test_a_sign_before_a_number_is_part_of_it() -> None:
    source = sentence("Resultatet får vara -5 procent.", OFFICE, 4_000)
    assert fault_of("Resultatet får vara 5 procent.", source, logit=UNSURE) is not None


def test_a_figure_one_is_no_article() -> None:
    source = sentence("Avgiften höjs med 3 procent i en kommun.", OFFICE, 4_000)
    assert fault_of("Avgiften höjs med 1 procent i en kommun.", source) is Fault.NUMBER
    assert fault_of("The fee is raised by 3 per cent in one municipality.", source) is None


def test_how_many_have_signed_is_known_of_people_alone() -> None:
    signed = sentence(
        "Vi vill att avgiften tas bort efter tre år.", replace(DISSENT, members=("Nils Ek", "Eva By")), 4_000
    )
    assert guard(signed).check("De två ledamöterna vill ta bort avgiften.", (signed,)).fault is None
    assert (
        guard(signed).check("De tre ledamöterna vill ta bort avgiften efter två år.", (signed,)).fault is Fault.NUMBER
    )


def test_a_commissioner_may_be_called_by_title_and_an_association_by_its_kind() -> None:
    commissioners = sentence("Avgiften är för hög i hamnen.", COMMISSIONER, 4_000)
    assert (
        guard(commissioners).ruled("I hamnen är avgiften för hög, så stadsrådets svar är klart.", (commissioners,))
        is None
    )
    villas = sentence("Avgiften är för hög i hamnen.", replace(OFFICE, name="Villaägarna", role=Role.RESPONDENT), 5_000)
    assert guard(villas).ruled("I hamnen är avgiften för hög, så svaret från föreningen är klart.", (villas,)) is None
    offices = sentence("Avgiften är för hög i hamnen.", OFFICE, 6_000)
    assert (
        guard(offices).ruled("I hamnen är avgiften för hög, så svaret från föreningen är klart.", (offices,))
        is not None
    )
