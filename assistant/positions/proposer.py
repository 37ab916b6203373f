"""How the proposer is called where a view is said to be shared: "delar förbundets syn" is "delar utredningens syn".

A name or a kind of body counts only where no other speaker is called so.
"""

import re
from collections.abc import Callable, Iterable

from assistant.positions.position_words import other_words
from ingest.corpus import Corpus
from ingest.passage import Role
from vectorstore.words import words

_AS = "utredningens"
"""The genitive that the words of stances know."""
_FEWEST_LETTERS = 5


def plain_of(corpus: Corpus) -> Callable[[str], str]:
    """Says alike whose view a text shares where that is the proposer's."""
    speakers = {sentence.voice.speaker for sentence in corpus.sentences}
    proposers = {speaker.name or "" for speaker in speakers if speaker.role is Role.PROPOSER}
    others = {(speaker.name or "").casefold() for speaker in speakers if speaker.role is not Role.PROPOSER}
    called = [one for one in _called(proposers) if not any(one in name for name in others)]
    if not called:
        return str
    names = "|".join(map(re.escape, called))
    genitives = re.compile(rf"\b(?:{names})s?\s+(?=(?:uppfattning|syn|bedömning|slutsats)\b)", re.IGNORECASE)
    return lambda text: genitives.sub(f"{_AS} ", text)


def _called(names: Iterable[str]) -> Iterable[str]:
    """The words of the names, and the kinds of body that these say they are."""
    for word in {word for name in names for word in words(name) if len(word) >= _FEWEST_LETTERS}:
        yield word
        yield from (kind for kind in other_words().endings if kind.isalpha() and word.endswith(kind) and word != kind)
