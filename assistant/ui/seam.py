"""What the page needs of the rest: the chat behind it, and a place for judgements, each a narrow protocol.

The pages know documents, sentences, questions and answers, what is found in a case about it and about positions in
it; and nothing of indexes, models or settings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from assistant.about.about import About
from assistant.answer import Answer, Language, Request
from assistant.feedback import Judgement
from assistant.positions.matrix import Matrix
from assistant.progress import Progress, Unfinished
from ingest.errors import RemissError
from ingest.passage import Document, Sentence


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes the answers: a language model by its name, None for quotes; and why it cannot just now, if so."""

    model: str | None
    failure: RemissError | None = None


class Chat(Protocol):
    """A case that can be asked. Calls may come from several threads at once.

    The case may be exchanged for a newer reading of it between two calls; ``still`` is for whoever makes several
    that must fit together.
    """

    def still(self) -> "Chat":
        """The case as it is now, whatever becomes of it."""
        ...

    @property
    def title(self) -> str:
        """The case's title, as the page's heading."""
        ...

    @property
    def starters(self) -> tuple[str, ...]:
        """Questions in Swedish to begin with."""
        ...

    @property
    def starters_en(self) -> tuple[str, ...]:
        """Questions in English to begin with."""
        ...

    @property
    def model(self) -> str | None:
        """The name of the language model that writes answers, None where they are quotes. Known at once."""
        ...

    def writer(self) -> Writer:
        """Who writes, and whether they can: it takes seconds at most, and never raises."""
        ...

    def ask(self, request: Request) -> Iterator[Progress | Unfinished | Answer]:
        """Progress as it happens, what is written so far, and last the Answer; RemissError when there can be none.

        The Answer replaces whatever was shown before it, and may be another one.
        """
        ...

    def documents(self) -> tuple[Document, ...]:
        """The case's documents: citations refer to their ids and texts."""
        ...

    def sentences(self, document_id: str) -> tuple[Sentence, ...]:
        """A document's sentences in the order of the text; empty for an unknown document."""
        ...

    def unreadable(self) -> tuple[RemissError, ...]:
        """What of the case could not be read, and why."""
        ...

    def about(self) -> About:
        """The case for someone new to it. The first call takes a while."""
        ...

    def positions(self) -> Matrix:
        """Who says what of each proposal. The first call takes a while."""
        ...

    def describe_error(self, error: RemissError, language: Language) -> str:
        """The error in words: what failed and what to do about it."""
        ...


class Feedback(Protocol):
    """Where judgements of answers are kept. Every call raises RemissError when it cannot do what it says."""

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement, in place of an earlier one of the same answer."""
        ...

    def withdraw(self, answer: str) -> None:
        """Forget the judgement of one answer."""
        ...

    def kept(self) -> int:
        """How many judgements there are."""
        ...

    def erase(self) -> int:
        """Forget every judgement for good; how many there were."""
        ...
