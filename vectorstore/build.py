"""From a corpus to an index that answers. Read ``build_index`` top-down.

Everything is made aside, in a generation of its own, and takes over in one step at the end. What is
unchanged is not embedded again: vectors are taken over from the current generation by their text.
"""

import contextlib
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.corpus import Corpus
from ingest.passage import Document, Sentence
from ingest.store import corpus_hash, dump_corpus
from vectorstore import generations
from vectorstore.chroma import EMBEDDED_NAMES, ChromaStore, create_embedded, create_on_server, delete_on_server
from vectorstore.errors import ChromaUnreachable, IndexDamaged, IndexMismatch, IndexNotWritable
from vectorstore.generations import EMBEDDED, FORMAT, Fingerprint, Manifest
from vectorstore.lexical import LexicalIndex
from vectorstore.neutral import common_part, save_common
from vectorstore.opening import CHROMA_DIR, CORPUS_FILE, LEXICAL_DIR, Opened, open_generation
from vectorstore.renewal import PassageEmbedder, Progress, TextVectors, vectors_of
from vectorstore.vectors import Kind, embedding_text, metadata, passage_embedding_text


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What building did: paths of documents added, changed and removed, and texts embedded anew."""

    generation: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    embedded: int
    seconds: float


def build_index(
    corpus: Corpus,
    fingerprints: Mapping[str, Fingerprint],
    embedder: PassageEmbedder,
    index_dir: Path,
    chroma_url: str | None,
    progress: Progress,
) -> BuildReport:
    """Make the corpus the one that answers, and say what that changed.

    The same content under the same model is the same generation: nothing is written but the
    fingerprints. ``progress`` gets (done, total) in texts to embed. Whatever interrupts a build, the
    earlier index answers on. Raises IndexLocked, IndexNotWritable and ChromaUnreachable.
    """
    started = time.monotonic()
    with generations.writing(index_dir):
        generations.sweep(index_dir, _forget)
        plan = _plan(corpus, fingerprints, embedder, chroma_url)
        with _current(index_dir) as before:
            old = Corpus((), (), ()) if before is None else before.corpus
            texts = TextVectors(embedder, vectors_of(before, embedder.id), progress)
            existing = _existing(index_dir, plan, chroma_url)
            if existing is None:
                manifest = replace(plan, generation=generations.free_id(index_dir, plan.generation))
                _make(corpus, manifest, texts, index_dir)
            else:
                manifest = replace(existing, fingerprints=fingerprints)
                generations.write_manifest(index_dir, manifest)
        generations.publish(index_dir, manifest.generation)
        generations.sweep(index_dir, _forget)
    return BuildReport(manifest.generation, *_difference(old, corpus), texts.embedded, time.monotonic() - started)


def is_current(
    index_dir: Path, fingerprints: Mapping[str, Fingerprint], model_id: str, chroma_url: str | None = None
) -> bool:
    """Whether the index was made from files of exactly this content, by this model, in this store.

    Reads two small files; the index itself is checked when it is opened.
    """
    try:
        generation = generations.current_generation(index_dir)
        if generation is None:
            return False
        manifest = generations.read_manifest(index_dir, generation)
    except IndexDamaged:
        return False
    made = (manifest.format, manifest.model, manifest.store)
    return made == (FORMAT, model_id, chroma_url or EMBEDDED) and _hashes(manifest.fingerprints) == _hashes(
        fingerprints
    )


def _hashes(fingerprints: Mapping[str, Fingerprint]) -> dict[str, str]:
    return {path: fingerprint.sha256 for path, fingerprint in fingerprints.items()}


def _plan(
    corpus: Corpus, fingerprints: Mapping[str, Fingerprint], embedder: PassageEmbedder, chroma_url: str | None
) -> Manifest:
    """The manifest of the generation to be. Names on a server are new every time: others may share it."""
    content = corpus_hash(corpus)
    generation = generations.generation_id(content, embedder.id)
    token = secrets.token_hex(4)
    return Manifest(
        generation=generation,
        model=embedder.id,
        dimension=embedder.dimension,
        corpus=content,
        store=chroma_url or EMBEDDED,
        collections={kind: f"{kind.value}-{generation}-{token}" for kind in Kind} if chroma_url else EMBEDDED_NAMES,
        counts={
            "documents": len(corpus.documents),
            Kind.SENTENCES.value: len(corpus.sentences),
            Kind.PASSAGES.value: len(corpus.passages),
        },
        fingerprints=fingerprints,
    )


def _make(corpus: Corpus, manifest: Manifest, texts: TextVectors, index_dir: Path) -> None:
    directory = generations.start_generation(index_dir, manifest)
    dump_corpus(corpus, directory / CORPUS_FILE)
    save_common(common_part(texts.embedder), directory)
    LexicalIndex.build(corpus.sentences).save(directory / LEXICAL_DIR)
    sentences = [embedding_text(sentence) for sentence in corpus.sentences]
    passages = [passage_embedding_text(passage) for passage in corpus.passages]
    texts.embed([*sentences, *passages])
    with contextlib.closing(_new_store(directory / CHROMA_DIR, manifest)) as store:
        for kind, parts, read in (
            (Kind.SENTENCES, corpus.sentences, sentences),
            (Kind.PASSAGES, corpus.passages, passages),
        ):
            store.add(kind, [part.id for part in parts], texts.vectors(read), [metadata(part) for part in parts])
    generations.write_manifest(index_dir, manifest)


def _new_store(directory: Path, manifest: Manifest) -> ChromaStore:
    if manifest.store == EMBEDDED:
        return create_embedded(directory)
    return create_on_server(manifest.store, manifest.collections)


@contextlib.contextmanager
def _current(index_dir: Path) -> Iterator[Opened | None]:
    """The generation that answers now, wherever its vectors are; None when there is none to be used."""
    generation = generations.current_generation(index_dir)
    try:
        if generation is None:
            raise IndexDamaged(path=index_dir, reason="no generation")
        store = generations.read_manifest(index_dir, generation).store
        opened = open_generation(index_dir, generation, None if store == EMBEDDED else store)
    except (IndexDamaged, IndexMismatch, ChromaUnreachable):
        yield None
        return
    with contextlib.closing(opened.store):
        yield opened


def _existing(index_dir: Path, plan: Manifest, chroma_url: str | None) -> Manifest | None:
    """A whole generation of the same content in the same store, if there is one."""
    for generation in generations.same_content(index_dir, plan.generation):
        with contextlib.suppress(IndexDamaged, IndexMismatch):
            opened = open_generation(index_dir, generation, chroma_url)
            opened.store.close()
            return opened.manifest
    return None


def _forget(manifest: Manifest) -> None:
    """Delete a removed generation's collections; on a server that is away they stay, and harm nothing."""
    if manifest.store != EMBEDDED:
        with contextlib.suppress(ChromaUnreachable, IndexDamaged, IndexNotWritable):
            delete_on_server(manifest.store, manifest.collections)


def _difference(old: Corpus, new: Corpus) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Paths of documents added, changed (in text, in what is known of them, or in who speaks) and removed."""
    before, after = _contents(old), _contents(new)
    changed = tuple(path for path in after if path in before and before[path] != after[path])
    added = tuple(path for path in after if path not in before)
    return added, changed, tuple(path for path in before if path not in after)


def _contents(corpus: Corpus) -> dict[str, tuple[Document, tuple[Sentence, ...]]]:
    sentences: dict[str, list[Sentence]] = {document.id: [] for document in corpus.documents}
    for sentence in corpus.sentences:
        sentences[sentence.document_id].append(sentence)
    return {document.path: (document, tuple(sentences[document.id])) for document in corpus.documents}
