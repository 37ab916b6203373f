"""A conversation to take along, in the order in which it was had; what every file format of it is written from."""

from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, Language
from assistant.export.reference import Taken, spaced, take
from prompts.texts import Texts


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer; ``model`` names the language model that wrote it, if one did."""

    question: str
    answer: Answer
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and its answer as they are taken along; ``language`` is the answer's."""

    question: str
    taken: Taken
    language: Language


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole of it, with what stands above: a title, and when it was saved. ``language`` is that of these words."""

    title: str
    saved: str
    entries: tuple[Entry, ...]
    language: str


def sheet(case: str, exchanges: tuple[Exchange, ...], texts: Texts, today: date) -> Sheet:
    """The conversation about a case, with everything said around the answers in the language of ``texts``."""
    return Sheet(
        texts.say("export.title", case=spaced(case)),
        texts.say("export.saved_on", date=today.isoformat()),
        tuple(_entry(exchange, texts) for exchange in exchanges),
        texts.language,
    )


def _entry(exchange: Exchange, texts: Texts) -> Entry:
    taken = take(exchange.answer, texts, exchange.model)
    return Entry(spaced(exchange.question), taken, exchange.answer.language)
