"""The bundled model, prepared once per machine and opened once per session."""

from pathlib import Path

import pytest

from vectorstore.embedding import OnnxEmbedder, SentenceTransformerEmbedder
from vectorstore.model import default_cache_dir, prepare_model


@pytest.fixture(scope="session")
def prepared_model() -> Path:
    return prepare_model(default_cache_dir(), lambda step: None)


@pytest.fixture(scope="session")
def onnx_embedder(prepared_model: Path) -> OnnxEmbedder:
    return OnnxEmbedder(prepared_model)


@pytest.fixture(scope="session")
def reference_embedder(prepared_model: Path) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(str(prepared_model))
