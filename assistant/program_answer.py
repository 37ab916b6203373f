"""An answer for another program: the object that ``remiss ask --json`` prints, or one that says what failed.

Other programs are not trusted with more than a terminal is: what they send is read as strictly as a batch line, and
what fails becomes a value with a code (docs/json.md), never a trace.
"""

import json
from collections.abc import Callable, Iterator

from assistant.answer import Answer, JsonValue, Language, Request
from assistant.batch import run_batch
from assistant.error_words import describe
from assistant.progress import Progress, Unfinished

Ask = Callable[[Request], Iterator[Progress | Unfinished | Answer]]
"""Progress as it happens, and last the answer."""


def program_answer(ask: Ask, question: JsonValue, history: JsonValue = None) -> dict[str, JsonValue]:
    """The answer's object, or ``{"error": {"code", "message"}}``; ``history`` is a list of earlier questions."""

    def answered(request: Request) -> Answer:
        *_, answer = ask(request)
        assert isinstance(answer, Answer)
        return answer

    line = json.dumps({"question": question, "history": history}).encode()
    (told,) = run_batch([line], answered, lambda error: describe(error, Language.ENGLISH))
    form: dict[str, JsonValue] = json.loads(told.text)
    return {"error": form["error"]} if told.failed else form
