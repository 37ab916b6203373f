"""What passes between the page and what the reader's browser keeps: components that nobody sees, and the erasing.

The page's script keeps what ``kept`` says, has the clipboard's forms of the answers in ``taken``, and hands a kept
conversation back by filling ``recalled`` and pressing ``recall``. Erasing is confirmed by another button than the
one that asks for it, which then says no: pressing it twice by mistake erases nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from assistant.export.clipboard import taken_html, taken_text
from assistant.export.reference import take
from assistant.ui.conversation import Conversation
from assistant.ui.escape import literal
from assistant.ui.memory import LARGEST, recall, remember
from assistant.ui.seam import Chat
from assistant.ui.thumbs import Changes, told
from assistant.ui.words import ExportWords, MemoryWords, Words
from prompts.texts import load_texts

if TYPE_CHECKING:
    import gradio as gr

HIDDEN: Final = "hidden"
"""In the page, where the script reaches it, and in nobody's way."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """The components; ``asking`` is whether an erasure is being confirmed."""

    kept: gr.Markdown
    taken: gr.Markdown
    recalled: gr.Textbox
    recall: gr.Button
    status: gr.Markdown
    erase: gr.Button
    now: gr.Button
    asking: gr.State


def keeping(words: Words, case: str) -> Keeping:
    """The components as they are before anything is asked; what was kept earlier is listed by the page's script."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    memory = words.memory
    with gr.Column(elem_id="memory"):
        earlier = f'<details id="earlier" hidden><summary>{literal(memory.earlier)}</summary><ul></ul></details>'
        gr.Markdown(earlier, elem_id="earlier-talks")
        with gr.Row(elem_id="forgetting"):
            status = gr.Markdown(told(memory.where), elem_id="memory-status")
            erase = gr.Button(memory.erase, size="sm", elem_id="forget", scale=0)
            now = gr.Button(memory.erase_now, size="sm", elem_id="forget-now", scale=0, visible=False)
    gr.Markdown(_spoken(words), elem_id="page-words", visible=HIDDEN)
    return Keeping(
        gr.Markdown(kept_html((), case), elem_id="kept-talk", latex_delimiters=[], visible=HIDDEN),
        gr.Markdown("", elem_id="taken", latex_delimiters=[], visible=HIDDEN),
        gr.Textbox(elem_id="recalled", max_length=LARGEST, visible=HIDDEN),
        gr.Button(elem_id="recall", visible=HIDDEN),
        status,
        erase,
        now,
        gr.State(False),
    )


def keeping_shown(parts: Keeping, conversation: Conversation, case: str, words: Words) -> Changes:
    """What is to be kept, and what can be copied, when a conversation stands still."""
    return {parts.kept: kept_html(conversation, case), parts.taken: taken_forms(conversation, words)}


def kept_html(conversation: Conversation, case: str) -> str:
    """The conversation for the browser to keep; without turns it says that there is none now.

    Each one has a serial number, so that the page's script sees a new one that says the same.
    """
    return f'<div title="{uuid4().hex}">{literal(remember(conversation, case))}</div>'


def still_kept(html: str, chat: Chat) -> Conversation:
    """The conversation that ``kept_html`` made; it was in other hands, so it is trusted no more than any other."""
    return recall(unescape(html.removeprefix(html.partition(">")[0] + ">").removesuffix("</div>")), chat)


def taken_forms(conversation: Conversation, words: Words) -> str:
    """Each answer as the clipboard gets it, both as HTML and as plain text."""
    texts = load_texts(words.language)
    forms = ""
    for number, turn in enumerate(conversation, 1):
        if turn.answer:
            taken = take(turn.answer, texts, turn.model)
            plain = literal(taken_text(taken))
            forms += f'<div id="taken-{number}"><div>{taken_html(taken)}</div><pre>{plain}</pre></div>'
    return forms


def asking_shown(parts: Keeping, asking: bool, words: MemoryWords) -> Changes:
    """Whether erasing is being confirmed."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    return {
        parts.status: told(words.sure if asking else words.where),
        parts.erase: words.keep if asking else words.erase,
        parts.now: gr.update(visible=asking),
        parts.asking: asking,
    }


def erased_shown(parts: Keeping, words: MemoryWords) -> Changes:
    """Nothing is kept any more, and that is said."""
    return {**asking_shown(parts, False, words), parts.status: told(words.erased)}


def _spoken(words: Words) -> str:
    """What the page's script says, in the page's language."""
    export: ExportWords = words.export
    said = {
        "language": words.language,
        "conversation": words.conversation,
        "answered": words.answered,
        "copied": export.copied,
        "not-copied": export.not_copied,
        "saved": export.saved,
        "not-saved": export.not_saved,
    }
    return "<div>" + "".join(f'<span class="{name}">{literal(text)}</span>' for name, text in said.items()) + "</div>"
