"""What is stored as a vector, and the narrow door to whatever stores it.

``embedding_text`` and ``passage_embedding_text`` are the only places that decide what the model reads;
change one and raise ``generations.FORMAT``, so that older indexes are rebuilt.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.passage import Passage, Sentence

Vectors = NDArray[np.float32]
Metadata = Mapping[str, str | int]


class Kind(StrEnum):
    """The two collections of a generation."""

    SENTENCES = "sentences"
    PASSAGES = "passages"


class VectorStore(Protocol):
    """Normalised vectors by id, in two collections, nearest first. A generation is written once."""

    def add(self, kind: Kind, ids: Sequence[str], vectors: Vectors, metadatas: Sequence[Metadata]) -> None:
        """Store rows of shape (n, dimension) under new ids."""
        ...

    def query(self, kind: Kind, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """At most ``limit`` ids with their cosine similarity (-1 to 1), best first; ``vector`` is (dimension,)."""
        ...

    def vectors(self, kind: Kind, ids: Sequence[str]) -> Vectors:
        """The stored rows in the order of ``ids``; KeyError names the first id that is not stored."""
        ...

    def count(self, kind: Kind) -> int:
        """How many rows a collection holds."""
        ...

    def close(self) -> None:
        """Let go of files and connections; the store is not used afterwards."""
        ...


def embedding_text(sentence: Sentence) -> str:
    """What the model reads of a sentence: speaker and last heading, then the words."""
    return _introduced(sentence.voice.speaker.name, sentence.section, sentence.search_text)


def passage_embedding_text(passage: Passage) -> str:
    """What the model reads of a passage: speaker and last heading, then all its words."""
    return _introduced(passage.voice.speaker.name, passage.section, passage.search_text)


def metadata(part: Sentence | Passage) -> Metadata:
    """What is stored beside a vector, for people and programs that look into the store."""
    voice = part.voice
    values: dict[str, str | int | None] = {
        "document_id": part.document_id,
        "speaker": voice.speaker.name,
        "role": voice.speaker.role.value,
        "stance": voice.stance.value,
        "reported_by": voice.reported_by,
        "section": " › ".join(part.section),
        "start": part.span.start,
        "end": part.span.end,
    }
    return {name: value for name, value in values.items() if value is not None}


def _introduced(speaker: str | None, section: tuple[str, ...], words: str) -> str:
    introduction = " · ".join(name for name in (speaker, *section[-1:]) if name)
    return f"{introduction}: {words}" if introduction else words
