"""An answer as JSON: exactly the keys that the command-line contract names, always all of them (docs/json.md)."""

import json
import re
from dataclasses import asdict

from assistant.answer import Answer, JsonValue

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def answer_form(answer: Answer) -> dict[str, JsonValue]:
    """The contract's object for one answer."""
    refusal = answer.refusal
    return {
        "id": answer.id,
        "question": answer.question,
        "understood_as": answer.understood_as,
        "language": answer.language.value,
        "answered": answer.answered,
        "refusal": None if refusal is None else {"reason": refusal.reason.value, "text": refusal.text},
        "premise_corrected": answer.premise_corrected,
        "mode": answer.mode.value,
        "fallback_reason": answer.fallback_reason,
        "omitted": answer.omitted,
        "text": answer.text,
        "statements": [_plain(asdict(statement)) for statement in answer.statements],
        "citations": [_plain(asdict(citation)) for citation in answer.citations],
        "nearest": list(answer.nearest),
        "answerable_score": answer.answerable_score,
        "confidence": answer.confidence,
        "latency_ms": round(answer.latency_ms, 1),
        "index": answer.index,
        "model": answer.model,
    }


def json_line(form: JsonValue) -> str:
    """One line of JSON that can always be written as UTF-8: letters as they are, lone surrogates escaped."""
    line = json.dumps(form, ensure_ascii=False, allow_nan=False)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _plain(fields: dict[str, object]) -> JsonValue:
    """A dataclass's fields as JSON values; its enums are strings already."""
    plain: JsonValue = json.loads(json.dumps(fields))
    return plain
