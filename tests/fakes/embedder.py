"""A deterministic embedder without a model: stems hashed into a small vector, so that shared words are near."""

import zlib
from collections.abc import Sequence

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from vectorstore.embedding_text import clean_text


class FakeEmbedder:
    """Fulfils the Embedder protocol; a text without words points along the first axis."""

    def __init__(self, dimension: int = 256, name: str = "fake-stems") -> None:
        self.id = name
        self.dimension = dimension
        self.max_tokens = 512
        self._stemmer = snowballstemmer.stemmer("swedish")

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._embed(texts)

    def count_tokens(self, text: str) -> int:
        return len(_words(text)) + 2

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for stem in self._stemmer.stemWords(_words(text)):
                vectors[row, zlib.crc32(stem.encode()) % self.dimension] += 1
            if not vectors[row].any():
                vectors[row, 0] = 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _words(text: str) -> list[str]:
    return clean_text(text).lower().replace("?", " ").replace(".", " ").replace(",", " ").split()
