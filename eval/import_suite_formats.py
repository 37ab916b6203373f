"""Public question sets as files: SQuAD (versions 1 and 2) and SweQUAD-MC, read into one common form.

A set comes from outside, so every field is checked and an error names it. Offsets are kept as they are given:
an answer counts only if its words stand at them.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel, ValidationError

from ingest.errors import RemissError
from ingest.passage import Span

_GZIP = b"\x1f\x8b"


class ImportInvalid(RemissError):
    """A public set cannot be made into a suite.

    Codes: import_unreadable (path, reason), import_format (path, known), import_field (path, field, reason),
    import_nothing (path), import_target (path: the folder to write to is not empty).
    """

    code = "import_unreadable"


class Format(StrEnum):
    """The forms of public sets, and to find out which it is."""

    AUTO = "auto"
    SQUAD = "squad"
    SWEQUAD_MC = "swequad-mc"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one text; ``answers`` are the places of its right answers there, none when it has none."""

    id: str
    text: str
    answers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """A text and what is asked about it. ``title`` may be empty."""

    title: str
    text: str
    asked: tuple[Asked, ...]


class _Answer(BaseModel):
    text: str
    answer_start: int


class _Question(BaseModel):
    id: str = ""
    question: str
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False


class _Paragraph(BaseModel):
    context: str
    qas: tuple[_Question, ...]


class _Article(BaseModel):
    title: str = ""
    paragraphs: tuple[_Paragraph, ...]


class _Squad(BaseModel):
    data: tuple[_Article, ...]


class _Choice(BaseModel):
    text: str
    type: str
    start: int | None = None
    end: int | None = None


class _MultipleChoice(BaseModel):
    context: str
    question: str
    choices: tuple[_Choice, ...]


class _SweQuad(BaseModel):
    data: tuple[_MultipleChoice, ...]


def read_set(path: Path, form: Format = Format.AUTO) -> tuple[Context, ...]:
    """The set's texts in the order of the file, each once. Raises ImportInvalid."""
    raw = _bytes(path)
    found = _form(path, raw) if form is Format.AUTO else form
    try:
        return tuple(_merged(_READERS[found](raw)))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(key) for key in first["loc"]) or "-"
        raise ImportInvalid("import_field", path=path, field=field, reason=first["msg"]) from error


def _bytes(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if raw.startswith(_GZIP) else raw
    except (OSError, EOFError, zlib.error) as error:
        raise ImportInvalid(path=path, reason=getattr(error, "strerror", None) or error) from error


def _form(path: Path, raw: bytes) -> Format:
    """By what the first entry holds."""
    try:
        parsed = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ImportInvalid(path=path, reason=error) from error
    data = parsed.get("data") if isinstance(parsed, dict) else None
    first = data[0] if isinstance(data, list) and data else None
    if isinstance(first, dict) and "paragraphs" in first:
        return Format.SQUAD
    if isinstance(first, dict) and {"context", "choices"} <= first.keys():
        return Format.SWEQUAD_MC
    raise ImportInvalid("import_format", path=path, known=", ".join(_READERS))


def _squad(raw: bytes) -> Iterator[Context]:
    for article in _Squad.model_validate_json(raw).data:
        for paragraph in article.paragraphs:
            asked = tuple(_question(question, paragraph.context) for question in paragraph.qas)
            yield Context(article.title, paragraph.context, asked)


def _question(question: _Question, context: str) -> Asked:
    spans = (_span(context, a.answer_start, a.answer_start + len(a.text), a.text) for a in question.answers)
    return Asked(question.id, question.question, () if question.is_impossible else _places(spans))


def _swequad(raw: bytes) -> Iterator[Context]:
    for entry in _SweQuad.model_validate_json(raw).data:
        right = (choice for choice in entry.choices if choice.type == "Correct answer")
        spans = (_span(entry.context, choice.start, choice.end, choice.text) for choice in right)
        yield Context("", entry.context, (Asked("", entry.question, _places(spans)),))


def _span(context: str, start: int | None, end: int | None, words: str) -> Span | None:
    """The place, if the words stand there."""
    if start is None or end is None or not 0 <= start < end or context[start:end] != words or not words.strip():
        return None
    return Span(start, end)


def _places(spans: Iterator[Span | None]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for span in spans if span is not None))


def _merged(contexts: Iterator[Context]) -> Iterator[Context]:
    """Each text once, with all that is asked about it; the same question about it is asked once."""
    titles: dict[str, str] = {}
    asked: dict[str, dict[str, Asked]] = {}
    for context in contexts:
        titles.setdefault(context.text, context.title)
        known = asked.setdefault(context.text, {})
        for question in context.asked:
            known.setdefault(question.text.strip(), question)
    return (Context(titles[text], text, tuple(questions.values())) for text, questions in asked.items())


_READERS: Final[Mapping[Format, Callable[[bytes], Iterator[Context]]]] = MappingProxyType(
    {Format.SQUAD: _squad, Format.SWEQUAD_MC: _swequad}
)
