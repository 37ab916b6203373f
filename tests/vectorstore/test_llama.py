from pathlib import Path

import numpy as np
import pytest
from llama_index.core import MockEmbedding
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.vector_stores import SimpleVectorStore

from tests.fakes.corpus import tiny_corpus
from tests.fakes.embedder import FakeEmbedder
from vectorstore.build import build_index
from vectorstore.index import Index, open_index
from vectorstore.lexical import LexicalIndex
from vectorstore.llama import IndexRetriever, LlamaEmbedder, LlamaVectorStore
from vectorstore.vectors import Kind, embedding_text, metadata, passage_embedding_text


class Letters(BaseEmbedding):
    """Counts letters, in vectors that are not of unit length."""

    def _get_text_embedding(self, text: str) -> list[float]:
        return [float(text.lower().count(letter)) for letter in "abcdefghijklmnopqrstuvwxyzåäö"]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def test_our_index_is_a_llama_index_retriever(tmp_path: Path) -> None:
    build_index(tiny_corpus(), {}, FakeEmbedder(), tmp_path, None, lambda done, total: None)
    with open_index(tmp_path, FakeEmbedder()) as index:
        nodes = IndexRetriever(index, limit=3).retrieve("Hålls ett konvent?")
    assert len(nodes) == 3
    best = nodes[0].node
    document = index.corpus.document("report")
    assert best.get_content() == "Ett årligt konvent hålls för kommunerna."
    assert best.metadata["speaker"] == "Arbetsgruppen"
    assert best.metadata["stance"] == "proposal"
    assert best.metadata["path"] == "report.txt"
    assert document.text[best.metadata["start"] : best.metadata["end"]] == best.get_content()
    assert nodes[0].score is not None and nodes[1].score is not None and nodes[0].score >= nodes[1].score


def test_their_embedding_and_store_carry_our_index() -> None:
    corpus, embedder = tiny_corpus(), LlamaEmbedder(Letters())
    store = LlamaVectorStore({kind: SimpleVectorStore() for kind in Kind})
    texts = [embedding_text(sentence) for sentence in corpus.sentences]
    store.add(
        Kind.SENTENCES,
        [sentence.id for sentence in corpus.sentences],
        embedder.embed_passages(texts),
        [metadata(sentence) for sentence in corpus.sentences],
    )
    texts = [passage_embedding_text(passage) for passage in corpus.passages]
    store.add(
        Kind.PASSAGES,
        [passage.id for passage in corpus.passages],
        embedder.embed_passages(texts),
        [metadata(passage) for passage in corpus.passages],
    )
    index = Index(corpus, LexicalIndex.build(corpus.sentences), store, embedder, "generation")
    assert index.search("Hålls ett årligt konvent?")[0].sentence.search_text.startswith("Ett årligt konvent")


def test_their_vectors_are_brought_to_unit_length() -> None:
    embedder = LlamaEmbedder(Letters())
    rows = embedder.embed_passages(["Abba", "kommun", ""])
    assert rows.shape == (3, embedder.dimension)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 0])
    np.testing.assert_array_equal(embedder.embed_queries(["kommun"]), rows[1:2])
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


def test_the_models_name_and_size_are_told() -> None:
    embedder = LlamaEmbedder(MockEmbedding(embed_dim=5, model_name="mock"), max_tokens=99)
    assert (embedder.id, embedder.dimension, embedder.max_tokens) == ("llama-index:MockEmbedding:mock", 5, 99)
    assert embedder.count_tokens("en två tre") >= 3


def test_rows_that_were_there_before_are_counted() -> None:
    store = LlamaVectorStore({kind: SimpleVectorStore() for kind in Kind}, {Kind.SENTENCES: 4})
    assert (store.count(Kind.SENTENCES), store.count(Kind.PASSAGES)) == (4, 0)
