"""With whom a speaker agrees: what is so "i likhet med kontoret" is not so "till skillnad från kontoret"."""

from assistant.guard.guard_words import GuardWords
from ingest.patterns import word_of


class Likeness:
    """Holds a statement's words of likeness and contrast against those of its sources."""

    def __init__(self, words: GuardWords) -> None:
        self._alike = word_of(*words.alike)
        self._apart = word_of(*words.apart)
        self._parting = word_of(*words.apart, *words.parting)
        self._turning = word_of(*words.turning)
        self._none = word_of(*words.none_apart)

    def is_turned(self, text: str, source: str) -> bool:
        """Whether a statement sets apart what its sources hold together, or holds together what they set apart."""
        alike = self._alike.search(source) is not None
        if self._apart.search(text):
            return not self._turning.search(source) or (alike and not self._apart.search(source))
        if alike or not self._alike.search(text):
            return False
        return self._parting.search(self._none.sub("", source)) is not None
