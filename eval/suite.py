"""Suites: questions with what a right answer must cite, say or refuse. The format is in docs/evaluation.md.

A suite comes from outside, so every field is checked when it is read and an error names line, field and remedy.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from assistant.answer import Language, RefusalReason
from ingest.errors import RemissError
from ingest.passage import Document, Span

_Text = Annotated[str, StringConstraints(min_length=1)]


class SuiteInvalid(RemissError):
    """A suite cannot be used. Codes: suite_unreadable (path, reason), suite_line (path, line, field, reason)."""

    code = "suite_unreadable"


class Evidence(BaseModel):
    """Words that on their own are right evidence: verbatim from a document."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document_id: _Text
    quote: _Text


class Item(BaseModel):
    """One question and what a right answer to it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Text
    language: Language
    type: _Text
    history: tuple[str, ...] = ()
    question: _Text
    answerable: bool
    refusal: RefusalReason | None
    reference: str
    contains: tuple[tuple[_Text, ...], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    speaker: tuple[_Text, ...] = ()
    line: int = Field(default=0, exclude=True)

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
    """The suite's items in order; raises SuiteInvalid, also for an id that occurs twice."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, ValueError) as error:
        raise SuiteInvalid(path=path, reason=error) from error
    items = tuple(_item(path, number, line) for number, line in enumerate(lines, start=1) if line.strip())
    seen: dict[str, int] = {}
    for item in items:
        if item.id in seen:
            raise SuiteInvalid("suite_line", path=path, line=item.line, field="id", reason=f"= {seen[item.id]}")
        seen[item.id] = item.line
    if not items:
        raise SuiteInvalid(path=path, reason="0")
    return items


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


def _item(path: Path, number: int, line: str) -> Item:
    try:
        return Item.model_validate_json(line, strict=False).model_copy(update={"line": number})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(key) for key in first["loc"]) or "-"
        raise SuiteInvalid("suite_line", path=path, line=number, field=field, reason=first["msg"]) from error
