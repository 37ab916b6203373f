"""Whether a text calls a topic by one of the words or marks that only this topic has."""

from dataclasses import dataclass

from assistant.positions.marks import is_marked
from assistant.positions.terms import Terms
from vectorstore.words import words

LONGER = 4
_DEFINITE = frozenset(
    ["n", "en", "t", "et", "na", "ns", "ens", "ts", "ets", "nas", "ret", "rets", "ren", "rens"]
).union(ending + case for ending in ("arna", "erna", "orna") for case in ("", "s"))
_FORMS = _DEFINITE | frozenset(("", "s", "ar", "er", "or", "r", "a", "e", "ars", "ers", "ors"))


@dataclass(frozen=True, slots=True)
class Handles:
    """The stems of compounds that only one topic is called by, of their ends in definite form, and its marks.

    ``openings`` are words of its heading, of which a compound may be made ("bemanning": "bemanningstalet").
    """

    compounds: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()

    def call(self, text: str, terms: Terms) -> bool:
        """Whether a text, which has these terms, calls the topic so."""
        if not self.compounds.isdisjoint(terms) or is_marked(text, self.marks):
            return True
        return any(self._is_one(word) for word in words(text))

    def _is_one(self, word: str) -> bool:
        return (
            any(_is_form(word, own, _FORMS) for own in self.compounds)
            or any(_is_form(word, end, _DEFINITE) for end in self.ends)
            or any(word.startswith(own) and len(word) - len(own) >= LONGER for own in self.openings)
        )


def _is_form(word: str, own: str, forms: frozenset[str]) -> bool:
    return word.startswith(own) and word[len(own) :] in forms
