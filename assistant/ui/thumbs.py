"""The thumbs below the newest answer, and the reason: real buttons with words on them, which a keyboard reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from assistant.feedback import LONGEST_REASON, Verdict
from assistant.ui.conversation import Conversation, Judged
from assistant.ui.escape import literal
from assistant.ui.judgement import newest_answer
from assistant.ui.words import JudgingWords

if TYPE_CHECKING:
    import gradio as gr

Changes = dict[Any, Any]
"""Components and what becomes of them, as Gradio takes it."""


@dataclass(frozen=True, slots=True)
class Thumbs:
    """The components below the newest answer; ``why`` holds those for the reason."""

    area: gr.Column
    status: gr.Markdown
    good: gr.Button
    bad: gr.Button
    why: gr.Row
    reason: gr.Textbox
    save: gr.Button

    def __iter__(self) -> Iterator[Any]:
        return (getattr(self, part.name) for part in fields(self))


def thumbs(words: JudgingWords) -> Thumbs:
    """The thumbs, out of sight until there is an answer."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    with gr.Column(elem_id="judge", visible=False) as area:
        with gr.Row(elem_id="verdict"):
            status = gr.Markdown(told(words.question), elem_id="judge-status")
            good = gr.Button(words.verdicts[Verdict.GOOD], size="sm", elem_id="good", scale=0)
            bad = gr.Button(words.verdicts[Verdict.BAD], size="sm", elem_id="bad", scale=0)
        with gr.Row(elem_id="why", visible=False) as why:
            reason = gr.Textbox(
                label=words.reason,
                placeholder=words.reason_hint,
                max_lines=1,
                max_length=LONGEST_REASON,
                elem_id="reason",
                scale=1,
            )
            save = gr.Button(words.save_reason, size="sm", elem_id="save-reason", scale=0)
        gr.Markdown(f"<p>{literal(words.privacy)}</p>", elem_id="privacy")
    return Thumbs(area, status, good, bad, why, reason, save)


def thumbs_shown(parts: Thumbs, conversation: Conversation, words: JudgingWords) -> Changes:
    """The thumbs as they stand for the newest answer; none while there is no answer."""
    import gradio as gr  # noqa: PLC0415 - takes seconds to import

    if newest_answer(conversation) is None:
        return {parts.area: gr.update(visible=False)}
    judged = conversation[-1].judged
    return {
        parts.area: gr.update(visible=True),
        parts.status: told(_said(judged, words)),
        parts.good: gr.update(elem_classes=_pressed(judged is not None and judged.verdict is Verdict.GOOD)),
        parts.bad: gr.update(elem_classes=_pressed(judged is not None and judged.verdict is Verdict.BAD)),
        parts.why: gr.update(visible=judged is not None),
        parts.reason: judged.reason if judged else "",
    }


def told(said: str) -> str:
    """What happened, as a line of HTML that is read out when it changes."""
    return f'<p role="status">{literal(said)}</p>'


def _said(judged: Judged | None, words: JudgingWords) -> str:
    if judged is None:
        return words.question
    return words.saved[judged.verdict] + (f" {words.saved_reason}" if judged.reason else "")


def _pressed(is_pressed: bool) -> list[str]:
    return ["pressed"] if is_pressed else []
