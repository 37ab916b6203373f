from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Language, Mode
from assistant.outcome import Composer, Outcome
from assistant.question import Kind, Query
from assistant.select import Scored
from assistant.writing.sourcing import Sourced
from assistant.writing.writer import Written
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Passage, Sentence, Speaker
from prompts.texts import load_texts
from tests.fakes.case import DISSENT, OFFICE, PROPOSER, corpus
from tests.fakes.hits import hit

CORPUS = corpus()
_, _, PROPOSAL, RATING, EVENING, AGAINST = CORPUS.sentences
QUERY = Query("Vad?", "Vad?", "Vad?", (), Language.SWEDISH, Kind.FACT)
SIDES = tuple(frozenset({str(speaker.name)}) for speaker in (OFFICE, DISSENT))
COMPARED = replace(QUERY, kind=Kind.COMPARISON, sides=SIDES)
PREMISE = "Frågan förutsätter något som dokumenten inte säger. Så här står det:"
REASONABLE = Sourced("Kontoret finner avgiften rimlig.", (RATING,))
HIGH = Sourced("Reservanterna finner avgiften hög.", (AGAINST,))
ALTERED = replace(PROPOSAL, search_text="Något annat än det som står där.")


class Opened:
    """What a composer needs of an index."""

    def __init__(self, of: Corpus) -> None:
        self.corpus = of
        self.generation = "g"

    def passage_of(self, sentence: Sentence) -> Passage:
        own = (passage for passage in self.corpus.passages if sentence in passage.sentences)
        return next(own, Passage(sentence.document_id, (sentence,)))


COMPOSER = Composer(Opened(CORPUS), Case(Path("."), "Avgifter"), {Language.SWEDISH: load_texts("sv")})


def scored(*sentences: Sentence) -> list[Scored]:
    return [Scored(hit(sentence), 1.0 - n / 10) for n, sentence in enumerate(sentences)]


def worded(
    *sourced: Sourced,
    query: Query = QUERY,
    spoken: tuple[Sentence, ...] = (RATING, AGAINST),
    correction: Sentence | None = None,
    whole: bool = True,
) -> Outcome:
    corrects = scored(correction)[0] if correction else None
    return COMPOSER.worded(query, scored(*spoken), corrects, Written(sourced, whole=whole))


def cited(outcome: Outcome) -> list[str]:
    return [citation.quote for citation in outcome.citations]


def test_what_corrects_the_question_is_quoted_under_the_note_where_no_statement_stands_on_it() -> None:
    outcome = worded(REASONABLE, correction=PROPOSAL)
    paragraphs = outcome.text.split("\n\n")
    assert paragraphs[0] == PREMISE and "Länsstyrelsen" in paragraphs[1]
    assert paragraphs[2] == "”Avgiften föreslås höjas med *tio* kronor.” [1]"
    assert paragraphs[4] == f"{REASONABLE.text} [2]"
    assert (outcome.corrected, outcome.mode, outcome.omitted) == (True, Mode.GENERATIVE, 0)


def test_a_first_statement_that_stands_on_what_corrects_the_question_needs_no_quote() -> None:
    outcome = worded(REASONABLE, HIGH, correction=RATING)
    assert [statement.text for statement in outcome.statements] == [REASONABLE.text, HIGH.text]
    assert outcome.corrected and outcome.text.startswith(PREMISE)


def test_what_is_quoted_on_the_way_under_the_note_stays_when_a_later_statement_stands_on_it_too() -> None:
    outcomes = [worded(*said, correction=AGAINST, whole=False) for said in ((REASONABLE,), (REASONABLE, HIGH))]
    before, after = ([statement.text for statement in outcome.statements] for outcome in outcomes)
    assert set(before) < set(after) and "Avgiften är för hög." in before[0]


def test_what_cannot_be_shown_word_for_word_corrects_nothing() -> None:
    for outcome in (
        worded(REASONABLE, correction=ALTERED),
        COMPOSER.quoted(QUERY, scored(RATING), scored(replace(RATING, search_text="Annat."))[0]),
    ):
        assert not outcome.corrected and PREMISE not in outcome.text


def test_quotes_that_leave_out_what_corrects_the_question_open_with_it() -> None:
    outcome = COMPOSER.quoted(COMPARED, scored(RATING, AGAINST), scored(PROPOSAL)[0])
    assert outcome.text.startswith(f"{PREMISE}\n\n**Länsstyrelsen")
    assert cited(outcome) == ["Avgiften föreslås höjas med *tio* kronor.", *(s.search_text for s in (RATING, AGAINST))]


@pytest.mark.parametrize(("told", "untold"), [(REASONABLE, AGAINST), (HIGH, RATING)])
def test_a_side_that_no_statement_tells_of_is_quoted(told: Sourced, untold: Sentence) -> None:
    outcome = worded(told, query=COMPARED)
    assert outcome.statements[0].text == told.text
    assert outcome.statements[1].text.endswith(f"”{untold.search_text}”")
    assert "säger inget" not in outcome.text


def test_sides_that_are_told_of_are_not_quoted_too_and_none_is_while_the_model_still_writes() -> None:
    assert len(worded(REASONABLE, HIGH, query=COMPARED).statements) == 2
    assert len(worded(REASONABLE, query=COMPARED, whole=False).statements) == 1


def test_only_a_side_without_evidence_is_said_to_be_silent() -> None:
    outcome = worded(REASONABLE, query=COMPARED, spoken=(RATING,))
    assert outcome.text.endswith("Reservation (C, KD) säger inget i dokumenten som besvarar detta.")
    assert len(outcome.statements) == 1


def test_a_side_whose_words_cannot_be_cited_is_not_counted_as_left_out_by_the_model() -> None:
    altered = replace(AGAINST, search_text="Avgiften är för låg.")
    outcome = worded(REASONABLE, query=COMPARED, spoken=(RATING, altered))
    assert (len(outcome.statements), outcome.omitted) == (1, 0)


def test_statements_of_one_name_stand_apart_where_the_members_differ() -> None:
    others = Speaker(DISSENT.name, DISSENT.role, ("Eva Ask",))
    other = replace(AGAINST, voice=replace(AGAINST.voice, speaker=others))
    blocks = worded(HIGH, Sourced("Reservanten finner avgiften för hög.", (other,)), HIGH).text.count("**Reservation")
    assert blocks == 2


def test_statements_of_one_voice_stand_together() -> None:
    outcome = worded(REASONABLE, HIGH, Sourced("Det gäller kvällar.", (EVENING,)))
    assert [statement.speaker for statement in outcome.statements] == [OFFICE.name, OFFICE.name, DISSENT.name]
    assert str(PROPOSER.name) not in outcome.text
