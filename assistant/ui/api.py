"""The page's endpoint for other programs: a question in, the same object as ``remiss ask --json`` out (docs/api.md).

One key is called otherwise here: a citation's ``path`` is ``file``. Gradio's client takes any object that has a text
under ``path`` for a file of the server's, tries to fetch it, and fails with the whole answer.
"""

from typing import Final

from assistant.answer import JsonValue
from assistant.program_answer import program_answer
from assistant.ui.seam import Chat

NAME: Final = "answer"


def add_api(chat: Chat) -> None:
    """Add the endpoint ``/answer`` to the Gradio blocks that are being made; to be called inside them."""
    from gradio.events import api  # noqa: PLC0415 - takes seconds to import

    def answer(question: str, history: list[str]) -> dict:  # type: ignore[type-arg]  # Gradio shows the bare name
        """Answer a question about the case; history holds the earlier questions, oldest first."""
        return {key: _without_path(value) for key, value in program_answer(chat.ask, question, history).items()}  # type: ignore[arg-type]

    api(answer, api_name=NAME)


def _without_path(value: JsonValue) -> JsonValue:
    """The value with every object's ``path`` called ``file``."""
    if isinstance(value, list):
        return [_without_path(item) for item in value]
    if isinstance(value, dict):
        return {"file" if key == "path" else key: _without_path(item) for key, item in value.items()}
    return value
