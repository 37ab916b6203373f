"""Sides taken in part: "tillstyrker delvis" may not be told as "tillstyrker", in any language."""

import re
from collections.abc import Sequence

from assistant.guard.guard_words import GuardWords
from assistant.guard.polarity import polarity


def drops_limit(text: str, source: str, words: GuardWords) -> bool:
    """Whether a statement takes a side whole that its sources take in part; any word that limits will do for it."""
    if not _holds(source, words.in_part) or _holds(text, words.limiting):
        return False
    return bool(polarity(text, words).sides) and bool(polarity(source, words).sides)


def _holds(text: str, phrases: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE) for phrase in phrases)
