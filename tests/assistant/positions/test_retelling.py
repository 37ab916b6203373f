"""What retells a proposal: words in a row that no other has, a clause of its words, a claim that is taken up."""

import pytest

from assistant.positions.retelling import holds_run, retells, runs_of, share_claimed, stems_of

LATE = "Den som lämnar tillbaka boken för sent ska inte få låna under en månad"
OPENING = "Biblioteken ska hålla öppet på söndagar, och personalen får ta med hund"
PAYING = "Staten svarar för halva kostnaden och regionen för resten"


def test_three_words_in_a_row_are_one_topics_when_no_other_has_them() -> None:
    late, opening = runs_of([[LATE], [OPENING]])

    assert holds_run("Att straffa den som lämnar tillbaka en bok är hårt.", late)
    assert not holds_run("Att straffa den som lämnar tillbaka en bok är hårt.", opening)
    assert runs_of([[LATE], [LATE]]) == [frozenset(), frozenset()]


def test_words_that_tell_nothing_are_no_row() -> None:
    (late,) = runs_of([["Förslaget ska gälla från januari"]])

    assert not late


def test_what_a_proposal_sets_against_something_is_not_its_own() -> None:
    (own,) = runs_of([["Hyllorna målas vita, men kravet på oberoende målare slopas"]])

    assert holds_run("Att hyllorna målas vita är bra.", own)
    assert not holds_run("Kravet på oberoende målare behövs.", own)


def test_when_something_takes_effect_has_no_words_of_its_own() -> None:
    (own,) = runs_of([["Den enhetliga låneavgiften börjar gälla den 1 juli"]])

    assert not holds_run("Den enhetliga låneavgiften är för hög.", own)


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("boken lämnas tillbaka sent", True),
        ("biblioteken målas om", False),
        ("månad", False),
    ],
)
def test_a_clause_retells_a_proposal_by_having_hardly_any_other_words(clause: str, told: bool) -> None:
    assert retells(clause, [stems_of(LATE)]) is told


def test_a_claim_is_the_topics_that_has_most_of_it() -> None:
    text = "Förbundets antagande att staten betalar halva kostnaden vilar på lös grund."

    assert share_claimed(text, [stems_of(PAYING)]) > share_claimed(text, [stems_of(LATE)])
    assert share_claimed("Trafiknämndens antagande att staten betalar halva kostnaden är fel.", [stems_of(PAYING)]) == 0
