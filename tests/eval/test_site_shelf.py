"""The folder of results: what is listed, what is named as damaged, and that no name leads out of it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from eval.guard_result import GuardResult
from eval.json_files import ResultInvalid
from eval.result import Result, dump_result
from eval.site_shelf import LARGEST, Damaged, ReportUnknown, Shelf
from ingest.errors import RemissError
from tests.eval.site_chat import RIGHT, fill_shelf, run_of


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "reports"
    folder.mkdir()
    fill_shelf(folder)
    return Shelf(folder)


def test_results_come_newest_first_and_without_their_questions(shelf: Shelf) -> None:
    good, _ = shelf.listing()

    assert [one.name for one in good] == ["second.json", "guard.json", "first.json"]
    assert all(not (one.run.questions if isinstance(one.run, Result) else one.run.claims) for one in good)


def test_what_cannot_be_read_is_named_with_the_place_and_the_reason(shelf: Shelf) -> None:
    _, bad = shelf.listing()

    assert [(one.name, one.field) for one in bad] == [("broken.json", "-"), ("empty.json", "suite")]
    assert "JSON" in bad[0].reason and bad[1].reason == "Field required"


def test_a_result_is_opened_whole(shelf: Shelf) -> None:
    run, guards = shelf.open("first.json"), shelf.open("guard.json")

    assert isinstance(run, Result) and len(run.questions) == 3
    assert isinstance(guards, GuardResult) and len(guards.claims) == 2


@pytest.mark.parametrize(
    "name", ["../secret.json", "/etc/passwd", "secret.json", "inner/x.json", "", ".", "first", ".h.json"]
)
def test_only_names_of_the_listing_lead_to_files(shelf: Shelf, name: str) -> None:
    dump_result(run_of(), shelf.folder.parent / "secret.json")
    (shelf.folder / "inner").mkdir()
    dump_result(run_of(), shelf.folder / "inner" / "x.json")
    dump_result(run_of(), shelf.folder / ".h.json")

    with pytest.raises(ReportUnknown):
        shelf.open(name)


def test_links_that_leave_the_folder_are_no_results(shelf: Shelf) -> None:
    dump_result(run_of(), shelf.folder.parent / "secret.json")
    (shelf.folder / "link.json").symlink_to(shelf.folder.parent / "secret.json")
    (shelf.folder / "own.json").symlink_to(shelf.folder / "first.json")

    names = [one.name for one in shelf.listing()[0]]
    assert "link.json" not in names and "own.json" in names


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    assert Shelf(tmp_path / "nowhere").listing() == ((), ())


def test_a_folder_that_cannot_be_read_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "glob", refuse)

    with pytest.raises(RemissError) as caught:
        Shelf(tmp_path).listing()
    assert caught.value.error_code == "file_failed" and caught.value.values["path"] == str(tmp_path)


def test_a_file_that_is_written_anew_is_read_anew(shelf: Shelf) -> None:
    before = shelf.open("first.json")
    dump_result(run_of(RIGHT), shelf.folder / "first.json")
    os.utime(shelf.folder / "first.json", ns=(1, 1))

    after = shelf.open("first.json")
    assert isinstance(before, Result) and isinstance(after, Result)
    assert (len(before.questions), len(after.questions)) == (3, 1)


@pytest.mark.parametrize("answer", [{"text": 3}, {}, {"text": "x", "citations": [{"number": "ett"}]}])
def test_a_result_whose_answers_are_none_is_damaged_and_not_half_shown(shelf: Shelf, answer: dict[str, object]) -> None:
    dump_result(run_of(replace(RIGHT, answer=answer)), shelf.folder / "odd.json")

    assert "odd.json" in [one.name for one in shelf.listing()[1]]
    with pytest.raises(ResultInvalid):
        shelf.open("odd.json")


def test_figures_that_are_missing_make_a_result_damaged(shelf: Shelf) -> None:
    dump_result(run_of(groups={}), shelf.folder / "odd.json")

    assert Damaged("odd.json", "groups", "figures are missing") in shelf.listing()[1]


def test_a_file_that_is_far_too_large_is_not_read(shelf: Shelf) -> None:
    with (shelf.folder / "huge.json").open("wb") as file:
        file.truncate(LARGEST + 1)

    assert [one.reason for one in shelf.listing()[1] if one.name == "huge.json"] == ["larger than 200 MB"]


def test_a_name_that_is_not_unicode_is_listed_and_opened_by_its_escaped_form(shelf: Shelf) -> None:
    dump_result(run_of(), shelf.folder / os.fsdecode(b"k\xf6rning.json"))

    names = [one.name for one in shelf.listing()[0]]
    assert "k\\udcf6rning.json" in names
    assert isinstance(shelf.open("k\\udcf6rning.json"), Result)
