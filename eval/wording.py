"""What an answer's text says: strings that it must hold, and strings that it must not say in its own words."""

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Answer
from ingest.passage import Document

_MARKER = re.compile(r"\[\d+\]")
_SPACE = re.compile(r"\s+")


def has_all(text: str, wanted: Sequence[Sequence[str]]) -> bool:
    """Whether the text holds one of each list of alternatives."""
    return all(any(says(text, choice) for choice in choices) for choices in wanted)


def says(text: str, words: str) -> bool:
    """Whether the words stand in the text, whatever the case and the white space.

    A number is whole: "26" is neither in "260" nor in the marker "[26]".
    """
    pattern = re.escape(_plain(words))
    pattern = rf"(?<!\d){pattern}" if words[:1].isdigit() else pattern
    pattern = rf"{pattern}(?!\d)" if words[-1:].isdigit() else pattern
    return re.search(pattern, _plain(_MARKER.sub(" ", text))) is not None


def own_words(answer: Answer, documents: Mapping[str, Document]) -> str:
    """The answer's text with its quotes taken out, both as they are cited and as they stand in their documents."""
    quotes = {citation.quote for citation in answer.citations}
    quotes |= {
        documents[citation.document_id].text[citation.start : citation.end]
        for citation in answer.citations
        if citation.document_id in documents
    }
    text = answer.text
    for quote in sorted(filter(None, quotes), key=lambda quote: (-len(quote), quote)):
        text = text.replace(quote, " … ")
    return text


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()
