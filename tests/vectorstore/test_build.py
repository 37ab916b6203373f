import dataclasses
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ingest.corpus import Corpus
from ingest.store import load_corpus
from tests.fakes.chroma_server import chroma_server, free_port
from tests.fakes.corpus import MEMO, OFFICE, REPORT, large_corpus, make_corpus, make_document, tiny_corpus
from tests.fakes.embedder import FakeEmbedder
from vectorstore import generations
from vectorstore.build import BuildReport, build_index, is_current
from vectorstore.errors import ChromaUnreachable, IndexDamaged, IndexLocked
from vectorstore.generations import Fingerprint
from vectorstore.index import open_index
from vectorstore.vectors import Kind, Vectors

PRINTS = {"memo.txt": Fingerprint("1" * 64, 10, 100), "report.txt": Fingerprint("2" * 64, 20, 200)}


class Recorder(FakeEmbedder):
    """Keeps what it was given; fails at the n-th batch when told to."""

    def __init__(self, fail_at: int | None = None, error: type[BaseException] = RuntimeError) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._left = fail_at
        self._error = error

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise self._error
        self.texts.extend(texts)
        return super().embed_passages(texts)


def build(index_dir: Path, corpus: Corpus, embedder: FakeEmbedder | None = None, url: str | None = None) -> BuildReport:
    return build_index(corpus, PRINTS, embedder or FakeEmbedder(), index_dir, url, lambda done, total: None)


def changed_corpus() -> Corpus:
    report = (*REPORT[:2], (REPORT[2][0], REPORT[2][1], "Konventet hålls vartannat år."), *REPORT[3:])
    return make_corpus(make_document("memo", MEMO, ("Beredning",)), make_document("report", report, ("Förslag",)))


def first_hit(index_dir: Path, query: str, url: str | None = None) -> str:
    with open_index(index_dir, FakeEmbedder(), url) as index:
        return index.search(query)[0].sentence.search_text


def stored(index_dir: Path) -> list[str]:
    return sorted(path.name for path in (index_dir / "generations").iterdir())


def test_a_first_build_adds_every_document(tmp_path: Path) -> None:
    report = build(tmp_path, tiny_corpus())
    assert (report.added, report.changed, report.removed) == (("memo.txt", "report.txt"), (), ())
    assert report.embedded == 9 + 3
    assert first_hit(tmp_path, "konvent").startswith("Ett årligt konvent")
    assert load_corpus(generations.generation_dir(tmp_path, report.generation) / "corpus.json") == tiny_corpus()


def test_building_again_changes_nothing_and_embeds_nothing(tmp_path: Path) -> None:
    first = build(tmp_path, tiny_corpus())
    again = build(tmp_path, tiny_corpus(), Recorder(fail_at=0))
    assert again.generation == first.generation
    assert (again.added, again.changed, again.removed, again.embedded) == ((), (), (), 0)
    assert stored(tmp_path) == [first.generation]


def test_the_same_corpus_gets_the_same_generation_in_another_directory(tmp_path: Path) -> None:
    assert build(tmp_path / "a", tiny_corpus()).generation == build(tmp_path / "b", tiny_corpus()).generation


def test_only_what_changed_is_embedded(tmp_path: Path) -> None:
    build(tmp_path, tiny_corpus())
    embedder = Recorder()
    report = build(tmp_path, changed_corpus(), embedder)
    assert (report.added, report.changed, report.removed) == ((), ("report.txt",), ())
    assert report.embedded == len(embedder.texts) == 2
    assert all("vartannat" in text for text in embedder.texts)
    assert first_hit(tmp_path, "konventet vartannat år").startswith("Konventet hålls vartannat")


def test_vectors_taken_over_are_the_ones_that_embedding_gives(tmp_path: Path) -> None:
    build(tmp_path / "once", changed_corpus())
    build(tmp_path / "twice", tiny_corpus())
    build(tmp_path / "twice", changed_corpus())
    with open_index(tmp_path / "once", FakeEmbedder()) as once, open_index(tmp_path / "twice", FakeEmbedder()) as twice:
        assert once.generation == twice.generation
        for one, other in zip(once.search("kommunernas konvent"), twice.search("kommunernas konvent"), strict=True):
            assert one.sentence == other.sentence
            assert one.dense == pytest.approx(other.dense, abs=1e-6)


def test_removed_and_added_documents_are_named(tmp_path: Path) -> None:
    build(tmp_path, tiny_corpus())
    other = make_document("other", REPORT, ("Förslag",))
    report = build(tmp_path, make_corpus(make_document("memo", MEMO, ("Beredning",)), other))
    assert (report.added, report.changed, report.removed) == (("other.txt",), (), ("report.txt",))


