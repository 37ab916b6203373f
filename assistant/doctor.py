"""Proof that what answers is what was read: the installation, the model, the case, and index = files.

Each check says what it found, remarks on what only looks like a fault, or fails with an error that names
what is wrong. A check that another one needs first is not run when that one failed.
"""

import importlib.metadata
import sys
from collections.abc import Iterator

from packaging.requirements import Requirement

from assistant.doctor_endpoint import examine_endpoint
from assistant.doctor_models import examine_models
from assistant.finding import Finding, Unsound, found
from assistant.settings import Settings
from assistant.wiring import case_fingerprints
from ingest.case import Case, load_case
from ingest.errors import DocumentUnreadable, RemissError
from ingest.passage import Passage, Sentence
from ingest.readers import read_source
from ingest.tokens import count_tokens
from vectorstore.build import is_current
from vectorstore.embedding import open_embedder
from vectorstore.errors import IndexMissing
from vectorstore.generations import current_generation
from vectorstore.index import Index, open_index

DISTRIBUTION = "remissassistenten"
_OLDEST, _TOO_NEW = (3, 11), (3, 14)


def examine(settings: Settings) -> Iterator[Finding]:
    """Every check in order, each as soon as it is done."""
    yield found("python", _python)
    yield found("packages", _packages)
    yield found("tokens", _tokens)
    yield from examine_models(settings)
    yield from examine_endpoint(settings)
    try:
        case = load_case(settings.case)
    except RemissError as error:
        yield Finding("case", error=error)
        return
    yield found("case", lambda: _case(case))
    for path in case.ids:
        yield from _unread(case, path)
    yield from _index(settings, case)


def _index(settings: Settings, case: Case) -> Iterator[Finding]:
    try:
        if current_generation(settings.index) is None:
            raise IndexMissing(path=settings.index)
        index = open_index(
            settings.index, open_embedder(settings.embedding_model, settings.cache, _silent), settings.chroma
        )
    except RemissError as error:
        yield Finding("index", error=error)
        return
    with index:
        yield found("index", lambda: _current(settings, case, index))
        yield found("search", lambda: _search(index))
        yield found("offsets", lambda: _offsets(case, index))


def _python() -> str:
    found = ".".join(str(part) for part in sys.version_info[:3])
    if not _OLDEST <= sys.version_info[:2] < _TOO_NEW:
        raise Unsound("python_version", found=found)
    return found


def _packages() -> str:
    """Everything that the distribution requires is installed in a version that it allows."""
    named = [Requirement(line) for line in importlib.metadata.requires(DISTRIBUTION) or ()]
    needed = [one for one in named if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [line for one in needed if (line := _wrong(one))]
    if wrong:
        raise Unsound("packages_wrong", packages=", ".join(wrong))
    return str(len(needed))


def _wrong(requirement: Requirement) -> str | None:
    try:
        found = importlib.metadata.version(requirement.name)
    except importlib.metadata.PackageNotFoundError:
        return f"{requirement} (–)"
    return None if requirement.specifier.contains(found, prereleases=True) else f"{requirement} ({found})"


def _tokens() -> str:
    try:
        return str(count_tokens("Remiss"))
    except Exception as error:  # the library raises what its network client raises
        raise Unsound("tokens_missing", reason=error) from error


def _case(case: Case) -> str:
    if case.absent:
        raise Unsound("document_absent", paths=", ".join(case.absent))
    return f"{case.folder} ({len(case.ids)})"


def _unread(case: Case, path: str) -> Iterator[Finding]:
    try:
        read_source(case.folder / path)
    except DocumentUnreadable as error:
        yield Finding("document", error=error)


def _current(settings: Settings, case: Case, index: Index) -> str:
    if not is_current(settings.index, case_fingerprints(case), index.model, settings.chroma):
        raise Unsound("index_stale", path=settings.index)
    return f"{settings.index} ({index.generation}, {index.model})"


def _search(index: Index) -> str:
    """A sentence asked for in its own words is looked up as any question is: by vectors, in both collections."""
    first = next(iter(index.corpus.sentences), None)
    hits = index.search(first.search_text, limit=1) if first else ()
    return hits[0].sentence.id if hits else "0"


def _offsets(case: Case, index: Index) -> str:
    """Each document's text is what its file says now, and each sentence and passage lies within it."""
    texts = {document.id: document.text for document in index.corpus.documents}
    for path, document_id in case.ids.items():
        if document_id in texts and texts[document_id] != _text(case, path):
            raise Unsound("text_differs", document=document_id)
    parts: tuple[Sentence | Passage, ...] = (*index.corpus.sentences, *index.corpus.passages)
    for part in parts:
        if not texts.get(part.document_id, "")[part.span.start : part.span.end].strip():
            raise Unsound("span_differs", document=part.document_id, place=f"{part.span.start}-{part.span.end}")
    return f"{len(index.corpus.sentences)} + {len(index.corpus.passages)}"


def _text(case: Case, path: str) -> str | None:
    try:
        return read_source(case.folder / path).text
    except DocumentUnreadable:
        return None


def _silent(step: str) -> None:
    pass
