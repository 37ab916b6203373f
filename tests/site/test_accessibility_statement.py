"""The accessibility statement names whom to tell, where that is known."""

from pathlib import Path

from assistant.settings import read_settings
from assistant.site.accessibility_page import AccessibilityPage
from assistant.site.page import Asked, Page


def shown(page: AccessibilityPage, language: str) -> str:
    answer = page.respond(Asked(language))
    assert isinstance(answer, Page)
    return str(answer.body)


def test_the_contact_that_was_set_is_named_and_cannot_be_markup(tmp_path: Path) -> None:
    told = read_settings({}, {"REMISS_CONTACT": "webb@kommunen.se <img>"}, tmp_path).contact
    assert told == "webb@kommunen.se <img>"
    assert "Kontakt: webb@kommunen.se &lt;img&gt;." in shown(AccessibilityPage(told), "sv")
    assert "Contact: webb@kommunen.se" in shown(AccessibilityPage(told), "en")


def test_nobody_is_named_where_no_contact_was_set(tmp_path: Path) -> None:
    assert "Kontakt:" not in shown(AccessibilityPage(read_settings({}, {}, tmp_path).contact), "sv")
