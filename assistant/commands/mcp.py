"""``remiss mcp``: the case as tools for another program, on standard input and output."""

from assistant.commands.bars import Bars
from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import settings_of, terminal
from assistant.mcp_server import mcp_server, require_extra
from assistant.wiring import open_assistant


def mcp(case: CaseOption = None, index: IndexOption = None) -> int:
    """Serve until standard input ends. stdout belongs to the protocol; everything else goes to stderr."""
    require_extra()
    with Bars(terminal()) as bars:
        assistant = open_assistant(settings_of(case=case, index=index), bars)
    mcp_server(assistant).run("stdio")
    return 0
