"""Names and public bodies in a statement that its sources do not name."""

import re
from collections.abc import Iterable

from assistant.guard.guard_words import GuardWords
from assistant.words import fold, same_word, tokens

_TOKEN = re.compile(r"[^\W\d_][\w&]*(?:[-:'’][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^\W*|[.!?:]\s+)$")
_PART = 4
_SHORT = 3
_LONG = 0.6


def strange_name(text: str, known: Iterable[str], english: bool, words: GuardWords) -> str | None:
    """The first name or body in the text that is not among the ``known`` texts; None when all are.

    A name is a word with a capital inside a sentence, or of capitals alone; a body is told by its ending. Parts of
    known words count, as names are joined and inflected. In English, words that translate a name ("Council") do too.
    """
    vocabulary = {fold(word) for part in known for word in _pieces(part)}
    for match in _TOKEN.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group())
        opens = bool(_SENTENCE_START.search(text[: match.start()]))
        is_name = (word[0].isupper() and not opens) or (len(word) > 1 and word.isupper())
        if not (is_name or is_body(word, words)):
            continue
        named = [part for part in re.split(r"[-:/]", word) if part[:1].isupper()] or [word]
        pieces = [piece for part in named for piece in _pieces(part)]
        if not all(
            _is_known(piece, vocabulary) or (english and _translates(piece, vocabulary, words)) for piece in pieces
        ):
            return word
    return None


def _translates(piece: str, vocabulary: set[str], words: GuardWords) -> bool:
    """Whether an English word is the translation of a known one, or of none in particular."""
    stems = words.translations.get(piece)
    if stems is None:
        return piece in words.generic
    return any(holds_part(known, stem) for stem in stems for known in vocabulary)


def holds_part(word: str, part: str) -> bool:
    """Whether a word begins with a part, or is a compound that holds it; short parts are found in any word."""
    return word.startswith(part) or (len(part) >= _PART and part in word)


def _pieces(text: str) -> list[str]:
    return [fold(piece) for word in tokens(text) for piece in re.split(r"[-:/]", fold(word)) if piece]


def is_body(word: str, words: GuardWords) -> bool:
    """Whether a Swedish word ends as those for public bodies do."""
    return word.casefold().endswith(words.body_endings)


def _is_known(piece: str, vocabulary: set[str]) -> bool:
    """Known as it is, as part of a longer word, as a longer form of one, or as a compound with its last part known."""
    if piece in vocabulary:
        return True
    if len(piece) < _PART:
        return False
    return any(
        known.startswith(piece)
        or (len(known) >= _LONG * len(piece) and piece.startswith(known))
        or (len(known) > _PART and piece.endswith(known))
        or (len(piece) > _PART and known.endswith(piece))
        or (
            len(known) > _PART
            and piece.startswith(known)
            and _starts(piece[len(known) :].removeprefix("s"), vocabulary)
        )
        or same_word(piece, known)
        for known in vocabulary
        if len(known) > _SHORT
    )


def _starts(rest: str, vocabulary: set[str]) -> bool:
    """Whether the rest of a compound is the beginning of a known word, or holds one."""
    return len(rest) >= _PART and any(
        known.startswith(rest) or (len(known) >= _PART and rest.startswith(known)) for known in vocabulary
    )
