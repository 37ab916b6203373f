"""A conversation as the messages of the chat, oldest first."""

from assistant.ui.answer_view import answer_html, copy_html, unfinished_html
from assistant.ui.conversation import Conversation, Turn
from assistant.ui.escape import literal
from assistant.ui.words import Words


def messages(conversation: Conversation, words: Words) -> list[dict[str, str]]:
    """Two messages a turn, in the form that Gradio's chatbot takes; contents are single lines of HTML."""
    return [
        message
        for number, turn in enumerate(conversation, 1)
        for message in (
            {"role": "user", "content": f'<p class="asked">{literal(turn.question)}</p>'},
            {"role": "assistant", "content": reply_html(turn, number, words)},
        )
    ]


def reply_html(turn: Turn, number: int, words: Words) -> str:
    """What became of a question: an error, an answer or refusal, what there is of one, or how far the work has come."""
    if turn.failure is not None:
        head = f"<strong>{literal(words.failure)}</strong>"
        return f'<div class="failure" role="alert">{head}<p>{literal(turn.failure)}</p></div>'
    if turn.answer is not None:
        whole = answer_html(turn.answer, number, words, turn.shown, turn.model)
        return whole + (copy_html(number, words) if turn.done else "")
    if turn.unfinished is not None:
        return unfinished_html(turn.unfinished, number, words) + _working(words.writing)
    return _working(words.progress[turn.stage])


def _working(doing: str) -> str:
    return f'<p class="working" role="status">{literal(doing)}</p>'
