"""Where quotes of a run stand in the documents as they are now, as addresses of the document page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from assistant.site.frame import address
from assistant.site.quotes import place_address
from ingest.passage import Document, Span

PATH: Final = "/utvardering"


@dataclass(frozen=True, slots=True)
class Here:
    """Addresses of the evaluation page in one language."""

    language: str

    def __call__(self, fragment: str = "", **query: str) -> str:
        """The page with these fields; those without a value are left out."""
        return evaluation_address(self.language, fragment, **query)


def evaluation_address(language: str, fragment: str = "", **query: str) -> str:
    """Where the evaluation page shows what the query asks for."""
    given = urlencode({name: value for name, value in query.items() if value}, errors="replace")
    return address(language, PATH) + (f"?{given}" if given else "") + (f"#{fragment}" if fragment else "")


class Places:
    """The documents of the case as they are now."""

    def __init__(self, documents: Iterable[Document], language: str) -> None:
        self._documents = {document.id: document for document in documents}
        self._language = language

    def title(self, document_id: str) -> str:
        """The document's title; its id where there is no such document any more."""
        document = self._documents.get(document_id)
        return document.title if document else document_id

    def of(self, document_id: str, quote: str, start: int) -> str | None:
        """The address of a quote that stood at ``start``, or stands elsewhere now; None where it does not stand."""
        document = self._documents.get(document_id)
        if document is None or not quote:
            return None
        at = start if document.text.startswith(quote, max(start, 0)) and start >= 0 else document.text.find(quote)
        return None if at < 0 else place_address(self._language, document_id, Span(at, at + len(quote)))
