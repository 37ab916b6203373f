"""A conversation as values: questions, what became of each, and how the newest one is coming along.

Invariant: a turn has at most one of an answer and a failure; a turn with neither is still being worked on.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from uuid import uuid4

from assistant.answer import Answer, Language, Request
from assistant.feedback import Verdict
from assistant.progress import Progress, Stage
from assistant.ui.seam import Chat
from ingest.errors import RemissError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the user thinks of an answer, and why."""

    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it; ``shown`` counts the statements on show so far, None means all.

    ``key`` names the turn where its answer is judged, whatever else becomes of it.
    """

    question: str
    stage: Stage = Stage.UNDERSTAND
    answer: Answer | None = None
    shown: int | None = None
    failure: str | None = None
    judged: Judged | None = None
    key: str = field(default_factory=lambda: uuid4().hex, compare=False)

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""
        return self.failure is not None or (self.answer is not None and self.shown is None)


Conversation: TypeAlias = tuple[Turn, ...]


def history(conversation: Conversation) -> tuple[str, ...]:
    """The earlier user questions that got an answer, oldest first; what failed is as if not asked."""
    return tuple(turn.question for turn in conversation if turn.answer)


def converse(chat: Chat, question: str, conversation: Conversation, unexpected: str) -> Iterator[Turn]:
    """The new turn, again and again as it grows; the last one has an answer or a failure.

    ``unexpected`` is what the user reads when something fails that is no RemissError; the log has the rest.
    """
    turn = Turn(question)
    yield turn
    try:
        for event in chat.ask(Request(question, history(conversation))):
            if isinstance(event, Progress):
                yield replace(turn, stage=event.stage)
            else:
                yield from _unfold(replace(turn, answer=event))
    except RemissError as error:
        yield replace(turn, failure=chat.describe_error(error, Language.SWEDISH))
    except Exception:
        log.exception("a question could not be answered")
        yield replace(turn, failure=unexpected)


def _unfold(turn: Turn) -> Iterator[Turn]:
    """The answered turn statement by statement, and last in full."""
    statements = len(turn.answer.statements) if turn.answer else 0
    yield from (replace(turn, shown=count) for count in range(1, statements))
    yield turn
