"""The whole application as it is served: Gradio's page in both languages, with the frame, and our pages beside it."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.fakes.browser import served
from tests.site.values import told_chat

web = httpx.Client(trust_env=False)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The application, served in a thread."""
    with served(told_chat()) as address:
        yield address


@pytest.mark.parametrize(("path", "language", "word"), [("", "sv", "Fråga"), ("en/", "en", "Ask")])
def test_the_chats_page_has_the_frame_in_its_language(url: str, path: str, language: str, word: str) -> None:
    page = web.get(url + path)

    assert f'lang="{language}"' in page.text.partition("<head>")[0]
    assert f'class="current" aria-current="page">{word}<' in page.text
    assert page.text.index("frame-header") < page.text.index("<gradio-app") < page.text.index("frame-footer")
    assert "<form" not in page.text.partition("<script")[0]
    nonce = re.search(r"'nonce-([\w-]+)'", page.headers["content-security-policy"])
    assert nonce and set(re.findall(r"<script(?: nonce=\"([\w-]*)\")?", page.text)) == {nonce[1]}


@pytest.mark.parametrize("path", ["gradio_api/upload", "gradio_api/file=/etc/passwd", "monitoring", "docs"])
@pytest.mark.parametrize("prefix", ["", "en/", "/en//"])
def test_gradios_unused_doors_are_shut_in_both_languages(url: str, prefix: str, path: str) -> None:
    assert web.get(url + prefix + path).status_code == 404


@pytest.mark.parametrize("path", ["arendet", "en/standpunkter", "en/dokument/pm-1", "en/gradio_api/info", "en/config"])
def test_every_other_response_runs_nothing(url: str, path: str) -> None:
    response = web.get(url + path)

    assert response.status_code == 200
    assert "script-src" not in response.headers["content-security-policy"]


def test_a_first_visit_is_sent_on_with_the_headers_of_the_house(url: str) -> None:
    response = web.get(url, headers={"accept-language": "en"})

    assert (response.status_code, response.headers["location"]) == (303, "/en/")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert web.get(url + "en").headers["location"] == "/en/"
