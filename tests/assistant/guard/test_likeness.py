import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.likeness import Likeness


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Till skillnad från kontoret vill nämnden ha en bro.", "Liksom kontoret vill nämnden ha en bro.", True),
        ("Till skillnad från kontoret vill nämnden ha en bro.", "Nämnden delar kontorets syn på bron.", True),
        ("Unlike the office, the committee wants a bridge.", "Nämnden vill ha en bro, precis som kontoret.", True),
        ("I likhet med kontoret vill nämnden ha en bro.", "Till skillnad från kontoret vill nämnden ha en bro.", True),
        ("I likhet med kontoret vill nämnden ha en bro.", "Nämnden delar inte kontorets syn på bron.", True),
        ("Till skillnad från kontoret vill nämnden ha en bro.", "Nämnden delar inte kontorets syn på bron.", False),
        ("I likhet med kontoret vill nämnden ha en bro.", "Nämnden har ingen annan uppfattning än kontoret.", False),
        ("I likhet med kontoret vill nämnden ha en bro.", "Nämnden delar kontorets syn på bron.", False),
        ("The office would like the city to build a bridge.", "Kontorets bro kan jag inte ställa mig bakom.", False),
        ("Till skillnad från i dag ska bron vara avgiftsbelagd.", "Bron ska framöver vara avgiftsbelagd.", False),
        ("Till skillnad från rådet vill nämnden ha en bro.", "Liksom kontoret vill nämnden ha en bro.", False),
        ("Beslutet är i strid med lagen.", "Beslutet är olagligt, liksom det förra.", False),
        ("I likhet med kontoret vill nämnden ha en bro.", "Nämnden delar inte rådets syn utan vill ha en bro.", False),
        ("Nämnden vänder sig till staten, liksom till rådet.", "Nämnden vänder sig till både staten och rådet.", False),
    ],
)
def test_views_are_held_together_and_apart_as_the_sources_have_it(text: str, source: str, expected: bool) -> None:
    assert Likeness(load_guard_words()).is_turned(text, source) is expected
