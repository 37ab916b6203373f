"""The assistant as the page sees it: the seam's ``Chat`` over the same code path as ``remiss ask``."""

from collections import defaultdict
from collections.abc import Iterator

from assistant.answer import Answer, Language, Request
from assistant.error_words import describe
from assistant.pipeline import Assistant
from assistant.progress import Progress
from ingest.errors import RemissError
from ingest.passage import Document, Sentence


class CaseChat:
    """Fulfils ``assistant.ui.seam.Chat``."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
        for sentence in assistant.index.corpus.sentences:
            self._sentences[sentence.document_id].append(sentence)

    @property
    def title(self) -> str:
        """The case's title."""
        return self._assistant.case.title

    @property
    def starters(self) -> tuple[str, ...]:
        """Questions in Swedish to begin with."""
        return self._assistant.case.starters

    @property
    def starters_en(self) -> tuple[str, ...]:
        """Questions in English to begin with."""
        return self._assistant.case.starters_en

    def ask(self, request: Request) -> Iterator[Progress | Answer]:
        """Progress as it happens, and last the answer."""
        return self._assistant.steps(request)

    def documents(self) -> tuple[Document, ...]:
        """The case's documents."""
        return self._assistant.index.corpus.documents

    def sentences(self, document_id: str) -> tuple[Sentence, ...]:
        """A document's sentences in the order of the text."""
        return tuple(self._sentences.get(document_id, ()))

    def describe_error(self, error: RemissError, language: Language) -> str:
        """The error in words."""
        return describe(error, language)
