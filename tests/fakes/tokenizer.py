"""A tokenizer without a vocabulary: a word is a token, and its number is a hash of it."""

import zlib
from dataclasses import dataclass

VOCABULARY = 200
_SPECIAL = 3


@dataclass(frozen=True, slots=True)
class WordEncoding:
    ids: list[int]


class WordTokenizer:
    """Fulfils ``vectorstore.reading_text.Tokenizer``; every number is below VOCABULARY."""

    def encode(self, sequence: str, *, add_special_tokens: bool = True) -> WordEncoding:
        ids = [word_id(word) for word in sequence.split()]
        return WordEncoding([0, *ids, 2] if add_special_tokens else ids)


def word_id(word: str) -> int:
    """A word's token; never one of the first three, which have a meaning of their own."""
    return _SPECIAL + zlib.crc32(word.encode()) % (VOCABULARY - _SPECIAL)
