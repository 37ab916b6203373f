"""Sentences to passages: what is embedded and retrieved together is said by one speaker in one section."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.passage import Passage, Sentence
from ingest.tokens import count_tokens

TARGET_TOKENS = 200
"""A passage is closed when it has reached this size, in cl100k_base tokens."""

MAX_TOKENS = 320
"""No passage is larger, so that it stays below the embedding model's 512 tokens: see tests for the measure."""

_TAIL_TOKENS = 60


def split_passages(sentences: Iterable[Sentence]) -> tuple[Passage, ...]:
    """Passages of consecutive sentences with the same document, section, speaker and ``reported_by``, in order."""
    return tuple(passage for _, run in groupby(sentences, key=_context) for passage in _sized(list(run)))


def _context(sentence: Sentence) -> tuple[object, ...]:
    voice = sentence.voice
    return sentence.document_id, sentence.section, voice.speaker, voice.reported_by


def _sized(run: list[Sentence]) -> Iterator[Passage]:
    """One run cut to size; a short tail joins the passage before it where there is room."""
    sizes = [count_tokens(sentence.search_text) + 1 for sentence in run]
    groups: list[list[int]] = [[]]
    for index, size in enumerate(sizes):
        filled = sum(sizes[i] for i in groups[-1])
        tail = sum(sizes[index:])
        full = filled >= TARGET_TOKENS and not (tail <= _TAIL_TOKENS and filled + tail <= MAX_TOKENS)
        if groups[-1] and (full or filled + size > MAX_TOKENS):
            groups.append([])
        groups[-1].append(index)
    for group in groups:
        yield Passage(run[0].document_id, tuple(run[i] for i in group))
