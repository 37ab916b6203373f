"""What a speaker's sentences on a topic come to together."""

from pathlib import Path

import pytest

from assistant.positions.attitude import attitude_of
from assistant.positions.build import positions
from assistant.positions.matching import Tie
from assistant.positions.matrix import Attitude
from assistant.positions.reader import Reader
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


@pytest.mark.parametrize(("outdone", "expected"), [(False, Attitude.REJECTS), (True, Attitude.SPEAKS)])
def test_what_has_much_more_of_another_topic_does_not_reject_this_one(
    tmp_path: Path, outdone: bool, expected: Attitude
) -> None:
    (tmp_path / "pm.txt").write_text(MEMORANDUM, encoding="utf-8")
    said = [one for one in read_corpus(load_case(tmp_path)).sentences if "avstyrker förbudet" in one.search_text]
    reader = Reader(lambda text: "förbudet" in text, lambda _: False, len, lambda _: {}, outdone=lambda _: outdone)
    assert attitude_of(said, {said[0].id: Tie.NAMES}, reader)[0] is expected
