"""Who takes a proposal up in words that stand everywhere: its letter, a row of its words, a participle, a pronoun."""

from pathlib import Path

import pytest

from assistant.positions.build import positions
from assistant.positions.matrix import Attitude, Cell, Matrix, Topic
from ingest.case import load_case
from ingest.corpus import read_corpus
from tests.fakes.opened import opened

MEMORANDUM = (
    opened("Riktlinjer för bryggor")
    + """\
Kustförbundet föreslår att antalet badplatser ska ha tredubblats till 2030. I etapp A, Östra kajen, föreslås två
pontoner av trä. I etapp B, som omfattar ön, föreslås inga grillar få ställas upp. Vattenskotrar klass II föreslås få
använda viken. Den som lämnar skräp efter sig ska inte få hyra en båtplats under nästa sommar. Kostnaden för städning
föreslås fördelas efter strandlinje.

Beredning

Ärendet har remitterats till hamnnämnden och idrottsnämnden.

Mina synpunkter

Jag delar Kustförbundets bedömning att det behövs två pontoner. Att straffa den som lämnar skräp efter sig hör inte
hemma i en vänlig stad.

Stockholm den 2 april 2019

SIV ARONIUS

Remissammanställning

Hamnnämnden

Hamnnämndens yttrande daterat den 5 mars 2019 har i huvudsak följande lydelse.

Nämnden avvisar bestämt allt byggande vid Östra kajen. Vattenskotrar är roliga, men nämnden vill inte ha dem i viken.
Nämnden kan inte tillstyrka att kostnaden fördelas efter strandlinje.

Idrottsnämnden

Idrottsnämndens yttrande daterat den 6 mars 2019 har i huvudsak följande lydelse.

Nämnden tillstyrker etapp B. Nämnden håller det inte för troligt att badplatserna hinner tredubblas.
"""
)


@pytest.fixture
def matrix(tmp_path: Path) -> Matrix:
    (tmp_path / "pm.txt").write_text(MEMORANDUM, encoding="utf-8")
    case = load_case(tmp_path)
    return positions(case, read_corpus(case))


def topic(matrix: Matrix, proposal: str) -> Topic:
    return next(one for one in matrix.topics if not one.whole and any(proposal in s.search_text for s in one.proposals))


def cell(matrix: Matrix, proposal: str, speaker: str) -> Cell:
    return next(cell for cell in topic(matrix, proposal).cells if cell.speaker.name == speaker)


@pytest.mark.parametrize(
    ("proposal", "speaker", "attitude"),
    [
        ("etapp A", "Hamnnämnden", Attitude.REJECTS),
        ("etapp B", "Idrottsnämnden", Attitude.AGREES),
        ("etapp B", "Hamnnämnden", Attitude.SILENT),
        ("Vattenskotrar", "Hamnnämnden", Attitude.REJECTS),
        ("skräp", "Siv Aronius", Attitude.REJECTS),
        ("tredubblats", "Idrottsnämnden", Attitude.DOUBTS),
        ("strandlinje", "Hamnnämnden", Attitude.REJECTS),
        ("etapp A", "Siv Aronius", Attitude.AGREES),
    ],
)
def test_what_takes_up_a_proposal_is_of_its_topic(
    matrix: Matrix, proposal: str, speaker: str, attitude: Attitude
) -> None:
    assert cell(matrix, proposal, speaker).attitude is attitude


def test_what_two_letters_mark_is_two_topics(matrix: Matrix) -> None:
    assert topic(matrix, "etapp A") is not topic(matrix, "etapp B")
