import json

from assistant.answer import Answer, Citation, Language, Mode, Refusal, RefusalReason, Statement
from assistant.json_form import answer_form, json_line
from ingest.passage import Role, Stance

KEYS = [
    "id", "question", "understood_as", "language", "answered", "refusal", "premise_corrected", "mode",
    "fallback_reason", "omitted", "text", "statements", "citations", "nearest", "answerable_score",
    "confidence", "latency_ms", "index", "model",
]  # fmt: skip
CITATION_KEYS = [
    "number", "document_id", "document", "date", "diary_number", "path", "speaker", "members", "role", "stance",
    "reported_by", "section", "page", "quote", "start", "end",
]  # fmt: skip
STATEMENT_KEYS = ["text", "speaker", "role", "stance", "reported_by", "citations"]


def citation() -> Citation:
    return Citation(
        1, "pm", "PM 1", "2014-08-13", "002-1", "pm.txt", "Kontoret", (), Role.OFFICE, Stance.POSITION,
        None, "Del › Kontoret", None, "Bra.", 3, 7,
    )  # fmt: skip


def answer(**changes: object) -> Answer:
    fields: dict[str, object] = {
        "question": "Vad?", "language": Language.SWEDISH, "text": "Bra. [1]", "mode": Mode.EXTRACTIVE,
        "index": "g1", "model": "m", "citations": (citation(),),
        "statements": (Statement("Bra.", "Kontoret", Role.OFFICE, Stance.POSITION, None, (1,)),),
    }  # fmt: skip
    return Answer(**(fields | changes))  # type: ignore[arg-type]


def test_an_answer_has_exactly_the_contracts_keys() -> None:
    form = answer_form(answer())

    assert list(form) == KEYS
    assert [list(c) for c in form["citations"]] == [CITATION_KEYS]  # type: ignore[union-attr, arg-type]
    assert [list(s) for s in form["statements"]] == [STATEMENT_KEYS]  # type: ignore[union-attr, arg-type]
    assert form["citations"][0]["role"] == "office"  # type: ignore[index, call-overload]


def test_a_refusal_has_the_same_keys_and_no_statements() -> None:
    refusal = Refusal(RefusalReason.MENTIONED_ONLY, "Det nämns bara.")
    form = answer_form(answer(refusal=refusal, statements=(), nearest=(1,)))

    assert list(form) == KEYS
    assert form["answered"] is False
    assert form["refusal"] == {"reason": "mentioned_only", "text": "Det nämns bara."}
    assert form["statements"] == []
    assert form["nearest"] == [1]
    assert form["confidence"] is None


def test_a_line_is_valid_json_and_utf8_whatever_it_holds() -> None:
    line = json_line({"id": "å\ud800\n\u2028"})

    assert "\n" not in line
    assert json.loads(line.encode("utf-8")) == {"id": "å\ud800\n\u2028"}
