"""What a question's candidates look like to ranking and refusal, with which of them are right."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Request
from assistant.pipeline import Assistant
from assistant.question import Query
from assistant.read import CaseReader, features, least_of
from assistant.select import FeatureSelector, Read, Scored, rank, speaks
from training.asked import Asked
from training.pools import is_quoted

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Table:
    """One row per candidate, in the order of retrieval; ``features`` are those of ``assistant.read``."""

    suite: str
    assistant: Assistant
    query: Query
    answerable: bool
    first: tuple[Scored, ...]
    reads: tuple[Read | None, ...]
    features: Matrix
    right: Flags
    speaks: Flags

    def ranked(self, weights: Matrix) -> tuple[Scored, ...]:
        """The candidates by these weights of the features, best first."""
        scores = self.features @ weights
        order = np.argsort(-scores, kind="stable")
        return tuple(Scored(self.first[n].hit, float(scores[n]), self.reads[n]) for n in order)


def table_of(asked: Asked, reader: CaseReader) -> Table:
    """Searches and reads for a question as the pipeline does."""
    query = asked.assistant.understood(Request(asked.question, asked.history))
    first = rank(query, asked.assistant.search(query), FeatureSelector())
    read = reader.read(query, first)
    least = least_of(read.values())
    reads = tuple(read.get(scored.sentence.id) for scored in first)
    return Table(
        suite=asked.suite,
        assistant=asked.assistant,
        query=query,
        answerable=bool(asked.places),
        first=first,
        reads=reads,
        features=np.array([features(s.score, one, least) for s, one in zip(first, reads, strict=True)]),
        right=np.array([is_quoted(scored.sentence, asked.places) for scored in first]),
        speaks=np.array([speaks(query, scored.sentence) for scored in first]),
    )
