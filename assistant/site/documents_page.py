"""The documents: a list of them, and each as a page with its outline, its speakers and a search in its text."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as percent_encode

from assistant.answer import Language
from assistant.site.document_search import find, lines
from assistant.site.document_text import blocks, outline
from assistant.site.frame import DOCUMENTS, Tab, address
from assistant.site.page import Asked, Page
from assistant.site.quotes import document_address, place_address, spoken_date
from assistant.site.shell import fill
from assistant.ui.seam import Chat
from ingest.passage import Document, Sentence, Span
from prompts.texts import Texts, load_texts


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list, with how often the searched words stand in it."""

    title: str
    address: str
    facts: str
    hits: int


class DocumentsPage:
    """Fulfils ``SitePage``. An unknown document is answered with the list."""

    tab: Tab = DOCUMENTS
    largest_form: int = 0

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    def respond(self, asked: Asked) -> Page:
        """The list, or the document that the path names; a place in the query is marked, and a search is made."""
        chat = self._chat.still()
        known = {document.id: document for document in chat.documents()}
        name = asked.rest.removeprefix("/")
        if name in known:
            return _document(known[name], chat.sentences(name), asked)
        return _listing(chat, asked, missing=bool(name))


def _listing(chat: Chat, asked: Asked, missing: bool) -> Page:
    texts, wanted = load_texts(asked.language), asked.one("sok").strip()
    listed = [_listed(document, wanted, asked.language, texts) for document in chat.documents()]
    title = texts.say("documents.missing" if missing else "documents.title")
    unread = [chat.describe_error(error, Language(asked.language)) for error in chat.unreadable()]
    body = fill(
        "documents.html", asked.language, title=title, missing=missing, listed=listed, wanted=wanted, unread=unread,
        home=address(asked.language, DOCUMENTS.path), total=sum(one.hits for one in listed),
    )  # fmt: skip
    return Page(title, body, status=404 if missing else 200)


def _listed(document: Document, wanted: str, language: str, texts: Texts) -> Listed:
    hits = len(find(document.text, wanted))
    where = document_address(language, document.id)
    searched = f"{where}?sok={percent_encode(wanted)}#h1" if hits else where
    return Listed(document.title, searched, _facts(document, texts), hits)


def _document(document: Document, sentences: tuple[Sentence, ...], asked: Asked) -> Page:
    texts, language = load_texts(asked.language), asked.language
    mark = place_asked(asked.one("start"), asked.one("end"), len(document.text))
    hits = find(document.text, asked.one("sok"))
    body = fill(
        "document.html", language, document=document, facts=_facts(document, texts),
        home=address(language, DOCUMENTS.path), headings=outline(sentences),
        blocks=blocks(document, sentences, mark, hits), here=_Here(language, document.id), mark=mark,
        search=_search(asked, document, hits, sentences), unknown=texts.say("lead.unknown_speaker"),
    )  # fmt: skip
    return Page(document.title, body)


@dataclass(frozen=True, slots=True)
class _Here:
    """The addresses of places in a document."""

    language: str
    document_id: str

    def __call__(self, span: Span) -> str:
        return place_address(self.language, self.document_id, span)


def _search(
    asked: Asked, document: Document, hits: tuple[Span, ...], sentences: tuple[Sentence, ...]
) -> dict[str, Any]:
    """What was searched for, the way from hit to hit, and whose words the present one is among."""
    wanted, where = asked.one("sok").strip(), document_address(asked.language, document.id)
    number = asked.one("traff")
    current = int(number) if number.isdecimal() and len(number) < 6 and 0 < int(number) <= len(hits) else 1

    def to(number: int) -> str:
        return f"{where}?sok={percent_encode(wanted)}&traff={number}#h{number}"

    spoken = [sentence.voice for sentence in sentences if hits and sentence.span.overlaps(hits[current - 1])]
    return {
        "voice": spoken[0] if spoken else None,
        "wanted": wanted, "where": where, "count": len(hits), "current": current, "to": to,
        "earlier": current - 1, "later": current + 1 if current < len(hits) else 0, "lines": lines(document.text, hits),
    }  # fmt: skip


def place_asked(start: str, end: str, length: int) -> Span | None:
    """The range that an address asks for, None when it is not one of the text's."""
    if not (start.isascii() and end.isascii() and start.isdecimal() and end.isdecimal() and len(start + end) < 20):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) <= length else None


def _facts(document: Document, texts: Texts) -> str:
    facts = [
        document.issuer.name,
        spoken_date(document.date, texts) if document.date else None,
        texts.say("documents.diary_number", number=document.diary_number) if document.diary_number else None,
        texts.say("documents.pages", count=str(len(document.page_starts))) if document.page_starts else None,
    ]
    return " · ".join(fact for fact in facts if fact)
