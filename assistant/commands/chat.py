"""``remiss chat``: the web page."""

from typing import Annotated

import typer

from assistant.commands.bars import Bars
from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import settings_of, terminal
from assistant.feedback import FeedbackStore, feedback_path
from assistant.ui.serve import serve
from assistant.wiring import open_chat


def chat(
    case: CaseOption = None,
    index: IndexOption = None,
    host: Annotated[str, typer.Option("--host", help="help.host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="help.port")] = 7860,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="help.open")] = False,
) -> int:
    """Serve until interrupted; the address is told on stderr when it can be visited."""
    screen = terminal()
    settings = settings_of(case=case, index=index)
    with Bars(screen) as bars:
        opened = open_chat(settings, bars)
    feedback = FeedbackStore(feedback_path(settings.index))
    serve(opened, host, port, open_page, lambda url: screen.note("command.serving", url=url), feedback)
    return 0
