"""What a statement denies, and which side it takes, beside what its sources do: as far as words tell.

Words alone cannot settle it; they tell where to look harder. ``shift`` says what changed, and the guard asks more of a
statement in which something did.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.guard.guard_words import GuardWords
from vectorstore.words import STOP_WORDS, stem

_UN = re.compile(r"o(?!ch|ck|m|rd|fta|lik|mråd|ffent|mbud|rsak|rgan|st|v|rt|kto|pp|lj|d|xe|bli|bs|ms|stör)[a-zåäö]{5,}")
_TOKEN = re.compile(r"\w+(?:[-:’']\w+)*|[,;:.!?–—()]")
_BREAKS = frozenset(["men", "utan", "medan", "eftersom", "även", "but", "while", "because", "although", "though"])
_BEFORE, _AFTER = 3, 6
_SIDE_BEFORE, _SIDE_AFTER = 3, 4
_OBJECT = frozenset(["att", "that", "mot", "till", "om", "to"])
"""What a side is taken on begins with them: a denial after them is of that."""
_SHORTEST = 3
_BEGINNING = 7
"""By so many first letters are two forms of a word that takes a side the same."""
_LONG = 6
"""A copy of so many words may have one that is new: the verb of saying."""
_MEANT = 2
"""And so many of those near a denial it has where the denial is about what it says."""
_AFTERTHOUGHTS = frozenset(["utan", "without"])
"""They turn what follows and leave what stands before them: "tillstyrker utan invändningar" is for twice."""


class Shift(StrEnum):
    """How a statement's words of denial and side compare with its sources'."""

    NONE = "none"
    LOST = "lost"
    """The sources deny something that the statement speaks of and does not deny."""
    GAINED = "gained"
    """The statement denies something that the sources speak of and do not deny."""
    SIDED = "sided"
    """The statement takes a side, the sources none that can be seen."""
    OPPOSED = "opposed"
    """The statement takes the side that the sources do not take."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, ``outright`` or by its meaning, and the stems of what stands near it in its clause."""

    outright: bool
    scope: frozenset[str]


@dataclass(frozen=True, slots=True)
class Polarity:
    """The denials of a text, the sides that it takes (+1, -1), and the stems of all that it speaks of.

    ``taken`` are the words that take the sides, by their beginnings, each with its side.
    """

    denials: tuple[Denial, ...]
    sides: frozenset[int]
    stems: frozenset[str]
    taken: frozenset[tuple[str, int]] = frozenset()


def polarity(text: str, words: GuardWords) -> Polarity:
    """The polarity of a Swedish or English text."""
    tokens = _TOKEN.findall(_in_one_word(text.casefold(), words))
    outright = [at for at, token in enumerate(tokens) if _denies_outright(token, words)]
    softly = [at for at, token in enumerate(tokens) if token.startswith(words.denials) or _UN.fullmatch(token)]
    denials = [Denial(at in outright, _scope(tokens, at, words)) for at in sorted({*outright, *softly})]
    taken = set()
    for at, token in enumerate(tokens):
        side = _side(token, words)
        if side:
            near = _near(tokens, at, _SIDE_BEFORE, _SIDE_AFTER)
            end = next((n for n in near if n > at and tokens[n] in _OBJECT), near.stop)
            without = tokens[at - 1 : at] and tokens[at - 1] in _AFTERTHOUGHTS
            turned = without or any(n in near and n < end and tokens[n] not in _AFTERTHOUGHTS for n in outright)
            taken.add((token[:_BEGINNING], -side if turned else side))
    sides = frozenset(side for _, side in taken)
    return Polarity(tuple(denials), sides, _stems(tokens), frozenset(taken))


def shift(claim: Polarity, source: Polarity, same_language: bool) -> Shift:
    """What changed from the sources to the statement, the gravest first.

    In another language nothing tells what a denial stands with, so that only having one and having none differ.
    """
    if claim.sides and source.sides and not claim.sides & source.sides:
        return Shift.OPPOSED
    if any(denial.outright for denial in claim.denials) and not source.denials:
        return Shift.GAINED
    if any(denial.outright for denial in source.denials) and not claim.denials and not same_language:
        return Shift.LOST
    if same_language and _denies_what_is_told(claim, source):
        return Shift.GAINED
    if same_language and _denies_what_is_told(source, claim):
        return Shift.LOST
    if claim.sides and not source.sides:
        return Shift.SIDED
    return Shift.NONE


def turns_word(claim: Polarity, source: Polarity, words: GuardWords) -> bool:
    """Whether "tillstyrker" or its like takes one side in the statement alone and the other in the sources.

    Not where something besides is denied: "utan en bro tillstyrks inte förslaget".
    """
    if sum(denial.outright for denial in claim.denials) > 1:
        return False
    formal = {(word, side) for word, side in claim.taken if word.startswith(words.formal)}
    return any((word, -side) in source.taken and (word, side) not in source.taken for word, side in formal)


def drops_denial(claim: Polarity, source: Polarity) -> bool:
    """Whether a statement is all but a copy of its sources, in their language, from which a denial or doubt is gone.

    "Kontoret anser att tiden räcker" of "Kontoret är tveksamt till att tiden räcker": nearly every word agrees, so that
    what compares meanings is easily taken in.
    """
    if claim.denials or len(claim.stems - source.stems) > (len(claim.stems) >= _LONG):
        return False
    return any(len(denial.scope & claim.stems) >= _MEANT for denial in source.denials)


def _denies_what_is_told(one: Polarity, other: Polarity) -> bool:
    """Whether something is denied outright in one text of which the other speaks without denying it."""
    shared = [denial.scope & other.stems for denial in one.denials if denial.outright]
    return any(known and not any(known & found.scope for found in other.denials) for known in shared)


def _denies_outright(token: str, words: GuardWords) -> bool:
    return token in words.negators or token.endswith(("n't", "n’t"))


def _scope(tokens: Sequence[str], at: int, words: GuardWords) -> frozenset[str]:
    near = [tokens[n] for n in _near(tokens, at, _BEFORE, _AFTER)]
    return _stems([token for token in near if not _denies_outright(token, words)])


def _near(tokens: Sequence[str], at: int, before: int, after: int) -> range:
    """The places around a token, no further than its clause."""
    first = last = at
    while first > max(0, at - before) and not _breaks(tokens[first - 1]):
        first -= 1
    while last < min(len(tokens) - 1, at + after) and not _breaks(tokens[last + 1]):
        last += 1
    return range(first, last + 1)


def _in_one_word(text: str, words: GuardWords) -> str:
    for phrase, word in words.side_phrases.items():
        text = text.replace(phrase, word)
    return text


def _breaks(token: str) -> bool:
    return not token[0].isalnum() or token in _BREAKS


def _stems(tokens: Sequence[str]) -> frozenset[str]:
    return frozenset(
        stem(token) for token in tokens if len(token) >= _SHORTEST and token[0].isalpha() and token not in STOP_WORDS
    )


def _side(token: str, words: GuardWords) -> int:
    if token.startswith(words.opposing):
        return -1
    return int(token.startswith(words.approving))
