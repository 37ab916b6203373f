"""With whom a speaker agrees: what is so "i likhet med kontoret" is not so "till skillnad från kontoret".

Certain only of one whom the statement and its source both name there: who agrees with the office may well part from
another, and what is unlike "i dag" is unlike nobody.
"""

import re

from assistant.guard.guard_words import GuardWords
from assistant.words import tokens
from ingest.patterns import word_of
from vectorstore.words import STOP_WORDS, stem

_BEFORE, _AFTER = 40, 60
"""Characters around a word of likeness or contrast within which its source names with whom."""
_CLAUSE = re.compile(r"[,.;:]|\b(?:och|men|att|enligt|and|but|that)\b")
_SHORTEST = 4
_PART = 3
_NAMED = 2
"""Words of an English name that are looked for: "the City Executive Office"."""


class Likeness:
    """Holds a statement's words of likeness and contrast against those of its sources."""

    def __init__(self, words: GuardWords) -> None:
        self._alike = word_of(*words.alike)
        self._apart = word_of(*words.apart)
        self._agreeing = word_of(*words.agreeing)
        self._parting = word_of(*words.parting)
        self._turning = word_of(*words.turning)
        self._none = word_of(*words.none_apart)
        self._translations = {**words.translations, **words.name_heads}

    def is_turned(self, text: str, source: str) -> bool:
        """Whether a statement sets apart what its sources hold together, or holds together what they set apart."""
        alike, apart = self._alike.search(text), self._apart.search(text)
        if bool(alike) == bool(apart):
            return False
        held, parted = self._alike.search(source), self._apart.search(source)
        if apart:
            whom = _after(text, apart)
            if held and not parted:
                return self._is_named(whom, _after(source, held))
            agreeing = None if self._turning.search(source) else self._agreeing.search(source)
            return agreeing is not None and self._is_named(whom, _around(source, agreeing))
        plain = self._none.sub("", source)
        parting = parted or self._parting.search(plain)
        if held or not alike or not parting or self._agreeing.search(self._parting.sub("", plain)):
            return False
        whom = _after(text, alike)
        return self._is_named(whom, _after(source, parted) if parted else _around(plain, parting))

    def _is_named(self, whom: str, near: str) -> bool:
        """Whether the first that is named in one text, as it is or in English, is named in the other."""
        words = [word for word in tokens(whom) if word not in STOP_WORDS]
        heard = [word for word in tokens(near) if word not in STOP_WORDS]
        translated = [p for word in words[:_NAMED] for p in self._translations.get(word, ()) if len(p) >= _PART]
        return any(p in word for p in translated for word in heard) or any(
            _is_same(words[0], word) for word in heard if words
        )


def _after(text: str, found: re.Match[str]) -> str:
    return _CLAUSE.split(text[found.end() : found.end() + _AFTER])[0]


def _around(text: str, found: re.Match[str]) -> str:
    before = re.split(r"[,.;:]", text[max(0, found.start() - _BEFORE) : found.start()])[-1]
    return f"{before} {found.group()} {_after(text, found)}"


def _is_same(word: str, heard: str) -> bool:
    """Whether one is the other in another form, or its last part: "förvaltningen" of "socialförvaltningens"."""
    one, other = stem(word), stem(heard)
    return one == other or (min(len(one), len(other)) > _SHORTEST and (one.endswith(other) or other.endswith(one)))
