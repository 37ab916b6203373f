"""``remiss eval check`` and ``run`` as an evaluator meets them: real documents, the real model, one process."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Language, Request
from assistant.cli import run
from assistant.commands.terminal import Terminal
from assistant.pipeline import Assistant
from eval.journal import journal_path
from eval.result import QuestionResult, load_result
from tests.fakes.llm_server import serving

TEXT = "Gymnasieregionens utveckling bör ges särskilt utrymme.\nRemisstiden går ut den 31 oktober 2014.\n"
BETTER, DEADLINE = TEXT.splitlines()


def line(name: str, question: str, quote: str | None, **more: object) -> dict[str, Any]:
    evidence = [{"document_id": "pm", "quote": quote}] if quote else []
    return {
        "id": name, "language": "sv", "type": "fact", "history": [], "question": question, "answerable": bool(quote),
        "refusal": None if quote else "meta", "reference": "Ja.", "contains": [], "evidence": evidence, "speaker": [],
    } | more  # fmt: skip


LINES = (
    line("space", "Vad bör ges särskilt utrymme?", BETTER),
    line("deadline", "När går remisstiden ut?", DEADLINE, type="date", contains=[["31 oktober"]]),
    line("hello", "Hej!", None, type="meta"),
)


def write_suite(folder: Path, lines: Sequence[dict[str, Any]] = LINES) -> Path:
    path = folder / "suite.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index")


@pytest.fixture
def here(tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case and a suite, and the environment that points to them."""
    (tmp_path / "arende").mkdir()
    (tmp_path / "arende" / "pm.txt").write_text(TEXT, encoding="utf-8")
    write_suite(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REMISS_INDEX", str(index))
    monkeypatch.setenv("REMISS_CASE", "arende")
    monkeypatch.setenv("REMISS_REPORTS", "reports")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.delenv("REMISS_LLM_URL", raising=False)
    return tmp_path


def remiss(*arguments: str) -> int:
    return run(["eval", *arguments], Terminal(Language.ENGLISH))


def test_a_suite_that_fits_its_documents_is_checked_and_its_overlap_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert remiss("check", "suite.jsonl") == 0

    told = capsys.readouterr().err
    assert "3" in told
    assert "sv" in told


def test_every_fault_of_a_suite_is_told_with_its_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    astray = line("astray", "Vad?", "Detta står ingenstans.")
    elsewhere = line("elsewhere", "Vad?", BETTER, evidence=[{"document_id": "annan", "quote": BETTER}])
    write_suite(here, [astray, line("bad", "Vad?", BETTER, language="de"), elsewhere, LINES[0], LINES[0]])

    assert remiss("check", "suite.jsonl") == 1

    told = capsys.readouterr().err
    for expected in ("astray", "language", "annan", "line 5", "remiss text pm"):
        assert expected in told
    assert remiss("run", "suite.jsonl") == 1


def test_a_run_writes_what_it_found_in_every_form(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert remiss("run", "suite.jsonl", "--json", "o.json", "--html", "o.html", "--markdown", "o.md") == 0

    result = load_result(here / "o.json")
    assert [question.item.id for question in result.questions] == ["space", "deadline", "hello"]
    assert result.groups["all"]["evidence"].value == 1.0
    assert result.groups["all"]["verbatim"].value == 1.0
    assert result.groups["type:meta"]["refusal_recall"].value == 1.0
    assert result.groups["all"]["success@3"].value == 1.0
    assert result.suite.questions == 3
    assert capsys.readouterr().out.split()[:2] == ["n", "right"]
    assert (here / "o.html").read_text(encoding="utf-8")
    assert (here / "o.md").read_text(encoding="utf-8")
    assert not journal_path(here / "o.json").exists()


def figures(path: Path) -> object:
    """A result without what may differ between two runs of the same."""

    def kept(value: object) -> object:
        if isinstance(value, dict):
            return {k: kept(v) for k, v in value.items() if "latency" not in k and k != "started"}
        return [kept(one) for one in value] if isinstance(value, list) else value

    return kept(json.loads(path.read_text(encoding="utf-8")))


def test_two_runs_give_the_same_result_latency_aside(here: Path) -> None:
    assert remiss("run", "suite.jsonl", "--json", "a.json") == 0
    assert remiss("run", "suite.jsonl", "--keep") == 0

    (kept,) = (here / "reports").glob("*.json")
    assert kept.name.startswith("suite-2"), "the page shows what is kept there"
    assert figures(here / "a.json") == figures(kept)


def test_an_interrupted_run_goes_on_where_it_stopped(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    answer = Assistant.ask

    def stop(self: Assistant, request: Request) -> Answer:
        asked.append(str(request.id))
        if asked == ["space", "deadline"]:
            raise KeyboardInterrupt
        return answer(self, request)

    monkeypatch.setattr(Assistant, "ask", stop)

    assert remiss("run", "suite.jsonl", "--json", "o.json") == 130
    assert not (here / "o.json").exists()
    assert remiss("run", "suite.jsonl", "--json", "o.json") == 0
    assert asked == ["space", "deadline", "deadline", "hello"]
    assert remiss("run", "suite.jsonl", "--json", "whole.json") == 0
    assert figures(here / "o.json") == figures(here / "whole.json")


def test_a_metric_below_its_minimum_or_above_its_maximum_fails_and_is_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert remiss("run", "suite.jsonl", "--min", "verbatim=1", "--min", "type:date/evidence=1", "--max", "brier=1") == 0
    assert remiss("run", "suite.jsonl", "--min", "right=1.1", "--min", "verbatim=1") == 1

    told = capsys.readouterr().err
    assert "right" in told
    assert "1.1" in told
    assert "verbatim" not in told
    assert remiss("run", "suite.jsonl", "--min", "rihgt=1") == 2


def test_a_folder_that_is_not_there_is_told_before_anything_is_asked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert remiss("run", "suite.jsonl", "--html", "ingenstans/o.html") == 2
    assert "ingenstans" in capsys.readouterr().err


def test_a_judge_is_asked_beside_the_metrics(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert remiss("run", "suite.jsonl", "--judge") == 2
    with serving(lambda _: "YES 4") as server:
        monkeypatch.setenv("REMISS_LLM_URL", server.url)
        assert remiss("run", "suite.jsonl", "--judge", "--mode", "extractive", "--json", "o.json") == 0

    found = load_result(here / "o.json").groups["all"]
    assert (found["judge_faithfulness"].value, found["judge_correctness"].value) == (1.0, 0.75)


def test_what_is_answered_is_written_down_at_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_disk: list[int] = []

    answer = Assistant.ask

    def look(self: Assistant, request: Request) -> Answer:
        on_disk.append(len(journal_path(here / "o.json").read_bytes().splitlines()) - 1)
        return answer(self, request)

    monkeypatch.setattr(Assistant, "ask", look)
    assert remiss("run", "suite.jsonl", "--json", "o.json") == 0

    assert on_disk == [0, 1, 2]
    assert isinstance(load_result(here / "o.json").questions[0], QuestionResult)
