"""The form of an answer line, as the command line promises it to programs."""

from collections.abc import Mapping
from typing import Any

ANSWER_KEYS = [
    *("id", "question", "understood_as", "language", "answered", "refusal", "premise_corrected", "mode"),
    *("fallback_reason", "omitted", "text", "statements", "citations", "nearest", "answerable_score"),
    *("confidence", "latency_ms", "index", "model"),
]
STATEMENT_KEYS = ["text", "speaker", "role", "stance", "reported_by", "citations"]
CITATION_KEYS = [
    *("number", "document_id", "document", "date", "diary_number", "path", "speaker", "members", "role", "stance"),
    *("reported_by", "section", "page", "quote", "start", "end"),
]


def check_form(answer: Mapping[str, Any], texts: Mapping[str, str]) -> None:
    """An answer line as the contract has it; the quotes stand in ``texts``, which are keyed by document id."""
    assert list(answer) == ANSWER_KEYS
    assert all(list(statement) == STATEMENT_KEYS for statement in answer["statements"])
    assert all(list(citation) == CITATION_KEYS for citation in answer["citations"])
    numbers = [citation["number"] for citation in answer["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    at = -1
    for citation in answer["citations"]:
        quote = citation["quote"]
        assert quote == texts[citation["document_id"]][citation["start"] : citation["end"]]
        marked = answer["text"].find(f"{quote}” [{citation['number']}]", at + 1)
        assert marked > at, "markers in the order of the citations, each right after its own quote"
        at = marked
    used = [number for statement in answer["statements"] for number in statement["citations"]]
    if answer["answered"]:
        assert (answer["refusal"], answer["nearest"]) == (None, [])
        assert list(dict.fromkeys(used)) == numbers and answer["confidence"] is not None
    else:
        assert answer["refusal"]["text"] in answer["text"]
        assert (answer["statements"], answer["nearest"], answer["confidence"]) == ([], numbers, None)
