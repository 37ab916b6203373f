"""The server in one process with the protocol's own client, over an assistant that needs no model."""

import json
from types import SimpleNamespace
from typing import Any

import anyio
import pytest

from assistant import mcp_server as module
from assistant.answer import Request
from assistant.json_form import answer_form
from assistant.mcp_server import mcp_server
from ingest.corpus import Corpus
from tests.ui.fake_chat import FakeChat

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")


class FakeAssistant:
    """Answers as the page's fake chat does."""

    def __init__(self) -> None:
        self.chat = FakeChat()
        documents = self.chat.documents()
        sentences = tuple(sentence for document in documents for sentence in self.chat.sentences(document.id))
        self.index = SimpleNamespace(corpus=Corpus(documents, sentences, ()))
        self.case = SimpleNamespace(title=self.chat.title)
        self.steps = self.chat.ask


def called(tool: str, **arguments: object) -> Any:  # noqa: ANN401 - JSON
    """What a client gets of a tool."""

    async def call() -> Any:  # noqa: ANN401 - JSON
        async with mcp.Client(mcp_server(FakeAssistant())) as client:
            return await client.call_tool(tool, arguments)

    result = anyio.run(call)
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def test_a_question_gets_the_same_object_as_ask_prints() -> None:
    chat = FakeChat()
    form = called("ask", question="Vad anser kontoret?", history=["Vad föreslås?"])
    answer = chat.answer(Request("Vad anser kontoret?", ("Vad föreslås?",)))
    assert form == json.loads(json.dumps(answer_form(answer)))


def test_history_can_be_left_out_and_failures_have_codes() -> None:
    assert called("ask", question="Hur blir vädret?")["answered"] is False
    assert called("ask", question="fel")["error"]["code"] == "endpoint_down"


def test_documents_are_listed() -> None:
    assert [document["document_id"] for document in called("documents")["documents"]] == ["pm-1", "svar/1"]


def test_every_tool_tells_what_it_takes_and_gives() -> None:
    async def listed() -> Any:  # noqa: ANN401 - the protocol's own type
        async with mcp.Client(mcp_server(FakeAssistant())) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in anyio.run(listed)}
    assert tools.keys() == module.DESCRIPTIONS.keys()
    assert tools["ask"].input_schema["required"] == ["question"]
    assert all(tool.description and tool.output_schema for tool in tools.values())
