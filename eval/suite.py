"""Suites: questions with what a right answer must cite, say or refuse. The format is in docs/evaluation.md.

A suite comes from outside, so every field is checked when it is read and an error names line, field and remedy.
``suite.schema.json`` is this model as a JSON Schema, for editors and for programs that write suites.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic.config import JsonDict
from pydantic.json_schema import SkipJsonSchema

from assistant.answer import Language, RefusalReason
from ingest.errors import RemissError
from ingest.passage import Document, Span

_Text = Annotated[str, StringConstraints(min_length=1)]
_Words = Annotated[str, StringConstraints(pattern=r"\S")]
_Alternatives = Annotated[tuple[_Words, ...], Field(min_length=1)]
_COHERENT: JsonDict = {
    "if": {"properties": {"answerable": {"const": True}}},
    "then": {"required": ["evidence"], "properties": {"refusal": {"type": "null"}, "evidence": {"minItems": 1}}},
    "else": {"properties": {"refusal": {"type": "string"}}},
}


class SuiteInvalid(RemissError):
    """A suite cannot be used.

    Codes: suite_unreadable (path, reason), suite_empty (path), suite_line (path, line, field, reason),
    suite_twice (path, line, item, first), suite_quotes (path, problems).
    """

    code = "suite_unreadable"


class Evidence(BaseModel):
    """Words that on their own are right evidence: verbatim from a document."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document_id: _Text = Field(description="The document's id, as in an answer's document_id.")
    quote: _Text = Field(description="Verbatim from the text that remiss text prints, marks and line breaks included.")


class Lined(BaseModel):
    """An entry of a file with one on each line: its id, unique in the file, and the line's number, from 1."""

    id: str
    line: SkipJsonSchema[int] = Field(default=0, exclude=True, validation_alias="(set by the reader)")


Entry = TypeVar("Entry", bound=Lined)


class Item(Lined):
    """One question and what a right answer to it is."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Suite line", json_schema_extra=_COHERENT)

    id: _Text = Field(description="Unique in the suite.")
    language: Language = Field(description="The question's language.")
    type: _Text = Field(description="A label to group by: fact, position, comparison, followup, out_of_scope ...")
    history: tuple[str, ...] = Field(default=(), description="The user's earlier questions, oldest first.")
    question: _Text = Field(description="As a user would ask it.")
    answerable: bool = Field(
        description="Whether the documents answer it; a false premise that a passage corrects is answerable."
    )
    refusal: RefusalReason | None = Field(description="The right reason to refuse; null when answerable.")
    reference: str = Field(description="A short right answer, for people and for judges.")
    contains: tuple[_Alternatives, ...] = Field(
        default=(), description="What a right answer must hold: lists of alternatives, one of each list."
    )
    forbidden: tuple[_Words, ...] = Field(
        default=(), description="What betrays a wrong answer when the assistant says it in its own words."
    )
    evidence: tuple[Evidence, ...] = Field(
        default=(), description="Every quote that on its own is right evidence; at least one when answerable."
    )
    speaker: tuple[_Text, ...] = Field(default=(), description="The speakers that right evidence is attributed to.")

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.answerable == (self.refusal is not None):
            raise ValueError("refusal must be null when answerable, and a reason when not")
        if self.answerable and not self.evidence:
            raise ValueError("evidence must not be empty when answerable")
        return self


@dataclass(frozen=True, slots=True)
class Problem:
    """A quote that does not stand in its document. ``line`` is the suite's, 1-based."""

    line: int
    item: str
    code: str
    document_id: str
    quote: str


def read_suite(path: Path) -> tuple[Item, ...]:
    """The suite's items in order; raises SuiteInvalid for the first fault, also for an id that occurs twice."""
    items, faults = parse_suite(path)
    if faults:
        raise faults[0]
    return items


def parse_suite(path: Path) -> tuple[tuple[Item, ...], tuple[SuiteInvalid, ...]]:
    """The lines that can be used, and a fault for each that cannot; raises SuiteInvalid when there is no line."""
    return parse_lines(path, Item)


def parse_lines(path: Path, model: type[Entry]) -> tuple[tuple[Entry, ...], tuple[SuiteInvalid, ...]]:
    """A file's lines as entries of a model, in order, and a fault for each that cannot be used or repeats an id.

    Raises SuiteInvalid when there is no line.
    """
    entries: dict[str, Entry] = {}
    faults: list[SuiteInvalid] = []
    for number, line in lines_of(path):
        entry = _entry(path, model, number, line)
        if isinstance(entry, SuiteInvalid):
            faults.append(entry)
        elif entry.id in entries:
            first = entries[entry.id].line
            faults.append(SuiteInvalid("suite_twice", path=path, line=number, item=entry.id, first=first))
        else:
            entries[entry.id] = entry
    if not entries and not faults:
        raise SuiteInvalid("suite_empty", path=path)
    return tuple(entries.values()), tuple(faults)


def places(evidence: Evidence, document: Document) -> tuple[Span, ...]:
    """Everywhere the evidence's words stand verbatim in its document."""
    found: list[Span] = []
    start = document.text.find(evidence.quote)
    while start >= 0:
        found.append(Span(start, start + len(evidence.quote)))
        start = document.text.find(evidence.quote, start + 1)
    return tuple(found)


def problems(items: tuple[Item, ...], documents: tuple[Document, ...]) -> tuple[Problem, ...]:
    """Evidence that is not in the documents: quote_missing or document_missing."""
    known = {document.id: document for document in documents}
    found: list[Problem] = []
    for item in items:
        for evidence in item.evidence:
            document = known.get(evidence.document_id)
            code = "document_missing" if document is None else "quote_missing"
            if document is None or not places(evidence, document):
                found.append(Problem(item.line, item.id, code, evidence.document_id, evidence.quote))
    return tuple(found)


def lines_of(path: Path) -> tuple[tuple[int, str], ...]:
    """The lines that are not blank, each with its number from 1; raises SuiteInvalid when they cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise SuiteInvalid(path=path, reason=error.strerror or error) from error
    except ValueError as error:
        raise SuiteInvalid(path=path, reason=error) from error
    return tuple((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _entry(path: Path, model: type[Entry], number: int, line: str) -> Entry | SuiteInvalid:
    try:
        return model.model_validate_json(line, strict=False).model_copy(update={"line": number})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(key) for key in first["loc"]) or "-"
        return SuiteInvalid("suite_line", path=path, line=number, field=field, reason=first["msg"])
