"""A finished run as one JSON file: what machines compare and every report is made from (docs/evaluation.md).

The values are written and read through the same types, so what can be dumped can be loaded; a file of
another format, or one that someone edited into something else, is an error that names the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import JsonValue, TypeAdapter

from eval.json_files import load_as, replace_file
from eval.suite import Item

FORMAT = 1
Score: TypeAlias = bool | int | float | None


@dataclass(frozen=True, slots=True)
class Value:
    """A metric of a group with its 95 % bootstrap interval; ``n`` questions count for it, and None means none did."""

    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Point:
    """Had the bar for answering been at ``threshold``: shares of answerable answered, of unanswerable refused."""

    threshold: float
    answered: float | None
    refused: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """The ``n`` answers with a confidence from ``low`` up to ``high``: their mean confidence, and the share right."""

    low: float
    high: float
    n: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """One place where evidence stands: ``quote == text[start:end]`` of its document.

    ``cited`` says whether an answer's citation hits it, ``rank`` where retrieval had it (1 is first, None
    when it was not among the candidates).
    """

    document_id: str
    quote: str
    start: int
    end: int
    cited: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question: the suite's line, the answer as the command prints it, and what it was worth.

    A score that does not apply is None. ``why`` says in a few English words what is wrong, None when nothing is.
    """

    item: Item
    answer: dict[str, JsonValue]
    scores: dict[str, Score]
    why: str | None
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class SuiteName:
    """Which suite was run."""

    path: str
    sha256: str
    questions: int


@dataclass(frozen=True, slots=True)
class Versions:
    """What made the answers. ``settings`` holds no secrets and no paths of the machine."""

    code: str
    commit: str | None
    prompts: dict[str, str]
    model: str
    index: str
    corpus: str
    settings: dict[str, str | None]
    packages: dict[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """A run. ``groups`` are "all", then "language:sv", then "type:position": metric by name in each."""

    suite: SuiteName
    versions: Versions
    started: str
    groups: dict[str, dict[str, Value]]
    curve: tuple[Point, ...]
    calibration: tuple[Bin, ...]
    questions: tuple[QuestionResult, ...]
    format: Literal[1] = 1


_RESULT = TypeAdapter(Result)
_QUESTION = TypeAdapter(QuestionResult)


def result_json(result: Result) -> bytes:
    """The whole result, indented, UTF-8."""
    return _RESULT.dump_json(result, indent=1) + b"\n"


def dump_result(result: Result, path: Path) -> None:
    """Write the result so that a reader sees the old file or the new one, never half of one."""
    replace_file(path, result_json(result))


def load_result(path: Path) -> Result:
    """A result that was dumped; raises ResultInvalid."""
    return load_as(_RESULT, path)


def question_line(question: QuestionResult) -> bytes:
    """One question as one line of JSON, without the line's end."""
    return _QUESTION.dump_json(question)


def read_question(line: bytes) -> QuestionResult:
    """A line of ``question_line``; ValueError when it is not one."""
    return _QUESTION.validate_json(line)


def score_of(question: QuestionResult, name: str) -> float | None:
    """A score as a number (true is 1), None when it does not apply or is not there."""
    score = question.scores.get(name)
    return None if score is None else float(score)


def groups_of(questions: tuple[QuestionResult, ...]) -> Mapping[str, tuple[QuestionResult, ...]]:
    """The questions by group: all, then each language, then each type, in alphabetical order."""
    groups = {"all": questions}
    for name in sorted({question.item.language.value for question in questions}):
        groups[f"language:{name}"] = tuple(q for q in questions if q.item.language.value == name)
    for name in sorted({question.item.type for question in questions}):
        groups[f"type:{name}"] = tuple(q for q in questions if q.item.type == name)
    return groups
