"""What is set before what: "tyngre än", "före" and "i stället för" may not have their two sides exchanged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.guard.guard_words import GuardWords
from vectorstore.words import STOP_WORDS, stem

_TOKEN = re.compile(r"\w+|[,;:.]")
_COMPARATIVE = re.compile(
    r"större|mindre|fler|färre|mer|högre|lägre|hellre|äldre|bättre|sämre|längre|tyngre|yngre|snarare"
)
_OTHER_COMPARATIVE = re.compile(r"\w{2,}are")
"""Also an agent's noun ("lärare"): it sets nothing before anything beside a word that does ("fler lärare än")."""
_FIRST = frozenset(["före", "framför"])
_INSTEAD = ["i", "stället", "för"]
_BEFORE, _AFTER = 9, 7
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Order:
    """Two sides, as stems, and the word by which the one is set before the other.

    ``of`` is what they are compared in, where that is told: "har större underskott än".
    """

    by: str
    first: frozenset[str]
    second: frozenset[str]
    of: frozenset[str] = frozenset()
    is_denied: bool = False


def is_exchanged(text: str, source: str, words: GuardWords) -> bool:
    """Whether a Swedish statement sets B before A by the word by which its source sets A before B.

    Where either denies it, it may well do so ("får inte gå före"), and where the source sets others the same way.
    """
    if any(token in words.negators for token in _tokens(text)):
        return False
    told = tuple(_orders(source, words))
    return any(
        any(_cross(one, other) for other in told) and not any(_agree(one, other) for other in told)
        for one in _orders(text, words)
    )


def _cross(one: Order, other: Order) -> bool:
    """Whether each has on one side alone what the other has on the other side alone, by the same word."""
    if one.by != other.by or other.is_denied or (one.of and other.of and not one.of & other.of):
        return False
    first, second = (one.first & other.second) - other.first, (one.second & other.first) - other.second
    return bool(first and second) and not (one.second & other.second) - one.first - other.first


def _agree(one: Order, other: Order) -> bool:
    first, second = (one.first & other.first) - other.second, (one.second & other.second) - other.first
    return one.by == other.by and bool(first and second)


def _orders(text: str, words: GuardWords) -> Iterator[Order]:
    tokens = _tokens(text)
    for at in range(len(tokens)):
        by, width = _by(tokens, at)
        if by and at:
            before, after = tokens[max(0, at - _BEFORE) : at], tokens[at + width :][:_AFTER]
            clause = _clause(before[::-1])
            denied = any(token in words.negators for token in clause)
            yield Order(by, _side(clause, by), _side(_clause(after), by), _compared(clause, by), denied)


def _by(tokens: list[str], at: int) -> tuple[str, int]:
    """What sets one thing before another here, and how many words it takes; empty where nothing does."""
    if tokens[at : at + len(_INSTEAD)] == _INSTEAD:
        return "i stället", len(_INSTEAD)
    if tokens[at] in _FIRST and tokens[at + 1 : at + 2] != ["allt"]:
        return "före", 1
    before = _clause(tokens[max(0, at - _BEFORE) : at][::-1]) if tokens[at] == "än" else []
    compared = (token for form in (_COMPARATIVE, _OTHER_COMPARATIVE) for token in before if form.fullmatch(token))
    return next(map(stem, compared), ""), 1


def _clause(tokens: list[str]) -> list[str]:
    return tokens[: next((at for at, token in enumerate(tokens) if not token.isalnum()), len(tokens))]


def _compared(before: list[str], by: str) -> frozenset[str]:
    """What stands between a comparative and its "än"."""
    at = next((at for at, token in enumerate(before) if stem(token) == by), 0)
    return _side(before[:at], by)


def _side(tokens: list[str], by: str) -> frozenset[str]:
    told = (stem(token) for token in tokens if len(token) >= _SHORTEST and token not in STOP_WORDS)
    return frozenset(told) - {by}


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())
