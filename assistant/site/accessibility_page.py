"""The accessibility statement: what the pages do, what they do not, and what has been tested, in words."""

from typing import Final

from assistant.site.frame import ACCESSIBILITY, Tab
from assistant.site.page import Asked, Page
from assistant.site.shell import fill, notice
from prompts.texts import load_texts

SECTIONS: Final = {
    "goal": ("goal_text",),
    "works": ("works_keyboard", "works_reader", "works_zoom", "works_colour", "works_script"),
    "lacks": ("lacks_chat", "lacks_documents", "lacks_matrix", "lacks_people"),
    "tested": ("tested_text",),
    "tell": ("tell_text",),
}


class AccessibilityPage:
    """Fulfils ``SitePage``; it is reached from the footer."""

    tab: Tab = Tab("accessibility", ACCESSIBILITY, "")
    largest_form: int = 0

    def __init__(self, contact: str | None = None) -> None:
        """``contact`` is where the public body that serves the page wants to be told of faults, as it is to be read."""
        self._contact = contact

    def respond(self, asked: Asked) -> Page:
        """The statement."""
        texts = load_texts(asked.language)
        if asked.rest:
            return notice("missing", asked.language)
        return Page(
            texts.say("accessibility.title"),
            fill("accessibility.html", asked.language, sections=SECTIONS, contact=self._contact),
        )
