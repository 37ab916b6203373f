"""How alike two statements are in the words that carry meaning: which failed one a repaired one is for."""

from collections.abc import Collection, Sequence

from vectorstore.words import content_words, stem


def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in content_words(text))


def repaired_one(text: str, failed: Sequence[str], sound: Collection[str]) -> int | None:
    """Which of the failed statements a new one is the repair of, by the share of words that they have in common.

    None where it shares none with any of them, or more with a statement that is sound already: then it says that
    one in other words and repairs nothing.
    """
    likeness = [_likeness(text, other) for other in failed]
    most = max(likeness, default=0.0)
    said_already = max((_likeness(text, other) for other in sound), default=0.0)
    return likeness.index(most) if most > 0 and most >= said_already else None


def _likeness(text: str, other: str) -> float:
    """Shared stems among all stems of the two, 0 to 1."""
    one, two = stems(text), stems(other)
    return len(one & two) / len(one | two) if one and two else 0.0
