"""Which documents a question means: by number, by title, or by what kind of document it names."""

import re
from collections.abc import Iterable

from assistant.lexicon import Lexicon
from assistant.words import fold, tokens
from ingest.passage import Document, Role

_NUMBER = re.compile(r"\b(\d{4}:\d+)\b")


class Sources:
    """The documents of a case under the names that questions use for them."""

    def __init__(self, documents: Iterable[Document], lexicon: Lexicon) -> None:
        self._documents = tuple(documents)
        self._memorandum = frozenset(map(fold, lexicon.document_nouns["memorandum"]))
        self._report = frozenset(map(fold, lexicon.document_nouns["report"]))

    def meant(self, question: str) -> frozenset[str]:
        """The ids of the documents meant, empty when none is named or every one is."""
        numbers = set(_NUMBER.findall(question))
        words = {fold(word) for word in tokens(question)}
        meant = frozenset(document.id for document in self._documents if self._is_named(document, numbers, words))
        return meant if len(meant) < len(self._documents) else frozenset()

    def _is_named(self, document: Document, numbers: set[str], words: set[str]) -> bool:
        own = set(_NUMBER.findall(document.title))
        if own & numbers:
            return True
        if document.issuer.role is Role.PROPOSER:
            return bool(words & self._report)
        return bool(own and words & self._memorandum)
