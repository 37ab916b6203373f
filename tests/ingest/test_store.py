import dataclasses
from pathlib import Path

import pytest

from ingest.corpus import Corpus
from ingest.errors import DocumentUnreadable
from ingest.passage import Document, Passage, Role, Sentence, Span, Speaker, Stance, Voice
from ingest.store import corpus_hash, dump_corpus, load_corpus
from tests.fakes.corpus import large_corpus, tiny_corpus


def rich_corpus() -> Corpus:
    text = "\ufeff# Rubrik\r\n**Ordet** före-\n\nefter 😀 \ud800 å."
    nobody = Speaker(None, Role.ISSUER)
    many = Speaker("Reservation (M)", Role.DISSENTER, ("Anna Ek", "Bo Alm"))
    document = Document("d", "sub/d.pdf", "T", text, nobody, None, "1-2/3", (0, 4))
    first = Sentence("d", Span(3, 9), "Rubrik", ("A", "B"), Voice(nobody, Stance.BACKGROUND))
    second = Sentence("d", Span(11, 20), "Ordet", (), Voice(many, Stance.DISSENT, "Kontoret", "2014-10"))
    third = Sentence("d", Span(22, 40), text[22:40], ("A",), Voice(many, Stance.DISSENT))
    passages = (Passage("d", (first,)), Passage("d", (first, third)))
    return Corpus((document,), (first, second, third), passages)


@pytest.mark.parametrize("corpus", [tiny_corpus(), rich_corpus(), large_corpus(500), Corpus((), (), ())])
def test_what_is_loaded_equals_what_was_dumped(corpus: Corpus, tmp_path: Path) -> None:
    dump_corpus(corpus, tmp_path / "corpus.json")
    assert load_corpus(tmp_path / "corpus.json") == corpus


def test_an_unreadable_document_keeps_its_code_and_values(tmp_path: Path) -> None:
    error = DocumentUnreadable("document_empty", path="a.txt", reason="no text")
    dump_corpus(dataclasses.replace(tiny_corpus(), unreadable=(error,)), tmp_path / "corpus.json")
    (loaded,) = load_corpus(tmp_path / "corpus.json").unreadable
    assert (loaded.error_code, loaded.values) == ("document_empty", {"path": "a.txt", "reason": "no text"})


def test_equal_corpora_have_equal_hashes_and_a_changed_voice_changes_it() -> None:
    corpus = tiny_corpus()
    assert corpus_hash(corpus) == corpus_hash(tiny_corpus())
    retold = dataclasses.replace(corpus.sentences[0].voice, reported_by="Kontoret")
    changed = (dataclasses.replace(corpus.sentences[0], voice=retold), *corpus.sentences[1:])
    assert corpus_hash(dataclasses.replace(corpus, sentences=changed, passages=())) != corpus_hash(corpus)


def test_a_passage_of_sentences_outside_the_corpus_is_refused(tmp_path: Path) -> None:
    corpus = tiny_corpus()
    with pytest.raises(ValueError, match="not in the corpus"):
        dump_corpus(dataclasses.replace(corpus, sentences=corpus.sentences[1:]), tmp_path / "corpus.json")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ["", "[]", '{"format": 99}', '{"format": 1}', '{"format": 1, "documents"'])
def test_a_file_that_is_no_corpus_is_a_value_error(content: str, tmp_path: Path) -> None:
    (tmp_path / "corpus.json").write_text(content)
    with pytest.raises(ValueError):
        load_corpus(tmp_path / "corpus.json")
