"""The first case, end to end: who is heard, what is refused, and that every quote stands where it says."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, RefusalReason, Request
from assistant.json_form import answer_form
from assistant.pipeline import Assistant
from ingest.passage import Role, Stance

DEV = Path(__file__).parents[2] / "eval" / "suites" / "ksl-2015-2018" / "dev.jsonl"
QUESTIONS = [json.loads(line)["question"] for line in DEV.read_text(encoding="utf-8").splitlines()]


def ask(assistant: Assistant, question: str, *history: str) -> Answer:
    return assistant.ask(Request(question, history))


def stands(assistant: Assistant, answer: Answer) -> bool:
    texts = {document.id: document.text for document in assistant.index.corpus.documents}
    return all(c.quote == texts[c.document_id][c.start : c.end] and c.quote for c in answer.citations)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.one_of(st.sampled_from(QUESTIONS), st.text(min_size=1, max_size=200).filter(str.isalpha)))
def test_every_citation_is_verbatim_whatever_is_asked(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert stands(assistant, answer)
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert all(f"[{citation.number}]" in answer.text for citation in answer.citations)


def test_the_same_question_gets_the_same_answer(assistant: Assistant) -> None:
    one, two = (ask(assistant, QUESTIONS[10]) for _ in range(2))
    assert one == two


def test_stockholms_view_of_negotiations_is_the_citys_and_never_the_reservations(assistant: Assistant) -> None:
    answer = ask(assistant, "Vad tycker Stockholm om att KSL företräder kommunerna i förhandlingar?")
    roles = {citation.role for citation in answer.citations}
    assert roles <= {Role.OFFICE, Role.COMMISSIONER, Role.COMMITTEE}
    assert any("företräda sig själv" in citation.quote for citation in answer.citations)


def test_a_retold_view_is_never_given_to_the_one_who_retells_it(assistant: Assistant) -> None:
    answer = ask(assistant, "Hur snabb behöver KSL bli på att reagera på samhällsförändringar enligt rapporten?")
    retold = [c for c in answer.citations if c.reported_by == "Stadsledningskontoret"]
    assert retold and all(c.speaker == "KSL:s arbetsgrupp" and c.stance is Stance.PROPOSAL for c in retold)


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("oppositionen", "Reservation (M, FP)"),
        ("Folkpartiet", "Reservation (M, FP)"),
        ("Lotta Edholm", "Reservation (M, FP)"),
        ("majoriteten", "Karin Wanngård"),
        ("Wanngård", "Karin Wanngård"),
        ("tjänstemännen", "Stadsledningskontoret"),
        ("stadslednigskontoret", "Stadsledningskontoret"),
    ],
)
def test_only_the_speaker_asked_about_is_quoted(assistant: Assistant, name: str, speaker: str) -> None:
    answer = ask(assistant, f"Vad tycker {name} om regional utveckling?")
    assert answer.answered
    assert {citation.speaker for citation in answer.citations} == {speaker}


def test_what_was_decided_in_the_end_is_not_in_the_documents_and_the_proposal_is_shown(assistant: Assistant) -> None:
    answer = ask(assistant, "Vad beslutade kommunstyrelsen?")
    assert answer.refusal is not None and answer.refusal.reason is RefusalReason.MENTIONED_ONLY
    assert answer.nearest
    assert answer.statements == ()


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Hej!", RefusalReason.META),
        ("What can you do?", RefusalReason.META),
        ("Ska vi överklaga beslutet?", RefusalReason.OUT_OF_SCOPE),
        ("Vad blir det för väder i morgon?", RefusalReason.OUT_OF_SCOPE),
        ("Vad föreslog KSL inför mandatperioden 2031-2034?", RefusalReason.NOT_IN_DOCUMENTS),
        ("Vad tycker Sverigedemokraterna om förslaget?", RefusalReason.NOT_IN_DOCUMENTS),
    ],
)
def test_what_the_documents_cannot_answer_is_refused_with_its_reason(
    assistant: Assistant, question: str, reason: RefusalReason
) -> None:
    answer = ask(assistant, question)
    assert answer.refusal is not None
    assert answer.refusal.reason is reason
    assert answer.confidence is None


def test_a_follow_up_is_understood_and_says_how(assistant: Assistant) -> None:
    answer = ask(assistant, "Och oppositionen?", "Vad tycker kontoret om regional utveckling?")
    assert answer.understood_as == "Och oppositionen? (gäller: Vad tycker kontoret om regional utveckling?)"
    assert {citation.speaker for citation in answer.citations} == {"Reservation (M, FP)"}


def test_a_comparison_hears_both_sides(assistant: Assistant) -> None:
    answer = ask(assistant, "Hur skiljer sig reservationen från Karin Wanngårds synpunkter?")
    assert {"Reservation (M, FP)", "Karin Wanngård"} <= {citation.speaker for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("När ska remissvaret senast vara inne?", "Remisstid den 31 oktober 2014"),
        ("What is the diary number?", "PM 2014:134 RI (Dnr 002-879/2014)"),
        ("När gavs KSL:s rapport ut?", "Maj 2014"),
        ("Vem har skrivit under promemorian?", "KARIN WANNGÅRD"),
    ],
)
def test_the_head_and_the_foot_of_a_document_are_evidence(assistant: Assistant, question: str, line: str) -> None:
    assert line in [citation.quote for citation in ask(assistant, question).citations]


def test_an_english_question_is_framed_in_english_around_swedish_quotes(assistant: Assistant) -> None:
    answer = ask(assistant, "What does the City Executive Office think of the political steering groups?")
    assert "Stadsledningskontoret holds (PM 2014:134" in answer.text
    assert any("styrgrupper" in citation.quote for citation in answer.citations)


def test_a_false_number_is_corrected(assistant: Assistant) -> None:
    answer = ask(assistant, "Varför vill KSL ersätta de sex beredningarna?")
    assert answer.premise_corrected
    assert "fyra beredningar" in answer.citations[0].quote


def test_the_json_holds_every_key_of_the_contract(assistant: Assistant) -> None:
    form = answer_form(ask(assistant, QUESTIONS[0]))
    assert list(form) == [
        *("id", "question", "understood_as", "language", "answered", "refusal", "premise_corrected", "mode"),
        *("fallback_reason", "omitted", "text", "statements", "citations", "nearest", "answerable_score"),
        *("confidence", "latency_ms", "index", "model"),
    ]


def test_an_endorsement_of_the_commissioners_proposal_is_not_shown_as_one_of_the_proposers(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "Avstyrker staden KSL:s förslag?")
    assert "anses besvarad" in answer.citations[0].quote
    assert not any("tillstyrker" in citation.quote for citation in answer.citations)


def test_one_who_joined_a_reservation_by_reference_is_heard_through_it(assistant: Assistant) -> None:
    answer = ask(assistant, "Vad tycker Dennis Wendin om förhandlingar?")
    assert {citation.speaker for citation in answer.citations} == {"Reservation (M, FP)"}


@pytest.mark.parametrize("body", ["landstinget", "länsstyrelsen", "regeringen", "Miljöpartiet"])
def test_a_body_that_says_nothing_in_the_case_is_not_given_others_words(assistant: Assistant, body: str) -> None:
    answer = ask(assistant, f"Vad tycker {body} om KSL:s förslag?")
    assert answer.refusal is not None and answer.refusal.reason is RefusalReason.NOT_IN_DOCUMENTS


@pytest.mark.parametrize(
    "question", ["När är promemorian daterad?", "När skrevs promemorian?", "When was the memorandum signed?"]
)
def test_the_memorandums_own_date_is_told_from_the_other_dates(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert answer.text.startswith("**den 23 oktober 2014**")
    assert answer.citations[0].quote == "Stockholm den 23 oktober 2014"


@pytest.mark.parametrize("question", ["What is this case about?", "Vad handlar ärendet om?"])
def test_an_overview_hears_the_proposer_the_city_and_the_dissent(assistant: Assistant, question: str) -> None:
    roles = [citation.role for citation in ask(assistant, question).citations]
    assert roles[0] is Role.PROPOSER
    assert {Role.COMMISSIONER, Role.OFFICE, Role.DISSENTER} <= set(roles)


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("Summera reservationen", {"Reservation (M, FP)"}),
        ("Sammanfatta stadsledningskontorets tjänsteutlåtande", {"Stadsledningskontoret"}),
        ("Sammanfatta KSL:s förslag", {"KSL:s arbetsgrupp"}),
        ("Vad tycker politikerna?", {"Borgarrådsberedningen", "Karin Wanngård", "Reservation (M, FP)"}),
    ],
)
def test_an_overview_of_someone_hears_no_one_else(assistant: Assistant, question: str, speakers: set[str]) -> None:
    assert {citation.speaker for citation in ask(assistant, question).citations} == speakers


@pytest.mark.parametrize("question", ["What did the city council decide?", "Bifölls reservationen?"])
def test_an_outcome_is_refused_in_other_words_too(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert answer.refusal is not None and answer.refusal.reason is RefusalReason.MENTIONED_ONLY


def test_a_cost_is_not_told_where_no_document_names_an_amount(assistant: Assistant) -> None:
    answer = ask(assistant, "Vad kostar KSL per år?")
    assert answer.refusal is not None and answer.refusal.reason is RefusalReason.NOT_IN_DOCUMENTS


def test_an_answer_to_a_retold_view_is_found_through_it(assistant: Assistant) -> None:
    answer = ask(assistant, "Anser stadsledningskontoret att KSL måste bli snabbare?")
    assert any(citation.quote.startswith("Givet KSL:s karaktär") for citation in answer.citations)
