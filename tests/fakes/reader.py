"""A reader without a model: what it says of a sentence is told beforehand."""

from collections.abc import Mapping, Sequence

from vectorstore.reading import Reading
from vectorstore.windows import Window


class FakeReader:
    """Fulfils the Reader protocol. A sentence that it was not told of gets ``otherwise``.

    A window's logit is its best sentence's, and what it costs is its words. ``asked`` holds the windows of each
    reading.
    """

    def __init__(
        self,
        logits: Mapping[str, float],
        otherwise: float = -3.0,
        calibrated: bool = True,
        name: str = "fake-reader",
    ) -> None:
        self.id = name
        self.calibrated = calibrated
        self.asked: list[tuple[Window, ...]] = []
        self._logits = logits
        self._otherwise = otherwise

    def tokens(self, question: str, window: Window) -> int:
        return sum(len(text.split()) for text in window.texts)

    def read(self, question: str, windows: Sequence[Window]) -> tuple[Reading, ...]:
        self.asked.append(tuple(windows))
        return tuple(map(self._reading, windows))

    def _reading(self, window: Window) -> Reading:
        logits = tuple(self._logits.get(text, self._otherwise) for text in window.texts)
        return Reading(logits, max(logits))
