"""A corpus's stems, looked up by what they contain and by what they nearly are.

Both answer the same need: a question's word is seldom spelled the way the documents spell it. It may
be half of a longer word there (region, gymnasieregion), or one of the two is misspelled.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

MIN_CONTAINED = 5
MIN_REST = 3
MIN_NEAR = 5
LONG_WORD = 11
_SHARED_TRIGRAMS = 0.4


class Vocabulary:
    """Distinct stems; every answer is in sorted order, so that scores are the same every time."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = sorted({stem for stem in stems if stem.isalpha()})
        self._reversed = sorted(stem[::-1] for stem in self._stems)

    def containing(self, stem: str) -> tuple[str, ...]:
        """Longer stems that begin or end with this one and leave at least ``MIN_REST`` letters."""
        if len(stem) < MIN_CONTAINED or not stem.isalpha():
            return ()
        found = set(_starting_with(self._stems, stem))
        found.update(ending[::-1] for ending in _starting_with(self._reversed, stem[::-1]))
        return tuple(sorted(other for other in found if len(other) >= len(stem) + MIN_REST))

    def near(self, stem: str) -> tuple[str, ...]:
        """Other stems that a misspelling may have made of this one: one edit, or two in a long word.

        The first letter must be right, or among the first two: it is seldom mistyped, and what differs
        there is mostly another word (respektive, perspektive).
        """
        if len(stem) < MIN_NEAR or not stem.isalpha():
            return ()
        limit = 1 if len(stem) < LONG_WORD else 2
        grams = trigrams(stem)
        shared = Counter(number for gram in grams for number in self._by_trigram.get(gram, ()))
        likely = (self._stems[number] for number, count in shared.items() if count >= _SHARED_TRIGRAMS * len(grams))
        alike = (other for other in likely if other != stem and (other[0] in stem[:2] or stem[0] in other[:2]))
        return tuple(sorted(other for other in alike if edits(stem, other, limit) <= limit))

    @cached_property
    def _by_trigram(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, stem in enumerate(self._stems):
            for gram in trigrams(stem):
                numbers[gram].append(number)
        return dict(numbers)


def trigrams(word: str) -> set[str]:
    """The distinct runs of three letters, word ends marked."""
    padded = f"^{word}$"
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def edits(first: str, second: str, limit: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two words; ``limit + 1`` if more.

    Optimal string alignment, as in Damerau (1964): no part is edited twice.
    """
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, 1):
        before, above = row, before
        row = [at]
        for to, other in enumerate(second, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == second[to - 2] and first[at - 2] == other:
                cost = min(cost, above[to - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _starting_with(stems: Sequence[str], start: str) -> Sequence[str]:
    first = bisect_left(stems, start)
    return stems[first : bisect_left(stems, start + "\U0010ffff", lo=first)]
