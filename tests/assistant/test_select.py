from dataclasses import replace

from assistant.answer import Language
from assistant.question import Kind, Query
from assistant.select import FeatureSelector, distinct, rank, speaks
from ingest.passage import Sentence, Stance
from tests.fakes.hits import hit
from tests.fakes.voices import COMMITTEE, DISSENT, ISSUER, OFFICE, PROPOSER, sentence

QUERY = Query("Vad?", "Vad?", "Vad?", (), Language.SWEDISH, Kind.FACT)
OPINION = sentence("Kontoret anser att avgiften är rimlig.", OFFICE)
REJECTION = sentence("Avgiften är för hög.", DISSENT, 100)
PROPOSAL = sentence("Avgiften föreslås höjas.", PROPOSER, 200)
DEADLINE = sentence("Remisstid den 3 maj 2019", ISSUER, 300)
TITLE = sentence("Avgifter", ISSUER, 400)


def order(query: Query, *scores: tuple[Sentence, float]) -> list[Sentence]:
    hits = [hit(candidate, dense) for candidate, dense in scores]
    return [scored.sentence for scored in rank(query, hits, FeatureSelector())]


def test_the_nearest_sentence_comes_first() -> None:
    assert order(QUERY, (OPINION, 0.4), (REJECTION, 0.6), (PROPOSAL, 0.5)) == [REJECTION, PROPOSAL, OPINION]


def test_nothing_is_ranked_when_nothing_was_found() -> None:
    assert rank(QUERY, [], FeatureSelector()) == ()


def test_a_heading_does_not_beat_a_sentence_that_says_something() -> None:
    assert order(QUERY, (TITLE, 0.52), (OPINION, 0.5), (REJECTION, 0.1))[0] == OPINION


def test_a_formal_line_that_is_asked_for_comes_first_however_far_it_is() -> None:
    query = replace(QUERY, kind=Kind.WHEN, frames=frozenset({"deadline"}))
    assert order(query, (OPINION, 0.9), (REJECTION, 0.5), (DEADLINE, 0.1))[0] == DEADLINE


def test_a_proposal_is_preferred_when_proposals_are_asked_for() -> None:
    query = replace(QUERY, asks_proposal=True)
    assert order(query, (OPINION, 0.5), (PROPOSAL, 0.5))[0] == PROPOSAL


def test_a_named_speaker_is_preferred() -> None:
    query = replace(QUERY, preferred=frozenset({str(DISSENT.name)}))
    assert order(query, (OPINION, 0.5), (REJECTION, 0.5))[0] == REJECTION


def test_only_those_asked_for_speak() -> None:
    query = replace(QUERY, wanted=frozenset({"Trafikkontoret"}))
    assert speaks(query, OPINION)
    assert not speaks(query, REJECTION)
    assert speaks(QUERY, REJECTION), "everyone may when no one is asked for"


def test_a_documents_own_lines_may_tell_who_and_when_whoever_is_asked_about() -> None:
    query = replace(QUERY, wanted=frozenset({"Trafikkontoret"}), kind=Kind.WHEN)
    assert speaks(query, DEADLINE)
    assert not speaks(query, REJECTION)


def test_the_same_words_by_the_same_speaker_are_shown_once_but_by_two_speakers_twice() -> None:
    again = replace(OPINION, span=REJECTION.span)
    other = sentence(OPINION.search_text, COMMITTEE, 500)
    ranked = rank(QUERY, [hit(OPINION), hit(again), hit(other)], FeatureSelector())
    assert len(distinct(ranked)) == 2


def test_a_background_sentence_gives_way_to_a_position() -> None:
    background = replace(OPINION, voice=replace(OPINION.voice, stance=Stance.BACKGROUND))
    assert order(QUERY, (background, 0.5), (REJECTION, 0.5))[0] == REJECTION
