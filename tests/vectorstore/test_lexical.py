from pathlib import Path

import numpy as np
import pytest

from ingest.passage import Sentence
from tests.fakes.corpus import tiny_corpus
from vectorstore.lexical import LexicalIndex
from vectorstore.words import stem

SENTENCES = tiny_corpus().sentences
INDEX = LexicalIndex.build(SENTENCES)


def best(scores: np.ndarray) -> str:
    return SENTENCES[int(np.argmax(scores))].search_text


@pytest.mark.parametrize(
    ("query", "start"),
    [
        ("Vad sägs om gymnasium?", "Gymnasieregionens"),
        ("gymnasiet", "Gymnasieregionens"),
        ("Vilken roll får kommundirektörerna?", "Kommundirektörsgruppen"),
        ("mottagning av flyktingar", "Flyktingmottagning"),
        ("försörjning", "Bostadsförsörjning"),
        ("skärgården", "Skärgårdsdominerade"),
        ("När går remisstiden ut?", "Remisstiden"),
        ("konventet", "Ett årligt konvent"),
        ("välfärd", "Resurser"),
        ("2014", "Remisstiden"),
    ],
)
def test_a_word_finds_the_sentence_that_holds_it_in_another_form_or_compound(query: str, start: str) -> None:
    assert best(INDEX.scores(query).words).startswith(start)


@pytest.mark.parametrize("misspelled", ["gymnasierregionen", "gymnaiseregionen", "gymasieregionen"])
def test_a_misspelled_word_is_found_by_word_and_by_letters(misspelled: str) -> None:
    scores = INDEX.scores(misspelled)
    assert best(scores.words).startswith("Gymnasieregionens")
    assert best(scores.ngrams).startswith("Gymnasieregionens")


def test_a_speaker_finds_what_he_says_but_less_than_a_word_does() -> None:
    scores = INDEX.scores("arbetsgruppen").words
    assert scores[5] > 0
    assert INDEX.scores("konvent").words.max() > scores.max()


@pytest.mark.parametrize("query", ["", "?", "vad är det", "What is it", "xyzzyq", "\u0000", "🙂"])
def test_a_question_without_known_words_scores_nothing(query: str) -> None:
    scores = INDEX.scores(query)
    assert scores.words.shape == scores.ngrams.shape == (len(SENTENCES),)
    assert not scores.words.any()
    assert not INDEX.coverage(query).any()


def test_coverage_is_the_share_of_the_questions_weight() -> None:
    whole = INDEX.coverage("Ett årligt konvent hålls")
    assert whole[7] == pytest.approx(1.0)
    half = INDEX.coverage("årligt konvent om rymdraketer")
    unknown, known = INDEX.idf(stem("rymdraketer")), INDEX.idf(stem("konvent")) + INDEX.idf(stem("årligt"))
    assert half[7] == pytest.approx(known / (known + unknown), rel=1e-5)
    assert half.max() == half[7]


def test_coverage_counts_a_compound_in_part() -> None:
    covered = INDEX.coverage("mottagning")
    assert 0 < covered[2] < 1


def test_a_rarer_stem_weighs_more_and_an_unknown_one_most() -> None:
    assert INDEX.idf(stem("rymdraket")) > INDEX.idf(stem("konvent")) > INDEX.idf(stem("kommuner")) > 0


def test_a_loaded_index_scores_as_the_saved_one(tmp_path: Path) -> None:
    INDEX.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical")
    for query in ("gymnasium", "kommundirektörer och grupper", "gymnaiset", ""):
        np.testing.assert_array_equal(loaded.scores(query).words, INDEX.scores(query).words)
        np.testing.assert_array_equal(loaded.scores(query).ngrams, INDEX.scores(query).ngrams)
        np.testing.assert_array_equal(loaded.coverage(query), INDEX.coverage(query))


@pytest.mark.parametrize("sentences", [(), SENTENCES[:1]])
def test_an_index_of_none_or_one_sentence_works(sentences: tuple[Sentence, ...], tmp_path: Path) -> None:
    LexicalIndex.build(sentences).save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical")
    assert loaded.scores("gymnasium").words.shape == (len(sentences),)
    assert loaded.coverage("gymnasium").shape == (len(sentences),)


def test_a_damaged_index_is_not_loaded(tmp_path: Path) -> None:
    INDEX.save(tmp_path / "lexical")
    (tmp_path / "lexical" / "splitter.json").write_text('{"count": 3, "known": [], "starts": [], "ends": []}')
    with pytest.raises(ValueError):
        LexicalIndex.load(tmp_path / "lexical")
