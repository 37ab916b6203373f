"""From settings to working parts. The only module that names concrete classes; everything else takes protocols."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Protocol
from weakref import finalize

from assistant.adding.adder import Adder
from assistant.answer import Mode
from assistant.case_chat import CaseChat
from assistant.guard.guard import Guard
from assistant.lexicon import Lexicon, load_lexicon
from assistant.model.endpoint import Endpoint
from assistant.pipeline import Assistant, WriterOf
from assistant.roster import Roster, build_roster
from assistant.settings import NO_RERANKER, Settings
from assistant.writing.writer import Writer
from ingest.case import Case, load_case
from ingest.corpus import Corpus, read_corpus
from ingest.documents import Fingerprint, fingerprints
from ingest.errors import DocumentUnreadable
from vectorstore.build import BuildReport, build_index, is_current
from vectorstore.embedding import Embedder, open_embedder
from vectorstore.generations import require_model
from vectorstore.index import Index, open_index
from vectorstore.reader_model import prepare_reader
from vectorstore.reader_weights import CHECKER_WEIGHTS
from vectorstore.readers import open_checker, open_reader
from vectorstore.reading import Reader

PARSER = "<reader>"


class DocumentAbsent(DocumentUnreadable):
    """case.toml describes documents that are not in the folder. Value: paths."""

    code = "document_absent"


class Watcher(Protocol):
    """Who is told how far the work has come."""

    def step(self, step: str, done: int = 0, total: int | None = None) -> None:
        """A step, by its key in the catalogue, has come this far."""
        ...

    def name_unreadable(self, unreadable: Iterable[DocumentUnreadable]) -> None:
        """These documents could not be read."""
        ...


class Silent:
    """A watcher who looks away."""

    def step(self, step: str, done: int = 0, total: int | None = None) -> None:
        """Nothing."""

    def name_unreadable(self, unreadable: Iterable[DocumentUnreadable]) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A case, what was read of it, and what bringing its index up to date came to."""

    case: Case
    corpus: Corpus
    report: BuildReport


def open_assistant(settings: Settings, watcher: Watcher) -> Assistant:
    """A case that can be asked: its index is built when there is none and refreshed when a document changed.

    Raises IndexMismatch when another model made the index: building it anew takes ``refresh``.
    """
    case = load_case(settings.case)
    index = open_current_index(settings, case, watcher)
    watcher.name_unreadable(left_out(case, index.corpus))
    return Assistant(index, case, _reader(settings, watcher), _writer(settings, index.corpus, watcher))


def open_chat(settings: Settings, watcher: Watcher) -> CaseChat:
    """The same assistant as the page sees it."""
    assistant = _closed_when_unused(open_assistant(settings, watcher))
    return CaseChat(assistant, assistant.writer.model if assistant.writer else None)


def open_adder(settings: Settings, chat: CaseChat) -> Adder:
    """What adds documents to the case of a chat, which answers of them from then on."""

    def reopen(watcher: Watcher) -> Assistant:
        return _closed_when_unused(open_assistant(settings, watcher))

    return Adder(settings.case, reopen, chat.swap)


def open_guard(settings: Settings, watcher: Watcher) -> tuple[Guard, Corpus]:
    """The guard over a case's documents, with them. Needs neither an index nor a language model."""
    case = load_case(settings.case)
    corpus = read_corpus(case)
    watcher.name_unreadable(left_out(case, corpus))
    lexicon = load_lexicon()
    roster = build_roster(corpus.sentences, case.aliases, lexicon)
    return Guard(corpus, roster, lexicon, open_checker(settings.cache, watcher.step)), corpus


def open_current_index(settings: Settings, case: Case, watcher: Watcher) -> Index:
    """The case's index, up to date with its files. Raises IndexMismatch before anything is built."""
    embedder = open_model(settings, watcher)
    require_model(settings.index, embedder.id)
    if not is_current(settings.index, case_fingerprints(case), embedder.id, settings.chroma):
        _build(settings, case, embedder, watcher)
    return open_index(settings.index, embedder, settings.chroma)


def refresh(settings: Settings, watcher: Watcher) -> Refreshed:
    """Read every document again and bring the index up to date with them; what answering needs besides is prepared."""
    case = load_case(settings.case)
    if settings.reranker is None:
        prepare_reader(settings.cache, watcher.step)
    if settings.language_model is not None and settings.mode is Mode.GENERATIVE:
        prepare_reader(settings.cache, watcher.step, CHECKER_WEIGHTS)
    return _build(settings, case, open_model(settings, watcher), watcher)


def left_out(case: Case, corpus: Corpus) -> tuple[DocumentUnreadable, ...]:
    """What no answer can quote: what case.toml describes and the folder lacks, and what could not be read."""
    absent = (DocumentAbsent(paths=", ".join(case.absent)),) if case.absent else ()
    return (*absent, *corpus.unreadable)


def open_model(settings: Settings, watcher: Watcher) -> Embedder:
    """The embedding model that the settings name."""
    return open_embedder(settings.embedding_model, settings.cache, watcher.step)


def _closed_when_unused(assistant: Assistant) -> Assistant:
    """The assistant, whose index is let go of when the last question to it has ended and nobody holds it."""
    finalize(assistant, assistant.index.close).atexit = False
    return assistant


def _reader(settings: Settings, watcher: Watcher) -> Reader | None:
    """The reader that the settings name, None when they want none."""
    if settings.reranker == NO_RERANKER:
        return None
    return open_reader(settings.reranker, settings.cache, watcher.step)


def _writer(settings: Settings, corpus: Corpus, watcher: Watcher) -> WriterOf | None:
    """What makes the writer that the settings name, None where answers are to quote."""
    if settings.language_model is None or settings.mode is Mode.EXTRACTIVE:
        return None
    model, budget = Endpoint(settings.language_model), settings.language_model.prompt
    checker = open_checker(settings.cache, watcher.step)

    def make(roster: Roster, lexicon: Lexicon) -> Writer:
        return Writer(model, Guard(corpus, roster, lexicon, checker), corpus, budget)

    return make


def case_fingerprints(case: Case) -> dict[str, Fingerprint]:
    """What the index is made from: every file's content, and the code that reads them.

    With the code among them, a newer version of the program does not answer from an older one's reading.
    """
    return fingerprints(case.folder) | {PARSER: _parser()}


def _build(settings: Settings, case: Case, embedder: Embedder, watcher: Watcher) -> Refreshed:
    """Fingerprints first: a file that changes while it is read makes the index out of date, not wrong."""
    prints = case_fingerprints(case)
    place = count()
    corpus = read_corpus(case, lambda path: watcher.step("read", next(place), len(case.ids)))
    embedding = partial(watcher.step, "embed")
    report = build_index(corpus, prints, embedder, settings.index, settings.chroma, embedding)
    return Refreshed(case, corpus, report)


def _parser() -> Fingerprint:
    package = Path(load_case.__code__.co_filename).parent
    files = sorted(path for path in package.rglob("*") if path.suffix in {".py", ".toml", ".json"})
    content = b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in files)
    return Fingerprint(hashlib.sha256(content).hexdigest(), len(content), 0)
