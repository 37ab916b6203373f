"""Words that a statement has from the question or from our own instructions, and not from its sources.

Small models answer by saying the question back as if it were so, and repeat what they were told to do. A network that
compares a statement with its sources is easily taken in where most of the words are names; counting is not.
"""

from collections.abc import Sequence

from ingest.passage import Sentence
from vectorstore.words import content_words, words

MOST = 1
"""How many such words a statement may have: one synonym of the asker's is common in true ones."""

_STEM = 5
_RUN = 6
"""So many words in a row are nobody's own."""


def echoes(text: str, question: str, sources: Sequence[Sentence]) -> int:
    """How many content words of a statement begin as the question's do and as no word of its sources or their voice."""
    known = " ".join(part for sentence in sources for part in _told(sentence))
    return len((_beginnings(text) & _beginnings(question)) - _beginnings(known))


def repeats(text: str, instructions: str) -> bool:
    """Whether a statement repeats words in a row from what a model was told to do, or is part of it as a whole."""
    own, told = words(text), words(instructions)
    run = min(_RUN, len(own))
    runs = {tuple(told[at : at + run]) for at in range(len(told) - run + 1)}
    return bool(own) and any(tuple(own[at : at + run]) in runs for at in range(len(own) - run + 1))


def _told(sentence: Sentence) -> Sequence[str]:
    speaker = sentence.voice.speaker
    names = (speaker.name or "", sentence.voice.reported_by or "", *speaker.members)
    return (sentence.search_text, *sentence.section, *names)


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in content_words(text))
