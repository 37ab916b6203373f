"""Reading: a question beside a window of text, and how likely each sentence is to answer it.

Where an embedding compares two vectors made apart, a reader sees question and text together. That is dearer,
so it is asked about the windows that a search has found.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vectorstore.graph_builder import INPUT
from vectorstore.model_graph import READER_FILE, TOKEN_SCORES, WINDOW_SCORE
from vectorstore.onnx_session import available_cores, open_prepared
from vectorstore.reader_model import READER_FORMAT
from vectorstore.reading_text import Encoded, Encoder, joined
from vectorstore.windows import Window

CUT_AWAY = -20.0
"""The logit of a sentence for which there was no room."""

_TEXTS_KEPT = 50_000
_QUESTIONS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """Logits: of each sentence of a window that it answers the question, and of the window that it holds an answer."""

    sentences: tuple[float, ...]
    window: float


class Reader(Protocol):
    """Reads questions together with windows."""

    @property
    def id(self) -> str:
        """Names model, weights and precision, in one word."""
        ...

    @property
    def calibrated(self) -> bool:
        """Whether its logits are those that the bundled probabilities were fitted on."""
        ...

    def tokens(self, question: str, window: Window) -> int:
        """What reading a window costs: the tokens that the model computes."""
        ...

    def read(self, question: str, windows: Sequence[Window]) -> tuple[Reading, ...]:
        """One reading per window, in order, each with one logit per sentence."""
        ...


class OnnxReader:
    """The Reader over a prepared directory. ``threads`` None means every core that this process may use."""

    calibrated = True

    def __init__(self, directory: Path, threads: int | None = None) -> None:
        """Raises ModelDamaged when a file is missing or cannot be loaded."""
        self.id = f"{directory.name}-int8-{READER_FORMAT}"
        tokenizer, self._session = open_prepared(directory, READER_FILE)
        encoder = Encoder(tokenizer)
        self._question = lru_cache(_QUESTIONS_KEPT)(encoder.question)
        self._header = lru_cache(_TEXTS_KEPT)(encoder.header)
        self._sentence = lru_cache(_TEXTS_KEPT)(encoder.sentence)
        self._pool = ThreadPoolExecutor(threads or available_cores(), thread_name_prefix="reading")

    def tokens(self, question: str, window: Window) -> int:
        """The length of question and window together."""
        return len(self._encoded(question, window).ids)

    def read(self, question: str, windows: Sequence[Window]) -> tuple[Reading, ...]:
        """One reading per window, in order; a window's does not depend on the others."""
        encoded = [self._encoded(question, window) for window in windows]
        if len(encoded) < 2:
            return tuple(map(self._read_one, encoded))
        return tuple(self._pool.map(self._read_one, encoded))

    def _encoded(self, question: str, window: Window) -> Encoded:
        return joined(self._question(question), self._header(window.header), tuple(map(self._sentence, window.texts)))

    def _read_one(self, encoded: Encoded) -> Reading:
        ids = np.array([encoded.ids], np.int64)
        scores, windows = self._session.run([TOKEN_SCORES, WINDOW_SCORE], {INPUT: ids})
        return Reading(tuple(_mean(scores[0], *span) for span in encoded.spans), float(windows[0]))


def _mean(scores: NDArray[np.float32], start: int, end: int) -> float:
    return float(scores[start:end].mean()) if end > start else CUT_AWAY
