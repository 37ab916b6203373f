"""The seam between the site and its pages: what a page is asked, what it replies, and the protocol that it fulfils.

Pages of other packages are given to the application as values of ``SitePage``; they know nothing of the web server.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, TypeAlias

from assistant.site.frame import Tab


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent with a form; ``name`` is the sender's word for it, and not to be trusted as a path."""

    name: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: ``rest`` is what follows the page's own path, ``form`` None when nothing was sent.

    ``token`` belongs in every form of the page that posts, as a hidden field ``token``: one that comes without it
    is refused before the page is asked, since another site's page may have sent it.
    """

    language: str
    rest: str = ""
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Mapping[str, tuple[str | Upload, ...]] | None = None
    token: str = ""

    def one(self, name: str) -> str:
        """The first value of a query field, "" when there is none."""
        return next(iter(self.query.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class Page:
    """What stands inside the frame: ``body`` is HTML, and whoever made it has escaped what it quotes.

    It begins with an ``h1``. ``wide`` is for a page that needs the whole width of a large screen.
    """

    title: str
    body: str
    status: int = 200
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Growing:
    """A page whose body takes long to make: its ``parts``, joined, are HTML as a page's body, sent one by one."""

    title: str
    parts: Iterator[str]
    status: int = 200


@dataclass(frozen=True, slots=True)
class File:
    """A file to keep."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Goto:
    """Look there instead: a Swedish path of this site, which is translated to the asked language's."""

    path: str


Reply: TypeAlias = Page | Growing | File | Goto


class SitePage(Protocol):
    """A page, and whatever lies below its path. Calls may come from several threads at once."""

    @property
    def tab(self) -> Tab:
        """Where the page is, and its place in the navigation; a tab without a word has none."""
        ...

    @property
    def largest_form(self) -> int:
        """The most bytes that may be posted to it; 0 for a page that takes no forms."""
        ...

    def respond(self, asked: Asked) -> Reply:
        """The reply; an error that is raised becomes a page that says so."""
        ...
