"""What a topic's row is called: its name where that is a phrase one understands, else what is proposed, in full."""

import pytest

from assistant.positions.naming import name_of
from assistant.positions.proposals import Piece
from assistant.positions.titles import LONGEST, shortened, title_of
from assistant.positions.topics import Draft
from tests.fakes.read_text import sentences_of


def title(proposal: str) -> str:
    (sentence,) = sentences_of(proposal).values()
    return title_of(Draft(name_of(proposal), [Piece(sentence, proposal)]))


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        ("Vidare föreslås ett årligt möte för kommunerna.", "Årligt möte för kommunerna"),
        ("En särskild nattaxa på högst 25 kronor per natt får tas ut.", "Nattaxa på högst 25 kronor"),
        ("Serviceavgiften föreslås höjas från 62 till 66 kronor.", "Serviceavgiften"),
        ("Lagen föreslås träda i kraft den 1 januari 2018.", "Ikraftträdande"),
        ("I promemorian föreslås att kommuner får rätt att stänga av broar.", "Rätt att stänga av broar"),
        ("Klubben ska varje år köpa båtar som går på el.", "Båtar som går på el"),
    ],
)  # fmt: skip
def test_a_noun_phrase_names_the_row(proposal: str, expected: str) -> None:
    assert title(proposal) == expected


@pytest.mark.parametrize(
    ("proposal", "expected"),
    [
        ("Den som uteblir tre gånger får inte hyra båt.", "Den som uteblir tre gånger får inte hyra båt"),
        ("Provet ska vara klart inom sex veckor.", "Provet ska vara klart inom sex veckor"),
        ("Något krav på simprov för vuxna föreslås inte.", "Något krav på simprov för vuxna föreslås inte"),
        ("2.3 Den nya taxan delas upp i en fast och en rörlig del.", "Den nya taxan delas upp i en fast"),
        ("Förslaget innebär bland annat att tre hamnar blir en.", "Tre hamnar blir en"),
        ("Båtar tillåts inte i viken mellan maj och augusti.", "Båtar tillåts inte i viken mellan maj och augusti"),
        ("Staten ska betala 1,7 miljarder.", "Staten ska betala 1,7 miljarder"),
    ],
)  # fmt: skip
def test_what_is_no_phrase_is_shown_as_the_clause_it_was_cut_from(proposal: str, expected: str) -> None:
    assert title(proposal).startswith(expected)


def test_what_case_toml_or_a_heading_calls_it_stands_as_it_is() -> None:
    assert title_of(Draft("Som ingen vill ha", [], fixed=True)) == "Som ingen vill ha"
    assert title_of(Draft("2.1 Ny bebyggelse", [], fixed=True)) == "Ny bebyggelse"


def test_a_long_clause_is_cut_before_a_word_and_says_so() -> None:
    cut = shortened("vattnet " * 20)
    assert cut == "Vattnet" + " vattnet" * 10 + " …"
    assert len(cut) <= LONGEST + 2
    assert shortened("kort nog.") == "Kort nog"
