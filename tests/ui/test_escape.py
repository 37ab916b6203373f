import html
import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.escape import literal


@given(st.text())
def test_the_browser_shows_the_very_characters_that_went_in(text: str) -> None:
    shown = html.unescape(literal(text))
    assert shown == re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")
    )


@given(st.text())
def test_nothing_is_left_that_html_or_markdown_could_read(text: str) -> None:
    assert re.fullmatch(r"(&#\d+;|[A-Za-z0-9 ]|[^\x00-\x7f])*", literal(text))


def test_a_lone_surrogate_can_be_sent() -> None:
    assert literal("a\ud800b").encode() == "a\ufffdb".encode()
