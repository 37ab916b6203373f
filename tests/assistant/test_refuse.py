from dataclasses import replace

import pytest

from assistant.answer import Language, RefusalReason
from assistant.belief import Model, Signals, found_by, signals
from assistant.question import Kind, Query
from assistant.refuse import asks_outcome, certain_reason, likely_reason
from assistant.select import Read, Scored
from assistant.unknown import Vocabulary
from ingest.passage import Sentence, Stance
from tests.fakes.hits import hit
from tests.fakes.voices import COMMITTEE, DISSENT, OFFICE, sentence

QUERY = Query("Vad?", "Vad?", "Vad?", (), Language.SWEDISH, Kind.FACT)
OPINION = sentence("Kontoret anser att avgiften år 2019 är rimlig.", OFFICE)
REJECTION = sentence("Avgiften är för hög.", DISSENT, 100)
DECISION = sentence("Nämnden beslutade att bifalla.", COMMITTEE, 200, stance=Stance.DECISION)
WORDS = Vocabulary((OPINION, REJECTION), ())


def scored(*sentences: Sentence, dense: float = 0.5) -> list[Scored]:
    return [Scored(hit(one, dense), 1.0) for one in sentences]


def reason(question: str, *spoken: Sentence, **changes: object) -> RefusalReason | None:
    return certain_reason(replace(QUERY, text=question, **changes), scored(*spoken or (OPINION,)), WORDS)  # type: ignore[arg-type]


def test_small_talk_is_meta() -> None:
    assert reason("Hej!", kind=Kind.META) is RefusalReason.META


def test_legal_advice_is_out_of_scope_unless_the_documents_speak_of_it() -> None:
    assert reason("Ska vi överklaga?", outside="överklaga") is RefusalReason.OUT_OF_SCOPE
    assert reason("Är avgiften rimlig?", outside="rimlig") is None


def test_an_outcome_that_no_document_records_is_mentioned_only() -> None:
    assert reason("Vad beslutade nämnden?") is RefusalReason.MENTIONED_ONLY
    assert reason("Vad beslutade nämnden?", DECISION) is None


def test_what_is_proposed_to_be_decided_is_no_outcome() -> None:
    assert not asks_outcome(replace(QUERY, text="Vad föreslås bli beslutat?", asks_proposal=True))


def test_a_year_that_no_document_mentions_is_not_in_the_documents() -> None:
    assert reason("Vad blir avgiften 2031?") is RefusalReason.NOT_IN_DOCUMENTS
    assert reason("Vad blir avgiften 2019?") is None


def test_a_party_that_does_not_speak_is_not_in_the_documents() -> None:
    assert reason("Vad tycker Vänsterpartiet?", stranger=True) is RefusalReason.NOT_IN_DOCUMENTS


def test_the_content_of_a_heading_that_is_elsewhere_is_mentioned_only() -> None:
    assert reason("Vilka kriterier står under rubrik 4.6?", kind=Kind.LIST) is RefusalReason.MENTIONED_ONLY
    assert reason("På vilka sidor finns avsnitt 4.5?", kind=Kind.LIST) is None


def test_a_heading_that_is_here_is_no_reason_to_refuse() -> None:
    heading = replace(sentence("4.6 Kriterier", OFFICE, 300), section=("Kriterier",))
    known = Vocabulary((heading,), ())
    assert certain_reason(replace(QUERY, text="Vad står i avsnitt 4.6?"), scored(heading), known) is None


def test_an_asked_speaker_without_a_word_is_silent() -> None:
    query = replace(QUERY, wanted=frozenset({"Trafiknämnden"}))
    assert likely_reason(query, [], scored(OPINION)) is RefusalReason.SPEAKER_SILENT


def test_an_asked_speaker_whom_another_answers_better_than_is_silent() -> None:
    query = replace(QUERY, wanted=frozenset({str(DISSENT.name)}))
    spoken, others = scored(REJECTION, dense=0.3), scored(OPINION, dense=0.5)
    assert likely_reason(query, spoken, [*others, *spoken]) is RefusalReason.SPEAKER_SILENT
    assert likely_reason(query, spoken, spoken) is RefusalReason.NOT_IN_DOCUMENTS


def test_otherwise_it_is_not_in_the_documents() -> None:
    assert likely_reason(QUERY, scored(OPINION), scored(OPINION)) is RefusalReason.NOT_IN_DOCUMENTS


def test_signals_tell_how_much_better_others_answer_than_those_asked() -> None:
    query = replace(QUERY, wanted=frozenset({str(DISSENT.name)}))
    spoken, others = scored(REJECTION, dense=0.3), scored(OPINION, dense=0.5)
    found = signals(query, spoken, [*others, *spoken], WORDS)
    assert found.near == 0.3
    assert found.others == pytest.approx(0.2)
    assert found.asked


SOUND = Signals(
    near=0.5,
    others=0.0,
    coverage=0.5,
    frame=False,
    names=False,
    asked=True,
    preferred=False,
    unheard=0.0,
    unheard_runs=0.0,
)


@pytest.mark.parametrize("worse", [{"near": 0.1}, {"others": 0.2}, {"names": True}, {"unheard": 0.5}])
def test_belief_falls_with_each_sign_of_a_near_miss(worse: dict[str, float]) -> None:
    model = Model()
    assert 0 < model.belief(replace(SOUND, **worse)) < model.belief(SOUND) < 1  # type: ignore[arg-type]


def test_without_a_reader_there_are_no_signals_of_reading() -> None:
    found = signals(QUERY, scored(OPINION), scored(OPINION, REJECTION), WORDS)
    assert (found.found, found.top) == (0, 0)


def test_what_the_reader_finds_is_the_odds_of_any_sentence_of_those_asked() -> None:
    of_office = [replace(one, read=Read(-1.0, 0.5)) for one in scored(OPINION)]
    of_others = [replace(one, read=Read(2.0, 3.0)) for one in scored(REJECTION)]
    asking = replace(QUERY, wanted=frozenset({"Kontoret"}))

    found = signals(asking, of_office, [*of_office, *of_others], WORDS)

    assert (found.found, found.top) == (pytest.approx(-1.0), -1.0)


def test_two_sentences_that_may_answer_are_likelier_than_one() -> None:
    assert found_by([replace(one, read=Read(-1.0, 0.0)) for one in scored(OPINION, REJECTION)]) > -1.0
    assert found_by(scored(OPINION)) < -5
