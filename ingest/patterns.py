"""Regular expressions from lists of phrases, so that the rules read as the words they hold on to."""

import re


def any_of(*lists: str) -> str:
    """A pattern for any phrase of the comma-separated lists; a space in a phrase matches any white space.

    Phrases may hold pattern syntax (``\\w*``), but no commas. Longer phrases are tried first.
    """
    phrases = [" ".join(phrase.split()) for words in lists for phrase in words.split(",")]
    ordered = sorted({phrase for phrase in phrases if phrase}, key=len, reverse=True)
    return "(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in ordered) + ")"


def word_of(*lists: str) -> re.Pattern[str]:
    """A compiled pattern for any phrase of the lists as whole words, in either case."""
    return re.compile(rf"\b{any_of(*lists)}\b", re.IGNORECASE)
