from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Request
from assistant.cli import run
from assistant.commands.terminal import terminal
from tests.fakes.short_answer import ANSWER

QUESTION = "Vad avstyrker nämnden?"
LATE = "Svaret består av citat, eftersom språkmodellen inte svarade i tid."
GONE = "Svaret består av citat, eftersom språkmodellen inte gick att nå."
SAID = {"sen": "endpoint_timeout", "borta": "endpoint_unreachable"}


class FallingBack:
    """Answers with quotes for the reason that the question names."""

    def ask(self, request: Request) -> Answer:
        """The answer."""
        return replace(ANSWER, question=request.question, fallback_reason=SAID.get(request.question), omitted=2)


@pytest.fixture(autouse=True)
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An assistant that falls back, and a file of four questions in the working directory."""
    monkeypatch.setattr("assistant.commands.ask.open_assistant", lambda *_: FallingBack())
    monkeypatch.setenv("LANGUAGE", "sv")
    monkeypatch.chdir(tmp_path)
    questions = ("sen", "sen", "borta", QUESTION)
    lines = "".join(f'{{"question": "{question}"}}\n' for question in questions)
    (tmp_path / "four.jsonl").write_text(lines, encoding="utf-8")


def test_an_answer_that_falls_back_to_quotes_says_why_and_not_among_the_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["ask", "sen"], terminal()) == 0

    shown = capsys.readouterr()
    assert shown.err.splitlines() == ["2 citat utelämnades, eftersom de inte kunde beläggas.", LATE]
    assert LATE not in shown.out and "Nej. [1]" in shown.out


def test_a_batch_tells_each_reason_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "--batch", "four.jsonl"], terminal()) == 0

    shown = capsys.readouterr()
    assert shown.err.splitlines() == [LATE, GONE]
    assert LATE not in shown.out


def test_the_reason_is_told_in_the_terminals_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert run(["ask", "sen"], terminal()) == 0
    assert "quotes, because the language model did not answer in time.\n" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["sen", "--json"], ["--batch", "four.jsonl", "--json"]])
def test_a_program_reads_it_in_the_json_alone(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", *arguments], terminal()) == 0

    shown = capsys.readouterr()
    assert shown.err == ""
    assert '"fallback_reason": "endpoint_timeout"' in shown.out


def test_an_answer_in_the_mode_asked_for_says_nothing_of_a_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", QUESTION], terminal()) == 0
    assert "språkmodell" not in capsys.readouterr().err
