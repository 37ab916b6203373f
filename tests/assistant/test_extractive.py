from dataclasses import replace

from assistant.answer import Language
from assistant.extractive import ExtractiveAnswerer
from assistant.question import Kind, Query
from prompts.texts import load_texts
from tests.fakes.case import OFFICE, corpus

CORPUS = corpus()
TITLE, DEADLINE, PROPOSAL, RATING, EVENING, DISSENT = CORPUS.sentences
SWEDISH = ExtractiveAnswerer(CORPUS, load_texts("sv"))
ENGLISH = ExtractiveAnswerer(CORPUS, load_texts("en"))
QUERY = Query("Vad?", "Vad?", "Vad?", (), Language.SWEDISH, Kind.FACT)


def test_the_lead_says_who_speaks_in_what_stance_where_and_when() -> None:
    assert SWEDISH.lead(RATING) == "Trafikkontoret anser (PM 2019:7, 2019-05-20)"
    assert ENGLISH.lead(RATING) == "Trafikkontoret holds (PM 2019:7, 2019-05-20)"


def test_a_retold_view_is_given_to_its_speaker_and_the_one_who_retells_it() -> None:
    assert SWEDISH.lead(PROPOSAL) == "Länsstyrelsen, återgivet av Åstad kommun (PM 2019:7, 2019-05-20)"


def test_evidence_is_grouped_by_voice_the_best_voice_first() -> None:
    draft = SWEDISH.write(QUERY, (DISSENT, RATING, EVENING), ())
    assert [block.lead.split(" ")[0] for block in draft.blocks] == ["Reservation", "Trafikkontoret"]
    assert [len(block.lines) for block in draft.blocks] == [1, 2]


def test_quotes_are_literal_marks_and_breaks_included() -> None:
    draft = SWEDISH.write(QUERY, (PROPOSAL, EVENING), ())
    quotes = [line.text for block in draft.blocks for line in block.lines]
    assert quotes == ["”Avgiften föreslås höjas med *tio* kronor.”", "”Detta gäller även\n\npå kvällen.”"]


def test_a_date_that_is_asked_for_opens_the_answer_outside_the_quote() -> None:
    draft = SWEDISH.write(replace(QUERY, kind=Kind.WHEN), (DEADLINE,), ())
    assert draft.opening == "**den 3 maj 2019**"


def test_a_silent_side_is_said_to_be_silent() -> None:
    draft = SWEDISH.write(QUERY, (RATING,), ("Trafiknämnden",))
    assert draft.notes == ("Trafiknämnden säger inget i dokumenten som besvarar detta.",)


def test_a_dissent_beside_the_citys_view_is_said_not_to_be_the_citys() -> None:
    draft = SWEDISH.write(replace(QUERY, city=True), (RATING, DISSENT), ())
    assert "inte stadens ståndpunkt" in draft.notes[0]


def test_two_speakers_who_say_the_same_words_are_said_to_agree() -> None:
    same = replace(DISSENT, search_text=RATING.search_text)
    draft = SWEDISH.write(QUERY, (RATING, same), ())
    assert draft.notes == (f"{OFFICE.name} och Reservation (C, KD) säger detta ordagrant lika.",)
