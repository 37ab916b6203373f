"""The results that lie in the reports folder: which there are, and each by its name.

A name leads to a file only if it is one that the folder lists, so no name leads out of it. What is read is
kept, keyed by the file's time and size, so that a list of many results is quick the second time.
"""

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from assistant.answer import Language
from eval.guard_metrics import GUARD_METRICS
from eval.guard_result import ALL, GuardResult, load_guard
from eval.json_files import ResultInvalid
from eval.report_question import show
from eval.report_words import load_words
from eval.result import Result, load_result
from ingest.errors import RemissError

LARGEST: Final = 200 * 2**20
"""The most bytes that a result may have to be opened."""

Run: TypeAlias = Result | GuardResult


class ReportUnknown(RemissError):
    """There is no result of that name. Value: name."""

    code = "report_unknown"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A result and its file's name. In a listing it is without its questions or statements."""

    name: str
    run: Run


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that cannot be read as a result: which part of it, and why (in English)."""

    name: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A file as it was when it was looked at."""

    path: Path
    mtime_ns: int
    size: int


class Shelf:
    """The results in a folder, which need not exist. Calls may come from several threads at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listing(self) -> tuple[tuple[Shelved, ...], tuple[Damaged, ...]]:
        """What can be read, newest first, and what cannot, by name. Raises RemissError when the folder cannot."""
        looked = [(name, _light(stamp)) for name, stamp in self._files().items()]
        good = [Shelved(name, run) for name, run in looked if not isinstance(run, Damaged)]
        bad = [replace(run, name=name) for name, run in looked if isinstance(run, Damaged)]
        return tuple(sorted(good, key=lambda one: (one.run.started, one.name), reverse=True)), tuple(bad)

    def open(self, name: str) -> Run:
        """The whole of a listed result; raises ReportUnknown and ResultInvalid."""
        stamp = self._files().get(name)
        if stamp is None:
            raise ReportUnknown(name=name)
        return _whole(stamp)

    def _files(self) -> dict[str, _Stamp]:
        """The folder's own JSON files by name; links that leave it and hidden files are none."""
        try:
            paths = sorted(self.folder.glob("*.json")) if self.folder.is_dir() else []
            home = self.folder.resolve()
            own = [path for path in paths if path.resolve().parent == home and path.is_file()]
            stats = [(path, path.stat()) for path in own if not path.name.startswith(".")]
        except OSError as error:
            raise RemissError("file_failed", path=self.folder, reason=error.strerror or error) from error
        return {_shown(path.name): _Stamp(path, stat.st_mtime_ns, stat.st_size) for path, stat in stats}


def _shown(name: str) -> str:
    """A file's name as text: what is not Unicode in it is escaped."""
    return name.encode("utf-8", "backslashreplace").decode()


@lru_cache(maxsize=500)
def _light(stamp: _Stamp) -> Run | Damaged:
    """A result without its questions, or why it is none; the name is for the caller to give."""
    try:
        run = _read(stamp)
    except ResultInvalid as error:
        return Damaged("", error.values["field"], error.values["reason"])
    return replace(run, questions=()) if isinstance(run, Result) else replace(run, claims=())


@lru_cache(maxsize=4)
def _whole(stamp: _Stamp) -> Run:
    return _read(stamp)


def _read(stamp: _Stamp) -> Run:
    """A result that can be shown whole; raises ResultInvalid."""
    if stamp.size > LARGEST:
        raise ResultInvalid(path=stamp.path, field="-", reason=f"larger than {LARGEST // 2**20} MB")
    if _is_guards(stamp.path):
        guards = load_guard(stamp.path)
        _require(all(metric in values for values in guards.groups.values() for metric in GUARD_METRICS), stamp)
        _require(ALL in guards.groups, stamp)
        return guards
    result = load_result(stamp.path)
    _require(ALL in result.groups, stamp)
    for question in result.questions:
        show(question, load_words(Language.ENGLISH))
    return result


def _require(there: bool, stamp: _Stamp) -> None:
    if not there:
        raise ResultInvalid(path=stamp.path, field="groups", reason="figures are missing")


def _is_guards(path: Path) -> bool:
    """Whether the file says that it is a guard's result; what is wrong with it is for its reader to say."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("kind") == "guard"
