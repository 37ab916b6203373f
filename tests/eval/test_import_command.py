import json
from pathlib import Path
from typing import Any

import pytest

from assistant.feedback import FeedbackStore, Judgement, Verdict
from assistant.json_form import answer_form
from assistant.settings import WrongUsage
from eval import feedback_command, import_command
from eval.feedback import DraftInvalid
from eval.feedback_command import from_feedback_command
from eval.import_command import import_command as run_import
from eval.import_suite_formats import ImportInvalid
from eval.suite import read_suite
from prompts.texts import Texts
from tests.eval.test_feedback import ANSWER, TEXTS

TEXT = "Ekby badhus har tre bassänger. Barn badar gratis.\r\n"


class Screen:
    """A terminal that remembers what it was told."""

    language = ANSWER.language

    def __init__(self) -> None:
        self.notes: list[tuple[str, dict[str, object]]] = []

    def note(self, key: str, **values: object) -> None:
        self.notes.append((key, values))


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """The terminal of both commands."""
    screen = Screen()

    def texts(language: str) -> Texts:
        return TEXTS

    for module in (import_command, feedback_command):
        monkeypatch.setattr(module, "terminal", lambda: screen)
    monkeypatch.setattr(feedback_command, "load_texts", texts)
    return screen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A set of one text and one question."""
    start = TEXT.index("tre")
    right: dict[str, Any] = {"text": "tre bassänger", "type": "Correct answer", "start": start, "end": start + 13}
    path = tmp_path / "set.json"
    path.write_text(json.dumps({"data": [{"context": TEXT, "question": "Hur många?", "choices": [right]}]}))
    return path


def test_importing_writes_a_case_and_a_suite_and_says_where(file: Path, tmp_path: Path, screen: Screen) -> None:
    assert run_import(file, tmp_path / "out", unanswerable_share=0) == 0

    assert (tmp_path / "out" / "case" / "text-0001.txt").read_bytes() == TEXT.encode()
    assert read_suite(tmp_path / "out" / "suite.jsonl")[0].evidence[0].quote == "Ekby badhus har tre bassänger."
    ((key, values),) = screen.notes
    assert (key, values["questions"], values["documents"], values["unanswerable"]) == ("eval.imported", 1, 1, 0)


def test_a_share_and_a_limit_exclude_each_other(file: Path, tmp_path: Path, screen: Screen) -> None:
    with pytest.raises(WrongUsage) as caught:
        run_import(file, tmp_path / "out", hold_out_share=0.3, limit=5)

    assert caught.value.error_code == "import_both"


def test_a_set_that_leaves_nothing_to_ask_is_named_and_nothing_is_written(
    file: Path, tmp_path: Path, screen: Screen
) -> None:
    with pytest.raises(ImportInvalid) as caught:
        run_import(file, tmp_path / "out", hold_out_share=0.1)

    assert caught.value.error_code == "import_nothing"
    assert not (tmp_path / "out").exists()


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """A file with one thumb up and one down."""
    path = tmp_path / "feedback.sqlite"
    for name, verdict in (("a", Verdict.GOOD), ("b", Verdict.BAD)):
        form = answer_form(ANSWER)
        FeedbackStore(path).judge(Judgement(name, f"2026{name}", "Vad?", (), form, verdict, "", "g", "m"))
    return path


def test_judgements_become_draft_lines_and_what_is_left_to_do_is_told(
    judged: Path, tmp_path: Path, screen: Screen
) -> None:
    assert from_feedback_command(tmp_path / "draft.jsonl", judged) == 0

    lines = [json.loads(line) for line in (tmp_path / "draft.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], len(line["evidence"])) for line in lines] == [("feedback-a", 2), ("feedback-b", 0)]
    assert screen.notes == [("eval.drafted", {"questions": 2, "incomplete": 1, "path": tmp_path / "draft.jsonl"})]


def test_an_existing_draft_is_only_overwritten_by_force(judged: Path, tmp_path: Path, screen: Screen) -> None:
    out = tmp_path / "draft.jsonl"
    out.write_text("arbete\n")
    with pytest.raises(DraftInvalid) as caught:
        from_feedback_command(out, judged)
    assert (caught.value.error_code, out.read_text()) == ("draft_exists", "arbete\n")

    assert from_feedback_command(out, judged, force=True) == 0
    assert "feedback-a" in out.read_text(encoding="utf-8")


def test_no_judgements_are_named_with_the_file_that_was_looked_in(tmp_path: Path, screen: Screen) -> None:
    with pytest.raises(DraftInvalid) as caught:
        from_feedback_command(tmp_path / "draft.jsonl", index=str(tmp_path / "index"))

    assert caught.value.error_code == "feedback_empty"
    assert caught.value.values["path"] == str(tmp_path / "index-feedback.sqlite")
    assert not (tmp_path / "draft.jsonl").exists()
