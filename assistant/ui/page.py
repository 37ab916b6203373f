"""The page's components and what happens between them.

State is per session: a conversation as a value, from which the chat and the panel are drawn anew.
Gradio is imported where the page is built, because it takes seconds and most commands do not need it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.ui.conversation import Conversation, Turn, converse, settled
from assistant.ui.escape import literal
from assistant.ui.judging import Judging
from assistant.ui.kept import kept
from assistant.ui.mode_line import keep_current, mode_line
from assistant.ui.seam import Chat, Feedback
from assistant.ui.source_panel import panel_html
from assistant.ui.thumbs import Thumbs, thumbs, thumbs_shown
from assistant.ui.turn_view import messages
from assistant.ui.words import Words

if TYPE_CHECKING:
    import gradio as gr

CONCURRENT_QUESTIONS = 4
WAITING_QUESTIONS = 64
SESSION_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class _Parts:
    """The components that change, and the conversation of the session; no thumbs where nothing is kept."""

    log: gr.Chatbot
    panel: gr.Markdown
    question: gr.Textbox
    send: gr.Button
    again: gr.Button
    starters: gr.Row
    state: gr.State
    thumbs: Thumbs | None


def build_page(chat: Chat, words: Words, feedback: Feedback | None = None) -> gr.Blocks:
    """The page as Gradio blocks, queued, with one public endpoint (``ask``); nothing is sent to its makers."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    blocks = gr.Blocks(title=chat.title, analytics_enabled=False, fill_width=True)
    with blocks:
        gr.Markdown(_heading(chat, words), elem_id="heading")
        mode = mode_line(chat, words)
        with gr.Row(elem_id="columns"):
            with gr.Column(scale=3, elem_id="talk"):
                log = _chatbot(words)
                judge = thumbs(words.judging) if feedback else None
                starters, buttons = _starters(chat, words)
                question, send, again = _question(words)
                stored = kept(words.judging) if feedback else None
            with gr.Column(scale=2, elem_id="sources"):
                panel = gr.Markdown(panel_html(chat, (), words), elem_id="panel", latex_delimiters=[])
            state = gr.State((), time_to_live=SESSION_SECONDS)
            parts = _Parts(log, panel, question, send, again, starters, state, judge)
        _connect(parts, buttons, chat, words)
        keep_current(mode, blocks, chat, words)
        if judge and stored and feedback:
            Judging(judge, stored, state, chat, feedback, words.judging).connect(blocks)
    blocks.queue(default_concurrency_limit=CONCURRENT_QUESTIONS, max_size=WAITING_QUESTIONS)
    return blocks


def theme() -> gr.themes.Base:
    """Gradio's plain theme in the fonts of the reader's own system, so that none is fetched."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    sans = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
    return gr.themes.Base(
        primary_hue="blue",
        neutral_hue="slate",
        text_size="md",
        radius_size="sm",
        font=sans,
        font_mono=("ui-monospace", "Consolas", "monospace"),
    )


def _heading(chat: Chat, words: Words) -> str:
    return f"<div><h1>{literal(chat.title)}</h1><p>{literal(words.intro)}</p></div>"


def _chatbot(words: Words) -> gr.Chatbot:
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    return gr.Chatbot(
        label=words.conversation,
        show_label=False,
        elem_id="log",
        height=None,
        placeholder=f"<p>{literal(words.empty_conversation)}</p>",
        latex_delimiters=[],
        buttons=[],
        layout="panel",
        autoscroll=False,
        feedback_options=None,
        group_consecutive_messages=False,
    )


def _starters(chat: Chat, words: Words) -> tuple[gr.Row, list[gr.Button]]:
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    with gr.Row(elem_id="starters", visible=bool(chat.starters)) as row:
        gr.Markdown(f"<h2>{literal(words.starters)}</h2>")
        buttons = [gr.Button(starter, size="sm", elem_classes="starter") for starter in chat.starters]
    return row, buttons


def _question(words: Words) -> tuple[gr.Textbox, gr.Button, gr.Button]:
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    with gr.Row(elem_id="ask"):
        question = gr.Textbox(
            label=words.question,
            placeholder=words.question_hint,
            lines=1,
            max_lines=5,
            autofocus=True,
            elem_id="question",
            scale=1,
        )
        send = gr.Button(words.send, variant="primary", elem_id="send", scale=0, min_width=110)
    again = gr.Button(words.new_conversation, size="sm", elem_id="again", scale=0)
    return question, send, again


def _connect(parts: _Parts, buttons: list[gr.Button], chat: Chat, words: Words) -> None:
    """What a question asked, a starter clicked and a new conversation do."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    everything = [parts.log, parts.panel, parts.question, parts.send, parts.again, parts.starters, parts.state]
    everything += parts.thumbs or ()

    def ask(question: str, conversation: Conversation) -> Iterator[dict[Any, Any]]:
        if not question.strip():
            yield {parts.state: conversation}
            return
        earlier = settled(conversation)
        for turn in converse(chat, question.strip(), earlier, words.unexpected):
            yield _shown(parts, chat, (*earlier, turn), words)

    def clear() -> dict[Any, Any]:
        return _shown(parts, chat, (), words)

    asked: dict[str, Any] = {"outputs": everything, "show_progress": "hidden"}
    gr.on([parts.question.submit, parts.send.click], ask, [parts.question, parts.state], api_name="ask", **asked)
    for button in buttons:
        button.click(ask, [button, parts.state], api_visibility="private", **asked)
    parts.again.click(clear, None, api_visibility="private", **asked)


def _shown(parts: _Parts, chat: Chat, conversation: Conversation, words: Words) -> dict[Any, Any]:
    """The page with this conversation. While a question is worked on no other can be asked."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    last = conversation[-1] if conversation else None
    busy = last is not None and not last.done
    changes: dict[Any, Any] = {
        parts.log: messages(conversation, words),
        parts.question: gr.update(interactive=not busy, **_typed(last)),
        parts.send: gr.update(interactive=not busy),
        parts.again: gr.update(interactive=not busy),
        parts.starters: gr.update(visible=not conversation and bool(chat.starters)),
        parts.state: conversation,
    }
    if parts.thumbs:
        changes |= thumbs_shown(parts.thumbs, conversation, words.judging)
    if last is not None and busy and last.seen is None:
        return changes
    return {**changes, parts.panel: panel_html(chat, conversation, words)}


def _typed(last: Turn | None) -> dict[str, Any]:
    """What the question box holds: emptied when a question is sent, and never after, when the next is being typed.

    A question that failed is put back.
    """
    if last is not None and last.answer is not None:
        return {}
    return {"value": last.question if last is not None and last.failure is not None else ""}
