import html
import re

import pytest

from assistant.ui.document_page import outline, pieces, render_document
from assistant.ui.seam import Chat
from assistant.ui.words import SWEDISH
from ingest.passage import Span


def test_the_pieces_joined_are_the_text_and_the_marked_ones_the_quote(chat: Chat) -> None:
    memo, headings = chat.documents()[0], outline(chat.sentences("pm-1"))
    across_sections = Span(memo.text.index("Avgifterna"), memo.text.index("avslag"))
    cut = pieces(memo, headings, across_sections)
    assert "".join(piece.text for piece in cut) == memo.text
    assert (
        "".join(piece.text for piece in cut if piece.marked) == memo.text[across_sections.start : across_sections.end]
    )
    assert [piece.page for piece in cut if piece.page] == [1, 2]


def test_the_page_holds_the_text_verbatim_and_one_mark_to_scroll_to(chat: Chat) -> None:
    memo, sentence = chat.documents()[0], chat.sentences("pm-1")[-3]
    page = render_document(chat, SWEDISH, "pm-1", (str(sentence.span.start), str(sentence.span.end)))
    main = re.sub(r'<span class="page">.*?</span>|<[^>]+>', "", page.html[page.html.index("<main") :])
    assert memo.text.strip() in html.unescape(main)
    assert page.html.count('id="quote"') == 1


@pytest.mark.parametrize("place", [("", ""), ("5", "2"), ("0", "99999999"), ("-1", "3"), ("x", "y"), ("1" * 5000, "2")])
def test_a_range_that_is_none_of_the_documents_marks_nothing(chat: Chat, place: tuple[str, str]) -> None:
    page = render_document(chat, SWEDISH, "pm-1", place)
    assert page.status == 200
    assert "<mark" not in page.html


def test_an_unknown_document_is_answered_with_the_known_ones(chat: Chat) -> None:
    page = render_document(chat, SWEDISH, "<b>", ("", ""))
    assert page.status == 404
    assert 'href="/dokument/svar%2F1"' in page.html
