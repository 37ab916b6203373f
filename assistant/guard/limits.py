"""Sides taken in part, or not yet: "tillstyrker delvis" is not "tillstyrker", and "beslutar följande" takes none."""

import re
from collections.abc import Sequence

from assistant.guard.guard_words import GuardWords
from assistant.guard.polarity import Polarity

_OPENING = re.compile(r"(?:\bföljande|:)\W*$")


def drops_limit(text: str, source: str, claim: Polarity, told: Polarity, words: GuardWords) -> bool:
    """Whether a statement takes a side whole that its sources take in part; any word that limits will do for it.

    ``claim`` and ``told`` are the polarities of the statement and of the sources.
    """
    if not claim.sides or not told.sides:
        return False
    return _holds(source, words.in_part) and not _holds(text, words.limiting)


def adds_to_opening(sources: Sequence[str], claim: Polarity, told: Polarity) -> bool:
    """Whether a statement takes a side where its sources only open what somebody says ("beslutar följande.")."""
    return bool(claim.sides) and not told.sides and all(_OPENING.search(source) for source in sources)


def _holds(text: str, phrases: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE) for phrase in phrases)
