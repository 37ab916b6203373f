import math

import pytest

from training.measure import auc


@pytest.mark.parametrize(
    ("scores", "positive", "expected"),
    [
        ([3.0, 2.0, 1.0, 0.0], [True, True, False, False], 1.0),
        ([0.0, 1.0, 2.0, 3.0], [True, True, False, False], 0.0),
        ([1.0, 1.0, 1.0], [True, False, True], 0.5),
        ([3.0, 2.0, 1.0], [True, False, True], 0.5),
        ([4.0, 2.0, 2.0, 1.0], [True, True, False, False], 3.5 / 4),
    ],
)
def test_the_auc_is_how_often_an_answerable_question_scores_above_another(
    scores: list[float], positive: list[bool], expected: float
) -> None:
    assert auc(scores, positive) == pytest.approx(expected)


def test_without_both_kinds_there_is_no_auc() -> None:
    assert math.isnan(auc([1.0, 2.0], [True, True]))
    assert math.isnan(auc([1.0], [False]))
