"""Who says what of each topic of a proposal, as values.

Invariant: every topic has one cell for each of the matrix's speakers, in their order; a silent cell has no sentences.
"""

from dataclasses import dataclass
from enum import StrEnum

from ingest.passage import Sentence, Speaker


class Attitude(StrEnum):
    """How a speaker takes a proposal. SPEAKS wherever a rule is not certain: a wrong REJECTS misleads the most."""

    AGREES = "agrees"
    AGREES_PARTLY = "agrees_partly"
    DOUBTS = "doubts"
    REJECTS = "rejects"
    SPEAKS = "speaks"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one speaker says of one topic: the sentences, the one that shows the attitude first."""

    speaker: Speaker
    attitude: Attitude
    sentences: tuple[Sentence, ...] = ()

    def __post_init__(self) -> None:
        if (self.attitude is Attitude.SILENT) == bool(self.sentences):
            raise ValueError("whoever is silent says nothing, and nobody else is")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its name, as a heading or the proposal itself has it, and what is proposed, the clearest first.

    ``whole`` marks the row of views on the proposal in its entirety. ``id`` stays the same while the documents do.
    """

    id: str
    name: str
    proposals: tuple[Sentence, ...]
    cells: tuple[Cell, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Topics as rows and speakers as columns; ``proposer`` is None where the documents do not tell who proposes."""

    proposer: Speaker | None
    speakers: tuple[Speaker, ...]
    topics: tuple[Topic, ...]
