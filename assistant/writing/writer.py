"""Answers in a language model's own words, of which only what the cited passages support is ever handed on.

Read ``Writer.write`` top-down: ask, read the reply statement by statement, check each, have the failed ones repaired
once, and leave out the rest.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.guard.verdict import Verdict
from assistant.language_model import EndpointFailed, LanguageModel, Message, MessageRole
from assistant.question import Query
from assistant.writing.numbered import Numbered, affordable, as_shown
from assistant.writing.sourcing import Check, Sourced, Sourcing
from assistant.writing.standalone import standalone
from assistant.writing.statements import Said, statements
from ingest.corpus import Corpus
from ingest.passage import Sentence
from prompts.texts import Texts

_LOG = logging.getLogger(__name__)

REPLY_TOKENS = 320
"""Of an answer and of a repair; three short statements take about 120."""


class Unwritten(StrEnum):
    """Why nothing of what a model wrote can be shown, though the endpoint answered."""

    DECLINED = "model_declined"
    UNSUPPORTED = "nothing_verified"


@dataclass(frozen=True, slots=True)
class Written:
    """What stands so far: sound statements in order, how many were left out, and, at the end, why there are none."""

    sourced: tuple[Sourced, ...] = ()
    omitted: int = 0
    unwritten: Unwritten | None = None


class Writer:
    """Writes answers to a case's questions with a language model. Safe to share between threads."""

    def __init__(self, model: LanguageModel, guard: Check, corpus: Corpus, budget: int) -> None:
        """``budget`` is in the model's tokens, for the whole prompt."""
        self.model = model
        self._sourcing = Sourcing(guard)
        self._corpus = corpus
        self._budget = budget

    def write(self, query: Query, evidence: Sequence[Sentence], texts: Texts) -> Iterator[Written]:
        """What stands, each time a sound statement is added, and last the whole.

        Raises EndpointFailed when the model fails before it has said everything; a failing repair only leaves out.
        """
        passages, messages = self._prompt(query, evidence, texts)
        no_answer = texts.say("model.no_answer")
        sound: list[Sourced] = []
        failed: list[tuple[Said, Verdict]] = []
        declined = False
        reply: list[str] = []
        for said in statements(_kept(self.model.stream(messages, REPLY_TOKENS), reply)):
            if _declines(said, no_answer):
                declined = True
                continue
            found = self._sourcing.sourced(said, passages)
            if isinstance(found, Verdict):
                failed += [(said, found)] if said.text not in (other.text for other, _ in failed) else []
            elif found not in sound:
                sound.append(found)
                yield Written(tuple(sound))
        before = len(sound)
        if failed:
            said_so_far = [*messages, Message(MessageRole.ASSISTANT, "".join(reply))]
            for found in self._repaired(said_so_far, failed, passages, texts):
                if found not in sound:
                    sound.append(found)
                    yield Written(tuple(sound))
        left = max(0, len(failed) - (len(sound) - before))
        yield Written(tuple(sound), left, None if sound else _why_not(declined, failed))

    def standalone(self, question: str, history: Sequence[str], texts: Texts) -> str | None:
        """A follow-up as a question of its own, None where the model's wording is not to be relied on.

        Raises EndpointFailed.
        """
        return standalone(question, history, self.model, texts)

    def _prompt(
        self, query: Query, evidence: Sequence[Sentence], texts: Texts
    ) -> tuple[tuple[Numbered, ...], list[Message]]:
        """The numbered passages that have room, and the messages that show them."""
        messages = [Message(MessageRole.SYSTEM, texts.say("model.instructions")), *_example(texts)]
        fixed = sum(self.model.count(message.text) for message in messages)
        room = self._budget - fixed - self.model.count(query.text)
        passages = affordable(evidence, self._corpus, texts, self.model.count, room)
        shown = as_shown(passages, self._corpus, texts)
        asked = texts.say("model.question", passages=shown, question=query.standalone or query.text)
        return passages, [*messages, Message(MessageRole.USER, asked.strip())]

    def _repaired(
        self,
        messages: Sequence[Message],
        failed: Sequence[tuple[Said, Verdict]],
        passages: Sequence[Numbered],
        texts: Texts,
    ) -> Iterator[Sourced]:
        """The statements that are sound once the model was told what is wrong with them."""
        faults = [
            texts.say(
                "model.repair_line",
                statement=said.text,
                fault=texts.say(f"model_fault.{verdict.fault}", detail=verdict.detail),
            )
            for said, verdict in failed
        ]
        asked = Message(MessageRole.USER, texts.say("model.repair", faults="\n".join(faults)).strip())
        try:
            for said in statements(self.model.stream([*messages, asked], REPLY_TOKENS)):
                found = self._sourcing.sourced(said, passages)
                if isinstance(found, Sourced):
                    yield found
        except EndpointFailed:
            _LOG.info("a repair was broken off", exc_info=True)


def _example(texts: Texts) -> list[Message]:
    """One question answered as it should be, about another case: small models follow it better than any rule."""
    passages, question = texts.say("model.example_passages").strip(), texts.say("model.example_question")
    asked = texts.say("model.question", passages=passages, question=question).strip()
    return [Message(MessageRole.USER, asked), Message(MessageRole.ASSISTANT, texts.say("model.example_answer"))]


def _kept(pieces: Iterator[str], reply: list[str]) -> Iterator[str]:
    """The pieces as they come, kept in ``reply`` too."""
    for piece in pieces:
        reply.append(piece)
        yield piece


def _declines(said: Said, no_answer: str) -> bool:
    """Whether a model says, in the words agreed on, that it has no answer; a sentence may begin alike."""
    return said.text.startswith(no_answer) or said.text.casefold().strip(" .!") == no_answer.casefold()


def _why_not(declined: bool, failed: Sequence[object]) -> Unwritten:
    return Unwritten.UNSUPPORTED if failed and not declined else Unwritten.DECLINED
