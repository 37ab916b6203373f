"""What happens on the page: a question asked, a conversation begun anew, brought back or erased, and what then shows.

State is per session: a conversation as a value, from which the chat, the panel and what is kept are drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.answer import Language
from assistant.ui.conversation import Conversation, Turn, converse, settled
from assistant.ui.keeping import Keeping, asking_shown, erased_shown, keeping_shown, kept_html, still_kept
from assistant.ui.memory import recall
from assistant.ui.seam import Chat
from assistant.ui.source_panel import panel_html
from assistant.ui.suggestion import better_question
from assistant.ui.thumbs import Changes, Thumbs, thumbs_shown
from assistant.ui.turn_view import messages
from assistant.ui.words import Words
from prompts.texts import load_texts

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that change, and the conversation of the session; no thumbs where no judgement is kept."""

    log: gr.Chatbot
    instead: gr.Row
    better: gr.Button
    panel: gr.Markdown
    starters: gr.Row
    question: gr.Textbox
    send: gr.Button
    taking: gr.Row
    again: gr.Button
    saving: gr.Row
    state: gr.State
    keeping: Keeping
    thumbs: Thumbs | None


@dataclass(frozen=True, slots=True)
class Talk:
    """The page's components, the chat behind them and the words on them."""

    parts: Parts
    chat: Chat
    words: Words

    def connect(self, starters: list[gr.Button]) -> None:
        """Let the buttons act. Only asking is a public endpoint."""
        import gradio as gr  # noqa: PLC0415 - takes seconds to import

        parts, keeping = self.parts, self.parts.keeping
        shown: dict[str, Any] = {"outputs": self._outputs(), "show_progress": "hidden"}
        private: dict[str, Any] = {**shown, "api_visibility": "private"}
        sent, given = [parts.question.submit, parts.send.click], [parts.question, parts.state, keeping.kept]
        gr.on(sent, self._ask, given, api_name="ask", **shown)
        for button in (*starters, parts.better):
            button.click(self._ask, [button, parts.state, keeping.kept], **private)
        parts.again.click(self._clear, None, **private)
        keeping.recall.click(self._recall, [keeping.recalled, parts.state], **private)
        keeping.erase.click(self._confirm, [keeping.asking], **private)
        keeping.now.click(self._erase, None, **private)

    def shown(self, conversation: Conversation) -> Changes:
        """The page with this conversation. While a question is worked on no other can be asked."""
        import gradio as gr  # noqa: PLC0415 - takes seconds to import

        parts, last = self.parts, conversation[-1] if conversation else None
        busy = last is not None and not last.done
        changes: Changes = {
            parts.log: messages(conversation, self.words),
            parts.question: gr.update(interactive=not busy, **_typed(last)),
            parts.send: gr.update(interactive=not busy),
            parts.again: gr.update(interactive=not busy),
            parts.taking: gr.update(visible=bool(conversation)),
            parts.saving: gr.update(visible=not busy and any(turn.answer for turn in conversation)),
            parts.starters: gr.update(visible=not conversation and bool(starters_of(self.chat, self.words.language))),
            parts.state: conversation,
            **self._offered(conversation),
        }
        if parts.thumbs:
            changes |= thumbs_shown(parts.thumbs, conversation, self.words.judging)
        if not busy:
            changes |= keeping_shown(parts.keeping, conversation, self.chat.title, self.words)
        if last is not None and busy and last.seen is None:
            return changes
        return {**changes, parts.panel: panel_html(self.chat, conversation, self.words)}

    def _outputs(self) -> list[Any]:
        parts, keeping = self.parts, self.parts.keeping
        ours = [parts.log, parts.instead, parts.better, parts.panel, parts.starters, parts.question, parts.send]
        ours += [parts.taking, parts.again, parts.saving, parts.state, *(parts.thumbs or ())]
        return [*ours, keeping.kept, keeping.taken, keeping.status, keeping.erase, keeping.now, keeping.asking]

    def _offered(self, conversation: Conversation) -> Changes:
        """A better question below a refusal, marked with its language for the page's script."""
        import gradio as gr  # noqa: PLC0415 - takes seconds to import

        last, offered = conversation[-1] if conversation else None, None
        if last is not None and last.done and last.answer is not None:
            language, asked = last.answer.language.value, [turn.question for turn in conversation]
            starters = starters_of(self.chat, language)
            offered = better_question(last.question, last.answer, starters, asked, load_texts(language))
        if offered is None or last is None or last.answer is None:
            return {self.parts.instead: gr.update(visible=False)}
        look = ["starter", f"lang-{last.answer.language.value}"]
        return {
            self.parts.instead: gr.update(visible=True),
            self.parts.better: gr.update(value=offered, elem_classes=look),
        }

    def _ask(self, question: str, conversation: Conversation, kept: str) -> Iterator[Changes]:
        """A session that the server has lost goes on from what the page still has."""
        if not question.strip():
            yield {self.parts.state: conversation}
            return
        earlier = settled(conversation) or still_kept(kept or "", self.chat)
        language = Language(self.words.language)
        for turn in converse(self.chat, question.strip(), earlier, self.words.unexpected, language):
            yield self.shown((*earlier, turn))

    def _clear(self) -> Changes:
        return self.shown(())

    def _recall(self, kept: str, conversation: Conversation) -> Changes:
        """What is no conversation of this case changes nothing, and the page learns that it is none."""
        recalled = recall(kept or "", self.chat)
        if not recalled:
            return {self.parts.keeping.kept: kept_html(conversation, self.chat.title)}
        return self.shown(recalled)

    def _confirm(self, asking: bool) -> Changes:
        return asking_shown(self.parts.keeping, not asking, self.words.memory)

    def _erase(self) -> Changes:
        return {**self.shown(()), **erased_shown(self.parts.keeping, self.words.memory)}


def starters_of(chat: Chat, language: str) -> tuple[str, ...]:
    """The case's own questions in a language, the Swedish ones where there are none."""
    return (chat.starters_en if language == Language.ENGLISH.value else ()) or chat.starters


def _typed(last: Turn | None) -> dict[str, Any]:
    """What the question box holds: emptied when a question is sent, and never after, when the next is being typed.

    A question that failed is put back.
    """
    if last is not None and last.answer is not None:
        return {}
    return {"value": last.question if last is not None and last.failure is not None else ""}
