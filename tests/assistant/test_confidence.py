"""Confidence grows with the belief that there is an answer and with how much of the ranking is shown."""

import pytest

from assistant.confidence import Confidence, log_odds, mass_of
from assistant.select import Scored
from tests.fakes.hits import hit
from tests.fakes.voices import OFFICE, sentence

BEST, NEXT, LAST = (sentence(f"Mening nummer {n} säger något.", OFFICE, 100 * n) for n in range(3))
RANKED = [Scored(hit(BEST), 2.0), Scored(hit(NEXT), 1.0), Scored(hit(LAST), -3.0)]


def test_the_mass_is_the_share_of_the_softmax() -> None:
    assert mass_of((BEST, NEXT, LAST), RANKED) == pytest.approx(1.0)
    assert mass_of((BEST,), RANKED) == pytest.approx(0.727, abs=0.01)
    assert mass_of((), RANKED) == 0.0
    assert mass_of((BEST,), []) == 0.0


def test_more_belief_and_more_mass_give_more_confidence() -> None:
    of = Confidence(bias=0.1, belief=0.5, mass=0.5).of
    assert of(0.9, 0.9) > of(0.9, 0.2) > of(0.2, 0.2) > 0
    assert of(1.0, 1.0) < 1


def test_log_odds_stay_finite() -> None:
    assert log_odds(0.5) == 0.0
    assert -20 < log_odds(0.0) < log_odds(1.0) < 20
