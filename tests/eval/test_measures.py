import pytest

from assistant.answer import Answer, Citation, Language, Mode, Refusal, RefusalReason, Statement
from eval.measures import area_under_curve, curve, score, summarise
from eval.suite import Evidence, Item
from ingest.passage import Document, Role, Speaker, Stance

TEXT = "Kontoret är tveksamt till förslaget. Gruppen vill ha ett konvent varje år."
DOCUMENTS = {"pm": Document("pm", "pm.txt", "PM", TEXT, Speaker("Staden", Role.ISSUER))}
GOLD = "Kontoret är tveksamt till förslaget."


def cite(number: int, start: int, end: int, speaker: str = "Kontoret") -> Citation:
    return Citation(
        number, "pm", "PM", None, None, "pm.txt", speaker, (), Role.OFFICE, Stance.POSITION, None, "", None,
        TEXT[start:end], start, end,
    )  # fmt: skip


def said(*citations: Citation, belief: float = 0.9) -> Answer:
    numbers = tuple(citation.number for citation in citations)
    statement = Statement("…", "Kontoret", Role.OFFICE, Stance.POSITION, None, numbers)
    return Answer(
        "Vad?", Language.SWEDISH, "Kontoret är tveksamt.", Mode.EXTRACTIVE, "g", "m",
        statements=(statement,), citations=citations, answerable_score=belief,
    )  # fmt: skip


def refused(reason: RefusalReason, belief: float = 0.1) -> Answer:
    return Answer(
        "Vad?", Language.SWEDISH, "Nej.", Mode.EXTRACTIVE, "g", "m",
        refusal=Refusal(reason, "Nej."), answerable_score=belief,
    )  # fmt: skip


def item(answerable: bool = True, refusal: RefusalReason | None = None) -> Item:
    return Item(
        id="a", language=Language.SWEDISH, type="fact", question="Vad?", answerable=answerable, refusal=refusal,
        reference="", contains=(("tveksam", "skeptisk"),), evidence=(Evidence(document_id="pm", quote=GOLD),),
        speaker=("Kontoret",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        (0, len(GOLD), True),
        (0, len(TEXT), True),
        (9, 20, True),
        (10, len(TEXT), True),
        (len(GOLD) - 5, len(TEXT), False),
        (len(GOLD), len(TEXT), False),
    ],
)
def test_a_citation_is_right_when_it_shares_half_of_the_shorter_span(start: int, end: int, right: bool) -> None:
    assert score(item(), said(cite(1, start, end)), DOCUMENTS, 5.0).evidence is right


def test_the_first_citation_and_the_speaker_of_the_hits_are_judged() -> None:
    elsewhere, hit = cite(1, len(GOLD) + 1, len(TEXT)), cite(2, 0, len(GOLD))
    second = score(item(), said(elsewhere, hit), DOCUMENTS, 5.0)
    wrong = score(item(), said(cite(1, 0, len(GOLD), "Gruppen")), DOCUMENTS, 5.0)

    assert (second.evidence, second.first, second.speaker, second.contains) == (True, False, True, True)
    assert (wrong.evidence, wrong.first, wrong.speaker) == (True, True, False)


def test_a_refused_question_that_has_an_answer_counts_as_wrong() -> None:
    scored = score(item(), refused(RefusalReason.META), DOCUMENTS, 5.0)

    assert (scored.evidence, scored.first, scored.contains, scored.reason) == (False, False, False, None)
    assert scored.speaker is None


def test_a_refusals_reason_is_judged_only_where_refusing_is_right() -> None:
    unanswerable = item(answerable=False, refusal=RefusalReason.META)
    right = score(unanswerable, refused(RefusalReason.META), DOCUMENTS, 5.0)
    other = score(unanswerable, refused(RefusalReason.OUT_OF_SCOPE), DOCUMENTS, 5.0)
    answered = score(unanswerable, said(cite(1, 0, 9)), DOCUMENTS, 5.0)

    assert (right.reason, other.reason, answered.reason) == (True, False, None)
    assert summarise([right, other, answered]).refused == pytest.approx(2 / 3)


def test_the_summary_of_nothing_has_no_shares() -> None:
    assert summarise([]).evidence is None


def test_the_area_under_the_curve_counts_ties_half() -> None:
    assert area_under_curve([0.9, 0.5], [0.5, 0.1]) == pytest.approx(3.5 / 4)
    assert area_under_curve([], [0.1]) is None


def test_a_higher_bar_refuses_more_and_answers_less() -> None:
    scored = [
        score(item(), said(cite(1, 0, 9), belief=0.8), DOCUMENTS, 1.0),
        score(item(False, RefusalReason.META), refused(RefusalReason.META, belief=0.3), DOCUMENTS, 1.0),
    ]
    points = {point.threshold: (point.answered, point.refused) for point in curve(scored)}

    assert points[0.0] == (1.0, 0.0)
    assert points[0.5] == (1.0, 1.0)
    assert points[1.0] == (0.0, 1.0)
