"""Sentences that turn against the one before them, or ask for something else than what it agrees with."""

import re

_TURNS = re.compile(
    r"\W*(?:(?:men|däremot|dock|emellertid|en\s+förutsättning)\b|(?:\w+\s+){1,4}(?:dock|däremot|emellertid)\b)",
    re.IGNORECASE,
)
_ASKS_ELSE = re.compile(
    r"\bbör\s+(?:\w+\s+)?(?:dock|emellertid|däremot)\b"
    r"|\b(?:dock|emellertid)\s+(?:\w+\s+)?(?:bör|knappast|inte|\w*verkningslös)\b",
    re.IGNORECASE,
)


def turns_against(text: str) -> bool:
    """Whether a sentence turns against the one before it: "Dock ...", "Det kan dock ...", "Däremot ..."."""
    return _TURNS.match(text) is not None


def asks_for_else(text: str) -> bool:
    """Whether it asks for something else than what was agreed with: "Undantag bör dock göras ..."."""
    return _ASKS_ELSE.search(text) is not None
