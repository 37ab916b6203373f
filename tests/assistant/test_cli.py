import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from assistant.answer import Language
from assistant.cli import run
from assistant.commands.chat import PAGES
from assistant.commands.terminal import Terminal
from assistant.settings import Settings
from assistant.ui.serve import Beside

SWEDISH, ENGLISH = Terminal(Language.SWEDISH), Terminal(Language.ENGLISH)
COMMANDS = ("ask", "chat", "ingest", "text", "doctor")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A case folder with one document of mixed line ends and no line end at the end; the working directory is above."""
    folder = tmp_path / "arende"
    folder.mkdir()
    (folder / "svar.txt").write_bytes("\ufeffSå här är det.\r\nInte så här.\n\rÅäö 🙂".encode())
    monkeypatch.chdir(tmp_path)
    yield folder


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
@pytest.mark.parametrize(("screen", "usage"), [(SWEDISH, "Användning: remiss"), (ENGLISH, "Usage: remiss")])
def test_help_is_in_the_terminals_language_and_complete(
    command: tuple[str, ...], screen: Terminal, usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--help"], screen) == 0

    shown = capsys.readouterr().out
    assert shown.startswith(usage)
    assert "help." not in shown, "every key has been filled in"


def test_swedish_help_has_no_english_headings(capsys: pytest.CaptureFixture[str]) -> None:
    run(["ask", "--help"], SWEDISH)

    shown = capsys.readouterr().out
    assert "Flaggor:" in shown
    for english in ("Options", "Arguments", "Show this message", "[required]", "[OPTIONS]"):
        assert english not in shown


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["fråga"], "fråga"),
        (["ask", "Vad?", "--josn"], "--josn"),
        (["ask"], "--batch"),
        (["ask", "Vad?", "--batch", "x"], "--batch"),
        (["ask", "Vad?", "--mode", "magi"], "magi"),
        (["ask", "Vad?", "--mode", "generative"], "REMISS_LLM_URL"),
        (["chat", "--port", "häst"], "häst"),
        (["chat", "--port", "70000"], "70000"),
        (["text"], "DOCUMENT_ID"),
    ],
)
def test_wrong_usage_is_named_on_stderr_with_exit_code_2(
    arguments: list[str], named: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments], SWEDISH) == 2

    shown = capsys.readouterr()
    assert shown.out == ""
    assert named in shown.err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["ask", "Vad?", "--case", "finns-inte"], "finns-inte"),
        (["ask", "  ", "--case", "arende"], "tom"),
        (["ask", "a" * 5000, "--case", "arende"], "5000"),
        (["ask", "--batch", "finns-inte.jsonl"], "finns-inte.jsonl"),
        (["text", "fel-id", "--case", "arende"], "svar"),
    ],
)
def test_what_fails_is_named_on_stderr_with_exit_code_1(
    arguments: list[str], named: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments, SWEDISH) == 1

    shown = capsys.readouterr()
    assert shown.out == ""
    assert named in shown.err
    assert shown.err.startswith("Fel: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["eval", "frobnicate"],
        ["ask", "Vad", "anser", "kontoret?"],
        ["ask", "Vad?", "--mode", "magi"],
        ["ask", "--batch"],
        ["ask", "Vad?", "--json=ja"],
        ["chat", "--port", "häst"],
        ["chat", "--port", "70000"],
        ["chat", "--port", "-1"],
    ],
)
def test_wrong_usage_is_told_in_swedish_alone(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    assert run([*arguments], SWEDISH) == 2

    told = capsys.readouterr().err.lower()
    assert not {"no", "such", "got", "unexpected", "input", "should", "value", "option", "requires", "error", "is"} & {
        word.strip(".,:()'") for word in told.split()
    }, told


def test_a_broken_command_of_another_package_spoils_nothing_else(
    monkeypatch: pytest.MonkeyPatch, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    points = [EntryPoint("trasig", "finns_inte_alls.cli:app", "remiss.commands")]
    monkeypatch.setattr("assistant.commands.brought.entry_points", lambda **_: points)

    assert run(["--help"], SWEDISH) == 0
    shown = capsys.readouterr().out
    assert "trasig" in shown and "ingest" in shown
    assert run(["text", "svar", "--case", "arende"], SWEDISH) == 0
    assert run(["trasig", "--flagga"], SWEDISH) == 1
    told = capsys.readouterr().err
    assert told.startswith("Fel: Kommandot trasig går inte att läsa in: No module named 'finns_inte_alls'")
    assert "Traceback" not in told


def test_the_page_keeps_judgements_beside_the_index(monkeypatch: pytest.MonkeyPatch, case: Path) -> None:
    served: list[object] = []
    monkeypatch.setattr("assistant.commands.chat.open_chat", lambda *_: "the chat")
    monkeypatch.setattr("assistant.commands.chat.FeedbackStore", lambda path: path)
    monkeypatch.setattr("assistant.commands.chat.serve", lambda *given: served.extend(given))

    assert run(["chat", "--case", "arende", "--index", "mitt"], SWEDISH) == 0
    assert served[0] == "the chat"
    assert isinstance(served[-1], Beside)
    assert served[-1].feedback == case.parent / "mitt-feedback.sqlite"


def test_pages_of_other_packages_are_served_and_a_broken_one_spoils_nothing(
    monkeypatch: pytest.MonkeyPatch, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[object] = []
    points = [
        EntryPoint("trasig", "finns_inte_alls.page:page", PAGES),
        EntryPoint("hel", "annat.page:page", PAGES),
    ]
    monkeypatch.setattr("assistant.commands.chat.entry_points", lambda **_: points)
    monkeypatch.setattr("assistant.commands.chat.open_chat", lambda *_: "the chat")
    monkeypatch.setattr("assistant.commands.chat.serve", lambda *given: served.extend(given))
    monkeypatch.setattr(EntryPoint, "load", _load)

    assert run(["chat", "--case", "arende", "--reports", "svar"], SWEDISH) == 0
    assert isinstance(served[-1], Beside)
    assert served[-1].pages == ((case.parent / "svar", "the chat"),)
    told = capsys.readouterr().err
    assert (
        told.startswith("Fel: Sidan ”trasig” ur finns_inte_alls.page går inte att läsa in") and "Traceback" not in told
    )


def _load(point: EntryPoint) -> Callable[[Settings, object], object]:
    if point.name == "trasig":
        raise ModuleNotFoundError("No module named 'finns_inte_alls'")
    return lambda settings, chat: (settings.reports, chat)


def test_text_prints_the_document_byte_for_byte_without_its_byte_order_mark(
    case: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["text", "svar", "--case", "arende"], SWEDISH) == 0
    sys.stdout.flush()

    assert capfdbinary.readouterr().out == "Så här är det.\r\nInte så här.\n\rÅäö 🙂".encode()


def test_an_interrupted_command_ends_with_130(monkeypatch: pytest.MonkeyPatch, case: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.commands.text.load_case", interrupted)

    assert run(["text", "svar", "--case", "arende"], SWEDISH) == 130


def test_a_reader_that_has_gone_is_no_fault(monkeypatch: pytest.MonkeyPatch, case: Path) -> None:
    def gone(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("assistant.commands.text.load_case", gone)

    assert run(["text", "svar", "--case", "arende"], SWEDISH) == 0


def test_a_fault_that_nobody_foresaw_is_told_in_words_after_its_trace(
    monkeypatch: pytest.MonkeyPatch, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("noll")

    monkeypatch.setattr("assistant.commands.text.load_case", broken)

    assert run(["text", "svar", "--case", "arende"], SWEDISH) == 1
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert "remiss doctor" in shown.splitlines()[-1]


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], ENGLISH) == 0
    assert capsys.readouterr().out.strip()
