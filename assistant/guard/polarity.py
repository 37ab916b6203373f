"""What a text denies and which side it takes, as far as its words tell.

Words alone cannot tell what a negation stands with; they tell where to look harder. ``shift`` compares a statement
with its sources and says what changed, and the guard asks more of a statement in which something did.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.guard.guard_words import GuardWords
from assistant.words import tokens

_UN = re.compile(r"o(?!ch|ck|m|rd|fta|lik|mråd|ffent|mbud|rsak|rgan|st|v|rt|kto|pp|lj|d|xe|bli|bs|ms|stör)[a-zåäö]{5,}")
_REACH_BEFORE, _REACH_AFTER = 3, 2


class Shift(StrEnum):
    """How a statement's words of denial and side compare with its sources'."""

    NONE = "none"
    LOST = "lost"
    """The sources deny something, the statement nothing."""
    GAINED = "gained"
    """The statement denies something, the sources nothing."""
    SIDED = "sided"
    """The statement takes a side, the sources none that can be seen."""
    OPPOSED = "opposed"
    """The statement takes the side that the sources do not take."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """How many words deny, outright (``negators``) or by their meaning (``denials``), and the sides taken (+1, -1)."""

    negators: int
    denials: int
    sides: frozenset[int]


def polarity(text: str, words: GuardWords) -> Polarity:
    """The polarity of a text."""
    found = tokens(text)
    negators = [n for n, word in enumerate(found) if word in words.negators or word.endswith("n't")]
    denials = [word for word in found if word.startswith(words.denials) or _UN.fullmatch(word)]
    sides = set()
    for at, word in enumerate(found):
        side = _side(word, words)
        if side:
            turned = any(at - _REACH_BEFORE <= n <= at + _REACH_AFTER for n in negators)
            sides.add(-side if turned else side)
    return Polarity(len(negators), len(denials), frozenset(sides))


def shift(claim: Polarity, source: Polarity) -> Shift:
    """What changed from the sources to the statement, the gravest first."""
    if claim.sides and source.sides and not claim.sides & source.sides:
        return Shift.OPPOSED
    if claim.negators and not (source.negators or source.denials):
        return Shift.GAINED
    if source.negators and not (claim.negators or claim.denials):
        return Shift.LOST
    if claim.sides and not source.sides:
        return Shift.SIDED
    return Shift.NONE


def _side(word: str, words: GuardWords) -> int:
    if word.startswith(words.opposing):
        return -1
    return int(word.startswith(words.approving))
