"""``remiss eval guard`` as an evaluator meets it: a real case, a hand-written guard."""

import json
from pathlib import Path

import pytest

from assistant.answer import Language
from assistant.cli import run
from assistant.commands.terminal import Terminal
from assistant.guard.verdict import Fault, Verdict
from assistant.settings import Settings
from assistant.wiring import Watcher
from eval import guard_command
from eval.guard_result import load_guard
from ingest.corpus import Corpus
from tests.fakes.claims import SOURCE, SUPPORTED, FakeGuard
from tests.fakes.suite import CORPUS

REJECTED = {claim["text"]: Verdict(Fault.MEANING, "", 0.1) for claim in SOURCE["false"]}


@pytest.fixture
def guard() -> FakeGuard:
    return FakeGuard(dict(REJECTED))


@pytest.fixture
def here(tmp_path: Path, guard: FakeGuard, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case and a guard's suite, and a guard that catches what is false."""

    def opened(settings: Settings, watcher: Watcher) -> tuple[FakeGuard, Corpus]:
        return guard, CORPUS

    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "pm.txt").write_text(CORPUS.document("pm").text, encoding="utf-8", newline="")
    write(tmp_path, SOURCE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REMISS_CASE", "case")
    monkeypatch.setenv("REMISS_REPORTS", "reports")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr(guard_command, "open_guard", opened)
    return tmp_path


def write(folder: Path, *sources: object) -> None:
    (folder / "guard.jsonl").write_text("\n".join(map(json.dumps, sources)), encoding="utf-8")


def remiss(*arguments: str) -> int:
    return run(["eval", *arguments], Terminal(Language.ENGLISH))


def test_a_result_is_kept_where_the_page_finds_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert remiss("guard", "guard.jsonl", "--keep", "--json", "o.json") == 0

    (kept,) = (here / "reports").glob("guard-2*.json")
    assert load_guard(kept) == load_guard(here / "o.json")
    assert str(kept) in capsys.readouterr().err


def test_a_run_tells_what_was_caught_in_every_form(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert remiss("guard", "guard.jsonl", "--json", "o.json", "--html", "o.html", "--markdown", "o.md") == 0

    result = load_guard(here / "o.json")
    assert (result.suite.sources, result.suite.claims) == (1, 3)
    assert (result.groups["all"]["detection"].value, result.groups["all"]["false_alarm"].value) == (1.0, 0.0)
    assert capsys.readouterr().out.split()[:2] == ["detection", "n"]
    assert (here / "o.html").read_text(encoding="utf-8")
    assert (here / "o.md").read_text(encoding="utf-8")


def test_a_limit_that_is_not_kept_fails_and_is_named(
    here: Path, guard: FakeGuard, capsys: pytest.CaptureFixture[str]
) -> None:
    limits = ("--min", "detection=0.9", "--min", "swapped_stance/detection=1", "--max", "false_alarm=0.1")
    assert remiss("guard", "guard.jsonl", *limits) == 0

    guard.verdicts = {SUPPORTED: Verdict(Fault.NAME)}
    assert remiss("guard", "guard.jsonl", *limits) == 1
    told = capsys.readouterr().err
    assert "swapped_stance: detection is 0" in told
    assert "all: false_alarm is 1" in told


@pytest.mark.parametrize("limit", ["evidence=1", "changed_number/detection=1", "detection"])
def test_a_limit_on_what_is_not_there_is_wrong_usage(here: Path, limit: str) -> None:
    assert remiss("guard", "guard.jsonl", "--min", limit) == 2


def test_a_fault_in_the_suite_stops_the_run_and_is_told_with_its_line(
    here: Path, guard: FakeGuard, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, SOURCE, {**SOURCE, "id": "two", "sources": [{"document": "pm", "quote": "Nej."}]})

    assert remiss("guard", "guard.jsonl") == 1
    assert "line 2" in capsys.readouterr().err
    assert not guard.asked


def test_check_names_every_fault_of_a_guards_suite(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert remiss("check", "guard.jsonl") == 0
    assert "3 statements and 1 quotes checked, 0 problems" in capsys.readouterr().err

    write(here, {**SOURCE, "id": ""}, SOURCE, {**SOURCE, "id": "c", "sources": [{"document": "x", "quote": "y"}]})
    assert remiss("check", "guard.jsonl") == 1
    told = capsys.readouterr().err
    assert "line 1" in told
    assert "line 3" in told
    assert "2 problems" in told
