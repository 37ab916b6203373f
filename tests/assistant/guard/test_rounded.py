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
    ],
)
def test_a_round_number_is_on_its_side_of_an_exact_one(text: str, source: str, expected: bool) -> None:
    assert is_rounded(numbers_in(text)[0], text, source) is expected
