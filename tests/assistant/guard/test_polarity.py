import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.polarity import Shift, drops_denial, polarity, shift, turns_word

WORDS = load_guard_words()


def shifted(claim: str, source: str, same_language: bool = True) -> Shift:
    return shift(polarity(claim, WORDS), polarity(source, WORDS), same_language)


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
        ("Avgiften är inte hög, och taxan bör höjas.", "Avgiften är hög, men taxan bör inte höjas.", Shift.GAINED),
        ("Bron byggs i maj.", "Bron byggs i maj, men vägen byggs inte.", Shift.LOST),
        ("Tunneln byggs i maj.", "Tunneln byggs i maj. Avgiften är inte hög.", Shift.NONE),
        ("Avgiften höjs.", "Avgiften höjs i maj.", Shift.NONE),
        ("Nämnden avstyrker.", "Nämnden tillstyrker förslaget utan invändningar.", Shift.OPPOSED),
        ("Nämnden ställer sig bakom förslaget.", "Nämnden avvisar förslaget.", Shift.OPPOSED),
        ("Nämnden säger nej till förslaget.", "Nämnden avvisar förslaget.", Shift.NONE),
        ("Nämnden välkomnar förslaget.", "Nämnden har läst förslaget.", Shift.SIDED),
    ],
)
def test_what_changed_between_a_statement_and_its_source(claim: str, source: str, expected: Shift) -> None:
    assert shifted(claim, source) is expected


def test_across_languages_only_having_a_denial_or_none_differs() -> None:
    assert shifted("There is no basis for it.", "Underlag saknas.", same_language=False) is Shift.NONE
    assert shifted("There is a basis for it.", "Underlag saknas.", same_language=False) is Shift.LOST
    assert shifted("There is no basis for it.", "Underlag finns.", same_language=False) is Shift.GAINED


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        (
            "Kontoret anser att nämnden kommer att klara alla dessa nya uppgifter.",
            "Kontoret är tveksamt till att nämnden kommer att klara alla dessa nya uppgifter.",
            True,
        ),
        ("Nämnden har råd att bygga bron i år.", "Nämnden har inte råd att bygga bron i år.", True),
        ("Kontoret tvivlar på att nämnden klarar det.", "Kontoret är tveksamt till att nämnden klarar det.", False),
        ("Bron byggs i maj.", "Bron byggs i maj, men vägen byggs inte.", False),
        ("Pengarna räcker till helt andra saker.", "Det är tveksamt om pengarna räcker.", False),
    ],
)
def test_a_copy_from_which_a_denial_or_a_doubt_is_gone_is_known(claim: str, source: str, expected: bool) -> None:
    assert drops_denial(polarity(claim, WORDS), polarity(source, WORDS)) is expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Nämnden tillstyrker inte bron.", "Nämnden tillstyrker bron.", True),
        ("Nämnden avstyrker bron.", "Nämnden vill inte avstyrka bron.", True),
        ("Utan en färja tillstyrker nämnden inte bron.", "Nämnden tillstyrker bron, om det blir en färja.", False),
        ("Nämnden motsätter sig inte bron.", "Nämnden tillstyrker bron.", False),
    ],
)
def test_a_formal_word_may_not_take_the_other_side(text: str, source: str, expected: bool) -> None:
    words = load_guard_words()
    assert turns_word(polarity(text, words), polarity(source, words), words) is expected
