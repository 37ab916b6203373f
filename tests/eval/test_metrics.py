import pytest

from eval.metrics import METRICS, calibration, curve, summarise
from eval.result import QuestionResult, Score
from eval.run import ask_all, reference_of
from tests.fakes.suite import CORPUS, FEE, ITEMS, PERFECT, FakeRespondent, answered, item, refused


def question(**scores: Score) -> QuestionResult:
    return QuestionResult(item("a", FEE), {}, dict(scores), None, ())


def judged(answerable: bool, refused: bool, **scores: Score) -> QuestionResult:
    return question(answerable=answerable, refused=refused, **scores)


def test_a_metric_counts_the_questions_that_it_applies_to() -> None:
    found = summarise([question(evidence=True), question(evidence=False), question(evidence=None), question()])

    assert (found["evidence"].value, found["evidence"].n) == (0.5, 2)
    assert found["evidence"].low == 0.0
    assert found["evidence"].high == 1.0
    assert (found["speaker"].value, found["speaker"].low, found["speaker"].n) == (None, None, 0)


def test_nothing_has_no_figures() -> None:
    assert {value.value for value in summarise([]).values()} == {None}
    assert curve([])[0].answered is None


def test_f1_is_the_harmonic_mean_of_refusals_precision_and_recall() -> None:
    hits, missed, wrong = judged(False, True), judged(False, False), judged(True, True)
    found = summarise([hits] * 6 + [missed] * 2 + [wrong] * 3 + [judged(True, False)] * 9)
    precision, recall = 6 / 9, 6 / 8

    assert found["refusal_f1"].value == pytest.approx(2 * precision * recall / (precision + recall))
    assert found["refusal_f1"].n == 11


def test_length_and_latency_are_quantiles() -> None:
    found = summarise([question(length=n * 10, latency_ms=float(n)) for n in range(1, 101)])

    assert (found["length"].value, found["latency_p50"].value, found["latency_p95"].value) == (500, 50, 95)


def test_auc_and_calibration_error_have_their_known_values() -> None:
    found = summarise(
        [
            judged(True, False, answerable_score=0.9, confidence=0.9, right=True),
            judged(True, False, answerable_score=0.4, confidence=0.4, right=False),
            judged(False, True, answerable_score=0.4, right=True),
            judged(False, True, answerable_score=0.1, right=True),
        ]
    )

    assert found["auc"].value == pytest.approx(3.5 / 4)
    assert found["ece"].value == pytest.approx((0.1 + 0.4) / 2)
    assert found["ece"].n == 2


def test_the_calibration_bins_hold_every_answer_once() -> None:
    bins = calibration(
        [
            judged(True, False, confidence=0.95, right=True),
            judged(True, False, confidence=1.0, right=False),
            judged(True, False, confidence=0.3, right=False),
            judged(False, True, confidence=None, right=True),
        ]
    )

    assert [one.n for one in bins] == [0, 0, 0, 1, 0, 0, 0, 0, 0, 2]
    assert (bins[9].low, bins[9].high, bins[9].right) == (0.9, 1.0, 0.5)
    assert bins[9].confidence == pytest.approx(0.975)
    assert (bins[0].confidence, bins[0].right) == (None, None)


def test_a_higher_bar_refuses_more_and_answers_less() -> None:
    points = curve([judged(True, False, answerable_score=0.8), judged(False, True, answerable_score=0.3)])
    shares = {point.threshold: (point.answered, point.refused) for point in points}

    assert (shares[0.0], shares[0.5], shares[1.0]) == ((1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def test_every_mean_is_a_score_that_a_run_gives_each_question() -> None:
    scores = set.union(*(set(one.scores) for one in ask_all(ITEMS, FakeRespondent(PERFECT), reference_of(CORPUS))))
    made_otherwise = {"refusal_f1", "auc", "ece", "latency_p50", "latency_p95"}
    judges = {name for name in METRICS if name.startswith("judge_")}

    assert set(METRICS) - made_otherwise - judges <= scores


def test_brier_is_the_squared_distance_of_confidence_from_right() -> None:
    answers = {**PERFECT, "fee": answered(FEE, belief=0.7), "high": refused(ITEMS[3].refusal or ITEMS[4].refusal)}  # type: ignore[arg-type]
    found = summarise(ask_all(ITEMS, FakeRespondent(answers), reference_of(CORPUS)))

    assert found["brier"].value == pytest.approx((0.3**2 + 0) / 2)
