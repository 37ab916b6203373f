"""A generation opened: its corpus, its word index and its vectors, found whole or called damaged."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.corpus import Corpus
from ingest.store import load_corpus
from vectorstore.chroma import ChromaStore, open_embedded, open_on_server
from vectorstore.errors import IndexDamaged, IndexMismatch, index_fault
from vectorstore.generations import EMBEDDED, FORMAT, Manifest, generation_dir, read_manifest
from vectorstore.holding import hold
from vectorstore.lexical import LexicalIndex
from vectorstore.neutral import load_common
from vectorstore.vectors import Kind, Vectors

CORPUS_FILE = "corpus.json"
LEXICAL_DIR = "lexical"
CHROMA_DIR = "chroma"


@dataclass(frozen=True, slots=True)
class Opened:
    """A complete generation; ``store`` is to be closed by whoever opened it."""

    manifest: Manifest
    corpus: Corpus
    lexical: LexicalIndex
    store: ChromaStore
    common: Vectors


def open_generation(index_dir: Path, generation: str, chroma_url: str | None) -> Opened:
    """Open one generation and check it against its manifest: corpus hash, word index, counts of vectors.

    Raises IndexDamaged, IndexNotWritable, ChromaUnreachable, and IndexMismatch when the generation has
    another format or its vectors are elsewhere than ``chroma_url`` (None: embedded) says.
    """
    manifest = read_manifest(index_dir, generation)
    if manifest.format != FORMAT:
        raise IndexMismatch(expected=f"format {FORMAT}", found=f"format {manifest.format}")
    if manifest.store != (chroma_url or EMBEDDED):
        raise IndexMismatch(expected=chroma_url or EMBEDDED, found=manifest.store)
    directory = generation_dir(index_dir, generation)
    corpus = _corpus(directory / CORPUS_FILE, manifest.corpus)
    lexical = _lexical(directory / LEXICAL_DIR)
    common = _common(directory)
    store = _held_store(directory, manifest)
    try:
        _check_counts(directory, manifest, corpus, store)
    except BaseException:
        store.close()
        raise
    return Opened(manifest, corpus, lexical, store, common)


def _corpus(file: Path, expected: str) -> Corpus:
    try:
        found = hashlib.sha256(file.read_bytes()).hexdigest()
        if found != expected:
            raise IndexDamaged(path=file, reason=f"sha256 {found} instead of {expected}")
        return load_corpus(file)
    except (OSError, ValueError) as error:
        raise index_fault(file, error) from error


def _lexical(directory: Path) -> LexicalIndex:
    try:
        return LexicalIndex.load(directory)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise index_fault(directory, error) from error


def _common(directory: Path) -> Vectors:
    try:
        return load_common(directory)
    except (OSError, ValueError) as error:
        raise index_fault(directory, error) from error


def _held_store(directory: Path, manifest: Manifest) -> ChromaStore:
    """The generation's vectors, and its directory, which stays until they are closed."""
    let_go = hold(directory)
    try:
        store = _store(directory / CHROMA_DIR, manifest)
    except BaseException:
        let_go()
        raise
    store.when_closed(let_go)
    return store


def _store(directory: Path, manifest: Manifest) -> ChromaStore:
    if manifest.store == EMBEDDED:
        return open_embedded(directory)
    return open_on_server(manifest.store, manifest.collections)


def _check_counts(directory: Path, manifest: Manifest, corpus: Corpus, store: ChromaStore) -> None:
    for kind, parts in ((Kind.SENTENCES, corpus.sentences), (Kind.PASSAGES, corpus.passages)):
        stored = store.count(kind)
        if not stored == len(parts) == manifest.counts.get(kind):
            raise IndexDamaged(path=directory, reason=f"{stored} vectors for {len(parts)} {kind.value}")
