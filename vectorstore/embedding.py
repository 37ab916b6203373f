"""Text to vectors: the protocol that indexing and searching consume, and the choice of what fulfils it.

Importing this module loads neither torch nor the model; opening does, and only what was asked for.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedding_onnx import OnnxEmbedder
from vectorstore.embedding_reference import SentenceTransformerEmbedder
from vectorstore.model import MODEL_NAME, Progress, prepare_model

__all__ = ["Embedder", "OnnxEmbedder", "SentenceTransformerEmbedder", "open_embedder"]


class Embedder(Protocol):
    """Turns questions and passages into vectors that can be compared by their dot product.

    Every vector is fp32 and of unit length, for any text at all: empty, oversized or malformed. The
    same text gives the same vector whatever it is embedded with, and however its letters are composed.
    """

    @property
    def id(self) -> str:
        """Names model, weights and precision. An index stores it: vectors of another id do not compare."""
        ...

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """How long a text may be, by ``count_tokens``; what exceeds it is not seen."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per question: (questions, dimension)."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per passage: (passages, dimension)."""
        ...

    def count_tokens(self, text: str) -> int:
        """The text's length as a passage, with everything that the model puts around it."""
        ...


def open_embedder(name: str | None, cache_dir: Path, progress: Progress) -> Embedder:
    """The bundled model for None or its own name, else the named one by way of sentence-transformers.

    ``progress`` gets the steps of preparing the bundled model, once per machine, or that a hub is asked.
    Raises PackageMissing, ModelUnavailable and ModelDamaged.
    """
    if name is None or name == MODEL_NAME:
        return OnnxEmbedder(prepare_model(cache_dir, progress))
    return SentenceTransformerEmbedder(name, progress)
