import json
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Language, Mode, Refusal, RefusalReason, Request
from assistant.batch import run_batch
from assistant.errors import QuestionInvalid
from ingest.errors import RemissError


def meta(request: Request) -> Answer:
    """A stand-in for the pipeline: refuses everything, and fails as the pipeline does."""
    if not request.question.strip():
        raise QuestionInvalid
    if request.question == "krasch":
        raise ZeroDivisionError("något")
    return Answer(
        id=request.id,
        question=request.question,
        language=Language.SWEDISH,
        text=" | ".join(request.history),
        mode=Mode.EXTRACTIVE,
        index="g",
        model="m",
        refusal=Refusal(RefusalReason.META, "hej"),
    )


def code(error: RemissError) -> str:
    return f"sagt: {error.error_code}"


def outputs(*lines: bytes) -> list[dict[str, object]]:
    return [json.loads(line.text) for line in run_batch(lines, meta, code)]


def test_answers_come_in_order_with_ids_as_given() -> None:
    found = outputs(b'{"id": 7, "question": "A"}\n', b'{"id": ["x"], "question": "B"}\r\n', b'{"question": "C"}')

    assert [(one["id"], one["question"]) for one in found] == [(7, "A"), (["x"], "B"), (None, "C")]


def test_an_answer_is_given_before_the_next_line_is_read() -> None:
    read: list[int] = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            read.append(number)
            yield b'{"question": "A"}\n'

    stream = run_batch(lines(), meta, code)
    next(stream)

    assert read == [0]


def test_blank_lines_are_skipped_but_counted_and_a_byte_order_mark_is_ignored() -> None:
    found = outputs(b'\xef\xbb\xbf{"question": "A"}\n', b"\n", b"  \r\n", b"nej\n")

    assert [one.get("line") for one in found] == [None, 4]


def test_history_is_optional_and_other_keys_are_ignored() -> None:
    found = outputs(b'{"question": "A", "history": ["x", "y"], "speaker": 3}', b'{"question": "A", "history": null}')

    assert [one["text"] for one in found] == ["x | y", ""]


@pytest.mark.parametrize(
    ("line", "expected", "identity"),
    [
        (b"nej", "line_json", None),
        (b'{"id": 1, "question": "A"', "line_json", None),
        (b'{"id": NaN, "question": "A"}', "line_json", None),
        (b'{"id": 1e999, "question": "A"}', "line_json", None),
        (b'{"id": 1, "question": ' + b"[" * 100_000, "line_json", None),
        (b'{"id": ' + b"[" * 400 + b"]" * 400 + b', "question": "A"}', "line_json", None),
        (b'["A"]', "line_not_object", None),
        (b'"A"', "line_not_object", None),
        (b"null", "line_not_object", None),
        (b'{"id": "q"}', "question_missing", "q"),
        (b'{"id": "q", "question": 3}', "question_type", "q"),
        (b'{"id": "q", "question": null}', "question_type", "q"),
        (b'{"id": "q", "question": "A", "history": "B"}', "history_type", "q"),
        (b'{"id": "q", "question": "A", "history": [1]}', "history_type", "q"),
        (b'{"id": "q", "question": " \\n "}', "empty_question", "q"),
        (b'{"id": "q", "question": "A\\ud800"}', "question_surrogate", "q"),
        (b'{"id": "q", "question": "A", "history": ["\\udfff"]}', "question_surrogate", "q"),
        (b'{"id": "q", "question": "\xe5"}', "line_encoding", None),
        ("{}".encode("utf-16"), "line_encoding", None),
        (b'{"id": "q", "question": "krasch"}', "internal_error", "q"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_still_run(line: bytes, expected: str, identity: str) -> None:
    before, failed, after = outputs(b'{"question": "A"}', line, b'{"question": "B"}')

    assert failed == {"id": identity, "line": 2, "error": {"code": expected, "message": f"sagt: {expected}"}}
    assert (before["question"], after["question"]) == ("A", "B")


def test_each_output_says_whether_it_failed() -> None:
    assert [line.failed for line in run_batch([b'{"question": "A"}', b"nej"], meta, code)] == [False, True]
