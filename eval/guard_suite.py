"""The file that a guard is held to: quotes of a case's documents, and statements true and false that cite them.

A file holds one source per line: quotes, statements that they support and statements that they do not
(docs/evaluation.md has the format). A false statement has a ``class``, the way in which it is wrong; a true one
has ``how``, the way in which it is reworded. A file comes from outside: every fault is named with its line.
"""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.answer import Language
from eval.suite import Lined, SuiteInvalid, lines_of, parse_lines

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


class Source(Lined):
    """One line of a file: what is cited, and what is said of it."""

    model_config = _STRICT
    id: _Words
    sources: tuple[Quote, ...] = Field(min_length=1)
    true: tuple[Supported, ...] = ()
    false: tuple[Corrupted, ...] = ()


def read_sources(path: Path) -> tuple[Source, ...]:
    """The file's lines in order; raises SuiteInvalid for the first fault, also for an id that occurs twice."""
    sources, faults = parse_sources(path)
    if faults:
        raise faults[0]
    return sources


def parse_sources(path: Path) -> tuple[tuple[Source, ...], tuple[SuiteInvalid, ...]]:
    """The lines that can be used, and a fault for each that cannot; raises SuiteInvalid when there is no line."""
    return parse_lines(path, Source)


def holds_claims(path: Path) -> bool:
    """Whether the first line that is not blank is a source of statements, and not a question."""
    for _, line in lines_of(path):
        try:
            found = json.loads(line)
        except ValueError:
            return False
        return isinstance(found, dict) and "sources" in found
    return False
