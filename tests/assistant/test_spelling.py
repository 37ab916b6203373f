import pytest

from assistant.spelling import Speller

SPELLER = Speller(["remisstiden", "när", "remissen", "är", "slut", "vad", "tycker", "kontoret"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nar är remistiden slut", "när är remisstiden slut"),
        ("vad tyker kontret", "vad tycker kontoret"),
    ],
)
def test_typing_errors_in_known_words_are_corrected(typed: str, meant: str) -> None:
    assert SPELLER.corrected(typed) == meant


@pytest.mark.parametrize("typed", ["när är remissen slut", "vad kostar bussen", "x 12 4.6", ""])
def test_what_is_right_or_like_nothing_known_is_left_alone(typed: str) -> None:
    assert SPELLER.corrected(typed) is None
