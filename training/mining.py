"""Hard negatives: the windows that our own retrieval puts first for a question and that do not answer it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.pools import Pool, Question
from vectorstore.embedding import Embedder
from vectorstore.hybrid import Scale, weighted_fusion
from vectorstore.index import DENSE_WEIGHT, NGRAM_WEIGHT, WORDS_WEIGHT
from vectorstore.lexical import LexicalIndex
from vectorstore.neutral import common_part, own_part

DEPTH = 16


def with_negatives(pools: Sequence[Pool], questions: Sequence[Question], embedder: Embedder) -> list[Question]:
    """The questions in their order, each with its ``DEPTH`` likest windows that do not answer it."""
    common = common_part(embedder)
    by_pool: dict[int, list[Question]] = {}
    for question in questions:
        by_pool.setdefault(question.pool, []).append(question)
    mined = {}
    for number, asked in by_pool.items():
        for question, scores in _scored(pools[number], asked, embedder, common):
            order = [int(n) for n in np.argsort(-scores, kind="stable") if n not in question.gold]
            first = [n for n in order if n in question.own]
            mined[question.id] = replace(question, negatives=tuple(dict.fromkeys([*first, *order[:DEPTH]])))
    return [mined[question.id] for question in questions]


def _scored(
    pool: Pool, questions: Sequence[Question], embedder: Embedder, common: NDArray[np.float32]
) -> Iterator[tuple[Question, NDArray[np.float64]]]:
    """Each question with a score for every window: its best sentence's."""
    sentences = pool.sentences
    vectors = embedder.embed_passages([sentence.search_text for sentence in sentences])
    asked = embedder.embed_queries([question.text for question in questions])
    lexical = LexicalIndex.build(sentences)
    starts = np.cumsum([0, *(len(window.sentences) for window in pool.windows[:-1])])
    for question, vector in zip(questions, asked, strict=True):
        found = lexical.scores(question.text)
        dense = vectors @ own_part(vector[None], common)
        columns = (dense, found.words, found.ngrams)
        fused = weighted_fusion(columns, (DENSE_WEIGHT, WORDS_WEIGHT, NGRAM_WEIGHT), Scale.MIN_MAX)
        yield question, np.maximum.reduceat(fused, starts)
