"""One question of a run as a reader meets it: the answer cut at its markers, its sources, and what was expected."""

import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.json_files import ResultInvalid
from eval.report_words import NOTHING, Words
from eval.result import Found, QuestionResult, Score

_MARK = re.compile(r"\[(?P<number>\d{1,4})\]|^\*\*(?P<heading>.+)\*\*$", re.MULTILINE)


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Citation(_Part):
    number: int
    document_id: str
    document: str = ""
    speaker: str | None = None
    reported_by: str | None = None
    section: str = ""
    page: int | None = None
    quote: str
    start: int
    end: int


class _Refusal(_Part):
    reason: str


class _Answer(_Part):
    """What a report shows of an answer's JSON (docs/json.md)."""

    text: str
    understood_as: str | None = None
    refusal: _Refusal | None = None
    fallback_reason: str | None = None
    citations: tuple[_Citation, ...] = ()
    nearest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an answer: plain text, a marker of citation ``source``, or a heading line."""

    text: str
    source: int | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A citation as shown; ``right`` says whether it is evidence, ``nearest`` whether a refusal offered it.

    ``document_id``, ``start`` and ``end`` are where the quote stood when the answer was given.
    """

    number: int
    heading: str
    quote: str
    right: bool
    nearest: bool
    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page says of an answer. ``refusal`` is the reason in words, None for an answer."""

    text: tuple[Piece, ...]
    refusal: str | None
    understood: str | None
    fallback: str | None
    sources: tuple[Source, ...]
    scores: tuple[tuple[str, str], ...]


def show(question: QuestionResult, words: Words) -> Shown:
    """A question's answer in the words' language; raises ResultInvalid when its JSON is not an answer's."""
    try:
        answer = _Answer.model_validate(question.answer)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(key) for key in ("answer", *first["loc"]))
        raise ResultInvalid(path=question.item.id, field=field, reason=first["msg"]) from error
    scores = [
        (words.name("metric", name), _score(name, score, words))
        for name, score in question.scores.items()
        if "@" not in name
    ]
    return Shown(
        text=pieces(answer.text, {citation.number for citation in answer.citations}),
        refusal=words.name("refusal", answer.refusal.reason) if answer.refusal else None,
        understood=answer.understood_as,
        fallback=answer.fallback_reason,
        sources=tuple(_source(one, answer, question, words) for one in answer.citations),
        scores=tuple((name, value) for name, value in scores if value != NOTHING),
    )


def pieces(text: str, numbers: set[int]) -> tuple[Piece, ...]:
    """The text cut at its markers and bold lines; a marker whose number is not among ``numbers`` is plain text."""
    cut: list[Piece] = []
    end = 0
    for mark in _MARK.finditer(text):
        if mark["heading"]:
            found = Piece(mark["heading"], heading=True)
        elif int(mark["number"]) in numbers:
            found = Piece(mark[0], int(mark["number"]))
        else:
            continue
        cut += [Piece(text[end : mark.start()]), found]
        end = mark.end()
    return tuple(piece for piece in [*cut, Piece(text[end:])] if piece.text)


def is_evidence(document_id: str, start: int, end: int, found: Found) -> bool:
    """Whether a citation is this evidence: they share at least half of the shorter, as the metrics count it."""
    shared = min(end, found.end) - max(start, found.start)
    return document_id == found.document_id and shared > 0 and shared * 2 >= min(end - start, found.end - found.start)


def _source(citation: _Citation, answer: _Answer, question: QuestionResult, words: Words) -> Source:
    told = citation.reported_by and words.say("report.reported", speaker=citation.reported_by)
    page = citation.page and words.say("report.page", page=citation.page)
    parts = (citation.speaker or words.say("report.unnamed"), told, citation.document, citation.section, page)
    return Source(
        number=citation.number,
        heading=" · ".join(part for part in parts if part),
        quote=citation.quote,
        right=any(is_evidence(citation.document_id, citation.start, citation.end, one) for one in question.found),
        nearest=citation.number in answer.nearest,
        document_id=citation.document_id,
        start=citation.start,
        end=citation.end,
    )


def _score(name: str, score: Score, words: Words) -> str:
    if isinstance(score, bool):
        return words.say("report.yes" if score else "report.no")
    return words.value(name, score)
