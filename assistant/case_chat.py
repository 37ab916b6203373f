"""The assistant as the page sees it: the seam's ``Chat`` over the same code path as ``remiss ask``."""

from collections import defaultdict
from collections.abc import Iterator

from assistant.answer import Answer, Language, Request
from assistant.error_words import describe
from assistant.model.language_model import EndpointFailed, LanguageModel
from assistant.pipeline import Assistant
from assistant.progress import Progress, Unfinished
from assistant.ui.seam import Writer
from ingest.errors import RemissError
from ingest.passage import Document, Sentence


class CaseChat:
    """Fulfils ``assistant.ui.seam.Chat``. ``writer`` is the model that the assistant writes with, None for quotes."""

    def __init__(self, assistant: Assistant, writer: LanguageModel | None = None) -> None:
        self._assistant = assistant
        self._writer = writer
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

    @property
    def model(self) -> str | None:
        """The language model's name, None where answers are quotes."""
        return self._writer.id if self._writer else None

    def writer(self) -> Writer:
        """Who writes, and whether the model's endpoint answers at this moment."""
        if self._writer is None:
            return Writer(None)
        try:
            self._writer.check()
        except EndpointFailed as error:
            return Writer(self._writer.id, error)
        return Writer(self._writer.id)

    def ask(self, request: Request) -> Iterator[Progress | Unfinished | Answer]:
        """Progress as it happens, what is written so far, and last the answer."""
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
