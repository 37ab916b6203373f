"""What holds of every matrix: on the shipped case, on one without case.toml, on a memorandum made for the purpose."""

from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from assistant.positions.build import MOST_TOPICS, positions
from assistant.positions.matrix import Attitude, Cell, Matrix, Topic
from ingest.case import Case, load_case
from ingest.case_toml import TopicInfo
from ingest.corpus import Corpus, read_corpus
from ingest.passage import Role, Stance
from tests.fakes.opened import opened

ROOT = Path(__file__).parents[3]
KSL = ROOT / "corpus" / "ksl-2015-2018"
NIGHT = ROOT / "eval" / "suites" / "pm-2016-041" / "case"

MEMORANDUM = (
    opened("Avgifter för lånecyklar", number="2018:12", diary="5-77", sender="Länsstyrelsen")
    + """\
Länsstyrelsen föreslår att en årsavgift på 300 kronor införs för varje lånecykel. Länsstyrelsen föreslår vidare att
lånecyklar förbjuds på kajerna. Cykelställen ska märkas med husnummer. Ett klagotorg ska inrättas för trafikanterna.

Beredning

Ärendet har remitterats till trafiknämnden.

Mina synpunkter

Jag välkomnar årsavgiften. Jag delar inte trafiknämndens uppfattning att förbudet på kajerna ska avvisas. Det är varken
nödvändigt eller lämpligt att bygga fler garage.

Stockholm den 2 april 2018

SIV ARONIUS

Bilaga

Borgarrådsberedningen tillstyrker föredragande borgarrådets förslag.

Reservation anfördes av borgarrådet Bo Malm (C) enligt följande.

Vi är tveksamma till årsavgiften. Vi avstyrker förbudet mot lånecyklar på kajerna.

Remissammanställning

Trafiknämnden

Trafiknämndens yttrande daterat den 5 mars 2018 har i huvudsak följande lydelse.

Trafiknämnden tillstyrker förslaget. Nämnden instämmer i huvudsak i förslaget om årsavgift. Nämnden har inget att
invända mot att cykelställen märks med husnummer, men anser att märkningen ska bekostas av staten.
"""
)


@cache
def known(folder: Path) -> tuple[Case, Corpus, Matrix]:
    case = load_case(folder)
    corpus = read_corpus(case)
    return case, corpus, positions(case, corpus)


@pytest.fixture
def memorandum(tmp_path: Path) -> tuple[Case, Corpus, Matrix]:
    (tmp_path / "pm.txt").write_text(MEMORANDUM, encoding="utf-8")
    case = load_case(tmp_path)
    corpus = read_corpus(case)
    return case, corpus, positions(case, corpus)


def cells(matrix: Matrix) -> list[Cell]:
    return list(chain.from_iterable(topic.cells for topic in matrix.topics))


def topic(matrix: Matrix, name: str) -> Topic:
    return next(one for one in matrix.topics if not one.whole and name.casefold() in one.name.casefold())


def attitude(matrix: Matrix, row: str, speaker: str) -> Attitude:
    cell = next(cell for cell in topic(matrix, row).cells if cell.speaker.name == speaker)
    return cell.attitude


@pytest.mark.parametrize("folder", [KSL, NIGHT], ids=["shipped", "without case.toml"])
def test_every_cell_holds_its_speakers_own_sentences(folder: Path) -> None:
    _, _, matrix = known(folder)

    for cell in cells(matrix):
        assert all(sentence.voice.speaker == cell.speaker for sentence in cell.sentences)
        assert len({sentence.id for sentence in cell.sentences}) == len(cell.sentences)


@pytest.mark.parametrize("folder", [KSL, NIGHT], ids=["shipped", "without case.toml"])
def test_every_row_has_a_cell_for_each_speaker_in_order(folder: Path) -> None:
    _, _, matrix = known(folder)

    assert all(tuple(cell.speaker for cell in row.cells) == matrix.speakers for row in matrix.topics)
    assert len({row.id for row in matrix.topics}) == len(matrix.topics)
    assert [row.whole for row in matrix.topics] == [True] + [False] * (len(matrix.topics) - 1)
    assert 4 <= len(matrix.topics) - 1 <= MOST_TOPICS
    assert all(row.proposals for row in matrix.topics if not row.whole)


