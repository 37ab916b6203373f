import pytest

from assistant.guard.guard_words import load_guard_words
from assistant.guard.opinions import is_reversed


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Nämnden beklagar bron.", "Nämnden välkomnar bron.", True),
        ("Nämnden är nöjd med bron.", "Nämnden ställer sig tveksam till bron.", True),
        ("Nämnden uppskattar bron.", "Nämnden ser positivt på bron.", False),
        ("Nämnden är inte nöjd med bron.", "Nämnden ställer sig tveksam till bron.", False),
        ("Nämnden har svårt att ställa sig bakom bron.", "Nämnden ställer sig tveksam till bron.", False),
        ("Nämnden beklagar bron.", "Nämnden välkomnar bron men beklagar färjan.", False),
        ("Bron är lång.", "Nämnden välkomnar bron.", False),
        ("Nämnden är positiv till att behålla bron.", "Nämnden är kritisk till att bron rivs och avskaffas.", False),
        ("Nämnden stödjer dagens ordning.", "Nämnden motsätter sig en ändring av dagens ordning.", False),
        ("Nämnden instämmer i tvivlen om bron.", "Nämnden är kritisk till bron.", False),
        ("Nämnden beklagar bron.", "Nämnden har inget att erinra mot bron.", True),
    ],
)
def test_what_is_all_for_may_not_be_told_as_all_against(text: str, source: str, expected: bool) -> None:
    assert is_reversed(text, source, load_guard_words()) is expected
