"""The shared vocabulary: who says what, and where it stands.

Everything else in the project speaks in these values. They know nothing of files, storage or
prompts. One invariant holds throughout: a span refers to the exact text of its document, so
``document.text[span.start:span.end]`` is verbatim. Identity is (document, span), never a hash of the
words: the same sentence said by two speakers is two sentences.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a speaker is in the case."""

    PROPOSER = "proposer"
    OFFICE = "office"
    COMMISSIONER = "commissioner"
    COMMITTEE = "committee"
    DISSENTER = "dissenter"
    RESPONDENT = "respondent"
    ISSUER = "issuer"


class Stance(StrEnum):
    """What a sentence does: propose, hold a position, dissent, propose a decision, decide, or tell."""

    PROPOSAL = "proposal"
    POSITION = "position"
    DISSENT = "dissent"
    DECISION_PROPOSAL = "decision_proposal"
    DECISION = "decision"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of Unicode code points, 0-based."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who speaks in a document; ``name`` is None when a document has no known issuer."""

    name: str | None
    role: Role
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a sentence, in what stance, retold by whom, and when (ISO date, maybe only year-month)."""

    speaker: Speaker
    stance: Stance
    reported_by: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source document: ``text`` is what every offset refers to.

    ``path`` is relative to the case folder. ``page_starts`` holds the offset at which each physical
    page begins; it is empty for formats without pages.
    """

    id: str
    path: str
    title: str
    text: str
    issuer: Speaker
    date: str | None = None
    diary_number: str | None = None
    page_starts: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The 1-based physical page of a character, None for a document without pages."""
        return sum(1 for start in self.page_starts if start <= offset) or None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest citable unit. ``search_text`` is the span's text with marks, breaks and cuts mended."""

    document_id: str
    span: Span
    search_text: str
    section: tuple[str, ...]
    voice: Voice

    @property
    def id(self) -> str:
        """Identity: document and span."""
        return f"{self.document_id}:{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one speaker in one section, short enough for the embedding model."""

    document_id: str
    sentences: tuple[Sentence, ...]

    @property
    def span(self) -> Span:
        """From the first sentence's start to the last one's end."""
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    @property
    def id(self) -> str:
        """Identity: document and span."""
        return f"{self.document_id}:{self.span.start}-{self.span.end}"

    @property
    def voice(self) -> Voice:
        """The voice of the first sentence; speaker and reported_by are the same for all of them."""
        return self.sentences[0].voice

    @property
    def section(self) -> tuple[str, ...]:
        """The section path that all the sentences stand in."""
        return self.sentences[0].section

    @property
    def search_text(self) -> str:
        """The sentences' search texts, joined by spaces."""
        return " ".join(sentence.search_text for sentence in self.sentences)
