"""What a reader is told beside an answer: what was left out of it, and why it quotes though a model is set up.

The page and the command say the same words. A fault is told as a fault, never as silence of the documents.
"""

from assistant.answer import Answer, Mode
from assistant.writing.writer import Unwritten
from ingest.errors import RemissError
from prompts.texts import Texts

_OTHER = "other"


def notes_on(answer: Answer, texts: Texts) -> tuple[str, ...]:
    """The notes of one answer, in the order in which they are read."""
    return tuple(note for note in (omitted(answer, texts), fallback(answer, texts)) if note)


def omitted(answer: Answer, texts: Texts) -> str | None:
    """How much was left out because nothing bears it; None when nothing was.

    It was a model's statements also where nothing was left of them and the answer quotes instead.
    """
    if not answer.omitted:
        return None
    mode = Mode.GENERATIVE if answer.fallback_reason in list(Unwritten) else answer.mode
    if answer.omitted == 1:
        return texts.say(f"omitted.{mode.value}_one")
    return texts.say(f"omitted.{mode.value}_many", count=str(answer.omitted))


def fallback(answer: Answer, texts: Texts) -> str | None:
    """Why an answer quotes instead of being written by the model; None when nothing failed.

    A refusal has no quotes to explain, but a reader should know that its question was read without the model.
    """
    if answer.fallback_reason is None:
        return None
    if not answer.answered:
        return texts.say("fallback.refusal", reason=_of("outage", answer.fallback_reason, texts))
    return _of("fallback", answer.fallback_reason, texts)


def outage(failure: RemissError, texts: Texts) -> str:
    """What is wrong with a model that cannot be asked, in a few words for within brackets."""
    return _of("outage", failure.error_code, texts)


def _of(family: str, code: str, texts: Texts) -> str:
    key = f"{family}.{code}"
    return texts.say(key if texts.knows(key) else f"{family}.{_OTHER}")
