from dataclasses import replace
from pathlib import Path

import pytest

from eval.journal import Journal, Run, journal_path
from eval.result import QuestionResult, SuiteName
from eval.run import ask_all, reference_of
from tests.fakes.suite import CORPUS, ITEMS, VERSIONS, FakeRespondent

RUN = Run(SuiteName("dev.jsonl", "5ha", len(ITEMS)), VERSIONS, "2026-01-31T12:00:00+00:00")
LATER = replace(RUN, started="2026-01-31T13:00:00+00:00")


@pytest.fixture(scope="module")
def results() -> tuple[QuestionResult, ...]:
    return ask_all(ITEMS, FakeRespondent(), reference_of(CORPUS))


def kept(path: Path, run: Run, results: tuple[QuestionResult, ...]) -> Journal:
    with Journal(path, run) as journal:
        for result in results:
            journal.keep(result)
    return journal


def test_a_run_that_was_broken_off_goes_on_with_what_it_had(
    tmp_path: Path, results: tuple[QuestionResult, ...]
) -> None:
    path = journal_path(tmp_path / "out.json")
    kept(path, RUN, results[:2])
    again = kept(path, LATER, results[2:3])

    assert path.name == "out.json.partial.jsonl"
    assert list(again.done.values()) == list(results[:2])
    assert again.run == RUN
    assert list(Journal(path, LATER).done) == [result.item.id for result in results[:3]]


def test_answers_are_on_disk_before_the_run_ends(tmp_path: Path, results: tuple[QuestionResult, ...]) -> None:
    with Journal(tmp_path / "j", RUN) as journal:
        journal.keep(results[0])
        assert list(Journal(tmp_path / "j", RUN).done) == ["fee"]


@pytest.mark.parametrize(
    "other",
    [
        replace(RUN, suite=replace(RUN.suite, sha256="0")),
        replace(RUN, versions=replace(VERSIONS, code="0")),
        replace(RUN, versions=replace(VERSIONS, settings={"mode": "generative"})),
    ],
)
def test_another_suite_or_version_begins_anew(tmp_path: Path, results: tuple[QuestionResult, ...], other: Run) -> None:
    kept(tmp_path / "j", RUN, results)
    journal = kept(tmp_path / "j", other, ())

    assert (journal.done, journal.run) == ({}, other)
    assert Journal(tmp_path / "j", RUN).done == {}


@pytest.mark.parametrize("cut", [1, 10, 300])
def test_a_line_that_was_cut_off_is_asked_again(tmp_path: Path, results: tuple[QuestionResult, ...], cut: int) -> None:
    path = tmp_path / "j"
    kept(path, RUN, results[:2])
    path.write_bytes(path.read_bytes()[:-1][:-cut])
    journal = kept(path, RUN, results[1:2])

    assert list(journal.done) == ["fee"]
    assert list(Journal(path, RUN).done) == ["fee", "fair"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"suite": 1}\n'])
def test_a_journal_without_a_whole_first_line_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "j").write_bytes(content)

    assert Journal(tmp_path / "j", RUN).done == {}


def test_a_finished_runs_journal_is_removed(tmp_path: Path) -> None:
    journal = kept(tmp_path / "j", RUN, ())
    journal.remove()
    journal.remove()

    assert not journal.path.exists()
