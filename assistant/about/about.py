"""What a newcomer needs to know of a case, as values: every line stands on sentences of the documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.passage import Document, Role, Sentence, Span


class DateKind(StrEnum):
    """What happened, or is to happen, on a date."""

    DEADLINE = "deadline"
    DOCUMENT = "document"
    OPINION = "opinion"
    DECISION = "decision"
    SIGNED = "signed"
    PERIOD = "period"
    MENTIONED = "mentioned"


class NameKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    BODY = "body"
    PARTY = "party"


class Gap(StrEnum):
    """Something that a newcomer would ask and that the documents do not say."""

    DECISION = "decision"
    DEADLINE = "deadline"
    PROPOSER = "proposer"
    PROPOSAL_IN_FULL = "proposal_in_full"
    DISSENT = "dissent"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of the page stands: a sentence, and the part of the document's text that carries it."""

    sentence: Sentence
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """A date, ISO and maybe only a month or a year, and until when for a period; where it stands."""

    date: str
    until: str | None
    kind: DateKind
    place: Place


@dataclass(frozen=True, slots=True)
class Name:
    """Someone in the case. ``title`` is a person's, a body's abbreviation, or where a dissent was entered.

    ``role`` is None where they do not speak; who signs a dissent speaks in it. Dissents of one name entered in two
    bodies are two.
    ``parties`` are the party letters or names that stand beside a person's; ``members`` who a group consists of.
    """

    name: str
    kind: NameKind
    role: Role | None
    place: Place
    title: str | None = None
    parties: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term or abbreviation; ``meaning`` as the documents or the case tell it, None where neither does.

    ``is_common_knowledge``: neither tells the meaning, but what a party's letters stand for is known. ``common`` is the
    catalogue's key (``common_term``) of what a word of public administration means.
    """

    term: str
    meaning: str | None
    place: Place
    told_by_case: bool = False
    is_common_knowledge: bool = False
    common: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A part to read, and where it begins; ``minutes`` is how long that takes, at least 1."""

    document: Document
    section: tuple[str, ...]
    place: Place
    minutes: int


@dataclass(frozen=True, slots=True)
class About:
    """A case for someone new to it."""

    title: str
    description: Mapping[str, str] = field(default_factory=dict)
    summary: tuple[Place, ...] = ()
    timeline: tuple[Event, ...] = ()
    names: tuple[Name, ...] = ()
    decisions: tuple[Place, ...] = ()
    gaps: tuple[Gap, ...] = ()
    terms: tuple[Term, ...] = ()
    reading: tuple[Step, ...] = ()
