"""Many questions, one line of JSON each: an answer line per question, in order, as soon as it is ready.

A line that cannot be used, and a question that fails, becomes an error line; the rest still run.
"""

import json
import logging
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.answer import Answer, JsonValue, Request
from assistant.json_form import answer_form, json_line
from ingest.errors import RemissError

_LOG = logging.getLogger(__name__)
_BOM = b"\xef\xbb\xbf"
_DEEPEST = 100
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class LineInvalid(RemissError):
    """A batch line that cannot be used.

    Codes: line_encoding (byte), line_json (reason), line_not_object, question_missing, question_type,
    history_type, question_surrogate.
    """

    code = "line_invalid"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What one input line came to. ``failed`` says that ``text`` is an error line."""

    text: str
    failed: bool


def run_batch(
    lines: Iterable[bytes], ask: Callable[[Request], Answer], describe: Callable[[RemissError], str]
) -> Iterator[BatchLine]:
    """The output lines, one per input line that is not blank; line numbers are 1-based and count blank lines."""
    for number, raw in enumerate(lines, start=1):
        if number == 1:
            raw = raw.removeprefix(_BOM)
        if raw.strip():
            yield _answered(raw, number, ask, describe)


def _answered(
    raw: bytes, number: int, ask: Callable[[Request], Answer], describe: Callable[[RemissError], str]
) -> BatchLine:
    entry: JsonValue = None
    try:
        entry = _parsed(raw)
        return BatchLine(json_line(answer_form(ask(_request(entry)))), failed=False)
    except RemissError as error:
        failure = error
    except Exception as error:  # noqa: BLE001 - one question's fault must not lose the others' answers
        _LOG.exception("line %d", number)
        failure = RemissError("internal_error", reason=repr(error))
    identity = entry.get("id") if isinstance(entry, dict) else None
    form: JsonValue = {
        "id": identity,
        "line": number,
        "error": {"code": failure.error_code, "message": describe(failure)},
    }
    return BatchLine(json_line(form), failed=True)


def _parsed(raw: bytes) -> JsonValue:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LineInvalid("line_encoding", byte=error.start + 1) from error
    try:
        entry: JsonValue = json.loads(text, parse_constant=_no_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise LineInvalid("line_json", reason=error) from error
    if _depth(entry) > _DEEPEST:
        raise LineInvalid("line_json", reason=f"> {_DEEPEST} levels")
    return entry


def _depth(entry: JsonValue) -> int:
    """How deep lists and objects are nested, counted no further than it takes to know that it is too deep."""
    level, depth = [entry], 0
    while level and depth <= _DEEPEST:
        level = [below for value in level for below in _below(value)]
        depth += 1
    return depth


def _below(value: JsonValue) -> Iterable[JsonValue]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _request(entry: JsonValue) -> Request:
    if not isinstance(entry, dict):
        raise LineInvalid("line_not_object")
    if "question" not in entry:
        raise LineInvalid("question_missing")
    question = entry["question"]
    if not isinstance(question, str):
        raise LineInvalid("question_type")
    history = _history(entry.get("history"))
    if any(_LONE_SURROGATE.search(text) for text in (question, *history)):
        raise LineInvalid("question_surrogate")
    return Request(question, history, entry.get("id"))


def _history(given: JsonValue) -> tuple[str, ...]:
    """The earlier questions; a missing or null history is an empty one."""
    if given is None:
        return ()
    if not isinstance(given, list):
        raise LineInvalid("history_type")
    texts = tuple(item for item in given if isinstance(item, str))
    if len(texts) != len(given):
        raise LineInvalid("history_type")
    return texts


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits} is too large")
    return number
