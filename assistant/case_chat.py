"""The assistant as the page sees it: the seam's ``Chat`` over the same code path as ``remiss ask``."""

from collections import defaultdict
from collections.abc import Iterator

from assistant.about.about import About
from assistant.about.build import about
from assistant.answer import Answer, Language, Request
from assistant.error_words import describe
from assistant.model.language_model import EndpointFailed, LanguageModel
from assistant.once import Once
from assistant.pipeline import Assistant
from assistant.positions.matrix import Matrix
from assistant.progress import Progress, Unfinished
from assistant.ui.seam import Writer
from ingest.errors import DocumentUnreadable, RemissError
from ingest.passage import Document, Sentence


class CaseChat:
    """Fulfils ``assistant.ui.seam.Chat``. ``writer`` is the model that the assistant writes with, None for quotes.

    Invariant: everything that belongs to one reading of the case lies in one value, so that it is exchanged at one
    stroke; whoever took hold of the earlier one goes on with it, a question that is being answered among them.
    """

    def __init__(self, assistant: Assistant, writer: LanguageModel | None = None) -> None:
        self._reading = _Reading(assistant)
        self._writer = writer

    def swap(self, assistant: Assistant) -> None:
        """From now on answer from another reading of the case."""
        self._reading = _Reading(assistant)

    def still(self) -> "CaseChat":
        """This case as it is now: a later swap does not change it. What was computed for it is shared."""
        held = CaseChat.__new__(CaseChat)
        held._reading, held._writer = self._reading, self._writer
        return held

    @property
    def title(self) -> str:
        """The case's title."""
        return self._reading.assistant.case.title

    @property
    def starters(self) -> tuple[str, ...]:
        """Questions in Swedish to begin with."""
        return self._reading.assistant.case.starters

    @property
    def starters_en(self) -> tuple[str, ...]:
        """Questions in English to begin with."""
        return self._reading.assistant.case.starters_en

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
        return self._reading.assistant.steps(request)

    def documents(self) -> tuple[Document, ...]:
        """The case's documents."""
        return self._reading.assistant.index.corpus.documents

    def sentences(self, document_id: str) -> tuple[Sentence, ...]:
        """A document's sentences in the order of the text."""
        return self._reading.sentences.get(document_id, ())

    def unreadable(self) -> tuple[DocumentUnreadable, ...]:
        """What could not be read when the case was."""
        return self._reading.assistant.index.corpus.unreadable

    def about(self) -> About:
        """What a newcomer needs to know, found in the documents once."""
        return self._reading.about.value()

    def positions(self) -> Matrix:
        """Who says what of each proposal, found in the documents once."""
        return self._reading.assistant.sides.value().matrix

    def describe_error(self, error: RemissError, language: Language) -> str:
        """The error in words."""
        return describe(error, language)


class _Reading:
    """One reading of the case, and what is found in it."""

    def __init__(self, assistant: Assistant) -> None:
        corpus = assistant.index.corpus
        found: defaultdict[str, list[Sentence]] = defaultdict(list)
        for sentence in corpus.sentences:
            found[sentence.document_id].append(sentence)
        self.assistant = assistant
        self.sentences = {name: tuple(sentences) for name, sentences in found.items()}
        self.about = Once(lambda: about(assistant.case, corpus))
