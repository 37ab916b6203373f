"""The choice of what reads. Importing this module loads neither torch nor a model; opening loads what was asked for."""

from pathlib import Path

from vectorstore.cross_encoder import CrossEncoderReader
from vectorstore.prepared import Progress
from vectorstore.reader_model import prepare_reader
from vectorstore.reader_weights import CHECKER_WEIGHTS
from vectorstore.reading import OnnxReader, Reader


def open_reader(name: str | None, cache_dir: Path, progress: Progress) -> Reader:
    """The bundled reader for None, else the named cross-encoder by way of sentence-transformers.

    ``progress`` gets the steps of preparing the bundled reader, once per machine, or that a hub is asked.
    Raises PackageMissing, ModelUnavailable and ModelDamaged.
    """
    if name is None:
        return OnnxReader(prepare_reader(cache_dir, progress))
    return CrossEncoderReader(name, progress)


def open_checker(cache_dir: Path, progress: Progress) -> Reader:
    """The bundled reader of statements: a window's logit says how likely its sentences support what is read beside it.

    Raises PackageMissing, ModelUnavailable and ModelDamaged.
    """
    return OnnxReader(prepare_reader(cache_dir, progress, CHECKER_WEIGHTS))
