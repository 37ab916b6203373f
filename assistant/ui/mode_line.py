"""The line under the title that says how answers are written: in quotes, or by a language model, if it answers.

The page does not wait for the model: what is set up is said at once, and whether it answers when that is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answer_notes import outage
from assistant.ui.escape import literal
from assistant.ui.seam import Chat, Writer
from assistant.ui.words import Words
from prompts.texts import load_texts

if TYPE_CHECKING:
    import gradio as gr


def mode_html(writer: Writer, words: Words) -> str:
    """Who writes the answers, as a line of HTML that is read out when it changes."""
    said = words.modelling.format(model=writer.model) if writer.model else words.quoting
    if writer.failure is None:
        return f'<p role="status">{literal(said)}</p>'
    out = words.outage.format(reason=outage(writer.failure, load_texts(words.language)))
    return f'<p role="status">{literal(said)} <strong>{literal(out)}</strong></p>'


def mode_line(chat: Chat, words: Words) -> gr.Markdown:
    """The line as far as it is known without asking."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    return gr.Markdown(mode_html(Writer(chat.model), words), elem_id="mode", latex_delimiters=[])


def keep_current(line: gr.Markdown, blocks: gr.Blocks, chat: Chat, words: Words) -> None:
    """Ask on every visit, beside the page, whether the model answers; nobody is asked where answers are quotes."""
    if chat.model is None:
        return

    def asked() -> str:
        return mode_html(chat.writer(), words)

    blocks.load(asked, None, line, show_progress="hidden", api_visibility="private")
