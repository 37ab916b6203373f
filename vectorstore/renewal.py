"""Texts to vectors with as little work as possible: what an earlier generation embedded is taken over."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np

from vectorstore.opening import Opened
from vectorstore.vectors import Kind, Vectors, embedding_text, passage_embedding_text

EMBED_BATCH = 32

Progress = Callable[[int, int], None]


class PassageEmbedder(Protocol):
    """What building needs of an embedding model."""

    @property
    def id(self) -> str:
        """Names the model; vectors of another id do not compare."""
        ...

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One normalised row per text."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """One normalised row per question."""
        ...


class TextVectors:
    """Vectors by text. ``embedded`` counts the texts that the model had to read."""

    def __init__(self, embedder: PassageEmbedder, known: dict[str, Vectors], progress: Progress) -> None:
        self.embedded = 0
        self.embedder = embedder
        self._known = known
        self._progress = progress

    def embed(self, texts: Iterable[str]) -> None:
        """Embed each text that is not known, once; short ones first, as a batch is as slow as its longest."""
        new = sorted({text for text in texts if text not in self._known}, key=lambda text: (len(text), text))
        self._progress(0, len(new))
        for at in range(0, len(new), EMBED_BATCH):
            batch = new[at : at + EMBED_BATCH]
            self._known.update(zip(batch, self.embedder.embed_passages(batch), strict=True))
            self.embedded += len(batch)
            self._progress(self.embedded, len(new))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row per text, all embedded before: shape (texts, dimension)."""
        rows = [self._known[text] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.embedder.dimension)


def vectors_of(generation: Opened | None, model: str) -> dict[str, Vectors]:
    """Every vector of a generation by the text it was made from; none when another model made them."""
    if generation is None or generation.manifest.model != model:
        return {}
    sentences = {embedding_text(sentence): sentence.id for sentence in generation.corpus.sentences}
    passages = {passage_embedding_text(passage): passage.id for passage in generation.corpus.passages}
    known: dict[str, Vectors] = {}
    for kind, ids in ((Kind.SENTENCES, sentences), (Kind.PASSAGES, passages)):
        known.update(zip(ids, generation.store.vectors(kind, list(ids.values())), strict=True))
    return known
