"""Signs of life while a question is being answered."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What is being done with a question, in this order."""

    UNDERSTAND = "understand"
    SEARCH = "search"
    SELECT = "select"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Progress:
    """The stage that an answer has reached."""

    stage: Stage
