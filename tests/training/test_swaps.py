import random

import pytest

from assistant.answer import Language
from training.swaps import swapped


def changes(text: str, language: Language = Language.SWEDISH) -> dict[str, str]:
    return dict(swapped(text, language, random.Random(1)))


@pytest.mark.parametrize(
    ("text", "kind", "changed"),
    [
        ("Avgiften bör inte höjas.", "dropped_negation", "Avgiften bör höjas."),
        ("Avgiften bör höjas.", "moved_negation", "Avgiften bör inte höjas."),
        ("Nämnden tillstyrker planen.", "swapped_stance", "Nämnden avstyrker planen."),
        ("Tydligare regler behövs.", "swapped_stance", "Otydligare regler behövs."),
        ("Alla skolor omfattas.", "modality", "Några skolor omfattas."),
    ],
)
def test_one_thing_is_changed(text: str, kind: str, changed: str) -> None:
    assert changes(text)[kind] == changed


def test_a_number_becomes_another() -> None:
    assert changes("Planen rör 14 skolor.")["changed_number"] != "Planen rör 14 skolor."
    assert changes("Planen rör tre skolor.")["changed_number"] != "Planen rör tre skolor."


def test_numbers_with_signs_in_them_are_left_alone() -> None:
    assert "changed_number" not in changes("Enligt dnr 12-34/2011 gäller planen.")


def test_english_has_words_of_its_own() -> None:
    found = changes("The board supports the plan and it is clear.", Language.ENGLISH)
    assert found["moved_negation"] == "The board supports the plan and it is not clear."
    assert found["swapped_stance"] in {
        "The board opposes the plan and it is clear.",
        "The board supports the plan and it is unclear.",
    }
