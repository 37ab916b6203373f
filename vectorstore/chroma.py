"""Vectors in Chroma: embedded in a generation's own directory, or on a Chroma server.

Our own vectors always (Chroma's default would download a model), cosine always (its default is l2),
and no telemetry. Writes and reads go in batches below Chroma's limits.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import numpy as np

from vectorstore.errors import ChromaUnreachable, IndexDamaged, IndexNotWritable, index_fault
from vectorstore.vectors import Kind, Metadata, Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

BATCH = 5_000
_OPENING = threading.Lock()  # Chroma shares one system per directory, and opens and closes it without a lock
EMBEDDED_NAMES: Mapping[Kind, str] = {kind: kind.value for kind in Kind}


class ChromaStore:
    """A VectorStore of two Chroma collections; made by the functions below."""

    def __init__(self, client: "Client", collections: Mapping[Kind, "Collection"], place: str) -> None:
        self._client = client
        self._collections = collections
        self._place = place
        self._after = ExitStack()

    def add(self, kind: Kind, ids: Sequence[str], vectors: Vectors, metadatas: Sequence[Metadata]) -> None:
        """Store rows under new ids, in batches; a batch is written whole or not at all."""
        with _reaching(self._place, writing=True):
            for at in range(0, len(ids), BATCH):
                rows = slice(at, at + BATCH)
                self._collections[kind].add(
                    ids=list(ids[rows]), embeddings=vectors[rows], metadatas=[dict(row) for row in metadatas[rows]]
                )

    def query(self, kind: Kind, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """The nearest ids with cosine similarity; approximate (HNSW) unless ``limit`` reaches the count."""
        if limit < 1:
            return []
        with _reaching(self._place):
            found = self._collections[kind].query(
                query_embeddings=vector[np.newaxis, :], n_results=limit, include=["distances"]
            )
        distances = found["distances"] or [[]]
        return [(id_, 1.0 - float(distance)) for id_, distance in zip(found["ids"][0], distances[0], strict=True)]

    def vectors(self, kind: Kind, ids: Sequence[str]) -> Vectors:
        """The stored rows in the order of ``ids``; KeyError names the first id that is not stored."""
        rows: dict[str, Any] = {}
        with _reaching(self._place):
            for at in range(0, len(ids), BATCH):
                got = self._collections[kind].get(ids=list(ids[at : at + BATCH]), include=["embeddings"])
                embeddings = got["embeddings"]
                rows.update(zip(got["ids"], embeddings if embeddings is not None else (), strict=True))
        return np.array([rows[id_] for id_ in ids], dtype=np.float32)

    def count(self, kind: Kind) -> int:
        """How many rows a collection holds."""
        with _reaching(self._place):
            return self._collections[kind].count()

    def when_closed(self, then: Callable[[], None]) -> None:
        """What to do after closing."""
        self._after.callback(then)

    def close(self) -> None:
        """Close the client; Chroma shares an embedded one between all stores on the same directory."""
        with self._after:
            _close(self._client)


def create_embedded(directory: Path) -> ChromaStore:
    """A new store in a directory that this process alone writes to. Raises IndexNotWritable."""
    client = _embedded_client(directory)
    return _store(client, EMBEDDED_NAMES, str(directory), create=True)


def open_embedded(directory: Path) -> ChromaStore:
    """A store that was written earlier. Raises IndexDamaged when there is none, or not whole, and IndexNotWritable."""
    if not (directory / "chroma.sqlite3").is_file():
        raise IndexDamaged(path=directory, reason="chroma.sqlite3 is missing")
    return _store(_embedded_client(directory), EMBEDDED_NAMES, str(directory), create=False)


def create_on_server(url: str, names: Mapping[Kind, str]) -> ChromaStore:
    """New collections on a server. Raises ChromaUnreachable."""
    return _store(_server_client(url), names, url, create=True)


def open_on_server(url: str, names: Mapping[Kind, str]) -> ChromaStore:
    """Existing collections on a server. Raises ChromaUnreachable, or IndexDamaged when one is missing."""
    return _store(_server_client(url), names, url, create=False)


def delete_on_server(url: str, names: Mapping[Kind, str]) -> None:
    """Delete collections; those that are not there are passed over. Raises ChromaUnreachable."""
    from chromadb.errors import NotFoundError  # noqa: PLC0415 - half a second, and only where vectors are stored

    client = _server_client(url)
    try:
        for name in names.values():
            with _reaching(url):
                try:
                    client.delete_collection(name)
                except NotFoundError:
                    continue
    finally:
        _close(client)


def _store(client: "Client", names: Mapping[Kind, str], place: str, create: bool) -> ChromaStore:
    try:
        with _reaching(place, writing=create):
            return ChromaStore(client, {kind: _collection(client, name, create) for kind, name in names.items()}, place)
    except BaseException:
        _close(client)
        raise


def _collection(client: "Client", name: str, create: bool) -> "Collection":
    if create:
        return client.create_collection(name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None)
    return client.get_collection(name, embedding_function=None)


def _embedded_client(directory: Path) -> "Client":
    import chromadb  # noqa: PLC0415 - half a second, and only where vectors are stored
    from chromadb.config import Settings  # noqa: PLC0415 - half a second, and only where vectors are stored
    from chromadb.errors import ChromaError  # noqa: PLC0415 - half a second, and only where vectors are stored

    try:
        with _OPENING:
            client = chromadb.PersistentClient(str(directory), settings=Settings(anonymized_telemetry=False))
        return cast("Client", client)
    except (ChromaError, ValueError, OSError) as error:
        raise index_fault(directory, error) from error


def _close(client: "Client") -> None:
    with _OPENING:
        client.close()


def _server_client(url: str) -> "Client":
    import chromadb  # noqa: PLC0415 - half a second, and only where vectors are stored
    from chromadb.config import Settings  # noqa: PLC0415 - half a second, and only where vectors are stored

    try:
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        if parts.scheme not in ("http", "https") or parts.hostname is None:
            raise ChromaUnreachable(url=url, reason="not an http address")
        port = parts.port or (443 if secure else 8000)
        settings = Settings(anonymized_telemetry=False)
        return cast("Client", chromadb.HttpClient(parts.hostname, port, ssl=secure, settings=settings))
    except ValueError as error:  # what Chroma makes of a refused connection, and urlsplit of a bad port
        raise ChromaUnreachable(url=url, reason=error) from error


@contextmanager
def _reaching(place: str, writing: bool = False) -> Iterator[None]:
    """Turn a lost connection into ChromaUnreachable, and any complaint of Chroma's into what it means for the index.

    What is being written for the first time is not damaged, whatever the words are.
    """
    import httpx  # noqa: PLC0415 - comes with chromadb, and is loaded with it
    from chromadb.errors import ChromaError  # noqa: PLC0415 - as above

    try:
        yield
    except httpx.TransportError as error:
        raise ChromaUnreachable(url=place, reason=error) from error
    except ChromaError as error:
        raise (IndexNotWritable(path=place, reason=error) if writing else index_fault(place, error)) from error
