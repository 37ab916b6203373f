from pathlib import Path

import pytest

from assistant.answer import Answer, Citation, Language, Mode, Refusal, RefusalReason, Statement
from assistant.feedback import FeedbackFailed, Judgement, Verdict
from assistant.json_form import answer_form
from eval.feedback import drafts, is_complete
from eval.import_suite_files import suite_lines
from eval.suite import Item, SuiteInvalid, read_suite
from ingest.passage import Role, Stance
from prompts.texts import Texts

TEXTS = Texts(
    "sv",
    {"eval.draft_good": "BRA: {answer}", "eval.draft_bad": "DÅLIGT: {answer}", "eval.draft_reason": "Skäl: {reason}"},
    "",
)


def citation(number: int, quote: str, speaker: str | None) -> Citation:
    return Citation(
        number, "pm-1", "PM 1", None, None, "pm-1.txt", speaker, (), Role.OFFICE, Stance.POSITION, None, "", None,
        quote, 0, len(quote),
    )  # fmt: skip


def statement(words: str, *numbers: int) -> Statement:
    return Statement(words, "Kontoret", Role.OFFICE, Stance.POSITION, None, numbers)


ANSWER = Answer(
    "Vad?", Language.SWEDISH, "Kontoret: ”Ja.” [1] ”Nja.” [2]", Mode.EXTRACTIVE, "g", "m",
    statements=(statement("Ja.", 1), statement("Nja.", 2)),
    citations=(citation(1, "Ja.", "Kontoret"), citation(2, "Nja.", None), citation(3, "Oanvänt.", "Annan")),
)  # fmt: skip
REFUSAL = Answer(
    "Väder?", Language.SWEDISH, "Utanför.", Mode.EXTRACTIVE, "g", "m", nearest=(1,),
    refusal=Refusal(RefusalReason.OUT_OF_SCOPE, "Utanför."), citations=(citation(1, "Ja.", "Kontoret"),),
)  # fmt: skip


def judged(answer: Answer, verdict: Verdict, reason: str = "") -> Judgement:
    return Judgement(
        "0123456789abcdef", "2026-01-02T03:04:05+00:00", answer.question, ("Förut?",), answer_form(answer), verdict,
        reason, "g", "m",
    )  # fmt: skip


def draft(answer: Answer, verdict: Verdict, reason: str = "") -> Item:
    (item,) = drafts([judged(answer, verdict, reason)], TEXTS, Path("f.sqlite"))
    return item


def test_a_thumb_up_fills_in_the_evidence_that_the_answer_stands_on() -> None:
    item = draft(ANSWER, Verdict.GOOD)

    assert [(evidence.document_id, evidence.quote) for evidence in item.evidence] == [("pm-1", "Ja."), ("pm-1", "Nja.")]
    assert (item.answerable, item.refusal, item.speaker) == (True, None, ("Kontoret",))
    assert (item.id, item.type, item.history) == ("feedback-0123456789ab", "draft", ("Förut?",))
    assert item.reference == "BRA: Kontoret: ”Ja.” [1] ”Nja.” [2]"
    assert is_complete(item)


def test_a_thumb_down_leaves_the_evidence_to_the_evaluator_and_tells_why() -> None:
    item = draft(ANSWER, Verdict.BAD, "fel {talare}")

    assert (item.evidence, item.speaker, item.answerable) == ((), (), True)
    assert item.reference == "DÅLIGT: Kontoret: ”Ja.” [1] ”Nja.” [2] Skäl: fel {talare}"
    assert not is_complete(item)


def test_a_refusal_that_was_right_stays_one_and_a_wrong_one_is_left_open() -> None:
    right, wrong = draft(REFUSAL, Verdict.GOOD), draft(REFUSAL, Verdict.BAD)

    assert (right.answerable, right.refusal, right.evidence) == (False, RefusalReason.OUT_OF_SCOPE, ())
    assert (wrong.answerable, wrong.refusal, wrong.evidence) == (True, None, ())
    assert (is_complete(right), is_complete(wrong)) == (True, False)


def test_a_suite_takes_complete_drafts_and_stops_at_the_others(tmp_path: Path) -> None:
    path = tmp_path / "suite.jsonl"
    path.write_text(suite_lines([draft(ANSWER, Verdict.GOOD)]))
    assert read_suite(path)[0].question == "Vad?"

    path.write_text(suite_lines([draft(ANSWER, Verdict.BAD)]))
    with pytest.raises(SuiteInvalid) as caught:
        read_suite(path)
    assert "evidence" in caught.value.values["reason"]


def test_an_answer_that_cannot_be_read_is_named() -> None:
    damaged = Judgement("a", "t", "Vad?", (), {"text": 5}, Verdict.GOOD, "", "g", "m")
    with pytest.raises(FeedbackFailed) as caught:
        drafts([damaged], TEXTS, Path("f.sqlite"))

    assert caught.value.values["path"] == "f.sqlite"
