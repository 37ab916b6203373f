"""Any model that sentence-transformers can load, the bundled one included: the reference and the open door."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedding_text import clean_text
from vectorstore.named_model import Kind, fingerprint, load_named
from vectorstore.prepared import Progress

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 16
_USUAL_LIMIT = 512
_KIND = Kind("SentenceTransformer", "modules.json", "model_unavailable")
_DOCUMENT_PROMPTS = ("document", "passage", "corpus")


class SentenceTransformerEmbedder:
    """The Embedder over a named model or a local directory, in fp32 on the processor.

    Prompts are the model's own, by way of ``encode_query`` and ``encode_document``. ``id`` holds a
    fingerprint of the parameters, so that a model trained further is another model to an index.
    """

    def __init__(self, name: str, progress: Progress = lambda step: None) -> None:
        """``progress`` is told when the hub is asked, as the model is not on this machine.

        Raises PackageMissing, or ModelUnavailable when the model cannot be found or read.
        """
        self._model: SentenceTransformer = load_named(name, _KIND, progress)
        self.id = f"{Path(name).name}-{fingerprint(self._model)}-fp32"
        self.dimension = self._model.encode_document([""], show_progress_bar=False).shape[1]
        limit = self._model.get_max_seq_length()
        self.max_tokens = _USUAL_LIMIT if limit is None else limit

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per question: (questions, dimension)."""
        cleaned = [clean_text(text) for text in texts]
        vectors = self._model.encode_query(
            cleaned, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True
        )
        return np.asarray(vectors, np.float32).reshape(-1, self.dimension)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per passage: (passages, dimension). What exceeds max_tokens is not seen."""
        cleaned = [clean_text(text) for text in texts]
        vectors = self._model.encode_document(
            cleaned, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True
        )
        return np.asarray(vectors, np.float32).reshape(-1, self.dimension)

    def count_tokens(self, text: str) -> int:
        """Tokens of the text as a passage, with its prompt and the tokens at its ends."""
        prompts = self._model.prompts
        prompt = next((prompts[name] for name in _DOCUMENT_PROMPTS if prompts.get(name)), "") or ""
        return len(self._model.tokenizer.encode(prompt + clean_text(text), truncation=False, verbose=False))
