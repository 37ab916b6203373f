"""What all pages share, the chat's among them: header, navigation and footer as HTML, and addresses per language.

Our own pages have the frame in their template. Gradio's page gets it from the application, which puts it before
Gradio's own element, beside that page's style sheets: it stands there before Gradio has started, and whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote as percent_encode

from assistant.ui.escape import literal
from prompts.texts import load_texts

DEFAULT_LANGUAGE: Final = "sv"
OTHER: Final = {"sv": "en", "en": "sv"}
CONTENT: Final = "content"
"""The id of what a page holds, where the skip link leads."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A page in the navigation: its path in Swedish, and the word for it (``site.tab_<key>`` by default)."""

    key: str
    path: str
    word: str


ASK: Final = Tab("ask", "/", "site.tab_ask")
ABOUT: Final = Tab("about", "/arendet", "site.tab_about")
POSITIONS: Final = Tab("positions", "/standpunkter", "site.tab_positions")
DOCUMENTS: Final = Tab("documents", "/dokument", "site.tab_documents")
TABS: Final = (ASK, ABOUT, POSITIONS, DOCUMENTS)
ACCESSIBILITY: Final = "/tillganglighet"


def address(language: str, path: str) -> str:
    """Where a page is in a language: ``path`` is the Swedish one, with query and fragment if it has them."""
    return path if language == DEFAULT_LANGUAGE else f"/{language}{path}"


def switch_address(language: str, path: str) -> str:
    """The link that goes to a page in a language, and remembers the language."""
    return f"/sprak?till={language}&sida={percent_encode(path, safe='/')}"


def frame_header(language: str, current: str, path: str, title: str, tabs: Iterable[Tab] = TABS) -> str:
    """Skip link, product, case title, language switch and tabs, as one line of HTML with nothing left to escape.

    ``current`` is the key of the page's tab ("" for none), ``path`` its Swedish path. The page's own heading is
    the page's affair.
    """
    texts, other = load_texts(language), OTHER[language]
    switch = (
        f'<a href="{literal(switch_address(other, path))}" lang="{other}" hreflang="{other}">'
        f"{literal(load_texts(other).say('site.language_name'))}</a>"
    )
    links = "".join(_link(tab, language, tab.key == current) for tab in tabs)
    return (
        f'<a class="skip" href="#{CONTENT}">{literal(texts.say("site.skip"))}</a>'
        '<header class="frame-header"><div class="frame-top">'
        f'<p class="frame-name"><a href="{address(language, "/")}">{literal(texts.say("site.name"))}</a></p>'
        f'<p class="frame-case" lang="sv">{literal(title)}</p><p class="frame-language">{switch}</p></div>'
        f'<nav class="frame-nav" aria-label="{literal(texts.say("site.pages"))}"><ul>{links}</ul></nav></header>'
    )


def frame_footer(language: str) -> str:
    """The footer: what the answers rest on, and the way to the accessibility statement."""
    texts = load_texts(language)
    statement = f'<a href="{address(language, ACCESSIBILITY)}">{literal(texts.say("site.accessibility"))}</a>'
    promise = literal(texts.say("site.promise"))
    return f'<footer class="frame-footer"><div><p>{promise}</p><p>{statement}</p></div></footer>'


def _link(tab: Tab, language: str, current: bool) -> str:
    state = ' class="current" aria-current="page"' if current else ""
    word = literal(load_texts(language).say(tab.word))
    return f'<li><a href="{literal(address(language, tab.path))}"{state}>{word}</a></li>'
