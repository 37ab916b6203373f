"""The bundled embedding model on disk, prepared once into the user's cache (see ``prepared``)."""

import os
from enum import StrEnum
from pathlib import Path

from platformdirs import user_cache_path

from vectorstore.model_export import write_reference, write_tokenizer
from vectorstore.model_graph import write_graph
from vectorstore.model_weights import SOURCE_SHA256, read_weights
from vectorstore.prepared import Progress, Stamp, prepare, verify

__all__ = [
    "FORMAT",
    "MODEL_HASH",
    "MODEL_NAME",
    "PreparationStep",
    "Progress",
    "default_cache_dir",
    "prepare_model",
    "verify_model",
]

MODEL_NAME = "multilingual-e5-small"
MODEL_HASH = SOURCE_SHA256[:8]
FORMAT = 1
"""Raised whenever the code writes different files: prepared directories are rebuilt, indexes too."""

_STAMP = Stamp(MODEL_NAME, FORMAT, SOURCE_SHA256)


class PreparationStep(StrEnum):
    """What preparation is doing; the message catalogue has words for each."""

    READING = "model_reading"
    TOKENIZER = "model_tokenizer"
    GRAPH = "model_graph"
    REFERENCE = "model_reference"
    READY = "model_ready"


def default_cache_dir() -> Path:
    """``REMISS_CACHE`` if it is set, else the user's cache directory for this program."""
    chosen = os.environ.get("REMISS_CACHE")
    return Path(chosen) if chosen else user_cache_path("remiss", appauthor=False)


def prepare_model(cache_dir: Path, progress: Progress) -> Path:
    """The directory of the bundled model, built there first if it is missing, old or damaged.

    ``progress`` gets a PreparationStep as each begins, and nothing when there is nothing to do. Of
    several preparers one builds and the others wait. Raises PackageMissing, ModelDamaged (the
    package's file) and ModelUnavailable (the cache cannot be written).
    """
    directory = cache_dir / f"{MODEL_NAME}-{MODEL_HASH}"
    if prepare(directory, _STAMP, lambda new: _write_files(new, progress)):
        progress(PreparationStep.READY)
    return directory


def verify_model(directory: Path) -> None:
    """Compares every file with the manifest, by hash; raises ModelDamaged naming the first that differs."""
    verify(directory, _STAMP)


def _write_files(directory: Path, progress: Progress) -> None:
    progress(PreparationStep.READING)
    weights = read_weights()
    progress(PreparationStep.TOKENIZER)
    write_tokenizer(weights, directory)
    progress(PreparationStep.GRAPH)
    write_graph(weights, directory)
    progress(PreparationStep.REFERENCE)
    write_reference(weights, directory)
