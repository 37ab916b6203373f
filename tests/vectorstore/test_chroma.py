import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from chromadb.errors import InternalError
from llama_index.core.vector_stores import SimpleVectorStore

from tests.fakes.chroma_server import chroma_server, free_port
from tests.fakes.vector_store import MemoryStore
from vectorstore import chroma
from vectorstore.errors import ChromaUnreachable, IndexDamaged, IndexNotWritable
from vectorstore.llama import LlamaVectorStore
from vectorstore.vectors import Kind, Vectors, VectorStore

NAMES = {Kind.SENTENCES: "first-sentences", Kind.PASSAGES: "first-passages"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("server")) as url:
        yield url


def on_server(server: str) -> VectorStore:
    chroma.delete_on_server(server, NAMES)
    return chroma.create_on_server(server, NAMES)


def by_llama_index(_: str) -> VectorStore:
    return LlamaVectorStore({kind: SimpleVectorStore() for kind in Kind})


MAKERS: dict[str, Callable[[str, Path], VectorStore]] = {
    "memory": lambda _server, _path: MemoryStore(),
    "embedded": lambda _server, path: chroma.create_embedded(path / "chroma"),
    "server": lambda server, _path: on_server(server),
    "llama-index": lambda server, _path: by_llama_index(server),
}


@pytest.fixture(params=sorted(MAKERS))
def store(request: pytest.FixtureRequest, server: str, tmp_path: Path) -> Iterator[VectorStore]:
    made = MAKERS[request.param](server, tmp_path)
    yield made
    made.close()


def unit_rows(count: int, dimension: int = 8) -> Vectors:
    rows = np.random.default_rng(7).normal(size=(count, dimension)).astype(np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def fill(store: VectorStore, count: int) -> tuple[list[str], Vectors]:
    ids, rows = [f"d:{n}-{n + 1}" for n in range(count)], unit_rows(count)
    store.add(Kind.SENTENCES, ids, rows, [{"speaker": "Kontoret", "start": n} for n in range(count)])
    return ids, rows


def test_the_nearest_come_first_with_their_cosine(store: VectorStore) -> None:
    ids, rows = fill(store, 40)
    found = store.query(Kind.SENTENCES, rows[3], 5)
    cosines = rows @ rows[3]
    assert [id_ for id_, _ in found] == [ids[n] for n in np.argsort(-cosines)[:5]]
    assert [score for _, score in found] == pytest.approx(sorted(cosines, reverse=True)[:5], abs=1e-5)


def test_asking_for_all_gives_all(store: VectorStore) -> None:
    ids, rows = fill(store, 150)
    assert {id_ for id_, _ in store.query(Kind.SENTENCES, rows[0], 150)} == set(ids)
    assert len(store.query(Kind.SENTENCES, rows[0], 1000)) == 150


def test_stored_vectors_come_back_in_the_order_asked_for(store: VectorStore) -> None:
    ids, rows = fill(store, 30)
    wanted = [17, 3, 29]
    got = store.vectors(Kind.SENTENCES, [ids[n] for n in wanted])
    assert got.dtype == np.float32
    np.testing.assert_allclose(got, rows[wanted], atol=1e-6)


def test_a_vector_that_is_not_stored_is_a_key_error(store: VectorStore) -> None:
    fill(store, 3)
    with pytest.raises(KeyError):
        store.vectors(Kind.SENTENCES, ["d:0-1", "d:99-100"])


def test_the_two_collections_are_apart(store: VectorStore) -> None:
    _, rows = fill(store, 4)
    store.add(Kind.PASSAGES, ["d:0-4"], rows[:1], [{"start": 0}])
    assert (store.count(Kind.SENTENCES), store.count(Kind.PASSAGES)) == (4, 1)
    assert [id_ for id_, _ in store.query(Kind.PASSAGES, rows[2], 9)] == ["d:0-4"]


def test_an_empty_store_answers_with_nothing(store: VectorStore) -> None:
    store.add(Kind.SENTENCES, [], unit_rows(0), [])
    assert store.count(Kind.SENTENCES) == 0
    assert store.query(Kind.SENTENCES, unit_rows(1)[0], 5) == []
    assert store.query(Kind.SENTENCES, unit_rows(1)[0], 0) == []


@pytest.mark.parametrize("place", ["embedded", "server"])
def test_more_rows_than_a_batch_are_stored_and_read_whole(
    place: str, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma, "BATCH", 16)
    store = MAKERS[place](server, tmp_path)
    ids, rows = fill(store, 50)
    assert store.count(Kind.SENTENCES) == 50
    np.testing.assert_allclose(store.vectors(Kind.SENTENCES, ids), rows, atol=1e-6)
    store.close()


def test_an_embedded_store_is_read_again_after_closing(tmp_path: Path) -> None:
    store = chroma.create_embedded(tmp_path / "chroma")
    ids, rows = fill(store, 5)
    store.close()
    again = chroma.open_embedded(tmp_path / "chroma")
    assert again.query(Kind.SENTENCES, rows[4], 1)[0][0] == ids[4]
    again.close()


def test_a_directory_without_a_store_is_damaged_and_stays_empty(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        chroma.open_embedded(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database" * 100)
    with pytest.raises(IndexDamaged):
        chroma.open_embedded(tmp_path)


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ("error returned from database: (code: 8) attempt to write a readonly database", IndexNotWritable),
        ("error returned from database: (code: 13) database or disk is full", IndexNotWritable),
        ("Permission denied (os error 13)", IndexNotWritable),
        ("error returned from database: (code: 26) file is not a database", IndexDamaged),
    ],
)
def test_a_store_that_may_not_be_written_to_is_not_called_damaged(
    said: str, raised: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise InternalError(said)

    chroma.create_embedded(tmp_path).close()
    monkeypatch.setattr("chromadb.PersistentClient", failing)
    with pytest.raises(raised) as error:
        chroma.open_embedded(tmp_path)
    assert said in str(error.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may write anywhere")
def test_a_directory_without_permission_to_write_is_not_called_damaged(tmp_path: Path) -> None:
    chroma.create_embedded(tmp_path / "chroma").close()
    for path in (tmp_path / "chroma" / "chroma.sqlite3", tmp_path / "chroma"):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        with pytest.raises(IndexNotWritable):
            chroma.open_embedded(tmp_path / "chroma")
    finally:
        (tmp_path / "chroma").chmod(0o700)


def test_collections_missing_on_the_server_are_damage(server: str) -> None:
    with pytest.raises(IndexDamaged):
        chroma.open_on_server(server, {kind: f"never-made-{kind}" for kind in Kind})


def test_deleted_collections_are_gone_and_deleting_again_is_no_error(server: str) -> None:
    on_server(server).close()
    chroma.delete_on_server(server, NAMES)
    chroma.delete_on_server(server, NAMES)
    with pytest.raises(IndexDamaged):
        chroma.open_on_server(server, NAMES)


@pytest.mark.parametrize("address", ["http://127.0.0.1:{free}", "127.0.0.1:8000", "http://", "http://h:port"])
def test_a_server_that_does_not_answer_is_named(address: str) -> None:
    url = address.format(free=free_port())
    with pytest.raises(ChromaUnreachable) as error:
        chroma.open_on_server(url, NAMES)
    assert error.value.values["url"] == url
    assert error.value.retryable


def test_a_server_that_goes_away_is_named(tmp_path: Path) -> None:
    with chroma_server(tmp_path) as url:
        store = chroma.create_on_server(url, NAMES)
    with pytest.raises(ChromaUnreachable):
        store.count(Kind.SENTENCES)
