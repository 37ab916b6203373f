"""A run's answers as they come, so that one that was broken off can go on where it stopped.

The journal stands beside the result file. Its first line says what the run is a run of; when that is not
what runs now, the journal is begun anew: answers of two versions are never mixed.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter, ValidationError

from eval.result import QuestionResult, SuiteName, Versions, question_line, read_question


@dataclass(frozen=True, slots=True)
class Run:
    """What is run, and when it was begun. Two are the same run when all but ``started`` is equal."""

    suite: SuiteName
    versions: Versions
    started: str

    def continues(self, other: "Run") -> bool:
        """Whether answers of the other run are answers of this one."""
        return (self.suite, self.versions) == (other.suite, other.versions)


_RUN = TypeAdapter(Run)


class Journal:
    """The answers of one run on disk. Use as a context; ``done`` holds those of an earlier attempt by id."""

    def __init__(self, path: Path, run: Run) -> None:
        self.path = path
        earlier, done = _read(path)
        goes_on = earlier is not None and run.continues(earlier)
        self.run = earlier if earlier is not None and goes_on else run
        self.done = done if goes_on else {}
        self._lines = [_header(self.run), *map(question_line, self.done.values())]

    def keep(self, question: QuestionResult) -> None:
        """Write one answer down at once."""
        self._file.write(question_line(question) + b"\n")
        self._file.flush()

    def remove(self) -> None:
        """Delete the journal: its run is finished and stands in the result file."""
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        """Begin the file anew with what is kept: a line that was cut off does not stay in the middle."""
        self._file = self.path.open("wb")
        for line in self._lines:
            self._file.write(line + b"\n")
        self._file.flush()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def journal_path(result: Path) -> Path:
    """Where the journal of a result file stands."""
    return result.with_name(f"{result.name}.partial.jsonl")


def _header(run: Run) -> bytes:
    return json.dumps(asdict(run), ensure_ascii=False).encode()


def _read(path: Path) -> tuple[Run | None, dict[str, QuestionResult]]:
    """What a journal holds, up to the first line that is not whole."""
    if not path.is_file():
        return None, {}
    first, *rest = path.read_bytes().split(b"\n")
    try:
        run = _RUN.validate_json(first)
    except ValidationError:
        return None, {}
    return run, {question.item.id: question for question in _whole(rest)}


def _whole(lines: Iterable[bytes]) -> Iterator[QuestionResult]:
    for line in filter(None, lines):
        try:
            yield read_question(line)
        except ValidationError:
            return
