"""A table made by hand of what a case's overview and matrix should show: read strictly, since people write it."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.about.about import NameKind
from assistant.positions.matrix import Attitude
from eval.json_files import load_as
from ingest.passage import Document, Sentence

Weight = Literal["core", "extra"]


class Strict(BaseModel):
    """A value that people write: nothing may stand in it that it does not have."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Deadline(Strict):
    """The date by which to answer, ISO; None where the documents give none."""

    date: str | None
    quote: str | None = None


class Dated(Strict):
    """A date, ISO and maybe a month, a year or a period of years, and the words that give it."""

    date: str
    what: str
    quote: str
    weight: Weight


class Named(Strict):
    """Someone of the case; ``part`` is what they do in it."""

    name: str
    kind: NameKind
    role: str
    part: str
    quote: str
    weight: Weight


class Defined(Strict):
    """A term; ``expansion`` is what it stands for, None where the documents do not say."""

    term: str
    expansion: str | None
    quote: str
    weight: Weight


class Overview(Strict):
    """What a newcomer should find; ``dissenters`` has a list of names for each group."""

    proposer: tuple[str, ...]
    answerer: tuple[str, ...]
    dissenters: tuple[tuple[str, ...], ...]
    what: tuple[str, ...]
    deadline: Deadline
    timeline: tuple[Dated, ...]
    people: tuple[Named, ...]
    decisions: tuple[str, ...]
    unknown: tuple[str, ...]
    glossary: tuple[Defined, ...]


class View(Strict):
    """What a speaker says of a topic; ``sure`` is false where careful readers might differ."""

    speaker: str
    attitude: Attitude
    quotes: tuple[str, ...] = ()
    sure: bool


class Row(Strict):
    """A topic, the sentences that propose it, and everyone's view."""

    topic: str
    proposal: tuple[str, ...]
    cells: tuple[View, ...]


class Rows(Strict):
    """The matrix."""

    rows: tuple[Row, ...]


class Casebook(Strict):
    """A case as a careful reader tells it; ``about`` is None in a table of positions alone."""

    case: str
    about: Overview | None = None
    positions: Rows


def read_casebook(path: Path) -> Casebook:
    """The table; raises ResultInvalid."""
    return load_as(TypeAdapter(Casebook), path)


def holds(document: Document, sentence: Sentence, quote: str) -> bool:
    """Whether quote and sentence are, but for marks and white space, the same words or part of one another."""
    said = plain(document.text[sentence.span.start : sentence.span.end])
    asked = plain(quote)
    return bool(asked and said) and (asked in said or (said in asked and 2 * len(said) > min(len(asked), 40)))


def plain(text: str) -> str:
    """Words alone: no marks, one space between."""
    return " ".join("".join(ch for ch in text if ch not in "*_#").split())
