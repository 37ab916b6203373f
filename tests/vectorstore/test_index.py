import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from ingest.corpus import Corpus
from ingest.passage import Role, Sentence
from tests.fakes.corpus import large_corpus, tiny_corpus
from tests.fakes.embedder import FakeEmbedder
from tests.fakes.vector_store import MemoryStore
from vectorstore import index as index_module
from vectorstore.build import build_index
from vectorstore.errors import IndexDamaged, IndexMismatch, IndexMissing
from vectorstore.generations import generation_dir
from vectorstore.index import Index, open_index
from vectorstore.lexical import LexicalIndex
from vectorstore.vectors import Kind, Vectors, embedding_text, metadata, passage_embedding_text


class CountingEmbedder(FakeEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.queries: list[str] = []

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.queries.extend(texts)
        return super().embed_queries(texts)


def memory_index(corpus: Corpus, embedder: FakeEmbedder | None = None) -> Index:
    embedder, store = embedder or FakeEmbedder(), MemoryStore()
    read = [embedding_text(sentence) for sentence in corpus.sentences]
    ids = [sentence.id for sentence in corpus.sentences]
    store.add(Kind.SENTENCES, ids, embedder.embed_passages(read), [metadata(s) for s in corpus.sentences])
    read = [passage_embedding_text(passage) for passage in corpus.passages]
    ids = [passage.id for passage in corpus.passages]
    store.add(Kind.PASSAGES, ids, embedder.embed_passages(read), [metadata(p) for p in corpus.passages])
    return Index(corpus, LexicalIndex.build(corpus.sentences), store, embedder, "generation")


def built(index_dir: Path, corpus: Corpus | None = None) -> Index:
    build_index(corpus or tiny_corpus(), {}, FakeEmbedder(), index_dir, None, lambda done, total: None)
    return open_index(index_dir, FakeEmbedder())


def test_the_best_sentence_comes_first_with_all_its_scores(tmp_path: Path) -> None:
    with built(tmp_path) as index:
        hits = index.search("Hålls ett årligt konvent för kommunerna?")
        first = hits[0]
        assert first.sentence.search_text == "Ett årligt konvent hålls för kommunerna."
        assert index.corpus.sentences[first.position] == first.sentence
        assert (first.dense_rank, first.lexical_rank) == (1, 1)
        assert 0 < first.passage_dense < first.dense <= 1.0001
        assert first.lexical > 0 and first.ngram > 0 and 0.9 < first.coverage <= 1.0001
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_small_corpus_is_scored_whole() -> None:
    hits = memory_index(tiny_corpus()).search("konvent")
    assert len(hits) == 9
    assert sorted(hit.dense_rank for hit in hits) == list(range(1, 10))
    assert sorted(hit.lexical_rank for hit in hits) == list(range(1, 10))


def test_limit_and_filter_are_kept() -> None:
    index = memory_index(tiny_corpus())
    assert len(index.search("kommun", limit=3)) == 3
    assert index.search("kommun", limit=0) == ()
    office = index.search("kommun", within=lambda s: s.voice.speaker.role is Role.OFFICE)
    assert len(office) == 3
    assert {hit.sentence.voice.speaker.role for hit in office} == {Role.OFFICE}
    assert index.search("kommun", within=lambda _: False) == ()


def test_a_filter_changes_no_score() -> None:
    index = memory_index(tiny_corpus())
    free = {hit.position: hit for hit in index.search("regional samverkan")}
    within = index.search("regional samverkan", within=lambda s: s.document_id == "report")
    assert all(free[hit.position] == hit for hit in within)


def test_a_larger_corpus_gives_the_same_best_and_full_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    index = memory_index(large_corpus(120))
    whole = index.search("åtgärd 77 i ämnet llsak", limit=5)
    monkeypatch.setattr(index_module, "FULL_SCAN", 10)
    monkeypatch.setattr(index_module, "DEPTH", 20)
    some = index.search("åtgärd 77 i ämnet llsak", limit=5)
    assert some[0].sentence == whole[0].sentence
    by_position = {hit.position: hit for hit in index.search("åtgärd 77 i ämnet llsak", limit=120)}
    for hit in some:
        full = by_position[hit.position]
        assert (hit.dense, hit.passage_dense) == pytest.approx((full.dense, full.passage_dense), abs=1e-6)
        assert (hit.lexical, hit.ngram, hit.coverage) == (full.lexical, full.ngram, full.coverage)


def test_a_narrow_filter_makes_the_search_wider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "FULL_SCAN", 10)
    monkeypatch.setattr(index_module, "DEPTH", 5)
    index = memory_index(large_corpus(120))
    last = index.corpus.sentences[-1]
    hits = index.search("Punkt 3 gäller ämnet", limit=2, within=lambda sentence: sentence == last)
    assert [hit.sentence for hit in hits] == [last]


