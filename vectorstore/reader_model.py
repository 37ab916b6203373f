"""The bundled reader on disk, prepared once into the user's cache (see ``prepared``)."""

from enum import StrEnum
from pathlib import Path

from vectorstore.model_export import write_tokenizer
from vectorstore.model_graph import write_reader_graph
from vectorstore.model_weights import read_weights
from vectorstore.prepared import Progress, Stamp, prepare, verify
from vectorstore.reader_weights import SHIPPED_WEIGHTS, expected_digest, merged, read_delta

READER_NAME = "reader"
READER_FORMAT = 1
"""Raised whenever the code writes different files: prepared directories are rebuilt."""


class ReaderStep(StrEnum):
    """What preparation is doing; the message catalogue has words for each."""

    READING = "reader_reading"
    TOKENIZER = "reader_tokenizer"
    GRAPH = "reader_graph"
    READY = "reader_ready"


def reader_directory(cache_dir: Path, weights: Path = SHIPPED_WEIGHTS) -> Path:
    """Where the reader of these weights is prepared; raises ModelDamaged when their hash cannot be read."""
    return cache_dir / f"{READER_NAME}-{expected_digest(weights)[:8]}"


def prepare_reader(cache_dir: Path, progress: Progress, weights: Path = SHIPPED_WEIGHTS) -> Path:
    """The directory of the reader, built there first if it is missing, old or damaged.

    ``progress`` gets a ReaderStep as each begins, and nothing when there is nothing to do. Of several
    preparers one builds and the others wait. Raises PackageMissing, ModelDamaged (a package's file) and
    ModelUnavailable (the cache cannot be written).
    """
    directory = reader_directory(cache_dir, weights)
    if prepare(directory, _stamp(weights), lambda new: _write_files(weights, new, progress)):
        progress(ReaderStep.READY)
    return directory


def verify_reader(directory: Path, weights: Path = SHIPPED_WEIGHTS) -> None:
    """Compares every file with the manifest, by hash; raises ModelDamaged naming the first that differs."""
    verify(directory, _stamp(weights))


def _stamp(weights: Path) -> Stamp:
    return Stamp(READER_NAME, READER_FORMAT, expected_digest(weights))


def _write_files(weights: Path, directory: Path, progress: Progress) -> None:
    progress(ReaderStep.READING)
    delta = read_delta(weights)
    base = read_weights()
    progress(ReaderStep.TOKENIZER)
    write_tokenizer(base, directory)
    progress(ReaderStep.GRAPH)
    write_reader_graph(merged(base, delta), delta.heads(), directory)
