"""Swedish compounds taken apart without a dictionary.

A case's own words are the dictionary: a word is split where what follows is a word that also stands
alone (gymnasie|regionen), where both halves do, or where the last half closes several words
(bostads|försörjning, kompetens|försörjning). Between the halves may stand a linking s, e, o, u or a.
Parts are stems, so that a part equals the stem of the word it came from.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from vectorstore.words import STOP_WORDS, stem

MIN_WORD = 7
MIN_PART = 4
MIN_KNOWN_END = 3
MIN_SURE_END = 5
MIN_LEARNED_END = 6
MIN_RECURRENCE = 2

_LINKS = "seoua"
_VOWELS = frozenset("aeiouyåäö")
_MAX_DEPTH = 3
_DERIVED = ("lighet", "samhet", "barhet", "ningar", "ningen", "lning", "ering", "isera")


@dataclass(frozen=True, slots=True)
class Splitter:
    """Splits words by the stems that a corpus knows.

    ``known`` are stems of words that stand alone, ``ends`` stems that close several compounds,
    ``starts`` stems that open one whose end is known.
    """

    known: frozenset[str]
    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, vocabulary: Iterable[str]) -> "Splitter":
        """A splitter from the distinct words of a corpus (lower case)."""
        forms = sorted({word for word in vocabulary if word.isalpha() and word not in STOP_WORDS})
        known = cls(frozenset(stem(word) for word in forms if len(word) >= MIN_KNOWN_END))
        cuts = [cut for word in forms if (cut := known.cut(word)) is not None]
        starts = frozenset(_start_stem(start) for start, _ in cuts)
        ends = _recurring_ends(forms, known.known | starts)
        return cls(known.known, starts, ends)

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of a compound's parts and of their own parts, no stem twice; empty for a simple word."""
        return tuple(dict.fromkeys(self._parts(word, _MAX_DEPTH)))

    def cut(self, word: str) -> tuple[str, str] | None:
        """The best cut of a word into start (with its link) and end, None when there is none."""
        if len(word) < MIN_WORD or not word.isalpha():
            return None
        best: tuple[int, int, int] | None = None
        for at in range(MIN_KNOWN_END, len(word) - MIN_KNOWN_END + 1):
            rank = self._rank(word[:at], word[at:])
            if rank:
                best = max(best or (0, 0, 0), (rank, min(at, len(word) - at), at))
        return None if best is None else (word[: best[2]], word[best[2] :])

    def _parts(self, word: str, depth: int) -> list[str]:
        cut = self.cut(word) if depth else None
        if cut is None:
            return []
        start, end = cut
        plain = self._plain_start(start)
        return [plain, *self._parts(start, depth - 1), stem(end), *self._parts(end, depth - 1)]

    def _plain_start(self, start: str) -> str:
        found = [stem(form) for form in _unlinked(start)]
        return next((part for part in found if part in self.known), _start_stem(start))

    def _rank(self, start: str, end: str) -> int:
        """How sure a cut is: 3 both halves known, 2 the end, 1 an end that recurs; 0 is no cut."""
        end_stem = stem(end)
        opens = any(stem(form) in self.known for form in _unlinked(start))
        if end_stem in self.known and end not in STOP_WORDS:
            if opens and (len(start) >= MIN_PART or len(end) >= MIN_PART):
                return 3
            sure = len(end_stem) >= MIN_PART and len(end) >= MIN_SURE_END
            return 2 if sure and _could_be_a_part(start) else 0
        opens = opens or _start_stem(start) in self.starts
        return 1 if end_stem in self.ends and (opens or _could_be_a_part(start)) else 0


def _recurring_ends(forms: Iterable[str], openers: frozenset[str]) -> frozenset[str]:
    """Stems, not words of their own, that close at least two words which open with a known part."""
    starts: dict[str, set[str]] = defaultdict(set)
    for word in forms:
        for at in range(MIN_PART, len(word) - MIN_LEARNED_END + 1):
            if any(stem(form) in openers for form in _unlinked(word[:at])):
                starts[stem(word[at:])].add(word[:at])
    ends = {
        end
        for end, before in starts.items()
        if len(before) >= MIN_RECURRENCE and len(end) >= MIN_LEARNED_END - 1 and not end.startswith(_DERIVED)
    }
    return frozenset(end for end in ends if not any(end[at:] in ends | openers for at in range(1, len(end) - 3)))


def _unlinked(start: str) -> tuple[str, ...]:
    """A start as it stands, without its linking letter, and with the e that a linking s replaced (arbets)."""
    if len(start) <= MIN_KNOWN_END or start[-1] not in _LINKS:
        return (start,)
    plain = start[:-1]
    return (start, plain + "e", plain) if start[-1] == "s" else (start, plain)


def _start_stem(start: str) -> str:
    return stem(_unlinked(start)[-1])


def _could_be_a_part(start: str) -> bool:
    return len(start) >= MIN_PART and not _VOWELS.isdisjoint(start) and not _VOWELS.issuperset(start)
