"""An answer to take along: its text, what is to be known beside it, and a reference for every citation.

A reference names who says it, the document, its diary number and date, and the section or page, and holds the
quote word for word. White space within a quote is shown as a reader sees it on a page, as single spaces.
"""

import re
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Mode
from assistant.answer_notes import notes_on
from assistant.export.paragraphs import Paragraph, Run, paragraphs
from prompts.texts import Texts

HIGH_CONFIDENCE, MEDIUM_CONFIDENCE = 0.8, 0.5
_NUMBERED = re.compile(r"\w+ \d+:\d+(?=\W|$)")


@dataclass(frozen=True, slots=True)
class Reference:
    """One numbered entry below an answer: ``source`` says where from in one line."""

    number: int
    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer as it is taken along; ``heading`` stands above the references, ``model`` is a language model's name."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...]
    heading: str
    references: tuple[Reference, ...]
    understood: str | None


def take(answer: Answer, texts: Texts, model: str | None = None) -> Taken:
    """The answer with everything said around it in the language of ``texts``."""
    heading = "export.sources" if answer.answered else "export.nearest"
    understood = texts.say("export.understood_as", question=answer.understood_as) if answer.understood_as else None
    return Taken(
        tuple(_spaced(paragraph) for paragraph in paragraphs(answer)),
        notes(answer, texts, model),
        texts.say(heading),
        references(answer, texts),
        understood,
    )


def references(answer: Answer, texts: Texts) -> tuple[Reference, ...]:
    """A reference for each citation, in the order of their numbers."""
    cited = sorted(answer.citations, key=lambda citation: citation.number)
    return tuple(Reference(one.number, source(one, texts), spaced(one.quote)) for one in cited)


def source(citation: Citation, texts: Texts) -> str:
    """Speaker, document, diary number, date, section and page, as far as they are known."""
    speaker = citation.speaker or texts.say("page.unknown_speaker")
    if citation.reported_by:
        speaker = texts.say("export.reported", speaker=speaker, reporter=citation.reported_by)
    diary, page = citation.diary_number, citation.page
    facts = [
        speaker,
        citation.document,
        texts.say("page.diary_number", number=diary) if diary else "",
        citation.date or "",
        texts.say("export.section", section=citation.section) if citation.section else "",
        texts.say("export.page", page=str(page)) if page is not None else "",
    ]
    return spaced(", ".join(fact for fact in facts if fact))


def notes(answer: Answer, texts: Texts, model: str | None = None) -> tuple[str, ...]:
    """What a reader is told beside an answer: who worded it, what was left out, and how sure it is."""
    told: list[str] = []
    if answer.mode is Mode.GENERATIVE and answer.answered and model:
        told.append(texts.say("export.written", model=model))
    told += notes_on(answer, texts)
    if answer.confidence is not None:
        told.append(texts.say(f"certainty.{degree(answer.confidence)}"))
    return tuple(told)


def degree(confidence: float) -> str:
    """A confidence as one of three words: high, medium, low."""
    if confidence >= HIGH_CONFIDENCE:
        return "high"
    return "medium" if confidence >= MEDIUM_CONFIDENCE else "low"


def short_title(title: str) -> str:
    """A document's short name: its number if the title opens with one, such as "PM 2014:134", else the title."""
    numbered = _NUMBERED.match(title)
    return numbered.group() if numbered else title


def spaced(text: str) -> str:
    """The text with single spaces for white space."""
    return " ".join(text.split())


def _spaced(paragraph: Paragraph) -> Paragraph:
    runs = (Run(re.sub(r"\s+", " ", run.text), run.bold, run.quoted, run.marker) for run in paragraph.runs)
    return Paragraph(paragraph.form, tuple(runs))
