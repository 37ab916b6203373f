"""The part of ``remiss doctor`` that looks at models: whether those that the settings name are there and whole."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from assistant.answer import Mode
from assistant.finding import Finding, found
from assistant.settings import NO_RERANKER, Settings
from ingest.errors import RemissError
from vectorstore.embedding import open_embedder
from vectorstore.model import MODEL_HASH, MODEL_NAME, verify_model
from vectorstore.reader_model import reader_directory, verify_reader
from vectorstore.reader_weights import CHECKER_WEIGHTS, SHIPPED_WEIGHTS
from vectorstore.readers import open_reader


def examine_models(settings: Settings) -> Iterator[Finding]:
    """The embedding model, the reader unless the settings want none, and the checker where a language model writes."""
    yield _model(settings)
    if settings.reranker != NO_RERANKER:
        yield _reader(settings)
    if settings.language_model is not None and settings.mode is Mode.GENERATIVE:
        yield _bundled("checker", settings.cache, CHECKER_WEIGHTS)


def _model(settings: Settings) -> Finding:
    """The embedding model that is named, or the bundled one."""
    if settings.embedding_model not in {None, MODEL_NAME}:
        return found("model", lambda: open_embedder(settings.embedding_model, settings.cache, _silent).id)
    return _prepared("model", settings.cache / f"{MODEL_NAME}-{MODEL_HASH}", verify_model)


def _reader(settings: Settings) -> Finding:
    """The reader that is named, or the bundled one."""
    if settings.reranker is not None:
        return found("reader", lambda: open_reader(settings.reranker, settings.cache, _silent).id)
    return _bundled("reader", settings.cache, SHIPPED_WEIGHTS)


def _bundled(check: str, cache: Path, weights: Path) -> Finding:
    """What is prepared from weights that ship with the program."""
    try:
        directory = reader_directory(cache, weights)
    except RemissError as error:
        return Finding(check, error=error)
    return _prepared(check, directory, partial(verify_reader, weights=weights))


def _prepared(check: str, directory: Path, verify: Callable[[Path], None]) -> Finding:
    """What is bundled is on disk, and can be damaged, from its first use on."""
    if not os.path.lexists(directory):
        return Finding(check, directory.name, remark="doctor.not_prepared")
    return found(check, lambda: _whole(directory, verify))


def _whole(directory: Path, verify: Callable[[Path], None]) -> str:
    verify(directory)
    return directory.name


def _silent(step: str) -> None:
    pass
