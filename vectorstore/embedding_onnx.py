"""The bundled model as it answers: ONNX Runtime called directly, ready in a second and without torch."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedding_text import clean_text
from vectorstore.graph_builder import INPUT
from vectorstore.model import FORMAT, MODEL_HASH, MODEL_NAME
from vectorstore.model_export import PASSAGE_PREFIX, QUERY_PREFIX
from vectorstore.model_graph import GRAPH_FILE, SENTENCE_OUTPUT
from vectorstore.onnx_session import available_cores, open_prepared


class OnnxEmbedder:
    """The Embedder over a prepared directory. ``threads`` None means every core that this process may use."""

    id = f"{MODEL_NAME}-{MODEL_HASH}-int8-{FORMAT}"
    dimension = 384
    max_tokens = 512

    def __init__(self, directory: Path, threads: int | None = None) -> None:
        """Raises ModelDamaged when a file is missing or cannot be loaded."""
        self._tokenizer, self._session = open_prepared(directory, GRAPH_FILE)
        self._pool = ThreadPoolExecutor(threads or available_cores(), thread_name_prefix="embedding")

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per question: (questions, dimension)."""
        return self._embed([QUERY_PREFIX + clean_text(text) for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per passage: (passages, dimension). What exceeds max_tokens is not seen."""
        return self._embed([PASSAGE_PREFIX + clean_text(text) for text in texts])

    def count_tokens(self, text: str) -> int:
        """Tokens of the text as a passage, with its prefix and the tokens at its ends."""
        return len(self._tokenizer.encode(PASSAGE_PREFIX + clean_text(text)).ids)

    def _embed(self, texts: list[str]) -> NDArray[np.float32]:
        if len(texts) == 1:
            return self._embed_one(texts[0])
        rows = list(self._pool.map(self._embed_one, texts))
        return np.concatenate(rows) if rows else np.zeros((0, self.dimension), np.float32)

    def _embed_one(self, text: str) -> NDArray[np.float32]:
        ids = self._tokenizer.encode(text).ids
        if len(ids) > self.max_tokens:
            ids = ids[: self.max_tokens - 1] + ids[-1:]
        vector: NDArray[np.float32] = self._session.run([SENTENCE_OUTPUT], {INPUT: np.array([ids], np.int64)})[0]
        return vector
