"""The measure of who is said to take a side."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from assistant.siding import Side, side_asked
from eval.json_files import ResultInvalid, load_lines_as
from eval.sides import QUESTIONS, Asked, main, tallies

FORM = TypeAdapter(Asked)
ASKED = Asked(case="c", question="Vem är emot?", side=Side.AGAINST, gold=("A", "B"), maybe=("C",))
EMPTY = Asked(case="c", question="Vem är för?", side=Side.FOR, gold=(), maybe=())


def test_who_is_named_is_held_against_who_is_right() -> None:
    named = [frozenset({"A", "C", "D"}), frozenset[str]()]
    assert [(tally.hit, tally.all) for tally in tallies([ASKED, EMPTY], named)] == [(2, 3), (1, 2), (1, 1)]


def test_the_shipped_questions_are_read_and_most_are_understood() -> None:
    asked = load_lines_as(FORM, QUESTIONS)
    assert len(asked) == 54
    assert sum(side_asked(one.question) is not None for one in asked) >= 45


def test_a_line_that_is_no_question_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sides.jsonl"
    file.write_text(f'{ASKED.model_dump_json()}\n{{"case": "c"}}\n', encoding="utf-8")
    with pytest.raises(ResultInvalid, match="line 2"):
        load_lines_as(FORM, file)
    assert main(["--questions", str(file)]) == 2
    assert "line 2" in capsys.readouterr().err
    assert main(["--questions", str(tmp_path / "none.jsonl")]) == 2
