"""The page's endpoint for other programs, called by Gradio's own client; the docs' example is run as it stands."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.json_form import answer_form
from tests.fakes.browser import served
from tests.ui.fake_chat import FakeChat

DOCS = Path(__file__).parents[2] / "docs" / "api.md"


@pytest.fixture(scope="module")
def chat() -> FakeChat:
    return FakeChat()


@pytest.fixture(scope="module")
def url(chat: FakeChat) -> Iterator[str]:
    with served(chat) as address:
        yield address


def test_a_client_gets_the_same_object_as_ask_prints_with_one_key_renamed(chat: FakeChat, url: str) -> None:
    from gradio_client import Client  # noqa: PLC0415 - takes seconds to import

    client = Client(url, verbose=False)
    form = client.predict("Vad anser kontoret?", ["Vad föreslås?"], api_name="/answer")
    printed = json.dumps(answer_form(chat.answer(chat.asked[-1])))
    assert form == json.loads(printed.replace('"path": ', '"file": '))
    assert form["citations"][0]["file"] == "pm-1.txt"
    assert chat.asked[-1].history == ("Vad föreslås?",)
    assert client.predict("fel", [], api_name="/answer")["error"]["code"] == "endpoint_down"


def test_only_what_is_meant_for_programs_is_offered(url: str) -> None:
    named = httpx.get(f"{url}gradio_api/info").json()["named_endpoints"]
    assert set(named) == {"/ask", "/answer"}
    assert [field["parameter_name"] for field in named["/answer"]["parameters"]] == ["question", "history"]


def test_a_client_without_gradio_can_post_and_read(chat: FakeChat, url: str) -> None:
    posted = httpx.post(f"{url}gradio_api/call/answer", json={"data": ["Vad anser kontoret?", []]})
    told = httpx.get(f"{url}gradio_api/call/answer/{posted.json()['event_id']}", timeout=30).text
    (data,) = re.findall(r"event: complete\ndata: (.*)\n", told)
    assert json.loads(data)[0]["question"] == "Vad anser kontoret?"


def test_the_example_in_the_docs_runs(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    exec(example.replace("http://127.0.0.1:7860/", url), {})
    assert "Stadskontoret" in capsys.readouterr().out
