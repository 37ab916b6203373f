import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.limits import adds_to_opening, drops_limit
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


@pytest.mark.parametrize(
    ("text", "sources", "expected"),
    [
        ("The council should approve the memorandum.", ["Vi föreslår att fullmäktige beslutar följande."], True),
        ("Fullmäktige föreslås besluta.", ["Vi föreslår att fullmäktige beslutar följande."], False),
        ("Nämnden tillstyrker bron.", ["Nämnden anför följande.", "Nämnden tillstyrker bron."], False),
        ("Nämnden tillstyrker bron.", ["Nämnden anför följande.", "Bron är lång."], False),
    ],
)
def test_what_only_opens_a_text_takes_no_side(text: str, sources: list[str], expected: bool) -> None:
    words = load_guard_words()
    assert adds_to_opening(sources, polarity(text, words), polarity(" ".join(sources), words)) is expected
