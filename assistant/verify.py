"""A citation is a checked value: it counts only if its words stand at its offsets in the stored document."""

import unicodedata

from ingest.corpus import Corpus
from ingest.passage import Sentence


def is_verbatim(sentence: Sentence, corpus: Corpus) -> bool:
    """Whether the sentence's span lies in its document and its search text is the words found there."""
    try:
        document = corpus.document(sentence.document_id)
    except KeyError:
        return False
    span = sentence.span
    if span.end > len(document.text):
        return False
    quote, words = _letters(document.text[span.start : span.end]), _letters(sentence.search_text)
    cut_by_page = any(span.start < start < span.end for start in document.page_starts)
    return quote == words or (cut_by_page and _all_but_one_stretch(quote, words))


def _all_but_one_stretch(quote: str, words: str) -> bool:
    """Whether the words are all of a quote but one stretch inside it: what pages carry where they cut a sentence."""
    same = next((n for n, (one, other) in enumerate(zip(quote, words, strict=False)) if one != other), len(words) - 1)
    return same > 0 and len(quote) > len(words) and quote.endswith(words[same:])


def _letters(text: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFKC", text).casefold() if ch.isalnum())