@pytest.mark.parametrize("folder", [KSL, NIGHT], ids=["shipped", "without case.toml"])
def test_the_proposer_has_no_column_and_every_other_one_holds_opinions(folder: Path) -> None:
    _, corpus, matrix = known(folder)
    said = {sentence.voice.speaker for sentence in corpus.sentences if sentence.voice.stance is not Stance.BACKGROUND}

    assert all(speaker.role is not Role.PROPOSER for speaker in matrix.speakers)
    assert set(matrix.speakers) <= said


@pytest.mark.parametrize("folder", [KSL, NIGHT], ids=["shipped", "without case.toml"])
def test_the_same_documents_give_the_same_matrix(folder: Path) -> None:
    case, corpus, matrix = known(folder)

    assert positions(case, corpus) == matrix


def test_the_sentence_that_shows_the_attitude_comes_first() -> None:
    _, _, matrix = known(KSL)
    office = next(cell for cell in topic(matrix, "styrgrupper").cells if cell.speaker.role is Role.OFFICE)

    assert office.attitude is Attitude.DOUBTS
    assert "farhågor" in office.sentences[0].search_text


def test_a_proposal_told_in_two_documents_is_one_topic() -> None:
    _, _, matrix = known(KSL)
    group = topic(matrix, "styrgrupper")

    assert {sentence.document_id for sentence in group.proposals} == {
        "ksl-infor-nasta-mandatperiod-2014",
        "pm-2014-134",
    }


def test_what_nobody_speaks_of_is_a_row_of_silence() -> None:
    _, _, matrix = known(KSL)

    assert all(cell.attitude is Attitude.SILENT for cell in topic(matrix, "konvent").cells)


def test_a_body_that_only_passes_the_presenters_proposal_on_has_no_column() -> None:
    _, _, matrix = known(KSL)

    assert "Borgarrådsberedningen" not in {speaker.name for speaker in matrix.speakers}


def test_attitudes_follow_the_words(memorandum: tuple[Case, Corpus, Matrix]) -> None:
    _, _, matrix = memorandum

    assert attitude(matrix, "årsavgift", "Siv Aronius") is Attitude.AGREES
    assert attitude(matrix, "årsavgift", "Reservation (C)") is Attitude.DOUBTS
    assert attitude(matrix, "årsavgift", "Trafiknämnden") is Attitude.AGREES
    assert attitude(matrix, "cykelställ", "Trafiknämnden") is Attitude.AGREES_PARTLY
    assert attitude(matrix, "lånecyklar", "Reservation (C)") is Attitude.REJECTS
    assert attitude(matrix, "klagotorg", "Trafiknämnden") is Attitude.SILENT


def test_a_view_that_is_only_retold_is_no_rejection(memorandum: tuple[Case, Corpus, Matrix]) -> None:
    _, _, matrix = memorandum

    assert Attitude.REJECTS not in {cell.attitude for cell in cells(matrix) if cell.speaker.name == "Siv Aronius"}


def test_agreement_with_the_whole_does_not_spread_to_its_parts(memorandum: tuple[Case, Corpus, Matrix]) -> None:
    _, _, matrix = memorandum
    whole = next(cell for cell in matrix.topics[0].cells if cell.speaker.name == "Trafiknämnden")

    assert whole.attitude is Attitude.AGREES
    assert attitude(matrix, "lånecyklar", "Trafiknämnden") is Attitude.SILENT


def test_the_case_renames_joins_and_orders_topics() -> None:
    case, corpus, found = known(KSL)
    told = (
        TopicInfo("Konvent och direktörer", ("konvent", "kommundirektör")),
        TopicInfo("Styrgrupper", ("styrgrupp",)),
    )

    matrix = positions(replace(case, topics=told), corpus)

    assert [row.name for row in matrix.topics[1:3]] == ["Konvent och direktörer", "Styrgrupper"]
    assert len(matrix.topics) == len(found.topics) - 1
    assert not any("konvent" in row.name.casefold() for row in matrix.topics[3:])


def test_a_topic_of_the_case_that_nothing_proposes_is_no_row() -> None:
    case, corpus, found = known(KSL)

    matrix = positions(replace(case, topics=(TopicInfo("Måne", ("månlandning",)),)), corpus)

    assert matrix == found


def test_documents_without_any_proposal_give_the_row_on_the_whole_alone(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Hej.\n\nHär är det soligt i dag.\n", encoding="utf-8")
    case = load_case(tmp_path)

    matrix = positions(case, read_corpus(case))

    assert [row.whole for row in matrix.topics] == [True]
    assert matrix.proposer is None
