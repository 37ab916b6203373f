"""From words found in a sentence's search text to the place in the document that carries them.

Search texts are mended (marks, line breaks and cuts taken out), so that what is found there may stand in other
characters in the document. What cannot be found again is cited by its whole sentence: a place is never wrong.
"""

import re

from assistant.about.about import Place
from ingest.corpus import Corpus
from ingest.passage import Sentence, Span

_BETWEEN = r"[\s*_]+"


def whole(sentence: Sentence) -> Place:
    """The sentence itself."""
    return Place(sentence, sentence.span)


def spot(corpus: Corpus, sentence: Sentence, words: str) -> Place:
    """Where in the sentence the words stand for the first time; the whole sentence where they cannot be found."""
    text = corpus.document(sentence.document_id).text
    pattern = _BETWEEN.join(re.escape(word) for word in words.split())
    start, end = sentence.span.start, sentence.span.end
    found = re.compile(rf"(?<!\w){pattern}").search(text, start, end) if pattern else None
    return Place(sentence, Span(found.start(), found.end())) if found else whole(sentence)
