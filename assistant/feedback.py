"""What users thought of answers, kept in one SQLite file on their own computer, for an evaluator to learn from.

Nothing is kept unless somebody judges an answer, and nothing leaves the file by itself. It lies beside the
index and not in it, so that an index can be thrown away. Erasing overwrites: what was erased cannot be read
back from the file. Every call opens the file anew, so threads and processes may share it.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.answer import JsonValue
from ingest.errors import RemissError

VERSION = 1
LONGEST_REASON = 500
"""How many characters of a reason are kept."""

_BUSY_SECONDS = 5.0
_SCHEMA = f"""
begin immediate;
create table if not exists feedback (
    id text primary key,
    time text not null,
    question text not null,
    history text not null,
    answer text not null,
    verdict text not null check (verdict in ('good', 'bad')),
    reason text not null,
    index_generation text not null,
    model text not null
);
pragma user_version = {VERSION};
commit;
"""
_STATE = "select user_version, (select count(*) from sqlite_master) from pragma_user_version"
_COLUMNS = "id, time, question, history, answer, verdict, reason, index_generation, model"
_WRITE = f"insert or replace into feedback ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_READ = f"select {_COLUMNS} from feedback order by time, id"


class Verdict(StrEnum):
    """A thumb."""

    GOOD = "good"
    BAD = "bad"


class FeedbackFailed(RemissError):
    """The judgements cannot be kept or read.

    Codes: feedback_failed (path, reason), feedback_version (path, found, expected).
    """

    code = "feedback_failed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer judged. ``id`` is the answer's own: judging it again replaces what was judged before.

    ``time`` is ISO 8601 in UTC; ``history`` holds the earlier user questions, oldest first; ``answer`` is the
    answer as JSON (docs/json.md); ``index`` and ``model`` say what it was answered from.
    """

    id: str
    time: str
    question: str
    history: tuple[str, ...]
    answer: Mapping[str, JsonValue]
    verdict: Verdict
    reason: str
    index: str
    model: str


class FeedbackStore:
    """The judgements of one case. All methods raise FeedbackFailed; those that read make no file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement, in place of an earlier one of the same answer."""
        with self._failing():
            _make_private(self._path)
        with self._open("rwc") as database:
            database.execute(_WRITE, _row(judgement))

    def withdraw(self, answer: str) -> None:
        """Forget the judgement of one answer, if there is one."""
        if self._exists():
            with self._open("rw") as database:
                database.execute("delete from feedback where id = ?", (answer,))

    def kept(self) -> int:
        """How many judgements there are."""
        if not self._exists():
            return 0
        with self._open("ro") as database:
            return int(database.execute("select count(*) from feedback").fetchone()[0])

    def erase(self) -> int:
        """Forget every judgement for good; how many there were."""
        if not self._exists():
            return 0
        with self._open("rw") as database:
            count = database.execute("delete from feedback").rowcount
        with self._open("rw") as database:
            database.execute("vacuum")
        return count

    def judgements(self) -> tuple[Judgement, ...]:
        """All of them, oldest first."""
        if not self._exists():
            return ()
        with self._open("ro") as database:
            rows = database.execute(_READ).fetchall()
        try:
            return tuple(_judgement(row) for row in rows)
        except (ValueError, TypeError) as error:
            raise FeedbackFailed(path=self._path, reason=error) from error

    def _exists(self) -> bool:
        """A file of no bytes is one that is being made."""
        with self._failing():
            return self._path.exists() and self._path.stat().st_size > 0

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        """The file, opened in SQLite's ``mode``; what is done is committed at the end, or none of it."""
        address = f"{self._path.absolute().as_uri()}?mode={mode}"
        with self._failing(), closing(sqlite3.connect(address, timeout=_BUSY_SECONDS, uri=True)) as database, database:
            database.execute("pragma secure_delete = on")
            self._prepare(database, mode == "rwc")
            yield database

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise FeedbackFailed(path=self._path, reason=error) from error

    def _prepare(self, database: sqlite3.Connection, make: bool) -> None:
        """The table is there, or made. A file of another version, or of another program, is left alone."""
        found, tables = database.execute(_STATE).fetchone()
        if make and found == tables == 0:
            database.executescript(_SCHEMA)
        elif found != VERSION:
            raise FeedbackFailed("feedback_version", path=self._path, found=found, expected=VERSION)


def feedback_path(index: Path) -> Path:
    """Where the judgements of an index's answers are kept: beside it."""
    return index.with_name(f"{index.name}-feedback.sqlite")


def _make_private(path: Path) -> None:
    """The file exists, and a new one may be read by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _row(judgement: Judgement) -> tuple[str, ...]:
    return (
        judgement.id,
        judgement.time,
        _storable(judgement.question),
        json.dumps(judgement.history),
        json.dumps(dict(judgement.answer)),
        judgement.verdict.value,
        _storable(judgement.reason.strip()[:LONGEST_REASON]),
        judgement.index,
        judgement.model,
    )


def _storable(text: str) -> str:
    """Without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _judgement(row: tuple[str, ...]) -> Judgement:
    id_, time, question, history, answer, verdict, reason, index, model = row
    earlier = tuple(str(one) for one in json.loads(history))
    return Judgement(id_, time, question, earlier, dict(json.loads(answer)), Verdict(verdict), reason, index, model)
