"""Names and public bodies in a statement that its sources do not name."""

import re
from collections.abc import Iterable

from assistant.guard.called import called
from assistant.guard.english_names import holds_part, translated
from assistant.guard.guard_words import GuardWords
from assistant.words import fold, same_word, tokens

_TOKEN = re.compile(r"[^\W\d_][\w&]*(?:[-:'’][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^\W*|[.!?:]\s+)$")
_DEFINITE = re.compile(r"(?:en|et|an|na)$")
_PART = 4
_SHORT = 3
_LONG = 0.6


def strange_name(
    text: str, known: Iterable[str], english: bool, words: GuardWords, spoken: Iterable[str] = ()
) -> str | None:
    """The first name or body in the text that is not among the ``known`` texts; None when all are.

    A name is a word with a capital inside a sentence, or of capitals alone; a body is told by its ending. Parts of
    known words count, as names are joined and inflected. In English, words that translate a name ("Council") do too.
    What the speaker may be called is ``spoken``, in lower case, and known as it stands alone.
    """
    texts = tuple(known)
    vocabulary = {fold(word) for part in texts for word in _pieces(part)}
    names = _names(texts, words)
    skipped = translated(text, vocabulary, words) if english else frozenset[int]()
    for match in _TOKEN.finditer(_without_idioms(text, words)):
        word = re.sub(r"['’]s?$", "", match.group())
        if match.start() in skipped or not _is_named(word, text[: match.start()], words):
            continue
        named = [part for part in re.split(r"[-:/]", word) if part[:1].isupper()] or [word]
        if is_body(word, words) and _is_called(word.casefold(), texts, spoken, words):
            continue
        if not all(
            _is_known(piece, vocabulary)
            or _is_same(piece, vocabulary, words)
            or _begins_with(piece, names, words)
            or (english and _translates(piece, vocabulary, words))
            for part in named
            for piece in _pieces(part)
        ):
            return word
    return None


def _is_called(word: str, texts: tuple[str, ...], spoken: Iterable[str], words: GuardWords) -> bool:
    return word in spoken or any(body.endswith(word) for body in called(texts, words))


def _is_named(word: str, before: str, words: GuardWords) -> bool:
    opens = bool(_SENTENCE_START.search(before))
    return (word[0].isupper() and not opens) or (len(word) > 1 and word.isupper()) or is_body(word, words)


def _without_idioms(text: str, words: GuardWords) -> str:
    """The text with idioms blanked out, every character of the rest where it was."""
    for idiom in words.idioms:
        text = re.sub(re.escape(idiom), lambda found: " " * len(found.group()), text, flags=re.IGNORECASE)
    return text


def _names(texts: Iterable[str], words: GuardWords) -> frozenset[str]:
    """Words that the texts write with a capital."""
    found = (word for text in texts for word in _TOKEN.findall(text))
    return frozenset(fold(word.casefold()) for word in found if word[0].isupper()) - words.generic


def _begins_with(piece: str, names: frozenset[str], words: GuardWords) -> bool:
    """Whether a word is joined of a known name and a definite noun: "Kvarnbybussen" of Kvarnby, no "Kvarnbyhem"."""
    if is_body(piece, words) or not _DEFINITE.search(piece):
        return False
    return any(
        len(name) > _PART and piece.startswith(name) and len(piece) - len(name) >= _PART and name.isalpha()
        for name in names
    )


def _is_same(piece: str, vocabulary: set[str], words: GuardWords) -> bool:
    """Whether a known word means the same: "Danmark" of "danska hamnar"."""
    return any(
        any(_starts_as(piece, stem) for stem in group)
        and any(_starts_as(heard, stem) for stem in group for heard in vocabulary)
        for group in words.same
    )


def _starts_as(word: str, stem: str) -> bool:
    return word.startswith(stem) if len(stem) >= _PART else word == stem


def _translates(piece: str, vocabulary: set[str], words: GuardWords) -> bool:
    """Whether an English word is the translation of a known one, or of none in particular; plural forms fold."""
    forms = (piece, f"{piece}s")
    stems = [stem for form in forms for stem in words.translations.get(form, ())]
    if not stems:
        return any(form in words.generic for form in forms)
    return any(holds_part(known, stem) for stem in stems for known in vocabulary)


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
