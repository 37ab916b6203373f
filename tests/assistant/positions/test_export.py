"""The matrix in files: every quote word for word with its place, nothing that a spreadsheet would run."""

import csv
from io import BytesIO, StringIO

import docx
import pytest
from docx.enum.section import WD_ORIENT

from assistant.positions.export import matrix_csv, matrix_docx
from assistant.positions.matrix import Attitude, Cell, Matrix, Topic
from assistant.positions.word import MOST_COLUMNS
from ingest.passage import Document, Role, Sentence, Span, Speaker, Stance, Voice
from prompts.texts import load_texts

TEXT = "Avgiften föreslås höjas.\n\n=Vi avstyrker *höjningen*\nav avgiften.\f Ren luft är bra."
ISSUER = Speaker("Åstad", Role.ISSUER)
PROPOSER = Speaker("Länsstyrelsen", Role.PROPOSER)
DISSENTS = tuple(Speaker("Reservation (C)", Role.DISSENTER, (member,)) for member in ("Nils Ek", "Maja Vik"))
DOCUMENT = Document("pm", "pm.txt", "PM 2019:7", TEXT, ISSUER, page_starts=(0, TEXT.index("\f")))


def sentence(quote: str, speaker: Speaker, reporter: str | None = None) -> Sentence:
    start = TEXT.index(quote)
    voice = Voice(speaker, Stance.POSITION, reporter)
    return Sentence("pm", Span(start, start + len(quote)), quote, ("Bilaga", "Avgifter"), voice)


def matrix(speakers: tuple[Speaker, ...] = DISSENTS) -> Matrix:
    proposal = sentence("Avgiften föreslås höjas.", PROPOSER, "Åstad")
    said = sentence("=Vi avstyrker *höjningen*\nav avgiften.", speakers[0])
    silent = tuple(Cell(speaker, Attitude.SILENT) for speaker in speakers[1:])
    row = Topic("avgift", "=Avgift", (proposal,), (Cell(speakers[0], Attitude.REJECTS, (said,)), *silent))
    whole = Topic("helheten", "PM", (), tuple(Cell(speaker, Attitude.SILENT) for speaker in speakers), whole=True)
    return Matrix(PROPOSER, speakers, (whole, row))


def rows(language: str) -> list[list[str]]:
    content = matrix_csv(matrix(), load_texts(language), (DOCUMENT,))
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_a_cell_holds_the_attitude_and_the_quote_with_its_place() -> None:
    head, whole, row = rows("sv")

    assert head[2:] == ["Reservation (C): Nils Ek", "Reservation (C): Maja Vik"]
    assert whole[0] == "Förslaget i sin helhet"
    assert row[1] == "”Avgiften föreslås höjas.” (PM 2019:7, återgivet av Åstad, avsnittet ”Bilaga › Avgifter”, s. 1)"
    assert row[2].splitlines() == [
        "Avvisar",
        "”=Vi avstyrker *höjningen* av avgiften.” (PM 2019:7, avsnittet ”Bilaga › Avgifter”, s. 1)",
    ]
    assert row[3] == "Inget hittat"


def test_no_cell_begins_as_a_formula() -> None:
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows("sv") for cell in row)


def test_english_words_stand_around_swedish_quotes() -> None:
    _, whole, row = rows("en")

    assert whole[0] == "The proposal as a whole"
    assert row[2].startswith("Rejects\n”=Vi avstyrker")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_word_file_lies_down_and_repeats_its_header(language: str) -> None:
    content = matrix_docx(matrix(), load_texts(language), (DOCUMENT,))

    made = docx.Document(BytesIO(content))
    assert made.sections[0].orientation is WD_ORIENT.LANDSCAPE
    assert len(made.tables) == 1
    assert "w:tblHeader" in made.tables[0].rows[0]._tr.xml
    assert "höjningen" in made.tables[0].rows[2].cells[1].text


def test_many_speakers_share_several_tables() -> None:
    many = tuple(Speaker(f"Nämnd {number}", Role.COMMITTEE) for number in range(MOST_COLUMNS + 1))

    made = docx.Document(BytesIO(matrix_docx(matrix(many), load_texts("sv"), (DOCUMENT,))))

    assert [len(table.columns) for table in made.tables] == [MOST_COLUMNS + 1, 2]
    assert all(len(table.rows) == 3 for table in made.tables)
