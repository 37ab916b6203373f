"""A second reading of a question with typing errors: words that no one knows, turned into the nearest known word."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from assistant.words import tokens

_SHORTEST = 5
_RATIO = 0.82
_LENGTHS = 2


class Speller:
    """Knows the words of a case and the words of questions; corrects only what is neither."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._by_start: defaultdict[str, list[str]] = defaultdict(list)
        self._plain: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            self._by_start[_plain(word)[:1]].append(word)
            self._plain[_plain(word)].append(word)

    def corrected(self, question: str) -> str | None:
        """The question with its unknown words replaced, None when there is nothing to correct."""
        words = tokens(question)
        better = [self._nearest(word) for word in words]
        return " ".join(better) if better != words else None

    def _nearest(self, word: str) -> str:
        if word in self._known or not word.isalpha():
            return word
        twins = self._plain.get(_plain(word), [])
        if len(twins) == 1:
            return twins[0]
        if len(word) < _SHORTEST:
            return word
        close = [(self._ratio(word, other), other) for other in self._by_start[_plain(word)[:1]]]
        ratio, best = max(close, default=(0.0, word))
        return best if ratio >= _RATIO else word

    def _ratio(self, word: str, other: str) -> float:
        if abs(len(word) - len(other)) > _LENGTHS or len(other) < _SHORTEST:
            return 0.0
        return SequenceMatcher(None, word, other).ratio()


def _plain(word: str) -> str:
    """Without accents, as a hurried typist writes: "när" is "nar"."""
    return "".join(ch for ch in unicodedata.normalize("NFD", word) if not unicodedata.combining(ch))
