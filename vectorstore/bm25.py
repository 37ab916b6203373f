"""One BM25 field over all sentences, on the bm25s library.

A query weighs its tokens, which the library does not offer; so its matrix of ready-made token scores
(one column a token) is summed here, column by column.
"""

import logging
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG


class Field:
    """The score of every token in every sentence. Lucene's BM25: scores are above 0 where a token occurs."""

    def __init__(self, count: int, model: "bm25s.BM25 | None") -> None:
        self._count = count
        self._model = model

    @classmethod
    def build(cls, tokens: Sequence[Sequence[str]], k1: float, b: float) -> "Field":
        """Index one list of tokens a sentence; ``k1`` and ``b`` as in BM25."""
        if not any(tokens):
            return cls(len(tokens), None)
        model = bm25s.BM25(k1=k1, b=b, method="lucene")
        columns = {token: n for n, token in enumerate(dict.fromkeys(chain.from_iterable(tokens)))}
        numbers = [[columns[token] for token in sentence] for sentence in tokens]
        model.index((numbers, columns), create_empty_token=False, show_progress=False)
        return cls(len(tokens), model)

    def scores(self, weights: Mapping[str, float]) -> Floats:
        """The weighted sum of the tokens' scores, one number a sentence; unknown tokens count nothing."""
        total = np.zeros(self._count, dtype=np.float32)
        if self._model is None:
            return total
        data, indices, starts = (self._model.scores[name] for name in ("data", "indices", "indptr"))
        for token, weight in weights.items():
            column = self._model.vocab_dict.get(token)
            if column is not None:
                place = slice(starts[column], starts[column + 1])
                total[indices[place]] += weight * data[place]
        return total

    def sentences_with(self, token: str) -> NDArray[np.int64]:
        """The positions of the sentences that hold the token."""
        column = None if self._model is None else self._model.vocab_dict.get(token)
        if self._model is None or column is None:
            return np.zeros(0, dtype=np.int64)
        starts = self._model.scores["indptr"]
        found: NDArray[np.int64] = self._model.scores["indices"][starts[column] : starts[column + 1]].astype(np.int64)
        return found

    def tokens(self) -> tuple[str, ...]:
        """All tokens of the field."""
        return () if self._model is None else tuple(self._model.vocab_dict)

    def save(self, directory: Path) -> None:
        """Write the field to a directory of its own; an empty field writes nothing."""
        if self._model is not None:
            self._model.save(directory, show_progress=False)

    @classmethod
    def load(cls, directory: Path, count: int) -> "Field":
        """Read a saved field of ``count`` sentences.

        Raises OSError or ValueError when files are missing or damaged.
        """
        if not directory.exists():
            return cls(count, None)
        model = bm25s.BM25.load(directory, show_progress=False)
        if model.scores["num_docs"] != count or len(model.scores["indptr"]) != len(model.vocab_dict) + 1:
            raise ValueError(f"{directory} does not hold {count} sentences and their tokens")
        return cls(count, model)
