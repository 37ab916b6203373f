"""The page's components, in the order in which they are read and walked with the keyboard.

Gradio is imported where the page is built, because it takes seconds and most commands do not need it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.site.frame import CONTENT, DEFAULT_LANGUAGE
from assistant.ui.api import add_api
from assistant.ui.escape import literal
from assistant.ui.judging import Judging
from assistant.ui.keeping import keeping
from assistant.ui.kept import kept
from assistant.ui.mode_line import keep_current, mode_line
from assistant.ui.seam import Chat, Feedback
from assistant.ui.source_panel import panel_html
from assistant.ui.talk import Parts, Talk, starters_of
from assistant.ui.thumbs import thumbs
from assistant.ui.words import Words
from prompts.texts import load_texts

if TYPE_CHECKING:
    import gradio as gr

CONCURRENT_QUESTIONS = 4
WAITING_QUESTIONS = 64
SESSION_SECONDS = 12 * 3600


def build_page(chat: Chat, words: Words, feedback: Feedback | None = None) -> gr.Blocks:
    """The page as Gradio blocks, queued; nothing is sent to its makers.

    Public endpoints are ``ask``, which returns what the page shows, and on the Swedish page ``answer``, for programs.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    blocks = gr.Blocks(title=_title(chat, words), analytics_enabled=False, fill_width=True)
    with blocks, gr.Column(elem_id=CONTENT):
        gr.Markdown(f"<div><h1>{literal(words.heading)}</h1><p>{literal(words.intro)}</p></div>", elem_id="heading")
        mode = mode_line(chat, words)
        with gr.Row(elem_id="columns"):
            with gr.Column(scale=3, elem_id="talk"):
                log = _chatbot(words)
                instead, better = _instead(words)
                judge = thumbs(words.judging) if feedback else None
                starters, buttons = _starters(chat, words)
                question, send = _question(words)
                taking, again, saving = _taking(words)
                keeper = keeping(words, chat.title)
                stored = kept(words.judging) if feedback else None
            with gr.Column(scale=2, elem_id="sources"):
                panel = gr.Markdown(panel_html(chat, (), words), elem_id="panel", latex_delimiters=[])
            state = gr.State((), time_to_live=SESSION_SECONDS)
        parts = Parts(
            log, instead, better, panel, starters, question, send, taking, again, saving, state, keeper, judge
        )
        Talk(parts, chat, words).connect(buttons)
        keep_current(mode, blocks, chat, words)
        if words.language == DEFAULT_LANGUAGE:
            add_api(chat)
        blocks.unload(_forgetting(blocks))
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


def _forgetting(blocks: gr.Blocks) -> Callable[[gr.Request], None]:
    """What drops a session when its page is left: Gradio keeps what its components showed until it is stopped.

    A page that was only cut off for a while goes on all the same, from the conversation that it has itself.
    """
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    def forget(request: gr.Request) -> None:
        blocks.state_holder.session_data.pop(request.session_hash or "", None)

    forget.__annotations__["request"] = gr.Request  # by which Gradio knows what to pass
    return forget


def _title(chat: Chat, words: Words) -> str:
    return f"{words.heading} – {chat.title} – {load_texts(words.language).say('site.name')}"


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


def _instead(words: Words) -> tuple[gr.Row, gr.Button]:
    """The better question below a refusal, to be asked by a click."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    with gr.Row(elem_id="instead", visible=False) as row:
        gr.Markdown(f"<p>{literal(words.instead)}</p>")
        better = gr.Button("", size="sm", elem_id="better", elem_classes="starter")
    return row, better


def _starters(chat: Chat, words: Words) -> tuple[gr.Row, list[gr.Button]]:
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    starters = starters_of(chat, words.language)
    with gr.Row(elem_id="starters", visible=bool(starters)) as row:
        gr.Markdown(f"<h2>{literal(words.starters)}</h2>")
        look = ["starter", "lang-sv"] if starters == chat.starters else ["starter"]
        buttons = [gr.Button(starter, size="sm", elem_classes=look) for starter in starters]
    return row, buttons


def _question(words: Words) -> tuple[gr.Textbox, gr.Button]:
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    with gr.Row(elem_id="ask"):
        question = gr.Textbox(
            label=words.question,
            placeholder=words.question_hint,
            lines=1,
            max_lines=5,
            elem_id="question",
            scale=1,
        )
        send = gr.Button(words.send, variant="primary", elem_id="send", scale=0, min_width=110)
    return question, send


def _taking(words: Words) -> tuple[gr.Row, gr.Button, gr.Row]:
    """The row below the question: begin anew, or take the answers along, which the page's script does."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    with gr.Row(elem_id="taking", visible=False) as row:
        again = gr.Button(words.new_conversation, size="sm", elem_id="again", scale=0)
        with gr.Row(elem_id="saving", visible=False) as saving:
            gr.Button(words.export.word, size="sm", elem_id="save-docx", scale=0)
            gr.Button(words.export.markdown, size="sm", elem_id="save-md", scale=0)
    return row, again, saving
