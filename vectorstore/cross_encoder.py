"""Any cross-encoder that sentence-transformers can load, as a reader: the open door beside the bundled one."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from vectorstore.embedding_text import clean_text
from vectorstore.errors import ModelUnavailable
from vectorstore.named_model import Kind, fingerprint, load_named
from vectorstore.prepared import Progress
from vectorstore.reading import Reading
from vectorstore.windows import Window

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 16
_CODE = "reader_unavailable"
_KIND = Kind("CrossEncoder", "config.json", _CODE)


class CrossEncoderReader:
    """The Reader over a named model or a local directory, in fp32 on the processor.

    Such a model scores a question beside one text, so that every sentence is read alone and every window as a
    whole. Logits are as the model has them, whatever function it is meant to be followed by.
    """

    calibrated = False

    def __init__(self, name: str, progress: Progress = lambda step: None) -> None:
        """``progress`` is told when the hub is asked, as the model is not on this machine.

        Raises PackageMissing, or ModelUnavailable when the model cannot be found or read or does not give a pair of
        texts one score.
        """
        self._model: CrossEncoder = load_named(name, _KIND, progress)
        if fault := _fault(self._model):
            raise ModelUnavailable(_CODE, name=name, reason=fault)
        self.id = f"{Path(name).name}-{fingerprint(self._model)}-fp32"
        self._one_at_a_time = Lock()  # the tokenizer's settings are shared by all who use it

    def tokens(self, question: str, window: Window) -> int:
        """The length of every pair that is read for the window."""
        asked = clean_text(question)
        with self._one_at_a_time:
            encode = self._model.tokenizer.encode
            return sum(len(encode(asked, text, truncation=False, verbose=False)) for text in _texts(window))

    def read(self, question: str, windows: Sequence[Window]) -> tuple[Reading, ...]:
        """One reading per window, in order. What exceeds the model's own limit is not seen."""
        from torch.nn import Identity  # noqa: PLC0415 - loaded with the model

        asked = clean_text(question)
        pairs = [(asked, text) for window in windows for text in _texts(window)]
        if not pairs:
            return ()
        with self._one_at_a_time:
            scores = self._model.predict(
                pairs, batch_size=_BATCH, show_progress_bar=False, activation_fn=Identity(), convert_to_numpy=True
            )
        logits = iter([float(score) for score in scores])
        return tuple(Reading(tuple(next(logits) for _ in window.sentences), next(logits)) for window in windows)


def _texts(window: Window) -> list[str]:
    """What is read of a window: each sentence, and last the whole under its header."""
    whole = " ".join(window.texts)
    return [clean_text(text) for text in (*window.texts, f"{window.header}. {whole}" if window.header else whole)]


def _fault(model: "CrossEncoder") -> str:
    """Why the model cannot read; empty when it can.

    The library gives a model that has no scoring layer one of random numbers, and only logs that it does.
    """
    if model.num_labels != 1:
        return f"num_labels = {model.num_labels}, not 1"
    made = type(model.transformers_model).__name__
    trained = getattr(model.config, "architectures", None) or []
    if made.endswith("ForSequenceClassification") and made not in trained:
        return f"no cross-encoder: {', '.join(trained)}"
    return ""