def test_another_model_embeds_everything_anew(tmp_path: Path) -> None:
    first = build(tmp_path, tiny_corpus())
    second = build(tmp_path, tiny_corpus(), FakeEmbedder(dimension=64, name="other"))
    assert second.generation != first.generation
    assert second.embedded == 12


def test_the_same_words_are_embedded_once(tmp_path: Path) -> None:
    twice = make_corpus(*(make_document(name, MEMO, ("Beredning",)) for name in ("a", "b")))
    assert build(tmp_path, twice).embedded == 5 + 2


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    build_index(large_corpus(100), {}, FakeEmbedder(), tmp_path, None, lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, 101)
    assert steps[-1] == (101, 101)
    assert steps == sorted(steps)


def test_going_back_to_the_previous_content_uses_its_generation(tmp_path: Path) -> None:
    first = build(tmp_path, tiny_corpus())
    build(tmp_path, changed_corpus())
    back = build(tmp_path, tiny_corpus())
    assert (back.generation, back.embedded, back.changed) == (first.generation, 0, ("report.txt",))


def test_an_index_is_current_for_the_same_files_model_and_store_only(tmp_path: Path) -> None:
    assert not is_current(tmp_path, PRINTS, "fake-stems")
    build(tmp_path, tiny_corpus())
    touched = {path: dataclasses.replace(print_, mtime_ns=1) for path, print_ in PRINTS.items()}
    edited = PRINTS | {"memo.txt": Fingerprint("3" * 64, 10, 100)}
    assert is_current(tmp_path, PRINTS, "fake-stems")
    assert is_current(tmp_path, touched, "fake-stems")
    assert not is_current(tmp_path, edited, "fake-stems")
    assert not is_current(tmp_path, {"memo.txt": PRINTS["memo.txt"]}, "fake-stems")
    assert not is_current(tmp_path, PRINTS, "other")
    assert not is_current(tmp_path, PRINTS, "fake-stems", "http://127.0.0.1:1")


def test_new_fingerprints_of_the_same_content_are_kept_without_a_new_generation(tmp_path: Path) -> None:
    first = build(tmp_path, tiny_corpus())
    edited = PRINTS | {"notes.txt": Fingerprint("3" * 64, 10, 100)}
    again = build_index(tiny_corpus(), edited, FakeEmbedder(), tmp_path, None, lambda done, total: None)
    assert again.generation == first.generation
    assert is_current(tmp_path, edited, "fake-stems")


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_interrupted_build_leaves_the_earlier_index_and_is_swept(error: type[BaseException], tmp_path: Path) -> None:
    first = build(tmp_path, tiny_corpus())
    with pytest.raises(error):
        build(tmp_path, large_corpus(100), Recorder(fail_at=1, error=error))
    assert first_hit(tmp_path, "konvent").startswith("Ett årligt konvent")
    assert len(stored(tmp_path)) == 2
    report = build(tmp_path, large_corpus(100))
    assert stored(tmp_path) == sorted([first.generation, report.generation])


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.fakes.corpus import large_corpus
from tests.fakes.embedder import FakeEmbedder
from vectorstore import build
from vectorstore.chroma import ChromaStore

def add_and_die(self, kind, ids, vectors, metadatas, add=ChromaStore.add):
    add(self, kind, ids[:50], vectors[:50], metadatas[:50])
    os.kill(os.getpid(), signal.SIGKILL)

