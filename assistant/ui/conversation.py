"""A conversation as values: questions, what became of each, and how the newest one is coming along.

Invariant: a turn has at most one of an unfinished answer, an answer and a failure; a turn without an answer or a
failure is still being worked on.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias, assert_never
from uuid import uuid4

from assistant.answer import Answer, Language, Mode, Request
from assistant.feedback import Verdict
from assistant.progress import Progress, Stage, Unfinished
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

    ``unfinished`` is what a language model, named ``model``, has written so far and was found to be right in.
    ``key`` names the turn where its answer is judged, whatever else becomes of it.
    """

    question: str
    stage: Stage = Stage.UNDERSTAND
    model: str | None = None
    unfinished: Answer | None = None
    answer: Answer | None = None
    shown: int | None = None
    failure: str | None = None
    judged: Judged | None = None
    key: str = field(default_factory=lambda: uuid4().hex, compare=False)

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""
        return self.failure is not None or (self.answer is not None and self.shown is None)

    @property
    def seen(self) -> Answer | None:
        """What can be read of an answer at this moment."""
        return self.answer or self.unfinished


Conversation: TypeAlias = tuple[Turn, ...]


def history(conversation: Conversation) -> tuple[str, ...]:
    """The earlier user questions that got an answer, oldest first; what failed is as if not asked."""
    return tuple(turn.question for turn in conversation if turn.answer)


def settled(conversation: Conversation) -> Conversation:
    """The turns that came to an end: one that was broken off is as if not asked."""
    return tuple(turn for turn in conversation if turn.done)


def converse(
    chat: Chat, question: str, conversation: Conversation, unexpected: str, language: Language = Language.SWEDISH
) -> Iterator[Turn]:
    """The new turn, again and again as it grows; the last one has an answer or a failure.

    ``unexpected`` is what the user reads when something fails that is no RemissError; the log has the rest.
    ``language`` is that of the page, in which known errors are told.
    """
    turn = Turn(question, model=chat.model)
    yield turn
    try:
        for now in _worked_on(chat, turn, history(conversation)):
            turn = now
            yield turn
        if turn.done:
            return
        log.error("a question was left without an answer")
        failure = unexpected
    except RemissError as error:
        failure = chat.describe_error(error, language)
    except Exception:
        log.exception("a question could not be answered")
        failure = unexpected
    yield replace(turn, unfinished=None, answer=None, shown=None, failure=failure)


def _worked_on(chat: Chat, turn: Turn, earlier: tuple[str, ...]) -> Iterator[Turn]:
    """The turn at each sign of life; the answer that comes last stands in the place of anything unfinished."""
    for event in chat.ask(Request(turn.question, earlier)):
        match event:
            case Progress(stage):
                turn = replace(turn, stage=stage)
                yield turn
            case Unfinished(answer):
                turn = replace(turn, unfinished=answer)
                yield turn
            case Answer():
                yield from _unfold(replace(turn, unfinished=None, answer=event))
                return
            case _:
                assert_never(event)


def _unfold(turn: Turn) -> Iterator[Turn]:
    """The answered turn statement by statement, and last in full; what a model wrote was seen growing already."""
    answer = turn.answer
    if answer is not None and answer.mode is Mode.EXTRACTIVE:
        yield from (replace(turn, shown=count) for count in range(1, len(answer.statements)))
    yield turn
