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
        ("Orten har färre lärare än staden.", "Staden har fler lärare än orten.", False),
        ("Orten har fler broar än staden.", "Staden har fler färjor än orten.", False),
        ("Andelen broar är större än andelen färjor.", "Andelen färjor är större än andelen broar.", True),
        ("Barn går före vuxna.", "Vuxna får inte gå före barn.", False),
        (
            "Bron är större i söder än i norr.",
            "Ån är större i norr än i söder, och bron större i söder än i norr.",
            False,
        ),
        ("Nämnden vill framför allt bygga broar.", "Broar vill framför allt nämnden bygga.", False),
    ],
)
def test_two_sides_may_not_be_exchanged(text: str, source: str, expected: bool) -> None:
    assert is_exchanged(text, source, load_guard_words()) is expected
