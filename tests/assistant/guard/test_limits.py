import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.limits import drops_limit
from assistant.guard.polarity import polarity


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Nämnden tillstyrker förslaget.", "Nämnden tillstyrker delvis förslaget.", True),
        ("The council should approve the memorandum.", "att delvis godkänna promemorian", True),
        ("Nämnden tillstyrker en del av förslaget.", "Nämnden tillstyrker delvis förslaget.", False),
        ("The council should approve the memorandum in part.", "att delvis godkänna promemorian", False),
        ("Nämnden tillstyrker förslaget, utom avgiften.", "Nämnden tillstyrker delvis förslaget.", False),
        ("Nämnden tillstyrker förslaget.", "Nämnden tillstyrker förslaget.", False),
        ("Bron är delvis byggd.", "Bron är delvis byggd.", False),
        ("Bron är byggd.", "Bron är delvis byggd.", False),
    ],
)
def test_a_side_that_is_taken_in_part_may_not_be_told_as_taken_whole(text: str, source: str, expected: bool) -> None:
    words = load_guard_words()
    assert drops_limit(text, source, polarity(text, words), polarity(source, words), words) is expected
