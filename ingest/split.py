"""Sentences to passages: what is embedded and retrieved together is said by one speaker in one section."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.passage import Passage, Sentence
from ingest.tokens import passage_size

TARGET_TOKENS = 200
"""A passage is closed when it has reached this size, in cl100k_base tokens."""

MAX_TOKENS = 300
"""No passage is larger. The e5 tokenizer makes at most 1.0 tokens for each of cl100k_base on Swedish sentences (mean
0.70) and 1.7 on the worst text tried (spaced punctuation), so 300 stay below the model's 512 with its prefix."""

_TAIL_TOKENS = 60


def split_passages(sentences: Iterable[Sentence]) -> tuple[Passage, ...]:
    """Passages of consecutive sentences with the same document, section, speaker and ``reported_by``, in order."""
    return tuple(passage for _, run in groupby(sentences, key=_context) for passage in _sized(list(run)))


def _context(sentence: Sentence) -> tuple[object, ...]:
    voice = sentence.voice
    return sentence.document_id, sentence.section, voice.speaker, voice.reported_by


def _sized(run: list[Sentence]) -> Iterator[Passage]:
    """One run cut to size; a short tail joins the passage before it where there is room."""
    sizes = [passage_size(sentence.search_text) + 1 for sentence in run]
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
