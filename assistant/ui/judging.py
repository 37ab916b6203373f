"""Judging the newest answer, and erasing what was judged: what the buttons do.

A judgement shows as saved only when it is. Handlers are private: none of them is a public endpoint.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.answer import Language
from assistant.feedback import Verdict
from assistant.ui.conversation import Conversation
from assistant.ui.escape import literal
from assistant.ui.judgement import explained, forgotten, newest_answer, pressed, record
from assistant.ui.kept import Kept, erased_shown, kept_shown
from assistant.ui.seam import Chat, Feedback
from assistant.ui.thumbs import Changes, Thumbs, thumbs_shown, told
from assistant.ui.words import JudgingWords
from ingest.errors import RemissError

if TYPE_CHECKING:
    import gradio as gr

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judging:
    """The buttons, where the conversation is, and where judgements are kept."""

    thumbs: Thumbs
    kept: Kept
    state: gr.State
    chat: Chat
    feedback: Feedback
    words: JudgingWords

    def connect(self, blocks: gr.Blocks) -> None:
        """Let the buttons act, and tell on every visit how much is kept."""
        import gradio as gr  # noqa: PLC0415 - takes seconds to import

        private: dict[str, Any] = {
            "outputs": [*self.thumbs, *self.kept, self.state],
            "show_progress": "hidden",
            "api_visibility": "private",
        }
        given = [self.thumbs.reason, self.state]
        self.thumbs.good.click(partial(self._press, Verdict.GOOD), given, **private)
        self.thumbs.bad.click(partial(self._press, Verdict.BAD), given, **private)
        gr.on([self.thumbs.save.click, self.thumbs.reason.submit], self._explain, given, **private)
        self.kept.erase.click(self._ask_or_keep, [self.kept.asking], **private)
        self.kept.now.click(self._erase, [self.state], **private)
        blocks.load(self._kept, None, **private)

    def _press(self, verdict: Verdict, reason: str | None, conversation: Conversation) -> Changes:
        if newest_answer(conversation) is None:
            return {self.state: conversation}
        return self._record(pressed(conversation, verdict, (reason or "").strip()))

    def _explain(self, reason: str | None, conversation: Conversation) -> Changes:
        if newest_answer(conversation) is None or conversation[-1].judged is None:
            return {self.state: conversation}
        return self._record(explained(conversation, (reason or "").strip()))

    def _record(self, conversation: Conversation) -> Changes:
        failed = self._failure(partial(record, self.feedback, conversation))
        if failed is not None:
            return {self.thumbs.status: failed}
        shown = thumbs_shown(self.thumbs, conversation, self.words)
        if conversation[-1].judged is None:
            shown[self.thumbs.status] = told(self.words.withdrawn)
        return {**shown, **self._kept(), self.state: conversation}

    def _kept(self, asking: bool = False) -> Changes:
        try:
            return kept_shown(self.kept, self.feedback.kept(), asking, self.words)
        except RemissError as error:
            return {self.kept.status: self._described(error)}

    def _ask_or_keep(self, asking: bool) -> Changes:
        return self._kept(not asking)

    def _erase(self, conversation: Conversation) -> Changes:
        failed = self._failure(self.feedback.erase)
        if failed is not None:
            return {self.kept.status: failed}
        conversation = forgotten(conversation)
        shown = thumbs_shown(self.thumbs, conversation, self.words)
        return {**shown, **erased_shown(self.kept, self.words), self.state: conversation}

    def _failure(self, act: Callable[[], object]) -> str | None:
        """Do something with what is kept; how it failed, as HTML, if it did."""
        try:
            act()
        except RemissError as error:
            return self._described(error)
        return None

    def _described(self, error: RemissError) -> str:
        log.warning("feedback: %s", error)
        said = f"{self.words.failure} {self.chat.describe_error(error, Language(self.words.language))}"
        return f'<p role="alert">{literal(said)}</p>'
