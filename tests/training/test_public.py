"""What public sets become, and above all that what figures are given for is not learned from."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from eval.import_suite import Draw, make_suite
from eval.import_suite_formats import read_set
from eval.import_suite_texts import LONG, as_texts
from ingest.documents import document_id
from tests.fakes.public_sets import TEXTS, squad, swequad
from training.pools import Pool
from training.public import MEASURED_SEED, MEASURED_SHARE, read_public


def documents(pools: Sequence[Pool]) -> set[str]:
    return {sentence.document_id for pool in pools for sentence in pool.sentences}


def long_sentences(pools: Sequence[Pool]) -> Iterator[tuple[str, str]]:
    """Every long sentence with its document: what makes two texts nearly the same."""
    sentences = (sentence for pool in pools for sentence in pool.sentences)
    return ((one.search_text, one.document_id) for one in sentences if len(one.search_text) >= LONG)


def words(pools: Sequence[Pool]) -> set[str]:
    return {text for text, _ in long_sentences(pools)}


@pytest.fixture(params=["swequad", "squad"])
def public(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    write = {"swequad": swequad, "squad": squad}[request.param]
    return write(tmp_path / "set.json")


def measured(path: Path) -> set[str]:
    """The documents that are asked about when figures are given for a set, also those that are then left out."""
    suite = make_suite(read_set(path), Draw(hold_out_share=MEASURED_SHARE))
    about = {evidence.document_id for item in suite.items for evidence in item.evidence}
    return about | ({one.id for one in as_texts(read_set(path))} - set(map(document_id, suite.texts)))


def test_the_draw_is_that_of_an_import_with_its_own_seed() -> None:
    assert f"{Draw().seed} asked" == MEASURED_SEED


def test_no_text_that_is_measured_on_is_learned_from(public: Path) -> None:
    whole, *_ = read_public(public, measured=False)
    spared = measured(public)

    pools, learned, _ = read_public(public, measured=True)

    assert len(spared) > 5
    assert documents(pools) == documents(whole) - spared
    assert not words(pools) & {text for text, one in long_sentences(whole) if one in spared}, (
        "nor what is nearly the same"
    )
    assert learned


def test_a_set_that_nothing_is_measured_on_is_used_whole(public: Path) -> None:
    pools, learned, validating = read_public(public, measured=False)
    assert len(documents(pools)) == TEXTS
    assert len(learned) + len(validating) == 2 * TEXTS


def test_what_is_validated_with_is_not_learned_from(public: Path) -> None:
    pools, learned, validating = read_public(public, measured=False)

    assert learned and validating
    learned_from = {question.pool for question in learned}
    assert not learned_from & {question.pool for question in validating}
    seen, held_out = ([pools[n] for n in sorted({q.pool for q in part})] for part in (learned, validating))
    assert not documents(seen) & documents(held_out)
    assert not words(seen) & words(held_out), "nor is a text that is nearly the same"


def test_every_question_knows_its_sentence_or_the_windows_that_do_not_answer_it(public: Path) -> None:
    pools, learned, validating = read_public(public, measured=False)

    for question in (*learned, *validating):
        windows = pools[question.pool].windows
        texts = [windows[n].sentences[place].search_text for n, places in question.gold.items() for place in places]
        assert all("vid sjön" in one or "00 personer" in one for one in texts)
        assert bool(question.gold) != bool(question.own)
        assert len({windows[n].sentences[0].document_id for n in question.own or question.gold}) == 1
    assert len({question.id for question in (*learned, *validating)}) == 2 * TEXTS


def test_an_article_is_a_pool_and_texts_without_titles_are_one_together(tmp_path: Path) -> None:
    articles, *_ = read_public(squad(tmp_path / "squad.json"), measured=False)
    texts, *_ = read_public(swequad(tmp_path / "swequad.json"), measured=False)

    assert len(texts) == 2, "what is learned from and what is validated with"
    assert len({pool.name for pool in articles}) == TEXTS // 4
    for pool in articles:
        numbers = {int(one.rsplit("-", 1)[1]) for one in documents([pool])}
        assert max(numbers) - min(numbers) < 4


def test_the_same_file_gives_the_same_material(public: Path) -> None:
    assert read_public(public, measured=True) == read_public(public, measured=True)
