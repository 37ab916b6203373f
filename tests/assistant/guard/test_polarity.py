import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.polarity import Shift, polarity, shift

WORDS = load_guard_words()


def shifted(claim: str, source: str) -> Shift:
    return shift(polarity(claim, WORDS), polarity(source, WORDS))


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Nämnden avstyrker förslaget.", "Nämnden tillstyrker förslaget.", Shift.OPPOSED),
        ("The committee rejects it.", "Nämnden tillstyrker förslaget.", Shift.OPPOSED),
        ("Nämnden stödjer inte förslaget.", "Nämnden avstyrker förslaget.", Shift.NONE),
        ("Nämnden godkänner förslaget.", "Nämnden stödjer inte förslaget.", Shift.OPPOSED),
        ("Avgiften bör höjas.", "Avgiften bör inte höjas.", Shift.LOST),
        ("Avgiften bör inte höjas.", "Avgiften bör höjas.", Shift.GAINED),
        ("Underlaget är otillräckligt.", "Underlaget är inte tillräckligt.", Shift.NONE),
        ("Det saknas underlag.", "Det finns inget underlag.", Shift.NONE),
        ("There is no basis for it.", "Underlag saknas.", Shift.NONE),
        ("Avgiften höjs.", "Avgiften höjs i maj.", Shift.NONE),
        ("Nämnden välkomnar förslaget.", "Nämnden har läst förslaget.", Shift.SIDED),
    ],
)
def test_what_changed_between_a_statement_and_its_source(claim: str, source: str, expected: Shift) -> None:
    assert shifted(claim, source) is expected
