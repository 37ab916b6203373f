import json
import os
from pathlib import Path

import pytest

from assistant.adding.faults import AddingBusy, CaseNotWritable
from assistant.adding.stage import FOLDER, Stage, recover


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "pm.txt").write_text("gammal", encoding="utf-8")
    return folder


def contents(case: Path) -> dict[str, str]:
    return {path.relative_to(case).as_posix(): path.read_text() for path in case.rglob("*") if path.is_file()}


def staged(case: Path, **files: str) -> Stage:
    stage = Stage.claim(case)
    for name, text in files.items():
        (stage.new / f"{name}.txt").write_text(text, encoding="utf-8")
    return stage


def test_what_is_kept_stays_and_the_stage_leaves_no_trace(case: Path) -> None:
    stage = staged(case, pm="ny", svar="svar")
    stage.move_in(["pm.txt", "svar.txt"])
    stage.keep()
    stage.release()
    assert contents(case) == {"pm.txt": "ny", "svar.txt": "svar"}


def test_what_is_put_back_is_as_it_was(case: Path) -> None:
    stage = staged(case, pm="ny", svar="svar")
    stage.move_in(["pm.txt", "svar.txt"])
    stage.put_back()
    stage.release()
    assert contents(case) == {"pm.txt": "gammal"}


def test_only_one_has_the_stage(case: Path) -> None:
    stage = Stage.claim(case)
    with pytest.raises(AddingBusy):
        Stage.claim(case)
    recover(case)
    assert (case / FOLDER).is_dir(), "one that is held is left alone"
    stage.release()
    Stage.claim(case).release()


@pytest.mark.parametrize("moved", [[], ["pm.txt"], ["pm.txt", "svar.txt"]])
def test_an_adding_that_was_cut_off_is_put_back_wherever_it_stood(case: Path, moved: list[str]) -> None:
    stage = staged(case, pm="ny", svar="svar")
    (stage.new.parent / "old" / "pm.txt").write_text("gammal", encoding="utf-8")
    plan = {"moved": ["pm.txt", "svar.txt"], "replaced": ["pm.txt"]}
    (case / FOLDER / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    for name in moved:
        os.replace(stage.new / name, case / name)
    stage.release()
    recover(case)
    assert contents(case) == {"pm.txt": "gammal"}


def test_a_move_that_fails_half_way_can_be_put_back(case: Path) -> None:
    stage = staged(case, pm="ny")
    with pytest.raises(CaseNotWritable):
        stage.move_in(["pm.txt", "saknas.txt"])
    stage.put_back()
    stage.release()
    assert contents(case) == {"pm.txt": "gammal"}


@pytest.mark.parametrize("plan", ["", "[]", "{}", '{"moved": 3, "replaced": []}', '{"moved": [3], "replaced": null}'])
def test_a_plan_that_says_nothing_moves_nothing(case: Path, plan: str) -> None:
    (case / FOLDER).mkdir()
    (case / FOLDER / "plan.json").write_text(plan, encoding="utf-8")
    recover(case)
    assert contents(case) == {"pm.txt": "gammal"}


def test_a_borrowed_folder_cannot_have_files_outside_it_moved_or_removed(case: Path) -> None:
    outside = case.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("hemlig", encoding="utf-8")
    (case / FOLDER).mkdir()
    (case / FOLDER / "old").symlink_to(outside)
    plan = {"moved": ["../outside/secret.txt", "..", "."], "replaced": ["secret.txt", "../outside/secret.txt"]}
    (case / FOLDER / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    recover(case)
    assert (outside / "secret.txt").read_text() == "hemlig"
    assert contents(case) == {"pm.txt": "gammal"}


def test_where_nothing_can_be_written_it_is_said(case: Path) -> None:
    (case / FOLDER).write_text("a file in the way", encoding="utf-8")
    with pytest.raises(CaseNotWritable) as caught:
        Stage.claim(case)
    assert caught.value.values["path"] == str(case)
