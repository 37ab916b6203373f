"""What a question names that the case has never heard of: years and proper names that no document holds."""

import re
from collections.abc import Iterable, Sequence

from assistant.words import fold, same_word, tokens
from ingest.passage import Sentence

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_AMOUNT = re.compile(r"\d[\d ]*(?:,\d+)? ?(?:kr\b|kronor|[mt]kr\b|mnkr|mdkr|miljon|miljard|sek\b|euro)", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+(?:\.\d+)*)\.? (.*)")
_NAME = re.compile(r"(?<!^)(?<![.?!:] )\b[A-ZÅÄÖ][\w-]{3,}")
_PART = 4


class Vocabulary:
    """The words of a case's documents, and of the names its speakers go by."""

    def __init__(self, sentences: Sequence[Sentence], names: Iterable[str]) -> None:
        texts = [sentence.search_text for sentence in sentences]
        self._spellings = frozenset(word for text in (*texts, *names) for word in tokens(text))
        self._headings = frozenset(number for sentence in sentences for number in _heading_number(sentence))
        self.has_amounts = any(_AMOUNT.search(text) for text in texts)
        self._years = frozenset(year for text in texts for year in _YEAR.findall(text))
        self._words = {fold(word) for text in (*texts, *names) for word in tokens(text)}

    def has_heading(self, number: str) -> bool:
        """Whether a section of a document is numbered so."""
        return number in self._headings

    def spellings(self) -> frozenset[str]:
        """The words as they stand, in lower case."""
        return self._spellings

    def unknown_years(self, question: str) -> tuple[str, ...]:
        """Years in the question that no document mentions."""
        return tuple(year for year in _YEAR.findall(question) if year not in self._years)

    def unknown_names(self, question: str) -> tuple[str, ...]:
        """Capitalised words inside the question that are no word of the case, nor part of one, nor misspelled."""
        return tuple(name for name in _NAME.findall(question) if not self._knows(fold(name.casefold())))

    def knows(self, word: str) -> bool:
        """Whether the documents use the very word."""
        return fold(word.casefold()) in self._words

    def _knows(self, word: str) -> bool:
        if word in self._words:
            return True
        long = (known for known in self._words if len(known) >= _PART)
        return any(word in known or known in word or same_word(word, known) for known in long)


def _heading_number(sentence: Sentence) -> tuple[str, ...]:
    numbered = _NUMBERED.match(sentence.search_text)
    return (numbered[1],) if numbered and sentence.section[-1:] == (numbered[2],) else ()
