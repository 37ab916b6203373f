"""A follow-up as a question of its own, put so by a language model: believed only if it brings in nothing new."""

from collections.abc import Sequence

from assistant.guard.guard_words import load_guard_words
from assistant.guard.names import strange_name
from assistant.guard.numbers import numbers_in
from assistant.guard.polarity import polarity
from assistant.model.language_model import LanguageModel, Message, MessageRole
from assistant.writing.statements import plain
from prompts.texts import Texts
from vectorstore.words import content_words, stem

_TOKENS = 90
_LONGEST = 400
_EARLIER, _SHOWN = 6, 300
"""How many earlier questions are shown, the last ones, and how many characters of each."""
_KNOWN = 0.7
"""The least share of its content words that the conversation holds."""
_KEPT = 0.5
"""The least share of the follow-up's own content words that it holds. It may still ask of another speaker, which
``pipeline`` sees, as it knows who can speak."""


def standalone(question: str, history: Sequence[str], model: LanguageModel, texts: Texts) -> str | None:
    """The question as it can be understood alone; None when the model's wording cannot be relied on.

    Raises EndpointFailed.
    """
    earlier = [_cut(one) for one in history[-_EARLIER:]]
    asked = texts.say("model.standalone", earlier="\n".join(f"- {one}" for one in earlier), question=question)
    reply = "".join(model.stream([Message(MessageRole.USER, asked.strip())], _TOKENS)).strip()
    lines = [line for line in reply.splitlines() if line.strip()]
    if len(lines) != 1:
        return None
    put = plain(lines[0]).strip('”"“ ')
    return put if _adds_nothing(put, (*earlier, question)) and _drops_nothing(put, question) else None


def _cut(question: str) -> str:
    """The question on one line, and no longer than what is shown of it."""
    line = " ".join(question.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rpartition(' ')[0]} …"


def _adds_nothing(put: str, said: Sequence[str]) -> bool:
    """Whether it is one question whose numbers, names, sides and most of whose words were all in the conversation."""
    if not put.endswith("?") or len(put) > _LONGEST:
        return False
    known = numbers_in(" ".join(said))
    if not all(number.among(known) for number in numbers_in(put)):
        return False
    heard, own = _stems(" ".join(said)), _stems(put)
    if not own or len(own & heard) < _KNOWN * len(own):
        return False
    words = load_guard_words()
    now, before = polarity(put, words), [polarity(one, words) for one in said]
    if now.denials and not any(one.denials for one in before):
        return False
    if not now.sides <= frozenset().union(*(one.sides for one in before)):
        return False
    return strange_name(put, said, False, words) is None


def _drops_nothing(put: str, question: str) -> bool:
    """Whether it still asks what was asked: the follow-up's numbers, denial, side and most of its words."""
    words = load_guard_words()
    asked, now = polarity(question, words), polarity(put, words)
    if (asked.denials and not now.denials) or not asked.sides <= now.sides:
        return False
    kept = numbers_in(put)
    if not all(number.among(kept) for number in numbers_in(question)):
        return False
    own = _stems(question)
    return len(own & _stems(put)) >= _KEPT * len(own)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}
