"""What a Swedish statement thinks of something beside what its source thinks of it, in whatever words of opinion."""

from functools import cache

from assistant.guard.guard_words import GuardWords
from assistant.positions.matrix import Attitude
from assistant.positions.stances import sides_of
from assistant.words import tokens
from ingest.patterns import word_of

_hearing = cache(word_of)
_AGAINST = frozenset([Attitude.DOUBTS, Attitude.REJECTS])
_NOTHING = frozenset(["inget", "ingen", "inga"])
"""Denials that are often half of being for a thing: "har inget att erinra"."""


def is_reversed(text: str, source: str, words: GuardWords) -> bool:
    """Whether the statement is all for what its source is all against, or the reverse.

    Nothing is certain of a statement that denies anything, or of one that limits the side it takes; nor where only one
    of the two speaks of keeping, changing or ending a thing: who is for keeping it may be against ending it.
    """
    if (words.negators | words.unsure) & set(tokens(text)) or _reversing(text, words) != _reversing(source, words):
        return False
    claim = {(side.attitude, side.partly) for side in sides_of(text)}
    if not claim:
        return False
    told = {(side.attitude, side.partly) for side in sides_of(source)}
    whole = {(Attitude.AGREES, False)}
    if claim == whole and _is_against(told):
        return not _is_anothers(text, words)
    certain = not _is_anothers(source, words) and not (words.negators - _NOTHING) & set(tokens(source))
    return certain and told == whole and _is_against(claim)


def _reversing(text: str, words: GuardWords) -> frozenset[str]:
    return frozenset(group for group in words.reversing if _hearing(group).search(text))


def _is_anothers(text: str, words: GuardWords) -> bool:
    """Whether it agrees with another, who may be against a thing ("instämmer i kritiken")."""
    return _hearing(*words.agreeing).search(text) is not None


def _is_against(sides: set[tuple[Attitude, bool]]) -> bool:
    return bool(sides) and all(attitude in _AGAINST for attitude, _ in sides)
