"""A follow-up as a question of its own, put so by a language model: believed only if it brings in nothing new."""

from collections.abc import Sequence

from assistant.guard.guard_words import load_guard_words
from assistant.guard.names import strange_name
from assistant.guard.numbers import numbers_in
from assistant.language_model import LanguageModel, Message, MessageRole
from assistant.writing.statements import plain
from prompts.texts import Texts
from vectorstore.words import content_words, stem

_TOKENS = 90
_LONGEST = 400
_EARLIER = 6
_KNOWN = 0.7
"""The least share of its content words that the conversation holds."""


def standalone(question: str, history: Sequence[str], model: LanguageModel, texts: Texts) -> str | None:
    """The question as it can be understood alone; None when the model's wording cannot be relied on.

    Raises EndpointFailed.
    """
    earlier = list(history)[-_EARLIER:]
    asked = texts.say("model.standalone", earlier="\n".join(f"- {one}" for one in earlier), question=question)
    reply = "".join(model.stream([Message(MessageRole.USER, asked.strip())], _TOKENS)).strip()
    lines = [line for line in reply.splitlines() if line.strip()]
    if len(lines) != 1:
        return None
    put = plain(lines[0]).strip('”"“ ')
    return put if _is_faithful(put, (*earlier, question)) else None


def _is_faithful(put: str, said: Sequence[str]) -> bool:
    """Whether it is one question whose numbers, names and most of whose words were all in the conversation."""
    if not put.endswith("?") or len(put) > _LONGEST:
        return False
    known = numbers_in(" ".join(said))
    if not all(number.among(known) for number in numbers_in(put)):
        return False
    heard = {stem(word) for one in said for word in content_words(one)}
    own = [stem(word) for word in content_words(put)]
    if not own or sum(word in heard for word in own) < _KNOWN * len(own):
        return False
    return strange_name(put, said, False, load_guard_words()) is None
