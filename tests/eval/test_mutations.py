"""What each kind of mistake does to the figures: it lowers the metric that names it, and no other."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from assistant.answer import Answer, Refusal, RefusalReason
from eval.metrics import METRICS, Better, Unit, summarise
from eval.run import ask_all, reference_of
from ingest.passage import Sentence
from tests.fakes.suite import (
    CORPUS,
    EVENING,
    FAIR,
    FEE,
    HIGH,
    ITEMS,
    RANKINGS,
    FakeRespondent,
    answered,
    changed,
    refused,
    with_citation,
)

FOLLOWS = {"right", "brier", "ece"}
SILENT = RefusalReason.SPEAKER_SILENT
RETRIEVAL = {name for name in METRICS if "@" in name}


def worse(
    answers: Mapping[str, Answer] | None = None, rankings: Mapping[str, tuple[Sentence, ...]] = RANKINGS
) -> set[str]:
    """The shares that are worse than those of a perfect run, in the direction that each metric has."""
    perfect = summarise(ask_all(ITEMS, FakeRespondent(), reference_of(CORPUS)))
    respondent = FakeRespondent(rankings=rankings) if answers is None else FakeRespondent(answers, rankings)
    mutated = summarise(ask_all(ITEMS, respondent, reference_of(CORPUS)))
    fallen: set[str] = set()
    for name, metric in METRICS.items():
        before, after = perfect[name].value, mutated[name].value
        if metric.unit is Unit.SHARE and before is not None and before != after:
            assert after is None or (after < before) is (metric.better is Better.HIGHER), name
            fallen.add(name)
    return fallen


def test_a_perfect_run_has_every_share_at_its_best() -> None:
    perfect = summarise(ask_all(ITEMS, FakeRespondent(), reference_of(CORPUS)))
    shares = {name: perfect[name].value for name, metric in METRICS.items() if metric.unit is Unit.SHARE}
    missed = {name for name, value in shares.items() if value != (METRICS[name].better is Better.HIGHER)}

    assert missed == {"recall@1"} | {name for name in METRICS if name.startswith("judge_")}
    assert shares["recall@1"] == pytest.approx((1 + 0.5 + 1) / 3)


def misspelled(answer: Answer) -> Answer:
    return with_citation(quote=answer.citations[0].quote.replace("a", "o", 1))(answer)


def says_more(answer: Answer) -> Answer:
    return replace(answer, text=f"Det är gratis. {answer.text}")


def says_less(answer: Answer) -> Answer:
    return replace(answer, text="[1]")


def gives_another_reason(answer: Answer) -> Answer:
    return replace(answer, refusal=Refusal(RefusalReason.META, "Nej."))


@pytest.mark.parametrize(
    ("answers", "metrics"),
    [
        (changed("fair", with_citation(speaker="Länsstyrelsen")), {"speaker"}),
        (changed("fair", misspelled), {"verbatim"}),
        (changed("silent", lambda _: answered(FAIR, belief=0.0)), {"refusal_recall", "refusal_f1"}),
        (changed("silent", gives_another_reason), {"reason"}),
        (changed("fee", says_more), {"forbidden"}),
        (changed("fee", says_less), {"contains"}),
        (changed("fair", lambda _: answered(HIGH, FAIR, EVENING)), {"first", "precision"}),
        (changed("fair", lambda _: answered(FAIR)), {"recall"}),
        (changed("fair", lambda _: answered(HIGH)), {"evidence", "first", "recall", "precision"}),
        (changed("silent", lambda _: refused(SILENT, belief=1.0)), {"auc"}),
        (
            changed("fee", lambda _: refused(SILENT, belief=1.0)),
            {"evidence", "first", "recall", "contains", "over_refusal", "refusal_precision", "refusal_f1"},
        ),
    ],
    ids=["speaker", "quote", "refusal", "reason", "own words", "words", "order", "part", "wrong", "score", "refused"],
)
def test_a_mistake_lowers_the_metric_that_names_it(answers: dict[str, Answer], metrics: set[str]) -> None:
    assert worse(answers) - FOLLOWS == metrics


def test_a_worse_ranking_lowers_the_measures_of_retrieval_alone() -> None:
    assert worse(rankings={**RANKINGS, "fee": (HIGH, EVENING, FAIR, FEE)}) == {
        "recall@1", "recall@3", "success@1", "success@3", "mrr@10", "ndcg@10",
    }  # fmt: skip
    assert worse(rankings={}) == RETRIEVAL
