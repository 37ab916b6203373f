"""The bundled model as it answers: ONNX Runtime called directly, ready in a second and without torch.

One text is one run on one thread, and several texts run side by side. Measured against batches this is
as fast for short texts and faster for passages (no padding), a query never waits for threads to meet,
and a text's vector does not depend on what was embedded with it.
"""

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedding_text import clean_text
from vectorstore.errors import ModelDamaged
from vectorstore.model import FORMAT, MODEL_HASH, MODEL_NAME
from vectorstore.model_export import PASSAGE_PREFIX, QUERY_PREFIX, TOKENIZER_FILE
from vectorstore.model_graph import GRAPH_FILE, INPUT, SENTENCE_OUTPUT

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""ONNX Runtime reports its use to its makers unless told not to before it is loaded; nothing may leave the machine."""


class OnnxEmbedder:
    """The Embedder over a prepared directory. ``threads`` None means every core that this process may use."""

    id = f"{MODEL_NAME}-{MODEL_HASH}-int8-{FORMAT}"
    dimension = 384
    max_tokens = 512

    def __init__(self, directory: Path, threads: int | None = None) -> None:
        """Raises ModelDamaged when a file is missing or cannot be loaded."""
        import onnxruntime  # noqa: PLC0415 - a tenth of a second that `--help` need not pay
        from tokenizers import Tokenizer  # noqa: PLC0415 - likewise

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        path = directory / TOKENIZER_FILE
        try:
            self._tokenizer = Tokenizer.from_file(str(path))
            path = directory / GRAPH_FILE
            self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # both libraries raise bare Exception
            raise ModelDamaged(path=path, reason=str(error)) from error
        self._pool = ThreadPoolExecutor(threads or _available_cores(), thread_name_prefix="embedding")

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


def _available_cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
