"""False premises: what a question takes for granted and the documents contradict.

Only what a rule can be certain of: a reservation by a party that made none, a rejection where no document
rejects anything, and a number beside a noun that the documents give another number.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.frames import frames_of
from assistant.question import Kind, Query
from assistant.select import Scored
from assistant.unknown import Vocabulary
from assistant.words import fold, tokens

_RESERVED = re.compile(r"\breserv\w*|\bdissent\w*|\bsärskilt uttalande", re.IGNORECASE)
_REJECTION = re.compile(r"\bavstyrk\w*", re.IGNORECASE)
_NUMBERS = {
    word: value
    for value, words in enumerate(
        ("noll", "en ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
    )
    for word in words.split()
    if value > 1
}
_DISSENT = frozenset({"dissenters"})
_DEPTH = 10


def corrected_by(query: Query, spoken: Sequence[Scored], vocabulary: Vocabulary) -> Scored | None:
    """The candidate that contradicts what the question takes for granted, None when no rule is certain."""
    if query.stranger and _RESERVED.search(query.text):
        return next((scored for scored in spoken if frames_of(scored.sentence, _DISSENT)), None)
    rejection = _REJECTION.search(query.text)
    if rejection and query.kind is Kind.WHY and spoken and not _rejects(vocabulary):
        return spoken[0]
    counted = _counted(query.text)
    return next((scored for scored in spoken[:_DEPTH] if _contradicts(counted, scored)), None)


def _rejects(vocabulary: Vocabulary) -> bool:
    return any(vocabulary.knows(word) for word in ("avstyrker", "avstyrka", "avstyrkte", "avstyrkt", "avstyrks"))


def _contradicts(counted: dict[str, int], scored: Scored) -> bool:
    found = _counted(scored.sentence.search_text)
    return any(noun in found and found[noun] != number for noun, number in counted.items())


def _counted(text: str) -> dict[str, int]:
    """The nouns that a number stands right before, with it: "dagens fyra beredningar" gives beredning: 4."""
    words = tokens(text)
    pairs = pairwise(words)
    return {_stem(noun): _value(number) for number, noun in pairs if _value(number) and not _value(noun)}


def _value(word: str) -> int:
    return _NUMBERS.get(word, int(word) if word.isdecimal() and len(word) < 4 else 0)


def _stem(noun: str) -> str:
    return re.sub(r"(?:arna|erna|orna|ar|er|or|en|et|na|n)$", "", fold(noun))
