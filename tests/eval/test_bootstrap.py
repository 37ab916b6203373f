import numpy as np
import pytest

from eval import bootstrap

ONCE = np.ones((1, 4))
NAN = np.nan


def test_draws_are_seeded_and_each_resample_has_as_many_questions() -> None:
    first, again, other = bootstrap.draws(7), bootstrap.draws(7), bootstrap.draws(7, seed=1)

    assert first.shape == (1_000, 7)
    assert (first.sum(axis=1) == 7).all()
    assert (first == again).all()
    assert not (first == other).all()
    assert bootstrap.draws(0).shape == (1_000, 0)


def test_a_mean_leaves_out_what_does_not_apply() -> None:
    assert bootstrap.mean(ONCE, np.array([1.0, 0.0, NAN, 0.0])) == pytest.approx([1 / 3])
    assert np.isnan(bootstrap.mean(ONCE, np.full(4, NAN)))[0]


def test_weights_count_as_repetitions() -> None:
    assert bootstrap.mean(np.array([[3.0, 1, 5, 0]]), np.array([1.0, 0.0, NAN, 0.0])) == pytest.approx([0.75])


@pytest.mark.parametrize(("share", "expected"), [(0.5, 20.0), (0.51, 30.0), (0.95, 40.0), (0.25, 10.0)])
def test_a_quantile_is_a_value_that_occurs(share: float, expected: float) -> None:
    assert bootstrap.quantile(ONCE, np.array([40.0, 10.0, 30.0, 20.0]), share) == [expected]


def test_a_quantile_leaves_out_what_does_not_apply() -> None:
    assert bootstrap.quantile(ONCE, np.array([NAN, 5.0, NAN, 6.0]), 0.5) == [5.0]
    assert np.isnan(bootstrap.quantile(ONCE, np.full(4, NAN), 0.5))[0]
    assert np.isnan(bootstrap.quantile(np.array([[1.0, 0, 0, 0]]), np.array([NAN, 1.0, 2.0, 3.0]), 0.5))[0]


def test_the_area_under_the_curve_counts_ties_half() -> None:
    scores, positive = np.array([0.9, 0.5, 0.5, 0.1]), np.array([True, True, False, False])

    assert bootstrap.area_under_curve(ONCE, scores, positive) == pytest.approx([3.5 / 4])
    assert bootstrap.area_under_curve(np.array([[0.0, 1, 1, 0]]), scores, positive) == pytest.approx([0.5])
    assert np.isnan(bootstrap.area_under_curve(np.ones((1, 2)), scores[:2], positive[:2]))[0]


def test_the_calibration_error_is_the_weighted_distance_in_each_bin() -> None:
    confidence, right = np.array([0.95, 0.85, 1.0, NAN]), np.array([1.0, 0.0, 1.0, 1.0])

    assert bootstrap.calibration_error(ONCE, confidence, right, 10) == pytest.approx([(0.05 + 0.85) / 3])


def test_an_interval_holds_the_middle_of_the_resamples_that_count() -> None:
    assert bootstrap.interval(np.append(np.arange(101.0), NAN)) == pytest.approx((2.5, 97.5))
    assert bootstrap.interval(np.full(3, NAN)) is None


def test_the_interval_of_a_share_agrees_with_the_normal_approximation() -> None:
    values = np.repeat([1.0, 0.0], [80, 20])
    found = bootstrap.interval(bootstrap.mean(bootstrap.draws(100), values))

    assert found == pytest.approx((0.8 - 1.96 * 0.04, 0.8 + 1.96 * 0.04), abs=0.015)
