"""A heading over many proposals names none of them alone; what is done to a thing does not name it; what is asked."""

import pytest

from assistant.positions.matrix import Attitude, Cell, Matrix
from assistant.positions.terms import TermIndex
from tests.fakes.matrices import matrix_of, row
from tests.fakes.opened import opened

REPORT = """Betänkande av Utredningen om fjällets stigar

Fjällets stigar (sammanfattning)

Utredningens förslag

Marknadsdagar

Utredningen föreslår att varje kommun ska hålla minst fyra marknadsdagar om året.

Fjällvakter

Utredningen föreslår att kommuner får utse vandringsleder där fjällvakter ska följa med. Fjällvakter ska bära
rökfacklor. Fjällvakter ska lyda under räddningschefen.
Utredningen föreslår att prövotiden förlängs från två till tre månader.
Stugvärdar ska ta ut en gästavgift. Fjällvakter ska ha en egen hund.

Svar ska lämnas senast den 3 maj 2031. Utredningen vill särskilt veta hur kommunerna ser på snöskotrar.
"""
MEMORANDUM = (
    opened("Fjällets stigar", number="2031:7", diary="5-77", sender="Fjälldepartementet")
    + """\
Fjälldepartementet har remitterat betänkandet Fjällets stigar.

Beredning

Ärendet har remitterats till stadsledningskontoret, trafiknämnden och kulturnämnden.

Mina synpunkter

Jag tillstyrker att öppettiden för stugorna förlängs.

Stockholm den 2 april 2031

SIV ARONIUS

Remissammanställning

Stadsledningskontoret

Stadsledningskontorets tjänsteutlåtande daterat den 5 mars 2031 har i huvudsak följande lydelse.

Kontoret har inget att erinra mot att fjällvakter lyder under räddningschefen. Snöskotrar är bullriga.

Trafiknämnden

Trafiknämndens yttrande daterat den 6 mars 2031 har i huvudsak följande lydelse.

Nämnden avstyrker rökfacklorna för fjällvakter. Däremot avstyrks gästavgiften, som enligt nämnden är dyr.

Kulturnämnden

Kulturnämndens yttrande daterat den 7 mars 2031 har i huvudsak följande lydelse.

Nämnden välkomnar fler fjällvakter. Nämnden är tveksam till att tre månaders prövotid behövs.
"""
)


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Matrix:
    return matrix_of(tmp_path_factory.mktemp("fjall"), REPORT, MEMORANDUM)


def cell(matrix: Matrix, words: str, speaker: str) -> Cell:
    return next(cell for cell in row(matrix, words).cells if (cell.speaker.name or "").startswith(speaker))


def test_what_is_said_of_one_proposal_of_a_chapter_is_not_said_of_the_first(matrix: Matrix) -> None:
    assert cell(matrix, "lyda under", "Stadsledningskontoret").attitude is Attitude.AGREES
    assert cell(matrix, "utse vandringsleder", "Stadsledningskontoret").attitude is Attitude.SILENT
    assert cell(matrix, "rökfacklor", "Trafiknämnden").attitude is Attitude.REJECTS
    assert cell(matrix, "utse vandringsleder", "Trafiknämnden").attitude is Attitude.SILENT


def test_what_is_said_of_the_chapter_stands_in_its_first_row(matrix: Matrix) -> None:
    assert cell(matrix, "utse vandringsleder", "Kulturnämnden").attitude is Attitude.AGREES


def test_each_proposal_of_a_chapter_is_a_row(matrix: Matrix) -> None:
    assert (
        len({row(matrix, words).id for words in ("utse vandringsleder", "rökfacklor", "lyda under", "egen hund")}) == 4
    )


def test_what_is_done_to_one_thing_is_not_done_to_another(matrix: Matrix) -> None:
    assert cell(matrix, "prövotiden", "Siv").attitude is Attitude.SILENT


def test_a_rejection_may_open_its_sentence(matrix: Matrix) -> None:
    assert cell(matrix, "gästavgift", "Trafiknämnden").attitude is Attitude.REJECTS


def test_what_is_asked_for_is_no_proposal(matrix: Matrix) -> None:
    assert not any(
        words in sentence.search_text
        for topic in matrix.topics
        for sentence in topic.proposals
        for words in ("Svar ska", "snöskotrar")
    )


def test_a_unit_that_owns_is_the_same_measure() -> None:
    index = TermIndex.learn(())

    assert index.of("tre månaders vila").keys() & index.of("högst tre månader").keys()
