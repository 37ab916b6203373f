"""``remiss mcp`` as a client starts it: a process of its own, spoken to over standard input and output."""

from pathlib import Path

import anyio
import pytest

from tests.fakes.command import call, environment

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")

TEXT = "Gymnasieregionens utveckling bör ges särskilt utrymme.\n"


def test_a_client_asks_over_standard_input_and_output(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "pm.txt").write_text(TEXT, encoding="utf-8")
    command, *arguments = call(tmp_path, "mcp")
    server = mcp.StdioServerParameters(command=command, args=arguments, env=environment(), cwd=str(tmp_path))

    async def spoken() -> tuple[set[str], dict[str, object], dict[str, object], dict[str, object]]:
        async with mcp.Client(server) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            asked = await client.call_tool("ask", {"question": "Vad bör ges särskilt utrymme?"})
            about, positions = await client.call_tool("about", {}), await client.call_tool("positions", {})
            return tools, asked.structured_content, about.structured_content, positions.structured_content

    tools, answer, about, positions = anyio.run(spoken)
    assert tools == {"ask", "documents", "about", "positions"}
    (citation,) = answer["citations"]
    assert citation["quote"] == TEXT[citation["start"] : citation["end"]]
    assert about["title"] == "case"
    assert positions.keys() == {"proposer", "speakers", "topics"}
