"""How many judgements are kept, and the buttons that erase them.

Erasing is confirmed by another button than the one that asks for it, and the asking button then says no: it
keeps the focus, so pressing it twice by mistake erases nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from assistant.ui.thumbs import Changes, told
from assistant.ui.words import JudgingWords

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class Kept:
    """The components that tell how much is kept and erase it; ``asking``: whether it is being confirmed."""

    area: gr.Row
    status: gr.Markdown
    erase: gr.Button
    now: gr.Button
    asking: gr.State

    def __iter__(self) -> Iterator[Any]:
        return (getattr(self, part.name) for part in fields(self))


def kept(words: JudgingWords) -> Kept:
    """How much is kept, out of sight while nothing is."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    with gr.Row(elem_id="kept", visible=False) as area:
        status = gr.Markdown(told(""), elem_id="kept-status")
        erase = gr.Button(words.erase, size="sm", elem_id="erase", scale=0)
        now = gr.Button(words.erase_now, size="sm", elem_id="erase-now", scale=0, visible=False)
    return Kept(area, status, erase, now, gr.State(False))


def kept_shown(parts: Kept, count: int, asking: bool, words: JudgingWords) -> Changes:
    """So many are kept; ``asking`` whether they are to be erased."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    said = words.sure if asking else words.kept
    return {
        parts.area: gr.update(visible=count > 0),
        parts.status: told(said.format(count=count)),
        parts.erase: gr.update(value=words.keep if asking else words.erase, visible=True),
        parts.now: gr.update(visible=asking),
        parts.asking: asking,
    }


def erased_shown(parts: Kept, words: JudgingWords) -> Changes:
    """Nothing is kept any more, and that is said."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    return {
        parts.area: gr.update(visible=True),
        parts.status: told(words.erased),
        parts.erase: gr.update(visible=False),
        parts.now: gr.update(visible=False),
        parts.asking: False,
    }
