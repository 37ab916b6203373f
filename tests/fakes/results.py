"""Finished runs written by hand: questions with the scores that a test gives them, and hostile words everywhere."""

from collections.abc import Sequence

from pydantic import JsonValue

from assistant.answer import RefusalReason
from assistant.json_form import answer_form
from eval.metrics import calibration, curve, summarise
from eval.result import Found, QuestionResult, Result, Score, SuiteName, groups_of
from tests.fakes.suite import FEE, PERFECT, VERSIONS, answered, item

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7 * 7 }}</style>|`![x](http://evil.example/a) @you #1"
)


def question(name: str, why: str | None = None, kind: str = "fact", **scores: Score) -> QuestionResult:
    """A question about the fee, answered right whatever the scores say; ``right`` follows from ``why``."""
    asked = item(name, FEE, kind=kind)
    quote, span = asked.evidence[0].quote, FEE.span
    found = Found("pm", quote, span.start, span.end, cited=True, rank=2)
    given: dict[str, Score] = {"right": why is None, "answerable": True, "refused": False, **scores}
    return QuestionResult(asked, dict(answer_form(answered(FEE))), given, why, (found,))


def refused_question(name: str, why: str | None = None) -> QuestionResult:
    """A question that the documents do not answer, refused."""
    asked = item(name, FEE, kind="speaker_silent").model_copy(
        update={
            "answerable": False,
            "refusal": RefusalReason.SPEAKER_SILENT,
            "evidence": (),
            "contains": (),
            "speaker": (),
        }
    )
    scores: dict[str, Score] = {"right": why is None, "answerable": False, "refused": True, "refusal_recall": True}
    return QuestionResult(asked, dict(answer_form(PERFECT["silent"])), scores, why, ())


def hostile_question(name: str = "x") -> QuestionResult:
    """A question whose every text is hostile: the suite's, the documents' and the assistant's."""
    made = question(name, HOSTILE, evidence=False)
    words = {"question": HOSTILE, "history": (HOSTILE,), "reference": HOSTILE, "type": HOSTILE, "id": HOSTILE + name}
    lists = {"contains": ((HOSTILE, HOSTILE),), "forbidden": (HOSTILE,), "speaker": (HOSTILE,)}
    cited = made.answer["citations"]
    assert isinstance(cited, list)
    assert isinstance(cited[0], dict)
    answer: dict[str, JsonValue] = {
        **made.answer,
        "text": f"{HOSTILE} [1]",
        "understood_as": HOSTILE,
        "fallback_reason": HOSTILE,
        "citations": [{**cited[0], "speaker": HOSTILE, "quote": HOSTILE, "document": HOSTILE}],
    }
    return QuestionResult(
        made.item.model_copy(update={**words, **lists}), answer, {HOSTILE: 1.0, **made.scores},
        HOSTILE, (Found(HOSTILE, HOSTILE, 0, 1, cited=False, rank=None),),
    )  # fmt: skip


def result(questions: Sequence[QuestionResult], sha256: str = "5" * 64, started: str = "2026-01-05T10:00:00") -> Result:
    """A run of these questions with the figures that follow from them."""
    asked = tuple(questions)
    return Result(
        SuiteName("suites/dev.jsonl", sha256, len(asked)), VERSIONS, started,
        {name: summarise(group) for name, group in groups_of(asked).items()}, curve(asked), calibration(asked), asked,
    )  # fmt: skip
