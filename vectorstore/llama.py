"""Both ways between this project and llama-index; nothing else here imports it.

Our index as a retriever in their pipelines; any of their vector stores behind our ``VectorStore``; any
of their embedding models behind our ``Embedder``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from llama_index.core.utils import get_tokenizer
from llama_index.core.vector_stores.types import BasePydanticVectorStore, VectorStoreQuery

from vectorstore.hybrid import Hit
from vectorstore.index import Index
from vectorstore.vectors import Kind, Metadata, Vectors, metadata

MAX_TOKENS = 512


class IndexRetriever(BaseRetriever):
    """Our search as a llama-index retriever: one node a sentence, its text verbatim.

    A node's id is the sentence's, ``start_char_idx`` and ``end_char_idx`` its offsets in the document,
    and its metadata what our stores keep, with the document's path and title.
    """

    def __init__(self, index: Index, limit: int = 10) -> None:
        super().__init__()
        self._index = index
        self._limit = limit

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [self._node(hit) for hit in self._index.search(query_bundle.query_str, limit=self._limit)]

    def _node(self, hit: Hit) -> NodeWithScore:
        sentence = hit.sentence
        document = self._index.corpus.document(sentence.document_id)
        node = TextNode(
            id_=sentence.id,
            text=document.text[sentence.span.start : sentence.span.end],
            metadata={**metadata(sentence), "path": document.path, "title": document.title},
            start_char_idx=sentence.span.start,
            end_char_idx=sentence.span.end,
        )
        return NodeWithScore(node=node, score=hit.score)


class LlamaVectorStore:
    """Two llama-index vector stores, one a collection, as a VectorStore.

    Their interface has no count; rows are counted as they are added, ``counts`` says what was there before.
    """

    def __init__(
        self, stores: Mapping[Kind, BasePydanticVectorStore], counts: Mapping[Kind, int] | None = None
    ) -> None:
        self._stores = stores
        self._counts = {kind: (counts or {}).get(kind, 0) for kind in Kind}

    def add(self, kind: Kind, ids: Sequence[str], vectors: Vectors, metadatas: Sequence[Metadata]) -> None:
        """Store rows as nodes without text."""
        rows = zip(ids, vectors.tolist(), metadatas, strict=True)
        self._stores[kind].add([TextNode(id_=id_, embedding=row, metadata=dict(data)) for id_, row, data in rows])
        self._counts[kind] += len(ids)

    def query(self, kind: Kind, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """The nearest ids with the store's own similarity, which is the cosine in a store set to it."""
        if limit < 1:
            return []
        found = self._stores[kind].query(VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=limit))
        ids = found.ids or [node.node_id for node in found.nodes or ()]
        pairs = zip(ids, found.similarities or (), strict=True)
        return sorted(((id_, float(score)) for id_, score in pairs), key=lambda pair: -pair[1])

    def vectors(self, kind: Kind, ids: Sequence[str]) -> Vectors:
        """The stored rows; KeyError names an id that is not stored.

        Raises NotImplementedError for a store that gives its vectors back neither by ``get`` nor in nodes.
        """
        rows = self._rows(self._stores[kind], ids)
        return np.array([rows[id_] for id_ in ids], dtype=np.float32)

    def count(self, kind: Kind) -> int:
        """How many rows were added, here or before."""
        return self._counts[kind]

    def close(self) -> None:
        """Nothing: their stores close themselves."""

    def _rows(self, store: BasePydanticVectorStore, ids: Sequence[str]) -> dict[str, list[float]]:
        get: Any = getattr(store, "get", None)
        if get is not None:
            return {id_: get(id_) for id_ in ids}
        nodes = store.get_nodes(node_ids=list(ids))
        return {node.node_id: node.get_embedding() for node in nodes}


class LlamaEmbedder:
    """A llama-index embedding model as an Embedder; its vectors are brought to unit length."""

    def __init__(self, model: BaseEmbedding, max_tokens: int = MAX_TOKENS) -> None:
        self._model = model
        self._max_tokens = max_tokens
        self._dimension = len(model.get_text_embedding("a"))

    @property
    def id(self) -> str:
        """The class and name that llama-index knows the model by."""
        return f"llama-index:{self._model.class_name()}:{self._model.model_name}"

    @property
    def dimension(self) -> int:
        """The length of a vector, found by embedding one letter."""
        return self._dimension

    @property
    def max_tokens(self) -> int:
        """How long a text may be; llama-index does not know, so it is told."""
        return self._max_tokens

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """One row per question."""
        return self._normalised([self._model.get_query_embedding(text) for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """One row per passage."""
        return self._normalised(self._model.get_text_embedding_batch(list(texts)))

    def count_tokens(self, text: str) -> int:
        """The text's length by llama-index's global tokenizer, an estimate for the model's own."""
        return len(get_tokenizer()(text))

    def _normalised(self, rows: list[list[float]]) -> Vectors:
        matrix = np.array(rows, dtype=np.float32).reshape(len(rows), self._dimension)
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        result: Vectors = matrix / np.maximum(lengths, np.finfo(np.float32).tiny)
        return result