@pytest.mark.parametrize("query", ["", "?", "🙂", "\u0000", "xyzzyq", "ord " * 5000])
def test_any_question_gets_hits(query: str) -> None:
    assert len(memory_index(tiny_corpus()).search(query)) == 9


def test_the_same_question_is_embedded_once_and_answered_the_same() -> None:
    embedder = CountingEmbedder()
    index = memory_index(tiny_corpus(), embedder)
    assert index.search("konvent") == index.search("konvent")
    assert embedder.queries.count("konvent") == 1


def test_a_sentence_knows_its_passage_and_neighbours() -> None:
    index = memory_index(tiny_corpus())
    sentences = index.corpus.sentences
    assert sentences[1] in index.passage_of(sentences[1]).sentences
    assert index.neighbours(sentences[1]) == (sentences[0], sentences[2])
    assert index.neighbours(sentences[0]) == (None, sentences[1])
    assert index.neighbours(sentences[4]) == (sentences[3], None)
    assert index.neighbours(sentences[8]) == (sentences[7], None)


def test_a_sentence_in_no_passage_is_its_own() -> None:
    corpus = tiny_corpus()
    index = memory_index(Corpus(corpus.documents, corpus.sentences, corpus.passages[1:]))
    assert index.passage_of(corpus.sentences[0]).sentences == (corpus.sentences[0],)
    hit = next(hit for hit in index.search("gymnasium") if hit.position == 0)
    assert hit.passage_dense == hit.dense


def test_an_empty_corpus_is_an_index_that_finds_nothing(tmp_path: Path) -> None:
    with built(tmp_path, Corpus((), (), ())) as index:
        assert index.search("konvent") == ()


def test_an_index_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing) as error:
        open_index(tmp_path / "none", FakeEmbedder())
    assert error.value.values["path"] == str(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_another_model_is_a_mismatch_that_names_both(tmp_path: Path) -> None:
    built(tmp_path).close()
    with pytest.raises(IndexMismatch) as error:
        open_index(tmp_path, FakeEmbedder(name="other"))
    assert error.value.values == {"expected": "other", "found": "fake-stems"}


def test_vectors_elsewhere_are_a_mismatch(tmp_path: Path) -> None:
    built(tmp_path).close()
    with pytest.raises(IndexMismatch):
        open_index(tmp_path, FakeEmbedder(), "http://127.0.0.1:1")


@pytest.mark.parametrize(
    "broken",
    [
        "manifest.json",
        "corpus.json",
        "chroma/chroma.sqlite3",
        "lexical/splitter.json",
        "lexical/stems/vocab.index.json",
    ],
)
@pytest.mark.parametrize("content", [None, b"", b"{}"])
def test_a_missing_or_foreign_file_is_damage(broken: str, content: bytes | None, tmp_path: Path) -> None:
    index = built(tmp_path)
    index.close()
    file = generation_dir(tmp_path, index.generation) / broken
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(IndexDamaged) as error:
        open_index(tmp_path, FakeEmbedder())
    assert error.value.values["path"]


def test_threads_share_an_index(tmp_path: Path) -> None:
    with built(tmp_path) as index:
        expected = index.search("konvent")
        wrong: list[object] = []

        def ask(n: int) -> None:
            found = [index.search(f"fråga {n}"), index.search("konvent")][1]
            if found != expected:
                wrong.append(found)

        threads = [threading.Thread(target=ask, args=(n,)) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not wrong


def test_what_the_model_reads_names_speaker_and_heading() -> None:
    corpus = tiny_corpus()
    first: Sentence = corpus.sentences[0]
    assert embedding_text(first) == f"Stadsledningskontoret · Beredning: {first.search_text}"
    assert passage_embedding_text(corpus.passages[0]).startswith("Stadsledningskontoret · Beredning: Gymnasie")
    assert np.isclose(FakeEmbedder().embed_passages([embedding_text(first)])[0] @ np.ones(256), 1, atol=5)


def test_importing_the_index_loads_nothing_heavy() -> None:
    script = "import sys, vectorstore.index, vectorstore.build; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"chromadb", "llama_index", "torch", "gradio", "transformers", "onnxruntime"} & set(loaded)
