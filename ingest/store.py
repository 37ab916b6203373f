"""A corpus as one JSON file, so that answering a question reads no document twice.

The round trip is exact: what ``load_corpus`` returns equals what ``dump_corpus`` was given, and the
text that offsets refer to is the very same string. Voices and section paths repeat a great deal, so
they stand once in a table; a passage is the positions of its sentences.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from ingest.corpus import Corpus
from ingest.errors import DocumentUnreadable
from ingest.passage import Document, Passage, Role, Sentence, Span, Speaker, Stance, Voice

CORPUS_FORMAT = 1

_T = TypeVar("_T")
_Json = dict[str, Any]


@dataclass(slots=True)
class _Table(Generic[_T]):
    """Distinct values in order of first use; each is referred to by its position."""

    positions: dict[_T, int] = field(default_factory=dict)

    def place(self, value: _T) -> int:
        return self.positions.setdefault(value, len(self.positions))


def corpus_json(corpus: Corpus) -> str:
    """The corpus as JSON text; equal corpora give equal text, so a hash of it is a content hash.

    Pure ASCII, so that a lone surrogate from a damaged PDF survives. Raises ValueError when a
    passage or sentence refers to something outside the corpus.
    """
    sections: _Table[tuple[str, ...]] = _Table()
    voices: _Table[Voice] = _Table()
    texts = {document.id: (n, document.text) for n, document in enumerate(corpus.documents)}
    positions = {sentence.id: n for n, sentence in enumerate(corpus.sentences)}
    try:
        sentences = [_sentence_row(sentence, texts, sections, voices) for sentence in corpus.sentences]
        passages = [[positions[sentence.id] for sentence in passage.sentences] for passage in corpus.passages]
    except KeyError as missing:
        raise ValueError(f"not in the corpus: {missing}") from missing
    return json.dumps(
        {
            "format": CORPUS_FORMAT,
            "documents": [_document_row(document) for document in corpus.documents],
            "sections": list(sections.positions),
            "voices": [_voice_row(voice) for voice in voices.positions],
            "sentences": sentences,
            "passages": passages,
            "unreadable": [{"code": error.error_code, "values": error.values} for error in corpus.unreadable],
        },
        separators=(",", ":"),
    )


def corpus_hash(corpus: Corpus) -> str:
    """The sha256 of the corpus's content, hexadecimal."""
    return hashlib.sha256(corpus_json(corpus).encode("ascii")).hexdigest()


def dump_corpus(corpus: Corpus, path: Path) -> None:
    """Write the corpus to one file, whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    partial.write_text(corpus_json(corpus), encoding="ascii")
    os.replace(partial, path)


def load_corpus(path: Path) -> Corpus:
    """Read back what ``dump_corpus`` wrote.

    Raises OSError when the file cannot be read, ValueError when it is no corpus of this format.
    """
    stored = json.loads(path.read_text(encoding="ascii"))
    if not isinstance(stored, dict) or stored.get("format") != CORPUS_FORMAT:
        raise ValueError(f"not a corpus of format {CORPUS_FORMAT}: {path}")
    try:
        return _corpus(stored)
    except (KeyError, IndexError, TypeError) as broken:
        raise ValueError(f"a damaged corpus: {path}: {broken!r}") from broken


def _corpus(stored: _Json) -> Corpus:
    documents = tuple(_document(row) for row in stored["documents"])
    sections = [tuple(section) for section in stored["sections"]]
    voices = [_voice(row) for row in stored["voices"]]
    sentences = tuple(_sentence(row, documents, sections, voices) for row in stored["sentences"])
    passages = tuple(
        Passage(sentences[row[0]].document_id, tuple(sentences[n] for n in row)) for row in stored["passages"]
    )
    unreadable = tuple(DocumentUnreadable(row["code"], **row["values"]) for row in stored["unreadable"])
    return Corpus(documents, sentences, passages, unreadable)


def _sentence_row(
    sentence: Sentence,
    texts: dict[str, tuple[int, str]],
    sections: _Table[tuple[str, ...]],
    voices: _Table[Voice],
) -> list[object]:
    document, text = texts[sentence.document_id]
    start, end = sentence.span.start, sentence.span.end
    words = None if text[start:end] == sentence.search_text else sentence.search_text
    return [document, start, end, sections.place(sentence.section), voices.place(sentence.voice), words]


def _sentence(
    row: list[Any], documents: Sequence[Document], sections: Sequence[tuple[str, ...]], voices: Sequence[Voice]
) -> Sentence:
    number, start, end, section, voice, words = row
    document = documents[number]
    text = document.text[start:end] if words is None else words
    return Sentence(document.id, Span(start, end), text, sections[section], voices[voice])


def _document_row(document: Document) -> _Json:
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "text": document.text,
        "issuer": _speaker_row(document.issuer),
        "date": document.date,
        "diary_number": document.diary_number,
        "page_starts": document.page_starts,
    }


def _document(row: _Json) -> Document:
    return Document(
        id=row["id"],
        path=row["path"],
        title=row["title"],
        text=row["text"],
        issuer=_speaker(row["issuer"]),
        date=row["date"],
        diary_number=row["diary_number"],
        page_starts=tuple(row["page_starts"]),
    )


def _voice_row(voice: Voice) -> list[object]:
    return [_speaker_row(voice.speaker), voice.stance, voice.reported_by, voice.date]


def _voice(row: list[Any]) -> Voice:
    speaker, stance, reported_by, date = row
    return Voice(_speaker(speaker), Stance(stance), reported_by, date)


def _speaker_row(speaker: Speaker) -> list[object]:
    return [speaker.name, speaker.role, speaker.members]


def _speaker(row: list[Any]) -> Speaker:
    name, role, members = row
    return Speaker(name, Role(role), tuple(members))
