from dataclasses import replace

import pytest

from assistant.answer import Answer, Request
from eval.metrics import METRICS, Unit, summarise
from eval.result import QuestionResult, Score
from eval.run import ask_all, reference_of
from eval.suite import Item
from ingest.passage import Sentence
from tests.fakes.suite import CORPUS, HIGH, ITEMS, PERFECT, FakeRespondent, refused

REFERENCE = reference_of(CORPUS)


def test_every_question_is_asked_with_its_history_and_handed_over_before_the_next() -> None:
    respondent = FakeRespondent()
    told: list[tuple[str, int]] = []
    items = [ITEMS[0].model_copy(update={"history": ("Förut?",)}), *ITEMS[1:]]

    results = ask_all(items, respondent, REFERENCE, keep=lambda one: told.append((one.item.id, len(respondent.asked))))

    assert respondent.asked[0] == Request("Fråga fee?", ("Förut?",), "fee")
    assert told == [("fee", 1), ("fair", 2), ("high", 3), ("silent", 4), ("nowhere", 5)]
    assert [result.item for result in results] == items


def test_what_should_have_been_found_is_told_with_its_place_and_rank() -> None:
    fair = ask_all(ITEMS[1:2], FakeRespondent(rankings={"fair": (HIGH, CORPUS.sentences[4])}), REFERENCE)[0]
    text = CORPUS.document("pm").text

    assert [(one.cited, one.rank) for one in fair.found] == [(True, None), (True, 2)]
    assert all(text[one.start : one.end] == one.quote for one in fair.found)


def test_a_right_answer_has_no_why_and_a_wrong_one_has() -> None:
    wrong = {**PERFECT, "fee": refused(PERFECT["silent"].refusal.reason)}  # type: ignore[union-attr]
    results = ask_all(ITEMS, FakeRespondent(wrong), REFERENCE)

    assert [result.why is None for result in results] == [False, True, True, True, True]
    assert [result.scores["right"] for result in results] == [False, True, True, True, True]


def test_retrieval_is_not_measured_where_nothing_is_to_be_found() -> None:
    class Strict(FakeRespondent):
        def ranked(self, request: Request) -> tuple[Sentence, ...]:
            assert request.id not in {"silent", "nowhere"}
            return super().ranked(request)

    assert ask_all(ITEMS, Strict(), REFERENCE)[3].scores["recall@1"] is None


def test_a_judges_opinion_stands_among_the_scores() -> None:
    class Judge:
        def opinion(self, item: Item, answer: Answer) -> dict[str, Score]:
            return {"judge_relevancy": 0.5 if answer.answered else None}

    results = ask_all(ITEMS, FakeRespondent(), REFERENCE, Judge())
    found = summarise(results)["judge_relevancy"]

    assert (found.value, found.n) == (0.5, 3)


def without_latency(results: tuple[QuestionResult, ...]) -> list[QuestionResult]:
    return [
        replace(
            one,
            answer={key: value for key, value in one.answer.items() if key != "latency_ms"},
            scores={key: value for key, value in one.scores.items() if key != "latency_ms"},
        )
        for one in results
    ]


def test_two_runs_give_the_same_answers_and_figures_latency_aside() -> None:
    runs = [ask_all(ITEMS, FakeRespondent(), REFERENCE) for _ in range(2)]
    first, second = map(summarise, runs)
    figures = [name for name, metric in METRICS.items() if metric.unit is not Unit.MILLISECONDS]

    assert without_latency(runs[0]) == without_latency(runs[1])
    assert [first[name] for name in figures] == [second[name] for name in figures]


def test_a_document_that_is_not_there_stops_the_run() -> None:
    evidence = ITEMS[0].evidence[0].model_copy(update={"document_id": "annan"})
    with pytest.raises(KeyError):
        ask_all([ITEMS[0].model_copy(update={"evidence": (evidence,)})], FakeRespondent(), REFERENCE)


def test_latency_is_what_the_caller_waited() -> None:
    lying = {**PERFECT, "fee": replace(PERFECT["fee"], latency_ms=1e9)}

    assert ask_all(ITEMS[:1], FakeRespondent(lying), REFERENCE)[0].scores["latency_ms"] < 1e8  # type: ignore[operator]
