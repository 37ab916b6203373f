import pytest

from assistant.glossary import load_glossary
from assistant.lexicon import load_lexicon
from assistant.premise import corrected_by
from assistant.question import Knowledge, understand
from assistant.roster import build_roster
from assistant.select import Scored
from assistant.sources import Sources
from assistant.spelling import Speller
from assistant.unknown import Vocabulary
from ingest.passage import Sentence
from tests.fakes.hits import hit
from tests.fakes.voices import ISSUER, OFFICE, everyone, sentence

LEXICON = load_lexicon()
DISSENT_LINE = sentence("Reservation anfördes av Nils Ek (C) och Maja Vik (KD) enligt följande.", ISSUER)
COUNT = sentence("I stället för dagens fyra beredningar föreslås nätverk.", OFFICE, 200)
WELCOME = sentence("Kontoret välkomnar översynen.", OFFICE, 300)


def corrected(question: str, *candidates: Sentence) -> Sentence | None:
    roster = build_roster(everyone(), {}, LEXICON)
    found = corrected_by(
        understand(question, (), Knowledge(roster, LEXICON, Speller(()), load_glossary(), Sources((), LEXICON))),
        [Scored(hit(candidate), 0.0) for candidate in candidates],
        Vocabulary(candidates, ()),
    )
    return found.sentence if found else None


def test_a_reservation_by_a_party_that_made_none_is_corrected_by_the_line_that_names_who_did() -> None:
    assert corrected("Vilka skäl hade Vänsterpartiet för sin reservation?", WELCOME, DISSENT_LINE) == DISSENT_LINE
    assert corrected("Vad tycker Vänsterpartiet om avgiften?", WELCOME, DISSENT_LINE) is None
    assert corrected("Vilka i Vänsterpartiet reserverade sig?", WELCOME, DISSENT_LINE) == DISSENT_LINE


def test_a_rejection_that_no_document_holds_is_corrected_by_what_the_speaker_says() -> None:
    assert corrected("Varför avstyrker Trafikkontoret översynen?", WELCOME) == WELCOME


def test_a_rejection_that_stands_in_the_documents_is_no_false_premise() -> None:
    rejection = sentence("Kontoret avstyrker förslaget.", OFFICE)
    assert corrected("Varför avstyrker Trafikkontoret förslaget?", rejection) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Varför slopas de fem beredningarna?", COUNT),
        ("Varför slopas de 3 beredningarna?", COUNT),
        ("Varför slopas de fyra beredningarna?", None),
        ("Varför slopas beredningarna?", None),
        ("Vad händer med de fem nätverken?", None),
    ],
)
def test_a_wrong_number_is_corrected_by_the_sentence_with_the_right_one(question: str, expected: Sentence) -> None:
    assert corrected(question, WELCOME, COUNT) == expected
