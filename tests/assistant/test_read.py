from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from assistant.answer import Language
from assistant.question import Kind, Query
from assistant.read import CaseReader, asked_of
from assistant.select import Scored
from ingest.corpus import Corpus
from ingest.passage import Sentence, Speaker, Stance
from tests.fakes.corpus import make_corpus, make_document
from tests.fakes.hits import hit
from tests.fakes.reader import FakeReader
from tests.fakes.voices import COMMITTEE, OFFICE
from vectorstore.windows import WINDOW_CHARACTERS, Window

QUERY = Query("Vad anses?", "Vad anses?", "Vad anses?", (), Language.SWEDISH, Kind.FACT)
OF_THE_OFFICE = replace(QUERY, wanted=frozenset({str(OFFICE.name)}))
LONG = WINDOW_CHARACTERS // 8
"""Words of a sentence of which no two go into one window."""


def long(speaker: Speaker, number: int) -> tuple[Speaker, Stance, str]:
    """A sentence so long that it stands alone in its window."""
    return speaker, Stance.POSITION, f"Punkt {number}: " + "remissen " * (LONG - 2)


def short(number: int) -> tuple[Speaker, Stance, str]:
    return OFFICE, Stance.POSITION, f"Punkt {number} är kort."


def corpus(*lines: tuple[Speaker, Stance, str]) -> Corpus:
    return make_corpus(make_document("pm", lines, ("Beredning",)))


def ranked(sentences: Sequence[Sentence]) -> list[Scored]:
    """The sentences in this order, each a little worse than the one before it."""
    return [Scored(hit(sentence), -0.01 * n) for n, sentence in enumerate(sentences)]


def texts(scored: Sequence[Scored]) -> list[str]:
    return [candidate.sentence.search_text for candidate in scored]


@pytest.fixture
def many() -> Corpus:
    """Twenty windows of a sentence each."""
    return corpus(*(long(OFFICE, n) for n in range(20)))


def test_what_the_reader_holds_for_an_answer_comes_first(many: Corpus) -> None:
    answer = many.sentences[2]
    reader = FakeReader({answer.search_text: 5.0})

    found = CaseReader(many, reader).reranked(QUERY, ranked(many.sentences[:6]))

    assert found[0].sentence == answer
    assert found[0].read is not None and found[0].read.sentence == 5.0
    assert sorted(texts(found)) == sorted(texts(ranked(many.sentences[:6]))), "every candidate is still there, once"
    assert all(one.score >= other.score for one, other in pairwise(found)), "by its own score"


def test_no_more_is_read_than_the_budget_allows(many: Corpus) -> None:
    reader = FakeReader({})
    cost = reader.tokens("", Window("", many.sentences[:1]))

    CaseReader(many, reader, budget=5 * cost + 1).reranked(QUERY, ranked(many.sentences))

    (windows,) = reader.asked
    assert [window.sentences for window in windows] == [(sentence,) for sentence in many.sentences[:5]]


def test_the_likeliest_is_read_however_small_the_budget(many: Corpus) -> None:
    reader = FakeReader({})

    CaseReader(many, reader, budget=1).reranked(QUERY, ranked(many.sentences[7:]))

    assert [window.sentences for window in reader.asked[0]] == [(many.sentences[7],)]


def test_what_was_not_read_keeps_its_order(many: Corpus) -> None:
    reader = FakeReader({})
    candidates = ranked(many.sentences)

    found = CaseReader(many, reader, budget=3 * LONG).reranked(QUERY, candidates)

    unread = [candidate.sentence for candidate in found if candidate.read is None]
    assert 10 < len(unread) < len(candidates)
    assert unread == [candidate.sentence for candidate in candidates if candidate.sentence in unread]


def test_those_asked_for_are_read_first_and_others_get_seats() -> None:
    """All that the office says ranks below what the committee says, or all above."""
    voices = corpus(*(long(OFFICE, n) for n in range(30)), *(long(COMMITTEE, n) for n in range(30)))
    for order in (voices.sentences, voices.sentences[30:] + voices.sentences[:30]):
        reader = FakeReader({})
        CaseReader(voices, reader, budget=20 * LONG).reranked(OF_THE_OFFICE, ranked(order))
        speakers = [window.sentences[0].voice.speaker for window in reader.asked[0]]
        assert speakers[0] == OFFICE
        assert 0 < speakers.count(COMMITTEE) < speakers.count(OFFICE)


def test_others_are_read_where_those_asked_for_say_little() -> None:
    voices = corpus(long(OFFICE, 0), *(long(COMMITTEE, n) for n in range(5)))
    reader = FakeReader({})

    CaseReader(voices, reader).reranked(OF_THE_OFFICE, ranked(voices.sentences))

    assert {sentence for window in reader.asked[0] for sentence in window.sentences} == set(voices.sentences)


def test_a_window_is_read_once_and_whole_however_many_of_its_sentences_are_candidates() -> None:
    one = corpus(*(short(n) for n in range(6)))
    reader = FakeReader({"Punkt 5 är kort.": 2.0})

    found = CaseReader(one, reader).read(QUERY, ranked(one.sentences[1:4]))

    (windows,) = reader.asked
    assert [window.sentences for window in windows] == [one.sentences]
    assert found.keys() == {sentence.id for sentence in one.sentences}, "the neighbours are read with them"
    assert found[one.sentences[5].id].sentence == found[one.sentences[0].id].window == 2.0


def test_a_candidate_that_is_not_of_the_case_is_left_as_it_was(many: Corpus) -> None:
    stranger = corpus(*(short(n) for n in range(40))).sentences[-1]
    reader = FakeReader({})

    found = CaseReader(many, reader).reranked(QUERY, ranked([stranger, many.sentences[0]]))

    assert {candidate.sentence: candidate.read is None for candidate in found} == {
        stranger: True,
        many.sentences[0]: False,
    }


def test_nothing_found_is_nothing_read(many: Corpus) -> None:
    assert CaseReader(many, FakeReader({})).reranked(QUERY, ()) == ()


def test_a_reader_whose_logits_mean_something_else_ranks_and_says_so(many: Corpus) -> None:
    answer = many.sentences[4]
    reader = CaseReader(many, FakeReader({answer.search_text: 5.0}, calibrated=False))

    assert not reader.calibrated
    assert CaseReader(many, FakeReader({})).calibrated
    assert reader.reranked(QUERY, ranked(many.sentences))[0].sentence == answer


def test_one_who_is_asked_by_another_name_is_named_as_the_windows_name_him() -> None:
    asking = replace(QUERY, search="Vad tycker Eva om taxan?", topic="taxan", wanted=frozenset({"Kontoret"}))

    assert asked_of(asking) == "Kontoret: taxan"
    assert asked_of(replace(asking, search="Vad tycker kontoret om taxan?")) == "Vad tycker kontoret om taxan?"
    assert asked_of(replace(asking, wanted=frozenset({"Kontoret", "Nämnden"}))) == asking.search
