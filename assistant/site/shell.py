"""Pages of our own, put into the frame: templates that escape everything, and no script at all."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.site.frame import CONTENT, DEFAULT_LANGUAGE, Tab, frame_footer, frame_header
from assistant.site.page import Page
from prompts.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(folder: Path = TEMPLATES) -> Environment:
    """The templates of a folder: every value is escaped, and a name that is not given is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - most commands serve no page

    return Environment(
        loader=FileSystemLoader([folder, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(name: str, language: str, folder: Path = TEMPLATES, **values: object) -> str:
    """A template filled. It has ``say`` for words, ``language``, and two attributes, each with a space before it.

    On a page in another language, ``swedish`` is what an element with a document's words needs, and ``own`` an
    element within such a one that has the page's own words again.
    """
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    foreign = language != DEFAULT_LANGUAGE
    swedish = Markup(' lang="sv"' if foreign else "")
    own = Markup(f' lang="{language}"' if foreign else "")
    template = environment(folder).get_template(name)
    return template.render(values, say=load_texts(language).say, language=language, swedish=swedish, own=own)


def notice(what: str, language: str, status: int = 404) -> Page:
    """A page that says what is wrong, in the words ``site.<what>`` and ``site.<what>_lead``."""
    return Page(load_texts(language).say(f"site.{what}"), fill("notice.html", language, what=what), status)


def whole(page: Page, language: str, tab: Tab, path: str, case: str, tabs: Iterable[Tab]) -> str:
    """A page as a document of its own; ``path`` is the Swedish one as asked for, for the switch of language."""
    header = frame_header(language, tab.key, path, case, tabs)
    return fill(
        "shell.html",
        language,
        page=page,
        case=case,
        header=header,
        footer=frame_footer(language),
        content=CONTENT,
    )
