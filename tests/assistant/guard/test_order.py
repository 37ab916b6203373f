import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.order import is_exchanged


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Bron väger tyngre än färjan.", "Färjan väger enligt nämnden tyngre än bron.", True),
        ("Färjan väger tyngre än bron.", "Färjan väger enligt nämnden tyngre än bron.", False),
        ("Färjan väger lättare än bron.", "Bron väger tyngre än färjan.", False),
        ("Vuxna går före barn i kön.", "Barn ska gå före vuxna.", True),
        ("Vuxna ska inte gå före barn.", "Barn ska gå före vuxna.", False),
        ("Vägen bör saltas i stället för att sandas.", "Vägen bör sandas i stället för att saltas.", True),
        ("Broar byggs.", "Barn ska gå före vuxna.", False),
        ("före", "Barn ska gå före vuxna.", False),
    ],
)
def test_two_sides_may_not_be_exchanged(text: str, source: str, expected: bool) -> None:
    assert is_exchanged(text, source, load_guard_words()) is expected
