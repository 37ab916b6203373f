import numpy as np
import pytest

from vectorstore.hybrid import Scale, ranks, scaled, weighted_fusion


def test_ranks_count_from_one_and_equals_rank_by_position() -> None:
    assert ranks(np.array([0.1, 0.9, 0.1, 0.5])).tolist() == [3, 1, 4, 2]
    assert ranks(np.array([])).tolist() == []


def test_z_scores_have_no_mean_and_unit_deviation() -> None:
    z = scaled(np.array([1.0, 2.0, 6.0]), Scale.Z)
    assert (z.mean(), z.std()) == (pytest.approx(0), pytest.approx(1))


def test_min_max_scores_reach_from_zero_to_one() -> None:
    assert scaled(np.array([2.0, 4.0, 3.0]), Scale.MIN_MAX).tolist() == [0.0, 1.0, 0.5]


@pytest.mark.parametrize("scale", Scale)
def test_scores_that_are_all_alike_add_nothing(scale: Scale) -> None:
    fused = weighted_fusion((np.array([1.0, 3.0]), np.array([7.0, 7.0])), (1.0, 100.0), scale)
    assert fused == pytest.approx(scaled(np.array([1.0, 3.0]), scale))
    assert weighted_fusion((np.array([]),), (1.0,), scale).tolist() == []
