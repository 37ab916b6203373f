"""An opened index: a question in, sentences out, each with every score it got.

Dense (sentence and passage), words, letter runs and coverage are all kept on the hit, so that whoever
chooses the evidence can weigh them anew. The order given here is their weighted fusion.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.corpus import Corpus
from ingest.passage import Passage, Sentence
from vectorstore.errors import IndexDamaged, IndexMismatch, IndexMissing
from vectorstore.generations import current_generation
from vectorstore.hybrid import Hit, Scale, ranks, weighted_fusion
from vectorstore.lexical import LexicalIndex
from vectorstore.neutral import QueryEmbedder, common_part, own_part
from vectorstore.opening import Opened, open_generation
from vectorstore.vectors import Kind, Vectors, VectorStore

FULL_SCAN = 3_000
DEPTH = 200
WIDEN = 5
CACHED_QUERIES = 128
DENSE_WEIGHT = 1.0
PASSAGE_WEIGHT = 0.6
WORDS_WEIGHT = 0.3
NGRAM_WEIGHT = 0.3

_OPEN_ATTEMPTS = 3

Positions = NDArray[np.int64]
Scores = NDArray[np.float64]


class Index:
    """One generation, open for searching. Safe to share between threads; close it when done."""

    def __init__(
        self,
        corpus: Corpus,
        lexical: LexicalIndex,
        store: VectorStore,
        embedder: QueryEmbedder,
        generation: str,
        common: Vectors | None = None,
    ) -> None:
        self.corpus = corpus
        self.generation = generation
        self.model = embedder.id
        self._lexical = lexical
        self._store = store
        self._embedder = embedder
        self._common = common_part(embedder) if common is None else common
        self._query_vector = lru_cache(maxsize=CACHED_QUERIES)(self._embed)
        self._position = {sentence.id: n for n, sentence in enumerate(corpus.sentences)}
        self._passage_ids = [passage.id for passage in corpus.passages]
        self._passage_of = {s.id: n for n, passage in enumerate(corpus.passages) for s in passage.sentences}

    def search(
        self,
        query: str,
        limit: int = 40,
        within: Callable[[Sentence], bool] | None = None,
        also: tuple[str, ...] = (),
        terms: tuple[str, ...] = (),
    ) -> tuple[Hit, ...]:
        """The ``limit`` best sentences, best first; only those that ``within`` accepts.

        ``also`` holds other phrasings of the question, embedded beside it and averaged with it; ``terms``
        holds more words to look for beside the question's own.
        A corpus of at most ``FULL_SCAN`` sentences is scored whole. In a larger one the candidates are
        the nearest by vector and by words; when too few pass the filter, more are taken, at last all.
        """
        allowed = self._allowed(within)
        wanted = min(limit, int(allowed.sum()))
        count = len(self.corpus.sentences)
        depth = count if count <= FULL_SCAN else max(DEPTH, 2 * limit)
        while wanted > 0:
            hits = self._hits((query, *also), " ".join((query, *terms)), depth, allowed)
            if len(hits) >= wanted or depth >= count:
                return hits[:limit]
            depth = min(count, depth * WIDEN)
        return ()

    def passage_of(self, sentence: Sentence) -> Passage:
        """The passage a sentence stands in; one of its own when it is in none."""
        number = self._passage_of.get(sentence.id)
        return Passage(sentence.document_id, (sentence,)) if number is None else self.corpus.passages[number]

    def neighbours(self, sentence: Sentence) -> tuple[Sentence | None, Sentence | None]:
        """The sentences before and after in the same document. KeyError for a sentence of another corpus."""
        position = self._position[sentence.id]
        return self._beside(position - 1, sentence), self._beside(position + 1, sentence)

    def close(self) -> None:
        """Let go of the vector store."""
        self._store.close()

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hits(self, phrasings: tuple[str, ...], wanted: str, depth: int, allowed: NDArray[np.bool_]) -> tuple[Hit, ...]:
        lexical = self._lexical.scores(wanted)
        vector = self._query_vector(phrasings)
        nearest = self._nearest(Kind.SENTENCES, vector, depth)
        positions = self._candidates(nearest, lexical.words + lexical.ngrams, depth)
        dense = self._dense(positions, vector, nearest)
        passage = self._passage_dense(positions, vector, dense, depth)
        words, ngrams = lexical.words[positions], lexical.ngrams[positions]
        coverage = self._lexical.coverage(wanted)[positions]
        fused = weighted_fusion(
            (dense, passage, words, ngrams),
            (DENSE_WEIGHT, PASSAGE_WEIGHT, WORDS_WEIGHT, NGRAM_WEIGHT),
            Scale.MIN_MAX,
        )
        columns = (positions, fused, dense, passage, words, ngrams, coverage, ranks(dense), ranks(words))
        rows = zip(*(column.tolist() for column in columns), strict=True)
        hits = [Hit(self.corpus.sentences[row[0]], *row) for row in rows if allowed[row[0]]]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.position)))

    def _allowed(self, within: Callable[[Sentence], bool] | None) -> NDArray[np.bool_]:
        if within is None:
            return np.ones(len(self.corpus.sentences), dtype=np.bool_)
        return np.array([within(sentence) for sentence in self.corpus.sentences], dtype=np.bool_)

    def _candidates(self, nearest: dict[str, float], lexical: NDArray[np.float32], depth: int) -> Positions:
        if depth >= len(self.corpus.sentences):
            return np.arange(len(self.corpus.sentences))
        by_vector = [self._position[id_] for id_ in nearest]
        by_words = np.argsort(-lexical, kind="stable")[:depth]
        return np.union1d(by_vector, by_words[lexical[by_words] > 0]).astype(np.int64)

    def _dense(self, positions: Positions, vector: Vectors, nearest: dict[str, float]) -> Scores:
        ids = [self.corpus.sentences[position].id for position in positions]
        known = self._completed(Kind.SENTENCES, ids, vector, nearest)
        return np.array([known[id_] for id_ in ids])

    def _passage_dense(self, positions: Positions, vector: Vectors, dense: Scores, depth: int) -> Scores:
        """Each sentence's passage's cosine; its own for a sentence in no passage."""
        numbers = [self._passage_of.get(self.corpus.sentences[position].id) for position in positions]
        needed = sorted({number for number in numbers if number is not None})
        nearest = self._nearest(Kind.PASSAGES, vector, depth)
        known = self._completed(Kind.PASSAGES, [self._passage_ids[number] for number in needed], vector, nearest)
        cosines = {number: known[self._passage_ids[number]] for number in needed}
        return np.array([own if n is None else cosines[n] for n, own in zip(numbers, dense, strict=True)])

    def _nearest(self, kind: Kind, vector: Vectors, depth: int) -> dict[str, float]:
        return dict(self._store.query(kind, vector, depth))

    def _completed(self, kind: Kind, ids: list[str], vector: Vectors, nearest: dict[str, float]) -> dict[str, float]:
        missing = [id_ for id_ in ids if id_ not in nearest]
        if not missing:
            return nearest
        cosines = self._store.vectors(kind, missing) @ vector
        return nearest | dict(zip(missing, cosines.tolist(), strict=True))

    def _beside(self, position: int, sentence: Sentence) -> Sentence | None:
        if not 0 <= position < len(self.corpus.sentences):
            return None
        other = self.corpus.sentences[position]
        return other if other.document_id == sentence.document_id else None

    def _embed(self, phrasings: tuple[str, ...]) -> Vectors:
        return own_part(self._embedder.embed_queries(phrasings), self._common)


def open_index(index_dir: Path, embedder: QueryEmbedder, chroma_url: str | None = None) -> Index:
    """Open the current generation.

    Raises IndexMissing, IndexMismatch (another model, format or store made it), IndexDamaged and
    ChromaUnreachable. A generation that a writer swaps away while it is being opened is tried anew.
    """
    for attempt in range(1, _OPEN_ATTEMPTS + 1):
        generation = current_generation(index_dir)
        if generation is None:
            raise IndexMissing(path=index_dir)
        try:
            opened = open_generation(index_dir, generation, chroma_url)
        except IndexDamaged:
            if attempt == _OPEN_ATTEMPTS or current_generation(index_dir) == generation:
                raise
            continue
        return _index(opened, embedder)
    raise AssertionError("unreachable")


def _index(opened: Opened, embedder: QueryEmbedder) -> Index:
    if opened.manifest.model != embedder.id:
        opened.store.close()
        raise IndexMismatch(expected=embedder.id, found=opened.manifest.model)
    return Index(opened.corpus, opened.lexical, opened.store, embedder, opened.manifest.generation, opened.common)
