"""What pressing a thumb does to a conversation, and what is kept of it. No component knows the rules here.

Only the newest answer is judged. Its thumb pressed again takes the judgement back.
"""

from dataclasses import replace
from datetime import UTC, datetime

from assistant.answer import Answer
from assistant.feedback import Judgement, Verdict
from assistant.json_form import answer_form
from assistant.ui.conversation import Conversation, Judged, Turn, history
from assistant.ui.seam import Feedback


def newest_answer(conversation: Conversation) -> Answer | None:
    """The answer that can be judged: the newest turn's, once it is whole."""
    last = conversation[-1] if conversation else None
    return last.answer if last is not None and last.done else None


def pressed(conversation: Conversation, verdict: Verdict, reason: str) -> Conversation:
    """The conversation when a thumb of its newest answer was pressed."""
    turn = conversation[-1]
    again = turn.judged is not None and turn.judged.verdict is verdict
    return _with(conversation, None if again else Judged(verdict, reason))


def explained(conversation: Conversation, reason: str) -> Conversation:
    """The conversation when a reason was given for the judgement of its newest answer."""
    judged = conversation[-1].judged
    return conversation if judged is None else _with(conversation, replace(judged, reason=reason))


def forgotten(conversation: Conversation) -> Conversation:
    """The conversation when every judgement was erased."""
    return tuple(replace(turn, judged=None) for turn in conversation)


def record(feedback: Feedback, conversation: Conversation) -> None:
    """Keep the newest answer's judgement as it is now, or forget it when there is none; raises RemissError."""
    turn = conversation[-1]
    answer = newest_answer(conversation)
    if answer is None:
        return
    if turn.judged is None:
        feedback.withdraw(turn.key)
    else:
        feedback.judge(_judgement(turn, turn.judged, answer, history(conversation[:-1])))


def _with(conversation: Conversation, judged: Judged | None) -> Conversation:
    return (*conversation[:-1], replace(conversation[-1], judged=judged))


def _judgement(turn: Turn, judged: Judged, answer: Answer, earlier: tuple[str, ...]) -> Judgement:
    return Judgement(
        id=turn.key,
        time=datetime.now(UTC).isoformat(timespec="microseconds"),
        question=turn.question,
        history=earlier,
        answer=answer_form(answer),
        verdict=judged.verdict,
        reason=judged.reason,
        index=answer.index,
        model=answer.model,
    )
