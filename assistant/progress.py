"""Signs of life while a question is being answered."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Answer


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


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The verified part of an answer that is still being written; what follows may also be another answer.

    When a language model fails half-way, the final answer quotes and holds nothing of what was shown.
    """

    answer: Answer
