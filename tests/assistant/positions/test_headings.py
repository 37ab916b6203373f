"""Several proposals under one heading, the words that answers call them by, and proposals that only answers tell of."""

import pytest

from assistant.positions.matrix import Attitude, Cell, Matrix
from assistant.positions.retold import named_in
from tests.fakes.matrices import matrix_of, row
from tests.fakes.opened import opened

REPORT = """Betänkande av Utredningen om torghandel

Levande torg (sammanfattning)

Utredningens förslag

Avgifter

Utredningen föreslår att en handlaravgift på 900 kronor införs för varje stånd. Handlaravgiften ska betalas i förskott.
Utredningen föreslår vidare att elkablar ska grävas ned vid alla torg.

Marknadsdagar

Utredningen föreslår att varje kommun ska hålla minst fyra marknadsdagar om året.

Torgvakter

Utredningen föreslår att kommunerna ska anställa torgvärdar.
"""
MEMORANDUM = (
    opened("Levande torg", number="2021:7", diary="5-77", sender="Näringsdepartementet")
    + """\
Näringsdepartementet har remitterat betänkandet Levande torg.

Beredning

Ärendet har remitterats till stadsledningskontoret, trafiknämnden, kulturnämnden, idrottsnämnden och Torghandlarna.

Mina synpunkter

Jag instämmer i stort i förslaget om handlaravgift. Avgiften ger torgen en stadig inkomst.

Stockholm den 2 april 2021

SIV ARONIUS

Remissammanställning

Stadsledningskontoret

Stadsledningskontorets tjänsteutlåtande daterat den 5 mars 2021 har i huvudsak följande lydelse.

Kontoret instämmer i stort i förslaget om handlaravgift. Avgiften bör dock sänkas till hälften. Kontoret tillstyrker
marknadsdagarna men är tveksamt till att elkablar ska grävas ned. Förslaget om miljövite föranleder ingen erinran.

Trafiknämnden

Trafiknämndens yttrande daterat den 6 mars 2021 har i huvudsak följande lydelse.

Nämnden avstyrker avgiften. Nämnden har inga synpunkter på marknadsdagarna. Nämnden motsätter sig att elkablar grävs
ned. Miljövitet är för lågt.

Kulturnämnden

Kulturnämndens yttrande daterat den 7 mars 2021 har i huvudsak följande lydelse.

Nämnden har farhågor om marknadsdagarna och handlaravgiften samtidigt. Nämnden kan inte stödja att handlaravgiften delas
mellan grannkommuner och landsting.

Idrottsnämnden

Idrottsnämndens yttrande daterat den 8 mars 2021 har i huvudsak följande lydelse.

Nämnden anser att avgiften på 900 kronor är för låg. Fyra marknadsdagar räcker inte.
"""
)


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Matrix:
    return matrix_of(tmp_path_factory.mktemp("torg"), REPORT, MEMORANDUM)


def cell(matrix: Matrix, words: str, speaker: str) -> Cell:
    return next(cell for cell in row(matrix, words).cells if cell.speaker.name == speaker)


def test_what_goes_on_about_a_headings_first_proposal_is_of_it_and_another_thing_is_a_row_of_its_own(
    matrix: Matrix,
) -> None:
    fee = row(matrix, "900 kronor")

    assert any("i förskott" in proposal.search_text for proposal in fee.proposals)
    assert row(matrix, "elkablar") is not fee


def test_a_rejection_of_one_rule_under_a_heading_is_none_of_the_others(matrix: Matrix) -> None:
    assert cell(matrix, "elkablar", "Trafiknämnden").attitude is Attitude.REJECTS
    assert all("elkablar" not in s.search_text for s in cell(matrix, "900 kronor", "Trafiknämnden").sentences)


def test_a_compound_is_called_by_its_end(matrix: Matrix) -> None:
    assert cell(matrix, "900 kronor", "Trafiknämnden").attitude is Attitude.REJECTS


def test_agreement_by_and_large_is_agreement_where_nothing_is_held_against_it(matrix: Matrix) -> None:
    assert cell(matrix, "900 kronor", "Siv Aronius").attitude is Attitude.AGREES
    assert cell(matrix, "900 kronor", "Stadsledningskontoret").attitude is Attitude.AGREES_PARTLY


def test_what_turns_against_another_topic_limits_no_agreement(matrix: Matrix) -> None:
    assert cell(matrix, "marknadsdagar", "Stadsledningskontoret").attitude is Attitude.AGREES
    assert cell(matrix, "elkablar", "Stadsledningskontoret").attitude is Attitude.DOUBTS


def test_a_doubt_about_two_things_together_is_one_about_neither(matrix: Matrix) -> None:
    assert cell(matrix, "marknadsdagar", "Kulturnämnden").attitude is Attitude.SPEAKS


def test_to_reject_how_a_thing_is_done_is_not_to_reject_it(matrix: Matrix) -> None:
    assert cell(matrix, "900 kronor", "Kulturnämnden").attitude is Attitude.DOUBTS


def test_a_sum_or_number_that_is_too_low_is_doubted_and_not_rejected(matrix: Matrix) -> None:
    assert cell(matrix, "900 kronor", "Idrottsnämnden").attitude is Attitude.DOUBTS
    assert cell(matrix, "marknadsdagar", "Idrottsnämnden").attitude is Attitude.DOUBTS


def test_who_has_no_view_takes_no_side(matrix: Matrix) -> None:
    assert cell(matrix, "marknadsdagar", "Trafiknämnden").attitude is Attitude.SPEAKS


def test_a_proposal_that_only_answers_tell_of_is_a_row(matrix: Matrix) -> None:
    assert cell(matrix, "miljövite", "Stadsledningskontoret").attitude is Attitude.AGREES
    assert cell(matrix, "miljövite", "Trafiknämnden").attitude is Attitude.DOUBTS


def test_nobodys_first_person_is_a_proposal(matrix: Matrix) -> None:
    told = [proposal.search_text for topic in matrix.topics for proposal in topic.proposals]

    assert not any(text.startswith(("Jag ", "Vi ")) for text in told)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Förslaget om vite är rimligt.", "vite"),
        ("Kravet på ett slutdatum är klokt.", "ett slutdatum"),
        ("Den föreslagna uppsägningstiden föranleder ingen invändning.", "uppsägningstiden"),
        ("Utredningens förslag att torgen ska vaktas är bra.", ""),
        ("Kulturnämndens förslaget om ett arkiv är bra.", ""),
        ("Förslaget till svar är försiktigt.", ""),
        ("Nämnden vill ha fler torg.", ""),
    ],
)
def test_what_an_answer_calls_a_proposal(text: str, named: str) -> None:
    assert named_in(text) == named
