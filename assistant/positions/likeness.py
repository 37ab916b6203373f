"""How much two proposals have in common, by their words alone."""

from difflib import SequenceMatcher

from assistant.positions.proposals import Piece
from assistant.positions.terms import TermIndex, Terms
from vectorstore.words import words

ENOUGH = 0.75
"""What two pieces must have in common at least: about one word that is rare in the case."""
SAME_SENTENCE = 0.8
TELLING = 0.4
"""How much a name must tell for another text to be about it by holding it."""


def within(name: str, text: str, index: TermIndex) -> bool:
    """Whether a text holds all that a name tells, and that is something."""
    terms = index.of(name)
    return index.mass(terms) >= TELLING and index.shared(terms, index.of(text)) >= index.mass(terms)


def alike(one: str, other: str, of_all: Terms, index: TermIndex) -> float:
    """How alike two texts are, but for what the whole chapter is about."""
    left, right = ({t: weight for t, weight in index.of(text).items() if t not in of_all} for text in (one, other))
    shared = index.shared(left, right)
    return shared / min(index.mass(left), index.mass(right)) if shared >= ENOUGH else 0.0


def told_again(piece: Piece, other: Piece) -> bool:
    """Whether two sentences are one but for a word or two, and these are the same part of it."""
    if piece.sentence is other.sentence or piece.number != other.number:
        return False
    one, two = words(piece.sentence.search_text), words(other.sentence.search_text)
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= SAME_SENTENCE
