"""What every question has in common, taken out of a question before it is compared.

An embedding of a question holds much that only says "this is a question about an official matter", and
some sentences are near to all of them. The mean of neutral questions, partly subtracted from a question's
vector, leaves what is its own (mean centring against hubs: Suzuki et al., 2013, "Centering similarity
measures to reduce hubs"; Mu and Viswanath, 2018, "All-but-the-top").
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import numpy as np

from vectorstore.vectors import Vectors

NEUTRAL_FILE = "neutral.npy"
SHARE = 0.8
"""How much of the common part is taken out; measured on the dev suite, flat between 0.5 and 1."""


class QueryEmbedder(Protocol):
    """What searching needs of an embedding model."""

    @property
    def id(self) -> str:
        """Names the model; vectors of another id do not compare."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """One normalised row per question."""
        ...


@cache
def neutral_questions() -> tuple[str, ...]:
    """Questions that could be asked of any matter, Swedish and English, none about one case."""
    lines = files("vectorstore").joinpath("neutral_questions.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip())


def common_part(embedder: QueryEmbedder) -> Vectors:
    """The mean vector of the neutral questions: shape (dimension,)."""
    mean: Vectors = embedder.embed_queries(neutral_questions()).mean(axis=0)
    return mean


def own_part(phrasings: Vectors, common: Vectors) -> Vectors:
    """One unit vector for a question in several phrasings (n, dimension), the common part taken out."""
    mean = phrasings.mean(axis=0)
    rest = mean / (np.linalg.norm(mean) or 1.0) - SHARE * common
    unit: Vectors = rest / (np.linalg.norm(rest) or 1.0)
    return unit.astype(np.float32)


def save_common(common: Vectors, directory: Path) -> None:
    """Keep the common part beside a generation's other files."""
    np.save(directory / NEUTRAL_FILE, common)


def load_common(directory: Path) -> Vectors:
    """The common part of a generation: OSError or ValueError when it is not there or not whole."""
    common: Vectors = np.load(directory / NEUTRAL_FILE, allow_pickle=False)
    return common