ChromaStore.add = add_and_die
build.build_index(large_corpus(200), {}, FakeEmbedder(), Path(sys.argv[1]), None, lambda done, total: None)
"""


def test_a_killed_build_leaves_the_earlier_index_answering_and_unlocked(tmp_path: Path) -> None:
    first = build(tmp_path, tiny_corpus())
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(stored(tmp_path)) == 2
    assert first_hit(tmp_path, "konvent").startswith("Ett årligt konvent")
    report = build(tmp_path, large_corpus(200))
    assert stored(tmp_path) == sorted([first.generation, report.generation])
    assert first_hit(tmp_path, "åtgärd 77").startswith("Punkt 11 ")


def test_a_reader_opened_before_a_swap_keeps_answering(tmp_path: Path) -> None:
    build(tmp_path, tiny_corpus())
    with open_index(tmp_path, FakeEmbedder()) as index:
        before = index.search("konvent")
        build(tmp_path, changed_corpus())
        assert index.search("konvent") == before
        assert index.search("byggande av bostäder")[0].sentence.search_text.startswith(("Bostads", "Skärgård"))


def test_readers_see_a_whole_index_all_through_many_swaps(tmp_path: Path) -> None:
    build(tmp_path, tiny_corpus())
    stop, wrong, answered = threading.Event(), [], []

    def read() -> None:
        while not stop.is_set():
            try:
                answered.append(first_hit(tmp_path, "konvent"))
            except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
                wrong.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for corpus in (changed_corpus(), large_corpus(30), tiny_corpus()):
        build(tmp_path, corpus)
    stop.set()
    reader.join()
    assert not wrong
    assert answered


def test_a_damaged_generation_is_built_anew_beside_itself(tmp_path: Path) -> None:
    first = build(tmp_path, tiny_corpus())
    (generations.generation_dir(tmp_path, first.generation) / "corpus.json").write_text("{}")
    with pytest.raises(IndexDamaged):
        open_index(tmp_path, FakeEmbedder())
    report = build(tmp_path, tiny_corpus())
    assert report.generation == f"{first.generation}-2"
    assert first_hit(tmp_path, "konvent").startswith("Ett årligt konvent")
    assert build(tmp_path, tiny_corpus()).generation == report.generation


def test_a_second_writer_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generations, "LOCK_SECONDS", 0.05)
    with generations.writing(tmp_path), pytest.raises(IndexLocked):
        build(tmp_path, tiny_corpus())


def test_a_document_whose_speaker_changed_has_changed(tmp_path: Path) -> None:
    build(tmp_path, tiny_corpus())
    memo = tuple((OFFICE, stance, line) for _, stance, line in MEMO)
    renamed = make_corpus(make_document("memo", memo, ("Beredning",)), make_document("report", REPORT, ("Förslag",)))
    assert build(tmp_path, renamed).changed == ("memo.txt",)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("server")) as url:
        yield url


def collections(url: str) -> set[str]:
    import chromadb  # noqa: PLC0415 - half a second

    client = chromadb.HttpClient("127.0.0.1", int(url.rsplit(":", 1)[1]))
    return {collection.name for collection in client.list_collections()}


def test_an_index_on_a_server_answers_is_renewed_and_cleaned_up(server: str, tmp_path: Path) -> None:
    first = build(tmp_path, tiny_corpus(), url=server)
    assert is_current(tmp_path, PRINTS, "fake-stems", server)
    with open_index(tmp_path, FakeEmbedder(), server) as index:
        second = build(tmp_path, changed_corpus(), url=server)
        assert second.embedded == 2
        assert index.search("konvent")[0].sentence.search_text.startswith("Ett årligt konvent")
    assert first_hit(tmp_path, "konventet vartannat", server).startswith("Konventet hålls vartannat")
    third = build(tmp_path, large_corpus(10), url=server)
    names = {name.split("-")[1] for name in collections(server)}
    assert names == {second.generation, third.generation}
    assert first.generation not in names


def test_a_build_interrupted_on_a_server_is_swept_from_it(server: str, tmp_path: Path) -> None:
    before = collections(server)
    with pytest.raises(ValueError, match="half"), pytest.MonkeyPatch.context() as patched:
        patched.setattr("vectorstore.build.metadata", lambda _: (_ for _ in ()).throw(ValueError("half")))
        build(tmp_path, tiny_corpus(), url=server)
    assert len(collections(server) - before) == len(Kind)
    report = build(tmp_path, large_corpus(10), url=server)
    assert {name.split("-")[1] for name in collections(server) - before} == {report.generation}


def test_moving_to_a_server_and_back_takes_the_vectors_along(server: str, tmp_path: Path) -> None:
    build(tmp_path, tiny_corpus())
    assert build(tmp_path, tiny_corpus(), Recorder(fail_at=0), url=server).embedded == 0
    assert first_hit(tmp_path, "konvent", server).startswith("Ett årligt konvent")
    assert build(tmp_path, tiny_corpus(), Recorder(fail_at=0)).embedded == 0
    assert first_hit(tmp_path, "konvent").startswith("Ett årligt konvent")


def test_a_server_that_is_away_is_named_and_the_earlier_index_stays(tmp_path: Path) -> None:
    build(tmp_path, tiny_corpus())
    with pytest.raises(ChromaUnreachable):
        build(tmp_path, changed_corpus(), url=f"http://127.0.0.1:{free_port()}")
    assert first_hit(tmp_path, "konvent").startswith("Ett årligt konvent")
