"""The form in which a browser keeps a conversation: every key named, every text limited, nothing else let in."""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.answer import Answer, Citation, Language, Mode, Refusal, RefusalReason, Statement
from ingest.passage import Role, Stance

VERSION: Final = 1

Line: TypeAlias = Annotated[str, StringConstraints(max_length=2_000)]
Prose: TypeAlias = Annotated[str, StringConstraints(max_length=60_000)]
Offset: TypeAlias = Annotated[int, Field(ge=0, le=1_000_000_000)]
Chance: TypeAlias = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class KeptCitation(_Kept):
    """A citation, as ``assistant.answer.Citation``."""

    number: Annotated[int, Field(ge=1, le=9_999)]
    document_id: Line
    document: Line
    date: Line | None
    diary_number: Line | None
    path: Line
    speaker: Line | None
    members: Annotated[tuple[Line, ...], Field(max_length=200)]
    role: Role
    stance: Stance
    reported_by: Line | None
    section: Line
    page: Offset | None
    quote: Prose
    start: Offset
    end: Offset


class KeptStatement(_Kept):
    """A statement, as ``assistant.answer.Statement``."""

    text: Prose
    speaker: Line | None
    role: Role
    stance: Stance
    reported_by: Line | None
    citations: Annotated[tuple[int, ...], Field(min_length=1, max_length=100)]


class KeptRefusal(_Kept):
    """A refusal, as ``assistant.answer.Refusal``."""

    reason: RefusalReason
    text: Prose


class KeptAnswer(_Kept):
    """An answer without its question, which stands in its turn, and without the time that it took."""

    language: Language
    text: Prose
    mode: Mode
    index: Line
    model: Line
    understood_as: Prose | None
    refusal: KeptRefusal | None
    premise_corrected: bool
    fallback_reason: Line | None
    omitted: Offset
    statements: Annotated[tuple[KeptStatement, ...], Field(max_length=100)]
    citations: Annotated[tuple[KeptCitation, ...], Field(max_length=100)]
    nearest: Annotated[tuple[int, ...], Field(max_length=100)]
    answerable_score: Chance
    confidence: Chance | None

    def answer(self, question: str) -> Answer:
        """The answer itself; ValueError when its parts do not fit together."""
        refusal = Refusal(self.refusal.reason, self.refusal.text) if self.refusal else None
        plain = {name: getattr(self, name) for name in type(self).model_fields}
        made = {
            "refusal": refusal,
            "statements": tuple(Statement(**dict(statement)) for statement in self.statements),
            "citations": tuple(Citation(**dict(citation)) for citation in self.citations),
        }
        return Answer(question, **{**plain, **made})


class KeptTurn(_Kept):
    """A question and its answer."""

    key: Annotated[str, StringConstraints(pattern=r"\A[0-9a-f]{32}\z")]
    question: Prose
    model: Line | None
    answer: KeptAnswer


class KeptConversation(_Kept):
    """A conversation about a case."""

    version: Literal[1] = VERSION
    case: Line
    turns: Annotated[tuple[KeptTurn, ...], Field(max_length=100)]
