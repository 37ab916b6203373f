import json
from pathlib import Path

import pytest

from assistant.answer import Language
from assistant.cli import run
from assistant.commands import terminal
from assistant.commands.terminal import Terminal
from eval.compare import compare
from eval.report_compare import render_compare_markdown, render_text
from eval.report_words import load_words
from eval.result import Result, dump_result
from tests.fakes.results import HOSTILE, hostile_question, question, result

ENGLISH = Terminal(Language.ENGLISH)
WORDS = load_words(Language.ENGLISH)


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert terminal.terminal().language is Language.ENGLISH


def runs(folder: Path, wrong: int, sha256: str = "5" * 64) -> tuple[str, str]:
    def made(falls: int) -> Result:
        return result([question(f"q{n}", "wrong year" if n < falls else None) for n in range(20)], sha256)

    before, after = folder / "a.json", folder / "b.json"
    dump_result(result(made(0).questions), before)
    dump_result(made(wrong), after)
    return str(before), str(after)


@pytest.mark.parametrize(
    ("wrong", "code", "said"), [(0, 0, "No chosen metric fell."), (5, 1, "Fell: Right in everything.")]
)
def test_a_run_that_got_worse_fails_the_command(
    wrong: int, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["eval", "compare", *runs(tmp_path, wrong)], ENGLISH) == code
    shown = capsys.readouterr().out
    assert shown.rstrip().endswith(said)
    assert "Smallest visible" in shown


def test_the_tolerance_and_the_metrics_are_options(tmp_path: Path) -> None:
    files = runs(tmp_path, 2)

    assert run(["eval", "compare", *files], ENGLISH) == 0
    assert run(["eval", "compare", *files, "--tolerance", "0.05"], ENGLISH) == 1
    assert run(["eval", "compare", *files, "--tolerance", "0.1", "--metric", "right"], ENGLISH) == 0


@pytest.mark.parametrize("options", [("--metric", "magic"), ("--tolerance", "-1"), ("--tolerance", "much")])
def test_wrong_usage_is_2(options: tuple[str, ...], tmp_path: Path) -> None:
    assert run(["eval", "compare", *runs(tmp_path, 0), *options], ENGLISH) == 2


def test_different_suites_are_wrong_usage_unless_allowed(tmp_path: Path) -> None:
    files = runs(tmp_path, 0, "9" * 64)

    assert run(["eval", "compare", *files], ENGLISH) == 2
    assert run(["eval", "compare", *files, "--allow-different-suites"], ENGLISH) == 0


def test_a_file_that_is_no_result_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, _ = runs(tmp_path, 0)

    assert run(["eval", "compare", before, str(tmp_path / "none.json")], ENGLISH) == 1
    assert "none.json" in capsys.readouterr().err


def test_the_comparison_is_written_for_machines_and_for_a_pull_request(tmp_path: Path) -> None:
    machine, people = tmp_path / "c.json", tmp_path / "c.md"
    run(["eval", "compare", *runs(tmp_path, 5), "--json", str(machine), "--markdown", str(people)], ENGLISH)
    found = json.loads(machine.read_bytes())

    (right,) = [one for one in found["metrics"] if one["chosen"]]
    assert (right["metric"], right["verdict"], right["worse"]) == ("right", "fell", 5)
    assert right["test"]["p_fall"] == pytest.approx(1 / 32)
    assert [one["id"] for one in found["got_worse"]] == ["q0", "q1", "q2", "q3", "q4"]
    written = people.read_text(encoding="utf-8")
    assert written.startswith("## Two runs compared\n")
    assert "| q0 | Fact | Fråga q0? | Right in everything: yes → no | wrong year |" in written


def test_hostile_words_neither_steer_the_terminal_nor_make_markup() -> None:
    made = hostile_question()
    late = type(made)(
        made.item.model_copy(update={"question": f"\x1b[2J{HOSTILE}"}), made.answer, made.scores, made.why, made.found
    )
    early = type(made)(late.item, late.answer, {**late.scores, "right": True}, None, late.found)
    found = compare(result([early]), result([late]))

    assert "\x1b" not in render_text(found, WORDS)
    assert "<" not in render_compare_markdown(found, WORDS)
    assert "](" not in render_compare_markdown(found, WORDS).replace("\\](", "")
