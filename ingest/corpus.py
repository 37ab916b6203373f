"""A case's documents as sentences and passages. Read ``read_corpus`` top-down: it is the ingest pipeline."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.blocks import blocks_of
from ingest.case import Case
from ingest.case_toml import DocumentInfo
from ingest.documents import find_documents, relative_path
from ingest.errors import CaseInvalid, DocumentUnreadable
from ingest.facts import Facts, document_facts
from ingest.passage import Document, Passage, Role, Sentence, Speaker
from ingest.readers import read_source
from ingest.sections import find_sections
from ingest.sentences import split_sentences
from ingest.source import Source
from ingest.source import unreadable as unreadable_file
from ingest.speakers import assign_voices
from ingest.split import split_passages


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


def read_corpus(case: Case, progress: Callable[[str], None] | None = None) -> Corpus:
    """Every document of the case folder, read; ``progress`` is told each relative path before it is read.

    What cannot be read is listed in ``unreadable`` and never stops the rest; a file that was added after the
    case was loaded is left for the next time. Raises CaseInvalid (case_empty) when nothing at all can be read.
    """
    sources, unreadable = _read_sources(case, progress or _silent)
    if not sources:
        reasons = "; ".join(f"{error.values['path']}: {error.error_code}" for error in unreadable)
        raise CaseInvalid("case_empty", path=case.folder, reason=reasons or "no supported document")
    documents = _documents(case, sources)
    proposing = _proposing(case, documents)
    sentences = tuple(sentence for document in documents for sentence in read_document(document, *proposing))
    return Corpus(documents, sentences, split_passages(sentences), unreadable)


def read_document(
    document: Document, proposer: Speaker | None = None, aliases: tuple[str, ...] = ()
) -> tuple[Sentence, ...]:
    """One document's sentences, each with its section and voice."""
    units = split_sentences(document.text, blocks_of(document.text, document.page_starts))
    return assign_voices(document, units, find_sections(document.text, units), proposer, aliases)


def _read_sources(
    case: Case, progress: Callable[[str], None]
) -> tuple[dict[str, Source], tuple[DocumentUnreadable, ...]]:
    sources: dict[str, Source] = {}
    unreadable: list[DocumentUnreadable] = []
    for path in find_documents(case.folder):
        relative = relative_path(path, case.folder)
        if relative not in case.ids:
            continue
        progress(relative)
        try:
            if path != case.folder / relative:
                raise unreadable_file(path, "document_unreadable", "a file name that is not Unicode")
            sources[relative] = read_source(path)
        except DocumentUnreadable as error:
            unreadable.append(error)
    return sources, tuple(unreadable)


def _documents(case: Case, sources: dict[str, Source]) -> tuple[Document, ...]:
    found = {path: document_facts(source.text, source.page_starts) for path, source in sources.items()}
    sender = (
        case.proposer.name if case.proposer else next((f.proposer.name for f in found.values() if f.proposer), None)
    )
    answered = any(facts.answers for facts in found.values())
    documents = []
    for path, source in sources.items():
        issuer = _issuer(case.info(path), found[path], sender, answered=answered)
        documents.append(_document(case.ids[path], path, source, case.info(path), found[path], issuer))
    return tuple(documents)


def _issuer(told: DocumentInfo, found: Facts, sender: str | None, *, answered: bool) -> Speaker:
    """Who wrote a document. One that proposes what another answers is the proposer's, and the sender's if unsigned."""
    name = told.issuer or found.issuer.name
    if told.role is None and found.proposes and answered:
        return Speaker(name or sender, Role.PROPOSER)
    return Speaker(name, told.role or found.issuer.role)


def _document(
    document_id: str, path: str, source: Source, told: DocumentInfo, found: Facts, issuer: Speaker
) -> Document:
    """What case.toml tells about a document, else what its text tells, else what the file is called."""
    return Document(
        id=document_id,
        path=path,
        title=told.title or _title(found) or source.title or Path(path).stem,
        text=source.text,
        issuer=issuer,
        date=told.date or found.date,
        diary_number=told.diary_number or found.diary_number,
        page_starts=source.page_starts,
    )


def _title(found: Facts) -> str | None:
    return f"{found.number} {found.title}" if found.number and found.title else found.title or found.number


def _proposing(case: Case, documents: tuple[Document, ...]) -> tuple[Speaker | None, tuple[str, ...]]:
    """The proposer that case.toml names, else the first sender that a document names, else who wrote a proposal."""
    if case.proposer:
        return Speaker(case.proposer.name, Role.PROPOSER), case.proposer.aliases
    for document in documents:
        found = document_facts(document.text, document.page_starts)
        if found.proposer:
            return found.proposer, found.proposer_aliases
    authors = (document.issuer for document in documents if document.issuer.role is Role.PROPOSER)
    return next((author for author in authors if author.name), None), ()


def _silent(_: str) -> None:
    """No progress to show."""
