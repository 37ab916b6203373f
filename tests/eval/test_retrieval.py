import math

import pytest

from eval.evidence import evidence_places
from eval.retrieval import place_rank, score_ranking
from eval.run import reference_of
from tests.fakes.suite import CORPUS, EVENING, FAIR, FEE, HIGH, item

REFERENCE = reference_of(CORPUS)
GOLD = evidence_places(item("fair", FAIR, EVENING), REFERENCE.documents)


def test_the_measures_of_a_ranking_have_their_known_values() -> None:
    found = score_ranking(GOLD, (FEE, FAIR, HIGH, EVENING), REFERENCE.sentences)
    gain = 1 / math.log2(3) + 1 / math.log2(5)

    assert found == {
        "recall@1": 0.0,
        "recall@3": 0.5,
        "recall@5": 1.0,
        "recall@10": 1.0,
        "recall@20": 1.0,
        "success@1": 0.0,
        "success@3": 1.0,
        "success@5": 1.0,
        "success@10": 1.0,
        "success@20": 1.0,
        "mrr@10": 0.5,
        "ndcg@10": pytest.approx(gain / (1 + 1 / math.log2(3))),
        "rank": 2,
    }


def test_what_is_beyond_the_tenth_rank_counts_for_neither_mrr_nor_ndcg() -> None:
    fillers = tuple(s for s in CORPUS.sentences if s not in (FAIR, EVENING)) * 3
    ranked = (*dict.fromkeys(fillers), FAIR)
    assert score_ranking(GOLD, ranked, REFERENCE.sentences)["mrr@10"] == 0.2

    from_elsewhere = [CORPUS.sentences[0]] * 3
    assert score_ranking(GOLD, (*from_elsewhere, FAIR), REFERENCE.sentences)["rank"] == 2


def test_nothing_ranked_scores_zero_and_nothing_relevant_scores_nothing() -> None:
    empty = score_ranking(GOLD, (), REFERENCE.sentences)

    assert {value for name, value in empty.items() if name != "rank"} == {0.0}
    assert empty["rank"] is None
    assert set(score_ranking((), (FAIR,), REFERENCE.sentences).values()) == {None}


def test_each_place_has_a_rank_of_its_own() -> None:
    ranked = (FEE, EVENING, FAIR)

    assert [place_rank(place, ranked) for place in GOLD] == [3, 2]
    assert place_rank(GOLD[0], (FEE,)) is None
