"""Rules without a word of proposing, and what is left out, are topics where somebody takes them up, and only there."""

from pathlib import Path

import pytest

from assistant.positions.build import positions
from assistant.positions.matrix import Attitude, Matrix
from assistant.positions.stated import is_stated
from ingest.case import load_case
from ingest.corpus import read_corpus
from ingest.passage import Sentence
from tests.fakes.opened import opened

MEMORANDUM = (
    opened("Gemensamma räddningsbåtar")
    + """\
Kustförbundet har till kommunen skickat ett förslag om sjöräddning. I dag får varje hamn köpa egna mastkorgar.
Av en enkät framgår att fiskebåtar får vänta. Kustförbundet föreslår att fyra räddningsbåtar köps in till
skärgården. Kustförbundet föreslår vidare att varje besättning ska öva en gång i månaden. Båtarna ägs
gemensamt, men värdhamnen svarar för besiktning. Larmtelefonen bemannas av lotsarna. Förbundet har övervägt
att kräva simprov men avstår från det. Förbundet har övervägt att hyra sjukhussängar men anser att det blir
för dyrt. Förbundet bedömer att tidvattnet är ringa. Remissen har beretts av hamnkaptenen.

Beredning

Ärendet har remitterats till hamnnämnden och idrottsnämnden.

Mina synpunkter

Jag tillstyrker att fyra räddningsbåtar köps in.

Stockholm den 2 april 2019

SIV ARONIUS

Remissammanställning

Hamnnämnden

Hamnnämndens yttrande daterat den 5 mars 2019 har i huvudsak följande lydelse.

Nämnden kan inte godta att värdhamnen svarar för besiktning. Nämnden saknar ett krav på simprov. Hamnkaptenen har
läst remissen. Tidvattnet är enligt nämnden en annan fråga.

Idrottsnämnden

Idrottsnämndens yttrande daterat den 6 mars 2019 har i huvudsak följande lydelse.

Nämnden tillstyrker att varje besättning övar en gång i månaden.
"""
)


@pytest.fixture
def sentences(tmp_path: Path) -> tuple[Sentence, ...]:
    (tmp_path / "pm.txt").write_text(MEMORANDUM, encoding="utf-8")
    return read_corpus(load_case(tmp_path)).sentences


@pytest.fixture
def matrix(tmp_path: Path) -> Matrix:
    (tmp_path / "pm.txt").write_text(MEMORANDUM, encoding="utf-8")
    case = load_case(tmp_path)
    return positions(case, read_corpus(case))


def proposed(matrix: Matrix) -> str:
    return " ".join(one.search_text for topic in matrix.topics if not topic.whole for one in topic.proposals)


def test_a_rule_that_somebody_takes_up_is_a_topic_once(matrix: Matrix) -> None:
    rows = [topic for topic in matrix.topics if any("Båtarna ägs" in one.search_text for one in topic.proposals)]

    assert len(rows) == 1
    assert [cell.speaker.name for cell in rows[0].cells if cell.attitude is not Attitude.SILENT] == ["Hamnnämnden"]


def test_a_rule_is_taken_up_by_any_of_its_clauses_and_named_by_the_first(matrix: Matrix) -> None:
    assert "Båtarna ägs gemensamt" in [topic.name for topic in matrix.topics]


def test_what_is_left_out_is_a_topic_by_its_own_name_where_somebody_takes_it_up(matrix: Matrix) -> None:
    assert "Inget krav på simprov" in [topic.name for topic in matrix.topics]


@pytest.mark.parametrize("nobodys", ["Larmtelefonen", "sjukhussängar"])
def test_what_nobody_takes_up_is_no_topic(matrix: Matrix, nobodys: str) -> None:
    assert nobodys not in proposed(matrix)


@pytest.mark.parametrize("told", ["tidvattnet", "hamnkaptenen"])
def test_events_and_estimates_are_no_topics_though_spoken_of(matrix: Matrix, told: str) -> None:
    assert told not in proposed(matrix)


@pytest.mark.parametrize("described", ["mastkorgar", "fiskebåtar", "sjöräddning"])
def test_what_holds_today_and_what_was_sent_or_found_out_is_no_proposal(matrix: Matrix, described: str) -> None:
    assert described not in proposed(matrix)


def test_only_the_proposers_own_text_states_rules(sentences: tuple[Sentence, ...]) -> None:
    stated = [one.search_text for one in sentences if is_stated(one)]

    assert any(text.startswith("Båtarna ägs") for text in stated)
    assert not any("Hamnkaptenen" in text or "hamnkaptenen" in text or "Tidvattnet" in text for text in stated)
