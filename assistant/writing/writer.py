"""Answers in a language model's own words, of which only what the cited passages support is ever handed on.

Read ``Writer.write`` top-down: ask, read the reply statement by statement, check each, have the failed ones repaired
once, and leave out the rest.
"""

import logging
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.answer import Language
from assistant.guard.verdict import Fault, Verdict
from assistant.model.language_model import EndpointFailed, LanguageModel, Message, MessageRole
from assistant.question import Query
from assistant.verify import is_verbatim
from assistant.writing.likeness import repaired_one
from assistant.writing.numbered import Numbered, Numberer
from assistant.writing.requests import example, hint, instructions, repair_request, retell_request, to_retell
from assistant.writing.sourcing import Check, Sourced, Sourcing
from assistant.writing.standalone import standalone
from assistant.writing.statements import Said, TooLong, plain, statements
from ingest.corpus import Corpus
from ingest.passage import Sentence
from prompts.texts import LANGUAGES, Texts, load_texts

_LOG = logging.getLogger(__name__)

REPLY_TOKENS = 320
"""Of an answer and of a repair; three short statements take about 120."""


class Unwritten(StrEnum):
    """Why nothing of what a model wrote can be shown, though the endpoint answered.

    It declined only where it said so in the words agreed on; whatever else cannot be shown is not supported.
    """

    DECLINED = "model_declined"
    UNSUPPORTED = "nothing_verified"


@dataclass(frozen=True, slots=True)
class Written:
    """What stands so far: sound statements in order, and, when it is the ``whole``, how many were left out and why
    there are none."""

    sourced: tuple[Sourced, ...] = ()
    omitted: int = 0
    unwritten: Unwritten | None = None
    whole: bool = False


@dataclass(slots=True)
class _Heard:
    """What a model has said so far: what is sound, what is not and why, and how much was too long to be read."""

    sound: list[Sourced] = field(default_factory=list)
    failed: list[tuple[Said, Verdict]] = field(default_factory=list)
    too_long: int = 0

    def take(self, said: Said | TooLong, sourcing: Sourcing) -> bool:
        """Whether this adds a sound statement. A refusal or a fragment adds nothing and counts for nothing."""
        if isinstance(said, TooLong):
            self.too_long += 1
            return False
        if _declines(said.text):
            return False
        found = sourcing.sourced(said)
        if isinstance(found, Sourced):
            return self.add(found)
        if found.fault is not Fault.EMPTY and said.text not in (other.text for other, _ in self.failed):
            self.failed.append((said, found))
        return False

    def add(self, found: Sourced) -> bool:
        """Whether a sound statement is new."""
        if found in self.sound:
            return False
        self.sound.append(found)
        return True

    def whole(self, declined: bool) -> Written:
        """All that came of it."""
        why = Unwritten.DECLINED if declined else Unwritten.UNSUPPORTED
        omitted = len(self.failed) + self.too_long
        return Written(tuple(self.sound), omitted, None if self.sound else why, whole=True)


class Writer:
    """Writes answers to a case's questions with a language model. Safe to share between threads."""

    def __init__(self, model: LanguageModel, guard: Check, corpus: Corpus, budget: int) -> None:
        """``budget`` is in the model's tokens, for the whole prompt."""
        self.model = model
        self._guard = guard
        self._corpus = corpus
        self._numberer = Numberer(corpus)
        self._budget = budget

    def write(self, query: Query, evidence: Sequence[Sentence], texts: Texts) -> Iterator[Written]:
        """What stands, each time a sound statement is added, and last the whole.

        Raises EndpointFailed when the model fails before it has said everything; a failing repair only leaves out.
        """
        passages, messages = self._prompt(query, evidence, texts)
        heard, reply = _Heard(), list[str]()
        if not passages:
            yield heard.whole(declined=False)
            return
        question = query.text if query.language is Language.SWEDISH else ""
        sourcing = Sourcing(self._guard, passages, question, instructions(texts))
        for said in statements(_kept(self.model.stream(messages, REPLY_TOKENS), reply)):
            if heard.take(said, sourcing):
                yield Written(tuple(heard.sound))
        answered = "".join(reply)
        if heard.failed:
            retold = () if heard.sound else to_retell(passages)
            request = retell_request(retold, texts) if retold else repair_request(heard.failed, texts)
            so_far = [Message(MessageRole.ASSISTANT, answered), Message(MessageRole.USER, request)]
            for _ in self._repaired([*messages, *so_far], heard, sourcing, {sentence for _, sentence in retold}):
                yield Written(tuple(heard.sound))
        yield heard.whole(any(_declines(plain(line)) for line in answered.splitlines()))

    def standalone(self, question: str, history: Sequence[str], texts: Texts) -> str | None:
        """A follow-up as a question of its own, None where the model's wording is not to be relied on.

        Raises EndpointFailed.
        """
        return standalone(question, history, self.model, texts)

    def _prompt(
        self, query: Query, evidence: Sequence[Sentence], texts: Texts
    ) -> tuple[tuple[Numbered, ...], list[Message]]:
        """The numbered passages that have room, and the messages that show them.

        What does not stand in its document as it is read cannot be cited, so the model does not see it either.
        """
        citable = [sentence for sentence in evidence if is_verbatim(sentence, self._corpus)]
        messages = [Message(MessageRole.SYSTEM, texts.say("model.instructions")), *example(texts)]
        fixed = sum(self.model.count(message.text) for message in messages)
        room = self._budget - fixed - self.model.count(query.text)
        passages = self._numberer.affordable(citable, texts, self.model.count, room)
        shown = self._numberer.as_shown(passages, texts)
        asked = texts.say("model.question", passages=shown, question=query.standalone or query.text)
        begin = hint(passages[0].sentences[0], texts) if passages else ""
        return passages, [*messages, Message(MessageRole.USER, f"{asked.strip()}\n{begin}".strip())]

    def _repaired(
        self, messages: Sequence[Message], heard: _Heard, sourcing: Sourcing, retold: AbstractSet[Sentence]
    ) -> Iterator[Sourced]:
        """The statements that are sound once the model was asked again, one for each that failed.

        Each is added to what was heard, in place of the failed one that it is most like; one that stands on a
        sentence that was to be ``retold``, in place of the first that is left.
        """
        try:
            for said in statements(self.model.stream(messages, REPLY_TOKENS)):
                if isinstance(said, TooLong):
                    continue
                failed = [other.text for other, _ in heard.failed]
                at = repaired_one(said.text, failed, [sourced.text for sourced in heard.sound])
                found = sourcing.sourced(said) if failed and (retold or at is not None) else None
                if at is None and isinstance(found, Sourced) and not retold.isdisjoint(found.sentences):
                    at = 0
                if at is not None and isinstance(found, Sourced) and heard.add(found):
                    del heard.failed[at]
                    yield found
        except EndpointFailed:
            _LOG.info("a repair was broken off", exc_info=True)


def _kept(pieces: Iterator[str], reply: list[str]) -> Iterator[str]:
    """The pieces as they come, kept in ``reply`` too."""
    for piece in pieces:
        reply.append(piece)
        yield piece


def _declines(text: str) -> bool:
    """Whether a model says, in the words agreed on in either language, that it has no answer.

    A sentence may begin alike, so more words may follow only where it says it in capitals as it was told to.
    """
    agreed = [load_texts(language).say("model.no_answer") for language in LANGUAGES]
    alone = text.strip(' .!”"0123456789').casefold()
    return any(text.startswith(words) or alone == words.casefold() for words in agreed)
