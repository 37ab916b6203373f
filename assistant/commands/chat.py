"""``remiss chat``: the web page, with the pages that other packages bring.

A package names them in the entry-point group ``remiss.pages``: functions from the settings and the chat to a page.
One that cannot be loaded is told about, and the rest is served without it.
"""

from importlib.metadata import EntryPoint, entry_points
from typing import Annotated, Final

import typer

from assistant.adding.stage import recover
from assistant.commands.bars import Bars
from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import Terminal, settings_of, terminal
from assistant.feedback import FeedbackStore, feedback_path
from assistant.settings import Settings
from assistant.site.adding_page import AddingPage
from assistant.site.page import SitePage
from assistant.ui.seam import Chat
from assistant.ui.serve import Beside, serve
from assistant.wiring import open_adder, open_chat
from ingest.errors import RemissError

PAGES: Final = "remiss.pages"


class PageBroken(RemissError):
    """A page of another package cannot be made. Values: name, package, reason."""

    code = "page_broken"


def chat(  # noqa: PLR0913 - an option each
    case: CaseOption = None,
    index: IndexOption = None,
    host: Annotated[str, typer.Option("--host", help="help.host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="help.port")] = 7860,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="help.open")] = False,
    reports: Annotated[
        str | None, typer.Option("--reports", help="help.reports", metavar="DIR", show_default=False)
    ] = None,
    adding: Annotated[bool | None, typer.Option("--adding/--no-adding", help="help.adding", show_default=False)] = None,
) -> int:
    """Serve until interrupted; the address is told on stderr when it can be visited."""
    screen = terminal()
    settings = settings_of(case=case, index=index, reports=reports, adding=_switch(adding))
    recover(settings.case)
    with Bars(screen) as bars:
        opened = open_chat(settings, bars)
    feedback = FeedbackStore(feedback_path(settings.index))
    own = (AddingPage(open_adder(settings, opened)),) if settings.adding else ()
    beside = Beside(feedback, (*brought_pages(settings, opened, screen), *own), settings.contact)
    serve(opened, host, port, open_page, lambda url: screen.note("command.serving", url=url), beside)
    return 0


def _switch(wanted: bool | None) -> str | None:
    """An option as the setting's value, None where it is not given."""
    return None if wanted is None else "on" if wanted else "off"


def brought_pages(settings: Settings, opened: Chat, screen: Terminal) -> tuple[SitePage, ...]:
    """The pages that installed packages bring, by their names; those that cannot be made are told about."""
    made: list[SitePage] = []
    for point in sorted(entry_points(group=PAGES)):
        try:
            made.append(point.load()(settings, opened))
        except Exception as error:  # noqa: BLE001 - whatever another package does, the chat is served
            screen.failed(_broken(point, error))
    return tuple(made)


def _broken(point: EntryPoint, error: Exception) -> PageBroken:
    package = point.dist.name if point.dist else point.module
    return PageBroken(name=point.name, package=package, reason=error)
