"""What a guard says of a statement."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Why a statement may not be shown; the catalogue has words for each, for people and for models."""

    EMPTY = "empty"
    NO_SOURCE = "no_source"
    MIXED = "mixed"
    SPEAKER = "speaker"
    NUMBER = "number"
    NAME = "name"
    STANCE = "stance"
    NEGATION = "negation"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the cited sentences support a statement: ``fault`` is None when they do.

    ``detail`` is the word that gave offence, if it was one; ``support`` the chance, 0 to 1, that the sentences
    support the statement as far as the checker can tell, 0 where a rule stopped it before it was read.
    """

    fault: Fault | None
    detail: str = ""
    support: float = 0.0

    @property
    def sound(self) -> bool:
        """Whether the statement may be shown."""
        return self.fault is None
