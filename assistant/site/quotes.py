"""Sentences of the documents as pages quote them: the words, whose they are, and where they can be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote as percent_encode

from assistant.export.reference import short_title
from assistant.site.document_text import LAYOUT
from assistant.site.frame import address
from ingest.passage import Document, Sentence, Span
from prompts.texts import Texts, load_texts


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence to show: its words in three parts, the middle one the one that matters (all of it by default).

    ``title`` is the document, in short where it has a number, ``source`` the place in it, ``address`` where it stands.
    """

    before: str
    heart: str
    after: str
    speaker: str
    role: str
    role_word: str
    reporter: str | None
    title: str
    source: str
    address: str


class Quotes:
    """Makes quotes of one case's sentences, in one language."""

    def __init__(self, documents: Iterable[Document], language: str) -> None:
        self._documents = {document.id: document for document in documents}
        self._language = language
        self._texts = load_texts(language)

    def of(self, sentence: Sentence, span: Span | None = None) -> Quote:
        """The sentence, and the part of it that ``span`` has."""
        heart, whole = span or sentence.span, sentence.span
        document = self._documents[sentence.document_id]
        speaker = sentence.voice.speaker
        return Quote(
            before=without_layout(document.text[whole.start : heart.start]),
            heart=without_layout(document.text[heart.start : heart.end]),
            after=without_layout(document.text[heart.end : whole.end]),
            speaker=speaker.name or self._texts.say("lead.unknown_speaker"),
            role=speaker.role.value,
            role_word=self._texts.say(f"role.{speaker.role.value}"),
            reporter=sentence.voice.reported_by,
            title=short_title(document.title),
            source=place_of(document, sentence, self._texts),
            address=place_address(self._language, document.id, heart),
        )


def without_layout(text: str) -> str:
    """The words as they stand, without the marks of a plain-text layout around them: for the eye, never to be cited."""
    return LAYOUT.sub("", text)


def place_of(document: Document, sentence: Sentence, texts: Texts) -> str:
    """Where in its document a sentence stands: its page, if the document has pages, and its section."""
    page = document.page_at(sentence.span.start)
    facts = [texts.say("documents.page", number=str(page))] if page else []
    return " · ".join([*facts, *([" › ".join(sentence.section)] if sentence.section else [])])


def document_address(language: str, document_id: str) -> str:
    """Where a document is."""
    return address(language, f"/dokument/{percent_encode(document_id, safe='')}")


def place_address(language: str, document_id: str, span: Span) -> str:
    """Where a place in a document is: the page marks it, and scrolls to it."""
    return f"{document_address(language, document_id)}?start={span.start}&end={span.end}#quote"


def spoken_date(date: str, texts: Texts) -> str:
    """An ISO date, maybe only a month or a year, in words; anything else stays as it is."""
    parts = date.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return date
    months = texts.say("site.months").split()
    if len(parts) == 1 or not 1 <= int(parts[1]) <= len(months):
        return date
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{months[int(parts[1]) - 1]} {parts[0]}"
