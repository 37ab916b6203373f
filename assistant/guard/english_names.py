"""English names of Swedish bodies and laws: made of common words, they name nothing that the source does not."""

import re
from collections.abc import Iterable

from assistant.guard.guard_words import GuardWords

_NAME = re.compile(r"[A-Z][\w'’-]*(?: (?:(?:of|for|on|and|the|in) )*[A-Z][\w'’-]*)*")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_PART = 4


def translated(text: str, vocabulary: Iterable[str], words: GuardWords) -> frozenset[int]:
    """Where words stand that are part of such a name: an official one, or of common words about a noun for a body.

    The body itself has to be in the ``vocabulary``, folded words of the source.
    """
    known = frozenset(vocabulary)
    found: set[int] = set()
    for name in _NAME.finditer(text):
        own = list(_WORD.finditer(text, name.start(), name.end()))
        found |= (
            {word.start() for word in own if _is_common(word.group(), words)} if _has_head(own, known, words) else set()
        )
        lowered = name.group().casefold()
        for official, stem in words.official.items():
            at = lowered.find(official)
            if at >= 0 and any(stem in heard for heard in known):
                found |= {word.start() for word in own if 0 <= word.start() - name.start() - at < len(official)}
    return frozenset(found)


def holds_part(word: str, part: str) -> bool:
    """Whether a word begins with a part, or is a compound that holds it; short parts are found in any word."""
    return word.startswith(part) or (len(part) >= _PART and part in word)


def _has_head(name: list[re.Match[str]], known: frozenset[str], words: GuardWords) -> bool:
    """Whether the name is built on nouns for bodies, each of which the source has in Swedish."""
    heads = [stems for word in name if (stems := words.name_heads.get(word.group().casefold()))]
    return bool(heads) and all(any(holds_part(heard, stem) for stem in stems for heard in known) for stems in heads)


def _is_common(word: str, words: GuardWords) -> bool:
    lowered = word.casefold()
    if lowered in words.name_heads:
        return True
    return lowered.isascii() and lowered not in words.translations and lowered.endswith(words.common_endings)
