"""The texts of a public set: as documents of a folder, in groups that are nearly the same, and drawn by a hash.

The order in which texts are drawn depends on the seed and on their words alone, so the same file and seed draw the
same texts on every machine.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.import_suite_formats import Asked, Context
from ingest.documents import document_id
from ingest.passage import Span
from ingest.sentences import Unit, split_sentences

LONG = 40
"""A sentence of so many characters that stands in two texts is no heading: it is the same evidence in both."""

ALIKE = 0.5
"""Texts that share this part of the long sentences of the one with fewer are nearly the same."""

_MOST_OF_SLUG = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A context as a document: its file's name, and its sentences."""

    context: Context
    name: str
    units: tuple[Unit, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return document_id(self.name)

    @property
    def questions(self) -> int:
        """How many questions about it can be used."""
        return sum(map(usable, self.context.asked))

    @property
    def long(self) -> frozenset[str]:
        """Its long sentences, verbatim."""
        quotes = (self.verbatim(unit.span) for unit in self.units)
        return frozenset(quote for quote in quotes if len(quote) >= LONG)

    def verbatim(self, span: Span) -> str:
        """The words at a place."""
        return self.context.text[span.start : span.end]

    def around(self, span: Span) -> tuple[Unit, ...]:
        """The sentences that a place touches."""
        return tuple(unit for unit in self.units if unit.span.overlaps(span))


def usable(asked: Asked) -> bool:
    """Whether there is a question, and an answer with a place in the text."""
    return bool(asked.answers and asked.text.strip())


def as_texts(contexts: Iterable[Context]) -> tuple[Text, ...]:
    """The contexts that a plain file can hold, named after their titles and numbered."""
    return tuple(_text(number, context) for number, context in enumerate(contexts, start=1) if _readable(context.text))


def holders(texts: Iterable[Text]) -> dict[str, list[str]]:
    """The ids of the texts that each long sentence stands in."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        for sentence in text.long:
            found[sentence].append(text.id)
    return dict(found)


def alike(texts: Sequence[Text]) -> tuple[tuple[Text, ...], ...]:
    """Texts that are nearly the same, together; most are alone."""
    long = {text.id: text.long for text in texts}
    standing = holders(texts)
    group_of = {text.id: [text] for text in texts}
    for text in texts:
        for other, shared in _shared(long[text.id], standing).items():
            mine, theirs = group_of[text.id], group_of[other]
            if mine is not theirs and shared >= ALIKE * min(len(long[text.id]), len(long[other])):
                mine += theirs
                group_of |= {one.id: mine for one in theirs}
    return tuple({id(group): tuple(group) for group in group_of.values()}.values())


def draw_groups(groups: Sequence[Sequence[Text]], questions: float, seed: str) -> tuple[Sequence[Text], ...]:
    """Groups in the order of their hashes, as many as hold so many questions; one too large is passed over."""
    drawn: list[Sequence[Text]] = []
    room = questions
    for group in sorted(groups, key=lambda group: min(_rank(text, seed) for text in group)):
        count = sum(text.questions for text in group)
        if 0 < count <= room:
            drawn.append(group)
            room -= count
    return tuple(drawn)


def _readable(text: str) -> bool:
    return bool(text.strip()) and "\0" not in text


def _text(number: int, context: Context) -> Text:
    slug = document_id(context.title)[:_MOST_OF_SLUG].strip("-") if context.title else "text"
    return Text(context, f"{slug}-{number:04d}.txt", split_sentences(context.text))


def _shared(sentences: frozenset[str], standing: dict[str, list[str]]) -> dict[str, int]:
    """How many of the sentences stand in each text."""
    counts: defaultdict[str, int] = defaultdict(int)
    for sentence in sorted(sentences):
        for other in standing[sentence]:
            counts[other] += 1
    return dict(counts)


def _rank(text: Text, seed: str) -> str:
    return hashlib.sha256(f"{seed}\n{text.context.text}".encode()).hexdigest()
