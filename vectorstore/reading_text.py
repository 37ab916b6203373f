"""A question and a window as the token ids that a reader is trained on and reads: one place, so that both agree."""

from dataclasses import dataclass
from typing import Protocol

from vectorstore.embedding_text import clean_text
from vectorstore.model_export import PASSAGE_PREFIX, QUERY_PREFIX

MAX_QUESTION_TOKENS = 96
MAX_SENTENCE_TOKENS = 200
MAX_HEADER_TOKENS = 40
MAX_TOKENS = 512
_START, _END = 0, 2


class Encoding(Protocol):
    """The part of a tokenizer's result that is used."""

    @property
    def ids(self) -> list[int]:
        """Token ids."""
        ...


class Tokenizer(Protocol):
    """The part of ``tokenizers.Tokenizer`` that is used."""

    def encode(self, sequence: str, *, add_special_tokens: bool = True) -> Encoding:
        """A text's tokens."""
        ...


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids of question and window, and for each sentence the half-open range of its tokens.

    A sentence for which there was no room has an empty range.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class Encoder:
    """Encodes questions and windows; one per tokenizer, cheap."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def question(self, text: str) -> tuple[int, ...]:
        """The question's tokens with its prefix, cut at MAX_QUESTION_TOKENS."""
        return self._ids(QUERY_PREFIX + text, MAX_QUESTION_TOKENS)

    def header(self, text: str) -> tuple[int, ...]:
        """The tokens of the line that says whose words follow."""
        return self._ids(PASSAGE_PREFIX + text, MAX_HEADER_TOKENS)

    def sentence(self, text: str) -> tuple[int, ...]:
        """A sentence's tokens, cut at MAX_SENTENCE_TOKENS."""
        return self._ids(text, MAX_SENTENCE_TOKENS)

    def _ids(self, text: str, limit: int) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(clean_text(text), add_special_tokens=False).ids[:limit])


def joined(question: tuple[int, ...], header: tuple[int, ...], sentences: tuple[tuple[int, ...], ...]) -> Encoded:
    """``<s> question </s></s> header sentences </s>``, with the place of each sentence."""
    ids = [_START, *question, _END, _END, *header]
    spans = []
    for sentence in sentences:
        start = len(ids)
        ids += sentence[: MAX_TOKENS - 1 - start]
        spans.append((start, len(ids)))
    return Encoded((*ids, _END), tuple(spans))
