"""Answers: statements that stand on citations, or a plain refusal.

Invariants, held by the constructors: an answer that is not refused has statements; a statement has
citations; every citation number that is used exists; a refused answer has no statements.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from ingest.passage import Role, Stance

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"


class RefusalReason(StrEnum):
    """Why a question is not answered."""

    NOT_IN_DOCUMENTS = "not_in_documents"
    MENTIONED_ONLY = "mentioned_only"
    SPEAKER_SILENT = "speaker_silent"
    OUT_OF_SCOPE = "out_of_scope"
    META = "meta"


class Mode(StrEnum):
    """How an answer is written: quotes chosen and attributed, or a language model's verified words."""

    EXTRACTIVE = "extractive"
    GENERATIVE = "generative"


class Language(StrEnum):
    """The languages that answers are framed in."""

    SWEDISH = "sv"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Request:
    """A question as asked. ``history`` holds the earlier user questions, oldest first; ``id`` is echoed."""

    question: str
    history: tuple[str, ...] = ()
    id: JsonValue = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and its place: ``quote == text[start:end]`` in the document's text, always."""

    number: int
    document_id: str
    document: str
    date: str | None
    diary_number: str | None
    path: str
    speaker: str | None
    members: tuple[str, ...]
    role: Role
    stance: Stance
    reported_by: str | None
    section: str
    page: int | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said by one speaker, standing on one or more citations (their numbers)."""

    text: str
    speaker: str | None
    role: Role
    stance: Stance
    reported_by: str | None
    citations: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a statement without a citation: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A plain no: the reason, and the words that say it."""

    reason: RefusalReason
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the command, the page and an evaluation all get. Keys and meaning as in docs/json.md."""

    question: str
    language: Language
    text: str
    mode: Mode
    index: str
    model: str
    id: JsonValue = None
    understood_as: str | None = None
    refusal: Refusal | None = None
    premise_corrected: bool = False
    fallback_reason: str | None = None
    omitted: int = 0
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    nearest: tuple[int, ...] = ()
    answerable_score: float = 0.0
    confidence: float | None = None
    latency_ms: float = field(default=0.0, compare=False)

    def __post_init__(self) -> None:
        if (self.refusal is None) != bool(self.statements):
            raise ValueError("an answer has statements, a refusal has none")
        known = {citation.number for citation in self.citations}
        used = {n for statement in self.statements for n in statement.citations} | set(self.nearest)
        if not used <= known:
            raise ValueError(f"citations that do not exist: {sorted(used - known)}")

    @property
    def answered(self) -> bool:
        """Whether this is an answer rather than a refusal."""
        return self.refusal is None
