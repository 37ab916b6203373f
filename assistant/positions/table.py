"""The matrix as plain text, cell by cell, for files that leave the page: attitudes in words, quotes, their places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.export.reference import spaced
from assistant.positions.matrix import Cell, Matrix, Topic
from ingest.passage import Document, Sentence, Speaker
from prompts.texts import Texts


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote and where it stands, in one line each."""

    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: the attitude in words, and the quotes; none where the speaker is silent."""

    attitude: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A topic by the name that readers see, what is proposed, and an entry for each column."""

    name: str
    proposals: tuple[Quoted, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, no two alike, and the rows; each row has as many entries."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def table_of(matrix: Matrix, texts: Texts, documents: Iterable[Document]) -> Table:
    """The matrix in the words of ``texts``. White space within a quote is single spaces, all else as it stands."""
    known = {document.id: document for document in documents}
    rows = tuple(_row(topic, texts, known) for topic in matrix.topics)
    return Table(_names(matrix.speakers, texts), rows)


def _row(topic: Topic, texts: Texts, documents: Mapping[str, Document]) -> Row:
    name = texts.say("matrix.whole") if topic.whole else topic.name
    proposals = tuple(_quoted(sentence, texts, documents) for sentence in topic.proposals)
    return Row(name, proposals, tuple(_entry(cell, texts, documents) for cell in topic.cells))


def _entry(cell: Cell, texts: Texts, documents: Mapping[str, Document]) -> Entry:
    quotes = tuple(_quoted(sentence, texts, documents) for sentence in cell.sentences)
    return Entry(texts.say(f"attitude.{cell.attitude.value}"), quotes)


def _quoted(sentence: Sentence, texts: Texts, documents: Mapping[str, Document]) -> Quoted:
    document = documents[sentence.document_id]
    span, page = sentence.span, document.page_at(sentence.span.start)
    reporter = sentence.voice.reported_by
    facts = [
        document.title,
        texts.say("matrix.retold", reporter=reporter) if reporter else "",
        texts.say("matrix.section", section=" › ".join(sentence.section)) if sentence.section else "",
        texts.say("matrix.page", page=str(page)) if page else "",
    ]
    return Quoted(spaced(document.text[span.start : span.end]), spaced(", ".join(fact for fact in facts if fact)))


def _names(speakers: Iterable[Speaker], texts: Texts) -> tuple[str, ...]:
    """What the speakers are called; with their members, else a number, where two are called the same."""
    every = tuple(speakers)
    plain = [speaker.name or texts.say("matrix.unnamed") for speaker in every]
    named: list[str] = []
    for speaker, name in zip(every, plain, strict=True):
        told = f"{name}: {', '.join(speaker.members)}" if plain.count(name) > 1 and speaker.members else name
        named.append(told if told not in named else f"{told} ({named.count(told) + 1})")
    return tuple(named)
