import pytest

from assistant.guard.numbers import numbers_in
from assistant.guard.rounded import is_rounded


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Drygt tre miljoner kronor.", "Det kostar 3,2 miljoner kronor.", True),
        ("Drygt tre miljoner kronor.", "Det kostar 4,2 miljoner kronor.", False),
        ("Knappt tre miljoner kronor.", "Det kostar 3,2 miljoner kronor.", False),
        ("Tre miljoner kronor.", "Det kostar 3,2 miljoner kronor.", False),
        ("Nearly two thousand ports.", "Hamnarna är 1 900.", True),
        ("Mer än hälften av broarna är nya.", "Elva av 19 broar är nya.", True),
        ("Mer än hälften av broarna är nya.", "Av stadens 19 broar är nio nya.", False),
        ("Mindre än en tredjedel av broarna är nya.", "Nya är 30 procent av broarna.", True),
        ("Fewer than half of the bridges are new.", "Nya är 70 procent av broarna.", False),
        ("Ungefär 40 broar är nya.", "Nya är 41 broar.", True),
        ("Över 80 meter är för högt.", "Över 90 meter är för högt.", False),
        ("Drygt fyra broar är nya.", "Minst fem broar är nya.", False),
        ("Drygt fyra av tio broar är nya.", "Drygt sex av tio broar är nya.", False),
        ("Drygt 300 broar är nya.", "En bro kostar 350 kronor.", False),
        ("Nästan 2 000 broar är nya.", "Det beslutades 1996.", False),
        ("Drygt tio broar är nya.", "Den 12 maj blev broarna nya.", False),
        ("Drygt 20 broar är nya.", "Nya är 22 procent.", False),
        ("Drygt tre år tar det.", "Det tar 3,5 månader.", False),
        ("Drygt tre år tar det.", "Det tar 40 månader.", True),
        ("Knappt sex broar är nya.", "Nya är fem broar.", False),
        ("Nästan 40 procent av broarna är nya.", "Nya är 30 procent av broarna.", False),
        ("Knappt 50 broar är nya.", "Nya är som mest 45 broar.", False),
        ("Omkring tre miljoner.", "Det kostar 3 100 000 kronor.", True),
    ],
)
def test_a_round_number_is_on_its_side_of_an_exact_one(text: str, source: str, expected: bool) -> None:
    assert is_rounded(numbers_in(text)[0], text, source) is expected


def test_the_word_must_stand_at_the_number_itself() -> None:
    text = "Cirka 300 bussar och 30 broar är nya."
    assert not is_rounded(numbers_in(text)[1], text, "Nya är 300 bussar och 31 broar.")
