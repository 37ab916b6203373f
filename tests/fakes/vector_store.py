"""A VectorStore in memory: exact, and nothing to close."""

from collections.abc import Sequence

import numpy as np

from vectorstore.vectors import Kind, Metadata, Vectors


class MemoryStore:
    """Rows by id in two dictionaries."""

    def __init__(self) -> None:
        self.rows: dict[Kind, dict[str, Vectors]] = {kind: {} for kind in Kind}
        self.metadatas: dict[Kind, dict[str, Metadata]] = {kind: {} for kind in Kind}
        self.closed = False

    def add(self, kind: Kind, ids: Sequence[str], vectors: Vectors, metadatas: Sequence[Metadata]) -> None:
        self.rows[kind].update(zip(ids, vectors, strict=True))
        self.metadatas[kind].update(zip(ids, metadatas, strict=True))

    def query(self, kind: Kind, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        cosines = [(id_, float(row @ vector)) for id_, row in self.rows[kind].items()]
        return sorted(cosines, key=lambda pair: -pair[1])[:limit]

    def vectors(self, kind: Kind, ids: Sequence[str]) -> Vectors:
        return np.array([self.rows[kind][id_] for id_ in ids], dtype=np.float32)

    def count(self, kind: Kind) -> int:
        return len(self.rows[kind])

    def close(self) -> None:
        self.closed = True
