"""Which files are documents, their fingerprints and their ids."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.documents import (
    Fingerprint,
    document_id,
    document_ids,
    find_documents,
    find_unsupported,
    fingerprints,
    relative_path,
)
from tests.fakes.files import put

PATHS = st.lists(st.sampled_from("ab/åÄ-._ 1"), min_size=1, max_size=8).map(lambda parts: "".join(parts) + ".txt")


def names(folder: Path) -> list[str]:
    return [relative_path(path, folder) for path in find_documents(folder)]


def fill(folder: Path, *paths: str) -> Path:
    for path in paths:
        put(folder / path, path)
    return folder


def test_every_supported_file_below_the_folder_is_found_in_order(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.PDF", "svar/nacka.docx", "svar/arkiv/x.html", "svar/README.md", "c.md", "d.htm")
    expected = ["a.PDF", "b.txt", "c.md", "d.htm", "svar/README.md", "svar/arkiv/x.html", "svar/nacka.docx"]
    assert names(tmp_path) == expected


def test_the_cases_own_files_hidden_files_and_lock_files_are_no_documents(tmp_path: Path) -> None:
    fill(tmp_path, "case.toml", "README.md", "PROVENANCE.md", ".dold.txt", ".git/x.txt", "~$svar.docx", "a.txt")
    assert names(tmp_path) == ["a.txt"]


def test_files_that_no_reader_opens_can_be_listed(tmp_path: Path) -> None:
    fill(tmp_path, "case.toml", "a.txt", "gammal.doc", "svar/tabell.xlsx", ".dold.odt")
    assert [relative_path(path, tmp_path) for path in find_unsupported(tmp_path)] == ["gammal.doc", "svar/tabell.xlsx"]


def test_links_that_leave_the_folder_or_lead_to_what_is_found_anyway_are_skipped(tmp_path: Path) -> None:
    outside = put(tmp_path / "ute" / "hemlig.txt", "x")
    case = fill(tmp_path / "case", "a.txt", "sub/b.txt")
    (case / "ut.txt").symlink_to(outside)
    (case / "inom.txt").symlink_to(case / "a.txt")
    (case / "dold.txt").symlink_to(put(case / ".lager" / "c.txt", "x"))
    (case / "borta.txt").symlink_to(case / "finns-inte.txt")
    (case / "ring.txt").symlink_to(case / "ring.txt")
    (case / "runt").symlink_to(case, target_is_directory=True)
    (case / "utmapp").symlink_to(outside.parent, target_is_directory=True)
    assert names(case) == ["a.txt", "dold.txt", "sub/b.txt"]


def test_a_case_folder_reached_through_a_link_is_searched(tmp_path: Path) -> None:
    fill(tmp_path / "case", "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "case", target_is_directory=True)
    assert names(tmp_path / "link") == ["a.txt"]


def test_a_name_that_is_not_unicode_is_shown_escaped(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe4tt.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert names(tmp_path) == ["r\\udce4tt.txt"]
    assert fingerprints(tmp_path)["r\\udce4tt.txt"].size == 1


def test_fingerprints_cover_the_documents_and_the_case_file(tmp_path: Path) -> None:
    fill(tmp_path, "case.toml", "README.md", "a.txt", "svar/b.pdf")
    found = fingerprints(tmp_path)
    assert list(found) == ["case.toml", "a.txt", "svar/b.pdf"]
    assert found["a.txt"].size == 5


def test_a_changed_file_has_another_fingerprint_and_a_touched_one_has_not(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "ja")
    before = fingerprints(tmp_path)
    os.utime(path, ns=(1, 1))
    assert fingerprints(tmp_path, before) == before
    put(path, "ne")
    assert fingerprints(tmp_path, before) != before


def test_a_file_that_looks_unchanged_is_not_read_again(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", "x")
    status = path.stat()
    known = {"a.txt": Fingerprint("känd", status.st_size, status.st_mtime_ns)}
    assert fingerprints(tmp_path, known) == known
    stale = {"a.txt": Fingerprint("känd", status.st_size, status.st_mtime_ns - 1)}
    assert fingerprints(tmp_path, stale)["a.txt"].sha256 != "känd"


def test_a_file_that_could_not_be_opened_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    put(tmp_path / "a.txt", "x")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        before = fingerprints(tmp_path)
    assert before["a.txt"].sha256 == ""
    assert fingerprints(tmp_path, before)["a.txt"].sha256 != ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(contents=st.dictionaries(st.text("abcåäö", min_size=1, max_size=3), st.binary(max_size=9)), seed=st.integers())
def test_the_order_of_writing_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, contents: dict[str, bytes], seed: int
) -> None:
    shuffled = random.Random(seed).sample(sorted(contents), len(contents))
    folders = [tmp_path_factory.mktemp("case"), tmp_path_factory.mktemp("case")]
    for folder, order in zip(folders, (sorted(contents), shuffled), strict=True):
        for name in order:
            put(folder / name / f"{name}.txt", contents[name])
    assert names(folders[0]) == names(folders[1]) == sorted(names(folders[0]))
    assert fingerprints(folders[0]) == fingerprints(folders[1])
    assert list(fingerprints(folders[0])) == names(folders[0])


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("pm-2014-134.txt", "pm-2014-134"),
        ("svar/Nacka kommun – Yttrande (slutligt).pdf", "svar-nacka-kommun-yttrande-slutligt"),
        ("Remissvar Åre, Älvsjö & Östermalm.docx", "remissvar-are-alvsjo-ostermalm"),
        ("A\u030are.v1.2.txt", "are-v1-2"),
        ("Tromsø.md", "tromso"),
        ("日本.txt", "document"),
    ],
)
def test_an_id_is_a_plain_slug_of_the_path(path: str, slug: str) -> None:
    assert document_id(path) == slug


def test_ids_that_collide_get_a_number_and_given_ids_come_first() -> None:
    paths = ["a.txt", "a.pdf", "å.txt", "b.txt"]
    assert document_ids(paths) == {"a.pdf": "a", "a.txt": "a-2", "b.txt": "b", "å.txt": "a-3"}
    assert document_ids(paths, {"b.txt": "a"}) == {"a.pdf": "a-2", "a.txt": "a-3", "b.txt": "a", "å.txt": "a-4"}


@settings(max_examples=50, deadline=None)
@given(paths=st.lists(PATHS, unique=True), data=st.data())
def test_ids_are_unique_and_do_not_depend_on_the_order(paths: list[str], data: st.DataObject) -> None:
    ids = document_ids(paths)
    assert len(set(ids.values())) == len(paths)
    assert ids == document_ids(data.draw(st.permutations(paths)))
