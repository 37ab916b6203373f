import math
from itertools import product

import numpy as np
import pytest

from eval import bootstrap
from eval.bootstrap import Floats
from eval.paired import (
    paired_shares,
    paired_statistic,
    power_of_sign_test,
    share_interval,
    sign_test,
    smallest_of,
    smallest_share,
)


def moved(rose: int, fell: int, pairs: int) -> tuple[list[bool], list[bool]]:
    same = [True] * (pairs - rose - fell)
    return [False] * rose + [True] * fell + same, [True] * rose + [False] * fell + same


def mean_of(values: list[float]) -> object:
    return lambda weights: bootstrap.mean(weights, np.array(values))


def test_the_sign_test_is_the_binomial_tail_counted_by_hand() -> None:
    assert sign_test(8, 1) == pytest.approx((1 + 9) / 2**9)
    assert sign_test(5, 0) == pytest.approx(1 / 2**5)
    assert sign_test(3, 3) == pytest.approx((20 + 15 + 6 + 1) / 2**6)
    assert sign_test(0, 0) == 1.0


def test_mcnemar_looks_only_at_the_questions_that_changed() -> None:
    few, many = paired_shares(*moved(1, 8, 20)), paired_shares(*moved(1, 8, 2000))

    assert few
    assert many
    assert few.p_fall == many.p_fall == pytest.approx(10 / 512)
    assert few.p_rise == pytest.approx(1 - 1 / 512)
    assert (few.before, few.after, few.difference) == pytest.approx((19 / 20, 12 / 20, -7 / 20))


def test_the_interval_of_a_difference_of_shares_is_bonett_and_prices() -> None:
    up, down = 2 / 23, 8 / 23
    half = 1.959964 * math.sqrt((up + down - (up - down) ** 2) / 23)

    assert share_interval(21, 1, 7) == pytest.approx((up - down - half, up - down + half), abs=1e-6)
    assert share_interval(21, 1, 7) == pytest.approx((-0.508, -0.013), abs=0.001)


def test_an_interval_without_any_change_still_has_a_width() -> None:
    low, high = share_interval(100, 0, 0)

    assert low == -high
    assert 0.01 < high < 0.05


def test_the_power_is_that_of_every_possible_outcome_added_up() -> None:
    pairs, discordance, difference = 6, 0.7, 0.5
    chances = {1: (discordance - difference) / 2, -1: (discordance + difference) / 2, 0: 1 - discordance}
    shown = 0.0
    for outcome in product(chances, repeat=pairs):
        if sign_test(outcome.count(-1), outcome.count(1)) < 0.05:
            shown += math.prod(chances[one] for one in outcome)

    assert power_of_sign_test(pairs, discordance, difference) == pytest.approx(shown)


def test_without_a_change_the_smallest_difference_is_what_would_give_five_one_sided_falls() -> None:
    smallest = smallest_share(100, 0)

    assert smallest
    fewer_than_five = sum(math.comb(100, k) * smallest**k * (1 - smallest) ** (100 - k) for k in range(5))
    assert 1 - fewer_than_five == pytest.approx(0.8, abs=1e-3)
    assert smallest == pytest.approx(0.066, abs=0.001)


def test_the_smallest_difference_is_near_the_textbooks_approximation() -> None:
    def connor(pairs: int, discordance: float, difference: float) -> float:
        """Pairs needed, one-sided 0.05 and 80 %: Connor (1987)."""
        root = 1.6449 * math.sqrt(discordance) + 0.8416 * math.sqrt(discordance - difference**2)
        return (root / difference) ** 2 / pairs

    smallest = smallest_share(1000, 200)
    assert smallest
    assert connor(1000, 0.2, smallest) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize(("pairs", "smallest"), [(4, None), (5, 0.8 ** (1 / 5))])
def test_four_questions_can_show_nothing_and_five_hardly_anything(pairs: int, smallest: float | None) -> None:
    assert smallest_share(pairs, 0) == (smallest and pytest.approx(smallest, abs=1e-4))


def test_more_questions_show_less_and_more_noise_shows_more() -> None:
    small, large, noisy = smallest_share(100, 10), smallest_share(400, 40), smallest_share(100, 40)

    assert small
    assert large
    assert noisy
    assert large < small < noisy


def test_no_pairs_give_no_test() -> None:
    assert paired_shares([], []) is None
    assert paired_statistic(mean_of([]), mean_of([]), 0) is None  # type: ignore[arg-type]


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        paired_shares([True], [])


def test_a_bootstrap_of_two_questions_finds_the_four_ways_to_draw_them() -> None:
    test = paired_statistic(mean_of([0, 0]), mean_of([-1, 1]), 2)  # type: ignore[arg-type]

    assert test
    assert (test.before, test.after, test.difference, test.low, test.high) == (0, 0, 0, -1, 1)
    assert test.p_fall == pytest.approx(3 / 4, abs=0.03)
    assert test.smallest == pytest.approx((1.6449 + 0.8416) * math.sqrt(1 / 2), abs=0.05)


def test_a_fall_that_all_questions_share_is_beyond_chance_and_has_no_spread() -> None:
    test = paired_statistic(mean_of([0.5] * 30), mean_of([0.4] * 30), 30)  # type: ignore[arg-type]

    assert test
    assert (test.difference, test.low, test.high) == pytest.approx((-0.1, -0.1, -0.1))
    assert test.p_fall < 0.001
    assert test.p_rise == 1.0
    assert test.smallest is None


def test_the_same_runs_always_get_the_same_figures_and_no_change_is_no_proof() -> None:
    values = [0.1 * (n % 7) for n in range(40)]
    other = [value + 0.05 * ((-1) ** n) for n, value in enumerate(values)]
    one, two = (paired_statistic(mean_of(values), mean_of(other), 40) for _ in range(2))  # type: ignore[arg-type]
    same = paired_statistic(mean_of(values), mean_of(values), 40)  # type: ignore[arg-type]

    assert one == two
    assert same
    assert (same.difference, same.p_fall, same.p_rise) == (0, 1, 1)


def test_resamples_in_which_nothing_counts_are_left_out() -> None:
    def sometimes(weights: Floats) -> Floats:
        return bootstrap.mean(weights, np.array([1.0, np.nan, np.nan]))

    test = paired_statistic(sometimes, sometimes, 3)

    assert test
    assert (test.before, test.low, test.high, test.p_fall) == (1, 0, 0, 1)


def test_the_smallest_mean_difference_is_two_and_a_half_standard_errors() -> None:
    assert smallest_of(0.04) == pytest.approx(0.0995, abs=1e-4)
    assert smallest_of(0.0) is None
