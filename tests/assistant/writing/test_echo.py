import pytest

from assistant.guard.verdict import Verdict
from assistant.writing.echo import MOST, echoes, repeats
from assistant.writing.numbered import Numbered
from assistant.writing.sourcing import Sourcing
from assistant.writing.statements import Said
from tests.fakes.voices import COMMISSIONER, sentence

ASKED = "Ska protokollspunkten bli klar på en gång enligt kommissionen?"
SOURCE = sentence("Beredningen tillstyrker borgarrådets förslag.", COMMISSIONER)
BACK = "Beredningen föreslår att protokollspunkten blir klar på en gång."


class Trusting:
    """Believes everything."""

    def check(self, text: str, cited: object) -> Verdict:
        return Verdict(None, "", 0.99)


def test_words_that_only_the_question_has_are_counted() -> None:
    assert echoes(BACK, ASKED, (SOURCE,)) > MOST
    assert echoes("Beredningen tillstyrker förslaget.", "Vad tycker beredningen om förslaget?", (SOURCE,)) == 0


def test_the_name_of_who_speaks_is_no_echo() -> None:
    name = COMMISSIONER.name
    assert echoes(f"{name} tillstyrker förslaget.", f"Vad säger {name}?", (SOURCE,)) == 0


def test_a_statement_that_says_the_question_back_does_not_pass_whatever_the_guard_says() -> None:
    passages = (Numbered(1, (SOURCE,)),)
    assert isinstance(Sourcing(Trusting(), passages, ASKED).sourced(Said(BACK, (1,))), Verdict)
    assert not isinstance(Sourcing(Trusting(), passages).sourced(Said(BACK, (1,))), Verdict)


INSTRUCTIONS = "En till tre korta meningar. Börja svaret med vem som säger det, till exempel: Var kortfattad."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Börja svaret med vem som säger det, till exempel ”Kontoret anser att …”.", True),
        ("Var kortfattad.", True),
        ("Kontoret vill börja svaret med vem som betalar.", False),
        ("Kontoret säger att det ska komma ett svar.", False),
        ("", False),
    ],
)
def test_what_a_model_was_told_to_do_is_known_when_it_says_it_back(text: str, expected: bool) -> None:
    assert repeats(text, INSTRUCTIONS) is expected
    assert not repeats(text, "")
