from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, RefusalReason
from eval.evidence import evidence_places
from eval.result import Score
from eval.score import score_answer
from eval.suite import Evidence, Item
from eval.why import why_wrong
from eval.wording import has_all, own_words, says
from ingest.passage import Document, Role, Speaker, Stance
from tests.fakes.suite import FAIR, answered, item, refused, unanswerable

TEXT = "Kontoret är tveksamt till förslaget. Gruppen vill ha ett konvent varje år."
DOCUMENTS = {"pm": Document("pm", "pm.txt", "PM", TEXT, Speaker("Staden", Role.ISSUER))}
GOLD = "Kontoret är tveksamt till förslaget."


def cite(number: int, start: int, end: int, speaker: str | None = "Kontoret") -> Citation:
    return Citation(
        number, "pm", "PM", None, None, "pm.txt", speaker, (), Role.OFFICE, Stance.POSITION, None, "", None,
        TEXT[start:end], start, end,
    )  # fmt: skip


def said(*citations: Citation, text: str = "Kontoret är tveksamt.") -> Answer:
    statement = replace(answered(FAIR).statements[0], citations=tuple(citation.number for citation in citations))
    return replace(answered(FAIR), text=text, statements=(statement,), citations=citations)


def question(forbidden: Sequence[str] = ()) -> Item:
    evidence = (Evidence(document_id="pm", quote=GOLD),)
    wanted = {"contains": (("tveksam", "skeptisk"),), "forbidden": tuple(forbidden), "speaker": ("Kontoret",)}
    return item("a", FAIR).model_copy(update={"evidence": evidence, **wanted})


def scores(of: Item, answer: Answer) -> dict[str, Score]:
    return score_answer(of, answer, evidence_places(of, DOCUMENTS), DOCUMENTS)


def why(of: Item, answer: Answer, rank: int | None = None) -> str | None:
    gold = evidence_places(of, DOCUMENTS)
    return why_wrong(of, answer, {**scores(of, answer), "rank": rank}, gold, DOCUMENTS)


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
    assert scores(question(), said(cite(1, start, end)))["evidence"] is right


def test_the_first_citation_the_share_that_is_right_and_the_speaker_of_the_hits_are_judged() -> None:
    elsewhere, hit = cite(1, len(GOLD) + 1, len(TEXT)), cite(2, 0, len(GOLD))
    second = scores(question(), said(elsewhere, hit))
    wrong = scores(question(), said(cite(1, 0, len(GOLD), "Gruppen")))

    assert (second["evidence"], second["first"], second["precision"], second["speaker"]) == (True, False, 0.5, True)
    assert (wrong["evidence"], wrong["first"], wrong["precision"], wrong["speaker"]) == (True, True, 1.0, False)


def test_recall_counts_quotes_and_not_places() -> None:
    more = Evidence(document_id="pm", quote="konvent")
    both = question().model_copy(update={"evidence": (*question().evidence, more)})

    assert scores(both, said(cite(1, 0, len(GOLD))))["recall"] == 0.5


def test_a_refused_question_that_has_an_answer_counts_as_wrong() -> None:
    found = scores(question(), refused(RefusalReason.META))

    assert [found[name] for name in ("evidence", "first", "contains", "recall")] == [False, False, False, 0]
    assert [found[name] for name in ("speaker", "precision", "verbatim", "reason")] == [None] * 4
    assert (found["over_refusal"], found["refusal_recall"], found["refusal_precision"]) == (True, None, False)


def test_a_refusals_reason_is_judged_only_where_refusing_is_right() -> None:
    meta = unanswerable("a", RefusalReason.META)
    right, other = (scores(meta, refused(reason)) for reason in (RefusalReason.META, RefusalReason.OUT_OF_SCOPE))

    assert (right["reason"], other["reason"], scores(meta, said(cite(1, 0, 9)))["reason"]) == (True, False, None)
    assert (right["evidence"], right["contains"]) == (None, None)


def test_a_quote_is_verbatim_only_at_its_offsets_in_its_document() -> None:
    good = cite(1, 0, 8)
    bad = (replace(good, start=1, end=9), replace(good, quote="kontoret"), replace(good, document_id="annan"))

    assert scores(question(), said(good))["verbatim"] is True
    assert [scores(question(), said(one))["verbatim"] for one in bad] == [False] * 3


def test_forbidden_words_count_in_the_assistants_own_words_and_not_in_quotes() -> None:
    quote = cite(1, 0, len(GOLD))
    asked = question(forbidden=["tveksamt"])
    quoting = said(quote, text=f"**Kontoret anser:**\n\n”{GOLD}” [1]")
    misquoting = said(replace(quote, quote="X"), text=quoting.text)
    claiming = said(quote, text=f"Kontoret är TVEKSAMT: ”{GOLD}” [1]")

    assert [scores(asked, one)["forbidden"] for one in (quoting, misquoting, claiming)] == [False, False, True]
    assert scores(question(), claiming)["forbidden"] is None
    assert own_words(quoting, DOCUMENTS) == "**Kontoret anser:**\n\n” … ” [1]"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Den 26 maj", "26", True),
        ("Alla 260 svar", "26", False),
        ("Se [26].", "26", False),
        ("bra och\n\nviktig roll", "bra och viktig", True),
        ("GYMNASIEREGIONEN", "gymnasieregion", True),
        ("2015-2018", "2018", True),
    ],
)
def test_words_are_found_whatever_case_and_white_space_and_numbers_whole(text: str, words: str, found: bool) -> None:
    assert says(text, words) is found


def test_one_of_each_list_of_alternatives_must_be_there() -> None:
    assert has_all("röd och blå", [["röd", "gul"], ["blå"]])
    assert not has_all("röd och blå", [["röd"], ["gul", "grön"]])
    assert has_all("", [])


def test_why_names_every_fault_with_its_values() -> None:
    meta, hit = unanswerable("a", RefusalReason.META), cite(1, 0, len(GOLD), "Gruppen")
    elsewhere = said(cite(1, len(GOLD) + 1, len(TEXT)))

    assert why(question(), said(cite(1, 0, len(GOLD)))) is None
    assert why(meta, refused(RefusalReason.META)) is None
    assert why(meta, refused(RefusalReason.OUT_OF_SCOPE)) == "refused as out_of_scope instead of meta"
    assert why(meta, elsewhere) == "answered, but should be refused as meta"
    assert why(question(), refused(RefusalReason.META)) == "refused as meta, but the documents answer"
    assert why(question(), elsewhere, rank=7) == "no citation is right evidence (retrieval had it as number 7)"
    assert why(question(), elsewhere) == "no citation is right evidence (retrieval did not find it)"
    assert why(question(), said(hit)) == "attributed to Gruppen instead of Kontoret"
    assert why(question(["konvent"]), said(replace(hit, speaker="Kontoret", quote="X"), text="Ett konvent.")) == (
        "a quote is not verbatim; says 'konvent' in its own words; does not say 'tveksam' or 'skeptisk'"
    )
