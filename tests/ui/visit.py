"""A visit to the page, as the browser tests make it."""

from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

QUESTION = "#question textarea"


@dataclass
class Visit:
    """An open page, with every request, dialog and policy violation since it was opened."""

    page: Page
    hosts: set[str | None] = field(default_factory=set)
    dialogs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Type a question, send it with Enter, and wait for the reply."""
        replies = self.page.locator("#log :is(.reply, .failure)")
        before = replies.count()
        self.page.fill(QUESTION, question)
        self.page.press(QUESTION, "Enter")
        expect(replies).to_have_count(before + 1)
        expect(self.page.locator(QUESTION)).to_be_enabled()
