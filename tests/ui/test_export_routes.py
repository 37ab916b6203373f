"""Conversations as files, asked of the running server as the page's script asks."""

import re
from io import BytesIO
from types import SimpleNamespace

import docx
import httpx
import pytest

from assistant.ui.conversation import Conversation, converse
from assistant.ui.memory import LARGEST, remember
from assistant.ui.seam import Chat

web = httpx.Client(trust_env=False)
JSON = {"Content-Type": "application/json"}


def kept(chat: Chat, *questions: str) -> str:
    conversation: Conversation = ()
    for question in questions:
        *_, turn = converse(chat, question, conversation, "oväntat")
        conversation = (*conversation, turn)
    return remember(conversation, chat.title)


def test_a_conversation_is_had_as_markdown_in_the_pages_language(site: SimpleNamespace) -> None:
    body = kept(site.chat, "Vad anser kontoret?", "Hur blir vädret?")
    swedish, english = (
        web.post(f"{site.url}export/samtal.md?sprak={one}", content=body, headers=JSON) for one in ("sv", "en")
    )
    assert swedish.status_code == english.status_code == 200
    assert swedish.headers["content-type"] == "text/markdown; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="samtal-\d{4}-\d\d-\d\d\.md"', swedish.headers["content-disposition"])
    assert "## 2. Hur blir vädret?" in swedish.text and "### Källor" in swedish.text
    assert "### Sources" in english.text and "conversation-" in english.headers["content-disposition"]


def test_a_conversation_is_had_as_a_word_document(site: SimpleNamespace) -> None:
    answer = web.post(f"{site.url}export/samtal.docx", content=kept(site.chat, "Vad anser kontoret?"), headers=JSON)
    assert answer.headers["content-disposition"].endswith('.docx"')
    words = [paragraph.text for paragraph in docx.Document(BytesIO(answer.content)).paragraphs]
    assert "1. Vad anser kontoret?" in words


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"Content-Type": "text/plain"}, 415),
        (b"{}", {}, 415),
        (b"{}", JSON, 422),
        (b"\xff\xfe", JSON, 422),
        (b'{"version":1,"case":"annat","turns":[]}', JSON, 422),
        (b"x" * (4 * LARGEST + 1), JSON, 413),
    ],
)
def test_anything_else_is_turned_away(site: SimpleNamespace, body: bytes, headers: dict[str, str], status: int) -> None:
    for ending in ("md", "docx"):
        assert web.post(f"{site.url}export/samtal.{ending}", content=body, headers=headers).status_code == status
    assert web.get(f"{site.url}export/samtal.md").status_code in (404, 405)


def test_a_forged_quote_does_not_get_into_a_file(site: SimpleNamespace) -> None:
    body = kept(site.chat, "Vad anser kontoret?").replace("betydelsefull", "betydelselös")
    assert web.post(f"{site.url}export/samtal.md", content=body, headers=JSON).status_code == 422
