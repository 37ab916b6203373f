"""A citation is a checked value: it counts only if its words stand at its offsets in the stored document."""

import unicodedata

from assistant.answer import Citation
from ingest.corpus import Corpus
from ingest.passage import Sentence


def is_verbatim(sentence: Sentence, corpus: Corpus) -> bool:
    """Whether the sentence's span lies in its document and its search text is the words found there."""
    try:
        text = corpus.document(sentence.document_id).text
    except KeyError:
        return False
    quote = text[sentence.span.start : sentence.span.end]
    return sentence.span.end <= len(text) and _letters(quote) == _letters(sentence.search_text)


def stands_in(citation: Citation, text: str) -> bool:
    """Whether the citation's quote is exactly what the document's text holds at its offsets."""
    return text[citation.start : citation.end] == citation.quote


def _letters(text: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFKC", text).casefold() if ch.isalnum())
