"""Doubt about harm is no doubt of the proposal: "jag tror inte att taxan blir dyrare" holds nothing against the taxa.

Said in contrast to somebody else it even speaks for the proposal: that one fears what the speaker does not. Nor is who
resists a delay against what would be delayed: "vi motsätter oss varje uppskov med kravet" is none either.
"""

import re

from assistant.positions.matrix import Attitude
from assistant.positions.position_words import stance_words

_BELIEF = re.compile(r".{0,20}?(?:tro|säk|tvivl|övertyg|sannolik|realistisk)", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:i\s+motsats\s+till|till\s+skillnad\s+(?:från|mot)|tvärtemot)\b", re.IGNORECASE)
_OF_DELAY = re.compile(
    r"\W*(?:(?:varje|alla|ett|en|nya|ytterligare)\s+){0,2}(?:uppskov|försening|dröjsmål|senareläggning|uppskjut)"
)
_CLAUSE = re.compile(r"(?:(?!\som\s)[^,;.])*")


def of_harm(attitude: Attitude | None, text: str, start: int, end: int) -> Attitude | None:
    """The attitude that words between start and end show, which is none where they doubt that harm is done."""
    if attitude is Attitude.REJECTS and _OF_DELAY.match(text, end):
        return None
    clause = _CLAUSE.match(text, end)
    told = clause[0] if clause else ""
    if attitude is not Attitude.DOUBTS or not _BELIEF.match(text[start:end]) or not stance_words().harm.search(told):
        return attitude
    return Attitude.AGREES if _CONTRAST.search(text[:start]) else None
