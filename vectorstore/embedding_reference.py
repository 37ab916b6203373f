"""Any model that sentence-transformers can load, the bundled one included: the reference and the open door."""

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vectorstore.embedding_text import clean_text
from vectorstore.errors import ModelUnavailable, PackageMissing

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 16
_USUAL_LIMIT = 512
_HUB_SECONDS = 10.0
_DOCUMENT_PROMPTS = ("document", "passage", "corpus")


class SentenceTransformerEmbedder:
    """The Embedder over a named model or a local directory, in fp32 on the processor.

    Prompts are the model's own, by way of ``encode_query`` and ``encode_document``. ``id`` holds a
    fingerprint of the parameters, so that a model trained further is another model to an index.
    """

    def __init__(self, name: str, progress: Callable[[str], None] = lambda step: None) -> None:
        """``progress`` is told when the hub is asked, as the model is not on this machine.

        Raises PackageMissing, or ModelUnavailable when the model cannot be found or read.
        """
        self._model = _load(name, progress)
        self.id = f"{Path(name).name}-{_fingerprint(self._model)}-fp32"
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


def _load(name: str, progress: Callable[[str], None]) -> "SentenceTransformer":
    """Loads in fp32 on the processor: half precision, which a directory may be stored in, crawls there.

    A model that is on this machine is loaded without asking the hub; for another the hub is asked once whether
    it answers, as offline the library's own retries take a minute.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # or threads spin while a neighbour computes
    try:
        from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - comes with the next
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - torch takes ten seconds
        from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415 - comes with the above
    except ImportError as error:
        raise PackageMissing(package="sentence-transformers") from error
    try:
        disable_progress_bar()  # type: ignore[no-untyped-call]  # it shows the weights being read, in any log
        here = Path(name).exists() or isinstance(try_to_load_from_cache(name, "modules.json"), str)
        if not here:
            progress("model_hub")
            _reach_hub(name)
        return SentenceTransformer(name, device="cpu", local_files_only=here, model_kwargs={"dtype": "float32"})
    except Exception as error:  # a hub, its client, two libraries and any model's own code can fail here
        raise ModelUnavailable(name=name, reason=str(error)) from error


def _reach_hub(name: str) -> None:
    """Fails at once where the hub does not answer. What it answers is left for the library to say."""
    from huggingface_hub import HfApi  # noqa: PLC0415 - comes with sentence-transformers
    from huggingface_hub.errors import HfHubHTTPError  # noqa: PLC0415 - as above

    with suppress(HfHubHTTPError):
        HfApi().model_info(name, timeout=_HUB_SECONDS)


def _fingerprint(model: "SentenceTransformer") -> str:
    """Eight hex digits of every parameter's name, shape and first values."""
    digest = hashlib.sha256()
    for name, values in sorted(model.state_dict().items()):
        digest.update(f"{name} {tuple(values.shape)}".encode())
        digest.update(values.flatten()[:16].float().numpy().tobytes())
    return digest.hexdigest()[:8]
