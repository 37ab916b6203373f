"""The file that a guard is held to: quotes of a case's documents, and statements true and false that cite them.

A file holds one source per line: quotes, statements that they support and statements that they do not
(docs/evaluation.md has the format). A false statement has a ``class``, the way in which it is wrong; a true one
has ``how``, the way in which it is reworded. A file comes from outside: every fault is named with its line.
"""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.answer import Language
from eval.suite import SuiteInvalid

_STRICT = ConfigDict(frozen=True, extra="forbid")
_Words = Annotated[str, StringConstraints(pattern=r"\S")]


class Corruption(StrEnum):
    """The ways in which a false statement is wrong."""

    SWAPPED_STANCE = "swapped_stance"
    DROPPED_NEGATION = "dropped_negation"
    WRONG_SPEAKER = "wrong_speaker"
    CHANGED_NUMBER = "changed_number"
    MOVED_NEGATION = "moved_negation"
    MODALITY = "modality"
    MIXED_SOURCES = "mixed_sources"
    INVENTION = "invention"
    OTHER_TOPIC = "other_topic"


MUST_BE_CAUGHT = frozenset(
    {Corruption.SWAPPED_STANCE, Corruption.DROPPED_NEGATION, Corruption.WRONG_SPEAKER, Corruption.CHANGED_NUMBER}
)
"""The classes of which a guard may let nothing pass."""


class Rewording(StrEnum):
    """The ways in which a true statement differs from the words that it cites."""

    PLAIN = "plain"
    NEGATION = "negation"
    SHORT = "short"
    JOINED = "joined"


class Quote(BaseModel):
    """Words of a document: its path or id, the words, and where they start if they stand there more than once."""

    model_config = _STRICT
    document: _Words
    quote: _Words
    start: int | None = None


class Supported(BaseModel):
    """A statement that the source supports."""

    model_config = _STRICT
    text: _Words
    language: Language
    how: Rewording


class Corrupted(BaseModel):
    """A statement that the source does not support."""

    model_config = _STRICT
    text: _Words
    language: Language
    kind: Corruption = Field(alias="class")


class Source(BaseModel):
    """One line of a file: what is cited, and what is said of it."""

    model_config = _STRICT
    id: _Words
    sources: tuple[Quote, ...] = Field(min_length=1)
    true: tuple[Supported, ...] = ()
    false: tuple[Corrupted, ...] = ()
    line: int = Field(default=0, exclude=True, validation_alias="(set by the reader)")


def read_sources(path: Path) -> tuple[Source, ...]:
    """The file's lines in order; raises SuiteInvalid for the first fault, also for an id that occurs twice."""
    sources, faults = parse_sources(path)
    if faults:
        raise faults[0]
    return sources


def parse_sources(path: Path) -> tuple[tuple[Source, ...], tuple[SuiteInvalid, ...]]:
    """The lines that can be used, and a fault for each that cannot; raises SuiteInvalid when there is no line."""
    sources: dict[str, Source] = {}
    faults: list[SuiteInvalid] = []
    for number, line in _lines(path):
        source = _source(path, number, line)
        if isinstance(source, SuiteInvalid):
            faults.append(source)
        elif source.id in sources:
            first = sources[source.id].line
            faults.append(SuiteInvalid("suite_twice", path=path, line=number, item=source.id, first=first))
        else:
            sources[source.id] = source
    if not sources and not faults:
        raise SuiteInvalid("suite_empty", path=path)
    return tuple(sources.values()), tuple(faults)


def holds_claims(path: Path) -> bool:
    """Whether the first line that is not blank is a source of statements, and not a question."""
    for _, line in _lines(path):
        try:
            found = json.loads(line)
        except ValueError:
            return False
        return isinstance(found, dict) and "sources" in found
    return False


def _lines(path: Path) -> tuple[tuple[int, str], ...]:
    """The lines that are not blank, each with its number from 1."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise SuiteInvalid(path=path, reason=error.strerror or error) from error
    except ValueError as error:
        raise SuiteInvalid(path=path, reason=error) from error
    return tuple((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _source(path: Path, number: int, line: str) -> Source | SuiteInvalid:
    try:
        return Source.model_validate_json(line, strict=False).model_copy(update={"line": number})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(key) for key in first["loc"]) or "-"
        return SuiteInvalid("suite_line", path=path, line=number, field=field, reason=first["msg"])
