import math
from dataclasses import replace

import pytest

from assistant.guard.polarity import Shift
from assistant.guard.weighing import FITTED, Signals, Weights, has_nothing_in_common, signals

SOURCE = "Kontoret anser att avgiften inte bör höjas före sommaren."


def of(text: str, changed: Shift = Shift.NONE, logit: float = 1.0, in_english: bool = False) -> Signals:
    return signals(text, [SOURCE], logit, changed, in_english)


def test_words_that_the_source_begins_and_those_of_its_own_that_come_back_are_counted() -> None:
    found = of("Avgifterna bör inte höjas, anser kontoret, utan sänkas.")
    assert 0 < found.used < found.begun < 1


def test_a_repeated_source_is_held_whole_and_uses_it_whole() -> None:
    found = of(SOURCE)
    assert (found.begun, found.used) == (1.0, 1.0)


def test_an_english_statement_is_not_measured_by_swedish_words() -> None:
    found = of("The office does not want a higher fee.", in_english=True, logit=2.0)
    assert (found.swedish, found.english, found.begun, found.used) == (0.0, 2.0, 0, 0)


def test_a_statement_of_no_content_is_weighed_all_the_same() -> None:
    assert math.isfinite(FITTED.chance(of("Det är så.")))


@pytest.mark.parametrize("changed", [Shift.SIDED, Shift.LOST, Shift.GAINED])
def test_changed_sides_and_denials_count_against_a_statement(changed: Shift) -> None:
    assert FITTED.chance(of(SOURCE, changed)) < FITTED.chance(of(SOURCE))


def test_the_more_the_checker_believes_the_likelier_it_is() -> None:
    chances = [FITTED.chance(of(SOURCE, logit=logit)) for logit in (-4.0, 0.0, 4.0)]
    assert chances == sorted(chances) and 0 < chances[0] < chances[2] < 1


def test_the_chance_is_the_logistic_of_the_weighed_sum() -> None:
    weights = replace(Weights(), bias=-1.0, swedish=2.0, begun=0.0, used=0.0)
    found = replace(of(SOURCE, logit=0.5), shorter=0.0)
    assert weights.chance(found) == pytest.approx(0.5)


def test_a_longer_statement_is_none_the_likelier_for_it() -> None:
    assert of(SOURCE).shorter == 0 < of("Avgiften bör inte höjas.").shorter
    assert of(f"{SOURCE} Därtill kommer broarna, vägarna, skolorna och parkerna.").shorter == 0


def test_only_a_swedish_statement_has_to_share_words() -> None:
    assert has_nothing_in_common(of("Broarna är gamla och fula."))
    assert has_nothing_in_common(of("Avgifterna är gamla."))
    assert not has_nothing_in_common(of("Avgiften är gammal."))
    assert not has_nothing_in_common(of("The bridges are old.", in_english=True))
