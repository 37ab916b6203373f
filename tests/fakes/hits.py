"""Hits with chosen scores, for tests of selection and refusal."""

from ingest.passage import Sentence
from vectorstore.hybrid import Hit


def hit(sentence: Sentence, dense: float = 0.5, lexical: float = 0.0, ngram: float = 0.0) -> Hit:
    """A hit whose other scores are neutral."""
    return Hit(sentence, 0, dense, dense, dense, lexical, ngram, 0.0, 1, 1)
