"""One question of a run as the evaluation page shows it: what was expected, what came, and where each quote stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.report_question import Shown, Source, pieces, show
from eval.report_words import Words
from eval.result import Found, QuestionResult
from eval.site_links import Places
from eval.site_said import Said, fallback_said
from eval.why_words import why_told


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an answer: plain words, a marker of citation ``source``, a heading line, or a document's words."""

    text: str
    source: int | None = None
    heading: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A source of the answer, and where it stands now."""

    source: Source
    title: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place of the right evidence, and where it stands now."""

    place: Found
    title: str
    address: str | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, its answer and its evidence; ``anchor`` is an id of our own, good for one page.

    ``why`` is what is wrong, ``fallback`` why a language model that was set up did not write; each may be empty.
    """

    anchor: str
    question: QuestionResult
    why: tuple[Said, ...]
    shown: Shown
    fallback: tuple[Said, ...]
    parts: tuple[Part, ...]
    sources: tuple[Placed, ...]
    evidence: tuple[Evidence, ...]
    language: str

    @property
    def wrong(self) -> bool:
        """Whether anything was wrong with the answer."""
        return self.question.why is not None


def question_view(question: QuestionResult, anchor: str, words: Words, places: Places) -> QuestionView:
    """The question in the words' language; raises ResultInvalid when its answer's JSON is not an answer's."""
    shown = show(question, words)
    told = question.answer.get("language")
    return QuestionView(
        anchor=anchor,
        question=question,
        why=why_told(question.why, question.item.language.value, words),
        shown=shown,
        fallback=fallback_said(shown.fallback, shown.refusal is not None, words),
        parts=tuple(answer_parts(str(question.answer["text"]), shown.sources)),
        sources=tuple(
            Placed(one, places.title(one.document_id), places.of(one.document_id, one.quote, one.start))
            for one in shown.sources
        ),
        evidence=tuple(
            Evidence(one, places.title(one.document_id), places.of(one.document_id, one.quote, one.start))
            for one in question.found
        ),
        language="en" if told == "en" else "sv",
    )


def answer_parts(text: str, sources: Sequence[Source]) -> Iterator[Part]:
    """An answer's text, its quotes set apart first so that nothing in them is read as a marker or a heading."""
    wanted = sorted({source.quote for source in sources if source.quote}, key=len, reverse=True)
    quotes = re.compile("|".join(map(re.escape, wanted)) or r"(?!)")
    numbers, end = {source.number for source in sources}, 0
    for quote in quotes.finditer(text):
        yield from _own(text[end : quote.start()], numbers)
        yield Part(quote.group(), quoted=True)
        end = quote.end()
    yield from _own(text[end:], numbers)


def _own(text: str, numbers: set[int]) -> Iterator[Part]:
    for piece in pieces(text, numbers):
        yield Part(piece.text, piece.source, piece.heading)
