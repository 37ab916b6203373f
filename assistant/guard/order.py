"""What is set before what: "tyngre än", "före" and "i stället för" may not have their two sides exchanged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.guard.guard_words import GuardWords
from vectorstore.words import STOP_WORDS, stem

_TOKEN = re.compile(r"\w+|[,;:.]")
_COMPARATIVE = re.compile(
    r"\w{2,}are|större|mindre|fler|färre|mer|högre|lägre|hellre|äldre|bättre|sämre|längre|tyngre|yngre|snarare"
)
_FIRST = frozenset(["före", "framför"])
_INSTEAD = ["i", "stället", "för"]
_BEFORE, _AFTER = 9, 7
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Order:
    """Two sides, as stems, and the word by which the one is set before the other."""

    by: str
    first: frozenset[str]
    second: frozenset[str]


def is_exchanged(text: str, source: str, words: GuardWords) -> bool:
    """Whether a Swedish statement sets B before A by the word by which its source sets A before B.

    One that denies what the source does not may well do so ("är inte större än").
    """
    if any(token in words.negators for token in _tokens(text)):
        return False
    told = tuple(_orders(source))
    return any(one.by == other.by and _cross(one, other) for one in _orders(text) for other in told)


def _cross(one: Order, other: Order) -> bool:
    """Whether each has on one side alone what the other has on the other side alone."""
    first, second = (one.first & other.second) - other.first, (one.second & other.first) - other.second
    return bool(first and second) and not (one.second & other.second)


def _orders(text: str) -> Iterator[Order]:
    tokens = _tokens(text)
    for at in range(len(tokens)):
        by, width = _by(tokens, at)
        if by and at:
            before, after = tokens[max(0, at - _BEFORE) : at], tokens[at + width :][:_AFTER]
            yield Order(by, _side(before[::-1], by), _side(after, by))


def _by(tokens: list[str], at: int) -> tuple[str, int]:
    """What sets one thing before another here, and how many words it takes; empty where nothing does."""
    if tokens[at : at + len(_INSTEAD)] == _INSTEAD:
        return "i stället", len(_INSTEAD)
    if tokens[at] in _FIRST:
        return "före", 1
    before = tokens[max(0, at - _BEFORE) : at] if tokens[at] == "än" else []
    return next((stem(token) for token in reversed(before) if _COMPARATIVE.fullmatch(token)), ""), 1


def _side(tokens: list[str], by: str) -> frozenset[str]:
    """The stems of a side, to the end of its clause."""
    end = next((at for at, token in enumerate(tokens) if not token.isalnum()), len(tokens))
    told = (stem(token) for token in tokens[:end] if len(token) >= _SHORTEST and token not in STOP_WORDS)
    return frozenset(told) - {by}


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())
