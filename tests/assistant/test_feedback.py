import sqlite3
import stat
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.feedback import LONGEST_REASON, FeedbackFailed, FeedbackStore, Judgement, Verdict, feedback_path


def judgement(name: str = "a", verdict: Verdict = Verdict.GOOD, reason: str = "") -> Judgement:
    return Judgement(
        name, f"2026-01-02T03:04:05+00:00{name}", "Vad anser kontoret?", ("Förut?",), {"text": "Svar", "citations": []},
        verdict, reason, "generation", "model",
    )  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "arende åäö #1?-feedback.sqlite"


def test_what_is_judged_is_read_back_as_it_was_oldest_first(path: Path) -> None:
    store = FeedbackStore(path)
    store.judge(judgement("b", Verdict.BAD, "fel talare"))
    store.judge(judgement("a"))

    assert FeedbackStore(path).judgements() == (judgement("a"), judgement("b", Verdict.BAD, "fel talare"))
    assert store.kept() == 2


def test_judging_an_answer_again_replaces_the_earlier_judgement(path: Path) -> None:
    store = FeedbackStore(path)
    store.judge(judgement())
    store.judge(judgement(verdict=Verdict.BAD))

    assert [one.verdict for one in store.judgements()] == [Verdict.BAD]


def test_a_withdrawn_judgement_is_gone_and_the_others_stay(path: Path) -> None:
    store = FeedbackStore(path)
    store.judge(judgement("a"))
    store.judge(judgement("b"))
    store.withdraw("a")
    store.withdraw("unknown")

    assert [one.id for one in store.judgements()] == ["b"]


def test_what_is_erased_cannot_be_found_in_the_file(path: Path) -> None:
    store = FeedbackStore(path)
    for number in range(50):
        store.judge(judgement(str(number), reason="hemligheten"))
    assert b"hemligheten" in path.read_bytes()

    assert store.erase() == 50
    assert store.kept() == 0
    assert b"hemligheten" not in path.read_bytes()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_reading_withdrawing_and_erasing_make_no_file(path: Path) -> None:
    store = FeedbackStore(path)
    store.withdraw("a")

    assert (store.kept(), store.judgements(), store.erase()) == (0, (), 0)
    assert not path.parent.exists()


def test_the_file_may_be_read_by_its_owner_alone(path: Path) -> None:
    FeedbackStore(path).judge(judgement())

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_long_reason_is_cut_and_text_that_no_file_can_hold_is_replaced(path: Path) -> None:
    store = FeedbackStore(path)
    store.judge(replace(judgement(reason="  x" + "y" * 2 * LONGEST_REASON), question="Vad \ud800?"))

    (kept,) = store.judgements()
    assert (kept.reason, kept.question) == ("x" + "y" * (LONGEST_REASON - 1), "Vad ??")


def test_many_threads_can_judge_at_once(path: Path) -> None:
    def judge(name: str) -> None:
        FeedbackStore(path).judge(judgement(name))

    threads = [threading.Thread(target=judge, args=(str(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert FeedbackStore(path).kept() == 8


def test_a_file_that_is_no_database_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("inte en databas " * 100)

    for act in (FeedbackStore(path).kept, FeedbackStore(path).erase, FeedbackStore(path).judgements):
        with pytest.raises(FeedbackFailed) as caught:
            act()
        assert (caught.value.error_code, caught.value.values["path"]) == ("feedback_failed", str(path))


def test_a_database_of_another_program_or_version_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.execute("create table other (x)")
    before = path.read_bytes()

    with pytest.raises(FeedbackFailed) as caught:
        FeedbackStore(path).judge(judgement())

    assert caught.value.error_code == "feedback_version"
    assert (caught.value.values["found"], caught.value.values["expected"]) == ("0", "1")
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(FeedbackFailed) as caught:
        FeedbackStore(tmp_path / "file" / "feedback.sqlite").judge(judgement())

    assert caught.value.error_code == "feedback_failed"


def test_the_judgements_lie_beside_the_index_and_not_in_it() -> None:
    assert feedback_path(Path("/data/index/case-1")) == Path("/data/index/case-1-feedback.sqlite")
