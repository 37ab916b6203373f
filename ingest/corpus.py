"""A case's documents as sentences and passages. Read ``read_corpus`` top-down: it is the ingest pipeline."""

from dataclasses import dataclass

from ingest.errors import DocumentUnreadable
from ingest.passage import Document, Passage, Sentence


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read from a case folder, and what could not be."""

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    unreadable: tuple[DocumentUnreadable, ...] = ()

    def document(self, document_id: str) -> Document:
        """The document with this id; KeyError if there is none."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise KeyError(document_id)
