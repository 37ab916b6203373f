"""What a speaker's sentences on a topic come to together."""

from pathlib import Path

import pytest

from assistant.positions.build import positions
from assistant.positions.matrix import Attitude
from ingest.case import load_case
from ingest.corpus import read_corpus
from tests.assistant.positions.test_build import MEMORANDUM

MINE = "Jag välkomnar årsavgiften."


def attitude(folder: Path, said: str, topic: str) -> Attitude:
    (folder / "pm.txt").write_text(MEMORANDUM.replace(MINE, said), encoding="utf-8")
    case = load_case(folder)
    rows = [row for row in positions(case, read_corpus(case)).topics if not row.whole]
    row = next(row for row in rows if topic in row.proposals[0].search_text)
    return next(cell.attitude for cell in row.cells if "Aronius" in (cell.speaker.name or ""))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("", Attitude.AGREES),
        ("Undantag bör dock göras för cyklar som bara hyrs ut en dag.", Attitude.AGREES_PARTLY),
        ("Den är emellertid verkningslös om den inte följs upp.", Attitude.AGREES_PARTLY),
        ("Den ger kommunen inkomster.", Attitude.AGREES),
    ],
)
def test_an_agreement_that_the_next_sentence_turns_is_one_in_part(
    tmp_path: Path, after: str, expected: Attitude
) -> None:
    assert attitude(tmp_path, f"{MINE} {after}", "årsavgift") is expected


def test_what_rejects_one_topic_does_not_reject_another_that_it_names_less_of(tmp_path: Path) -> None:
    said = "Jag avstyrker förslaget att lånecyklar förbjuds på kajerna, hur det än går med en avgift."
    assert attitude(tmp_path, said, "kajerna") is Attitude.REJECTS
    assert attitude(tmp_path, said, "årsavgift") is not Attitude.REJECTS
