"""Topics that only the answers have, and several of them by one word."""

from pathlib import Path

from assistant.positions.build import positions
from assistant.positions.matrix import Attitude, Matrix
from ingest.case import load_case
from ingest.corpus import read_corpus
from tests.fakes.opened import opened

MEMORANDUM = (
    opened("Ordning i skärgården")
    + """\
Kustförbundet föreslår att båtar ska ha nummer.

Beredning

Ärendet har remitterats till hamnnämnden, idrottsnämnden och Ekby Bryggor AB.

Mina synpunkter

Kustförbundet har gjort ett gott arbete.

Hamnnämnden

Nämnden avstyrker hastighetsgränsen. Arbetsmiljöverket bör höras.

Idrottsnämnden

Med hastighetsgränsen blir det svårt att träna. Arbetsmiljöverket har inte hörts.

Ekby Bryggor AB

{last}
"""
)
PROPOSAL = "Kustförbundet\n\nOrdning i skärgården\n\nMaj 2019\n\nFörslag\n\nBåtar ska ha nummer.\n"


def read(folder: Path, own: bool = False, last: str = "Bolaget har inga synpunkter.") -> Matrix:
    (folder / "pm.txt").write_text(MEMORANDUM.format(last=last), encoding="utf-8")
    if own:
        (folder / "forslag.txt").write_text(PROPOSAL, encoding="utf-8")
    case = load_case(folder)
    return positions(case, read_corpus(case))


def names(matrix: Matrix) -> list[str]:
    return [topic.name for topic in matrix.topics if not topic.whole]


def test_a_compound_that_two_voices_speak_of_is_a_topic_if_one_takes_a_side(tmp_path: Path) -> None:
    matrix = read(tmp_path)
    assert "Hastighetsgränsen" in names(matrix)
    row = next(topic for topic in matrix.topics if topic.name == "Hastighetsgränsen")
    said = {cell.speaker.name: cell.attitude for cell in row.cells}
    assert said["Hamnnämnden"] is Attitude.REJECTS
    assert said["Idrottsnämnden"] is not Attitude.SILENT
    assert said["Ekby Bryggor AB"] is Attitude.SILENT


def test_a_body_that_is_spoken_of_is_none(tmp_path: Path) -> None:
    assert not any("verket" in name for name in names(read(tmp_path)))


def test_what_one_voice_alone_speaks_of_is_none(tmp_path: Path) -> None:
    assert "Trygghetslarmen" not in names(read(tmp_path, last="Bolaget avstyrker trygghetslarmen."))


def test_where_the_proposal_has_a_document_of_its_own_the_topics_are_found_there(tmp_path: Path) -> None:
    assert "Hastighetsgränsen" not in names(read(tmp_path, own=True))
