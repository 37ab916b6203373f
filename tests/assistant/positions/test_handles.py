"""The words by which a proposal is called once it has been told."""

import pytest

from assistant.positions.called import Handles

HANDLES = Handles(
    compounds=frozenset(["handlaravgift"]),
    ends=frozenset(["avgift", "regist"]),
    marks=frozenset(["3", "2.1"]),
    openings=frozenset(["bemanning"]),
)


@pytest.mark.parametrize(
    "text",
    [
        "Handlaravgifterna är höga.",
        "Nämnden avstyrker avgiften.",
        "Registret är bra.",
        "Vi avstyrker förslag 3.",
        "Mot avsnitt 2.1 finns inget att invända.",
        "Bemanningstalet är för lågt.",
    ],
)
def test_a_topic_is_called_by_its_compound_its_end_its_number_or_a_compound_of_it(text: str) -> None:
    assert HANDLES.call(text, {})


@pytest.mark.parametrize("text", ["En avgift är dyr.", "Torgavgiften är hög.", "Vi avstyrker förslag 31.", "Tre torg."])
def test_another_word_is_no_call(text: str) -> None:
    assert not HANDLES.call(text, {})
