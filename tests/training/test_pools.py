import pytest

from ingest.passage import Role, Sentence, Span, Speaker, Stance, Voice
from training.pools import OVERLAP, Pool, gold_of, make_pool
from vectorstore.windows import WINDOW_CHARACTERS

ONE, TWO = Speaker("Trafikkontoret", Role.OFFICE), Speaker("Trafiknämnden", Role.COMMITTEE)
LENGTH = WINDOW_CHARACTERS // 2 - 10


def sentence(number: int, speaker: Speaker, document: str = "d") -> Sentence:
    """A sentence of which two go into a window, as the ``number``-th of its document."""
    start = number * (LENGTH + 1)
    return Sentence(document, Span(start, start + LENGTH), "o" * LENGTH, (), Voice(speaker, Stance.POSITION))


@pytest.fixture
def pool() -> Pool:
    """Three windows: two sentences and one of the first speaker, one of the second."""
    speakers = (ONE, ONE, ONE, TWO)
    return make_pool("pool", [sentence(number, speaker) for number, speaker in enumerate(speakers)])


def span(number: int, share: float = 1.0) -> Span:
    """The first part of a sentence."""
    start = number * (LENGTH + 1)
    return Span(start, start + round(share * LENGTH))


def test_a_pool_is_cut_as_the_product_cuts(pool: Pool) -> None:
    assert [len(window.sentences) for window in pool.windows] == [2, 1, 1]
    assert [sentence.span.start for sentence in pool.sentences] == [span(n).start for n in range(4)]


def test_a_quoted_sentence_is_told_by_its_window_and_its_place_there(pool: Pool) -> None:
    assert gold_of(pool, [("d", span(1))]) == {0: {1}}
    assert gold_of(pool, [("d", span(0)), ("d", span(3))]) == {0: {0}, 2: {0}}
    assert gold_of(pool, [("d", Span(span(0).start, span(3).end))]) == {0: {0, 1}, 1: {0}, 2: {0}}


def test_a_few_words_of_a_sentence_make_it_right(pool: Pool) -> None:
    assert gold_of(pool, [("d", Span(span(2).start + 5, span(2).start + 9))]) == {1: {0}}


def test_a_sentence_that_a_long_quote_touches_only_at_its_edge_is_not_right(pool: Pool) -> None:
    little, much = OVERLAP - 0.1, OVERLAP + 0.1
    assert gold_of(pool, [("d", Span(span(1).start, span(2, little).end))]) == {0: {1}}
    assert gold_of(pool, [("d", Span(span(1).start, span(2, much).end))]) == {0: {1}, 1: {0}}


def test_the_same_place_in_another_document_is_another_place(pool: Pool) -> None:
    assert gold_of(pool, [("other", span(0))]) == {}
    assert gold_of(pool, []) == {}
