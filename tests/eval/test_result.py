import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.journal import Run
from eval.json_files import ResultInvalid
from eval.result import (
    Result,
    SuiteName,
    dump_result,
    groups_of,
    load_result,
    question_line,
    read_question,
    result_json,
)
from eval.run import ask_all, finished, reference_of
from tests.fakes.suite import CORPUS, ITEMS, VERSIONS, FakeRespondent


@pytest.fixture
def result() -> Result:
    run = Run(SuiteName("dev.jsonl", "5ha", len(ITEMS)), VERSIONS, "2026-01-31T12:00:00+00:00")
    return finished(run, ask_all(ITEMS, FakeRespondent(), reference_of(CORPUS)))


def test_a_result_that_is_dumped_and_loaded_is_the_same(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    dump_result(result, path)
    loaded = load_result(path)

    assert loaded == result
    assert result_json(loaded) == path.read_bytes()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


def test_the_file_has_the_keys_that_the_documentation_shows(result: Result) -> None:
    form = json.loads(result_json(result))

    assert set(form) == {"format", "suite", "versions", "started", "groups", "curve", "calibration", "questions"}
    assert form["format"] == 1
    assert list(form["groups"]) == [
        "all", "language:en", "language:sv", "type:dissent", "type:fact", "type:near_miss", "type:position",
    ]  # fmt: skip
    assert set(form["groups"]["all"]["evidence"]) == {"value", "low", "high", "n"}
    first = form["questions"][0]
    assert set(first) == {"item", "answer", "scores", "why", "found"}
    assert "line" not in first["item"]
    assert first["answer"]["id"] == first["item"]["id"] == "fee"
    assert first["scores"]["evidence"] is True
    assert first["found"] == [
        {
            "document_id": "pm",
            "quote": first["item"]["evidence"][0]["quote"],
            "start": CORPUS.sentences[2].span.start,
            "end": CORPUS.sentences[2].span.end,
            "cited": True,
            "rank": 1,
        }
    ]


def test_a_truth_stays_a_truth_and_a_number_a_number(result: Result) -> None:
    scores = read_question(question_line(result.questions[0])).scores

    assert scores["evidence"] is True
    assert scores["reason"] is None
    assert (type(scores["rank"]), type(scores["recall"])) == (int, float)


def test_every_question_is_in_all_and_in_its_language_and_type(result: Result) -> None:
    groups = groups_of(result.questions)

    assert groups["all"] == result.questions
    assert [question.item.id for question in groups["language:en"]] == ["high", "silent", "nowhere"]
    assert [question.item.id for question in groups["type:near_miss"]] == ["silent", "nowhere"]


@pytest.mark.parametrize(
    ("content", "field"),
    [("{", "-"), ("{}", "suite"), ('{"format": 2}', "suite")],
)
def test_a_file_that_is_no_result_is_named_with_the_place(tmp_path: Path, content: str, field: str) -> None:
    path = tmp_path / "out.json"
    path.write_text(content)
    with pytest.raises(ResultInvalid) as caught:
        load_result(path)

    assert (caught.value.values["path"], caught.value.values["field"]) == (str(path), field)


def test_another_format_and_a_missing_file_are_errors(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(result_json(result).replace(b'"format": 1', b'"format": 2'))
    with pytest.raises(ResultInvalid) as caught:
        load_result(path)
    assert caught.value.values["field"] == "format"

    with pytest.raises(ResultInvalid):
        load_result(tmp_path / "none.json")


def test_a_score_that_was_edited_into_a_word_is_refused(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    bad = replace(result.questions[0], scores={"evidence": "ja"})  # type: ignore[dict-item]
    with pytest.warns(UserWarning):
        dump_result(replace(result, questions=(bad,)), path)

    with pytest.raises(ResultInvalid) as caught:
        load_result(path)
    assert caught.value.values["field"].startswith("questions.0.scores.evidence")
