from pathlib import Path

import pytest

from assistant.cli import run
from assistant.commands.terminal import terminal
from tests.fakes.embedder import FakeEmbedder

QUESTION = "Vad avstyrker nämnden?"
FALLBACK = "Språkmodellen används inte: den här versionen svarar med citat."


@pytest.fixture(autouse=True)
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case of one document and a file of two questions in the working directory, and a model without weights."""
    monkeypatch.setattr("assistant.wiring.open_embedder", lambda *_: FakeEmbedder())
    monkeypatch.setenv("LANGUAGE", "sv")
    monkeypatch.chdir(tmp_path)
    for name, value in (("CASE", "case"), ("INDEX", "index"), ("LLM_URL", "http://127.0.0.1:1/v1")):
        monkeypatch.setenv(f"REMISS_{name}", value)
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "pm.txt").write_text("Nämnden avstyrker hamnen i Värtan.\n", encoding="utf-8")
    (tmp_path / "two.jsonl").write_text(f'{{"question": "{QUESTION}"}}\n' * 2, encoding="utf-8")


@pytest.mark.parametrize("arguments", [[QUESTION], [QUESTION, "--mode", "generative"], ["--batch", "two.jsonl"]])
def test_a_run_that_falls_back_to_quotes_says_so_once_and_not_among_the_answers(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", *arguments], terminal()) == 0

    shown = capsys.readouterr()
    assert shown.err.splitlines().count(FALLBACK) == 1
    assert FALLBACK not in shown.out


def test_the_fallback_is_told_in_the_terminals_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert run(["ask", QUESTION], terminal()) == 0
    assert "The language model is not used: this version answers with quotes.\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[QUESTION, "--json"], [QUESTION, "--mode", "extractive"], ["--batch", "two.jsonl", "--json"]]
)
def test_a_program_reads_it_in_the_json_and_who_asked_for_quotes_is_told_nothing(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", *arguments], terminal()) == 0

    shown = capsys.readouterr()
    assert FALLBACK not in shown.err
    assert ("generative_not_available" in shown.out) == ("--json" in arguments)
