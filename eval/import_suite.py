"""A public set as a case and a suite: which texts go into the folder, what is asked, and what is right.

A question cannot be answered when its text is left out of the folder. Whole texts are left out, never single
questions, and texts that are nearly the same go together, so that what is left out is nowhere else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Language, RefusalReason
from assistant.lexicon import load_lexicon
from assistant.question import language_of
from eval.import_suite_formats import Asked, Context
from eval.import_suite_texts import Text, alike, as_texts, draw_groups, holders, usable
from eval.suite import Evidence, Item
from ingest.passage import Span

ANSWERABLE, LEFT_OUT = "answerable", "left_out"
"""The types of an imported suite's questions."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What is drawn from a set.

    ``limit`` is how many questions are asked at most, None for ``hold_out_share`` of them;
    ``unanswerable_share`` is the part of these whose texts are left out of the folder.
    """

    hold_out_share: float = 1.0
    limit: int | None = None
    unanswerable_share: float = 0.2
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Imported:
    """The folder's texts by file name, the suite, and how many questions of the texts drawn had no use."""

    texts: Mapping[str, str]
    items: tuple[Item, ...]
    unused: int


def make_suite(contexts: Sequence[Context], draw: Draw) -> Imported:
    """The case and the suite: all texts but those left out, and the questions about the texts drawn."""
    texts = as_texts(contexts)
    wanted = sum(text.questions for text in texts) * draw.hold_out_share if draw.limit is None else draw.limit
    asked = draw_groups(alike(texts), wanted, f"{draw.seed} asked")
    about = _ids(asked)
    spared = sum(text.questions for text in texts if text.id in about) * draw.unanswerable_share
    gone = _ids(draw_groups(asked, spared, f"{draw.seed} left out"))
    kept = [text for text in texts if text.id not in gone]
    drawn = [text for text in texts if text.id in about]
    items = tuple(_unique(_items(drawn, kept, _language(texts))))
    unused = sum(len(text.context.asked) for text in drawn) - len(items)
    return Imported({text.name: text.context.text for text in kept}, items, unused)


def _ids(groups: Iterable[Sequence[Text]]) -> frozenset[str]:
    return frozenset(text.id for group in groups for text in group)


def _language(texts: Iterable[Text]) -> Language:
    """The language of the set: that of all its questions taken together."""
    questions = " ".join(asked.text for text in texts for asked in text.context.asked)
    return language_of(questions, load_lexicon().languages)


def _items(texts: Iterable[Text], kept: Sequence[Text], language: Language) -> Iterator[Item]:
    standing = holders(kept)
    present = {text.id for text in kept}
    for text in texts:
        for number, asked in enumerate(text.context.asked, start=1):
            if usable(asked):
                evidence = tuple(_evidence(text, asked, text.id in present, standing))
                yield _item(text, asked, evidence, asked.id or f"{text.id}-q{number}", language)


def _evidence(text: Text, asked: Asked, present: bool, standing: Mapping[str, list[str]]) -> Iterator[Evidence]:
    """The sentences that hold an answer, in the text itself if it is kept, and wherever else they stand verbatim."""
    for quote in dict.fromkeys(_quote(text, span) for span in asked.answers):
        places = dict.fromkeys([*([text.id] if present else []), *standing.get(quote, [])])
        yield from (Evidence(document_id=place, quote=quote) for place in places)


def _item(text: Text, asked: Asked, evidence: tuple[Evidence, ...], name: str, language: Language) -> Item:
    answers = tuple(dict.fromkeys(text.verbatim(span) for span in asked.answers))
    quotable = all(len(text.around(span)) == 1 for span in asked.answers)
    return Item(
        id=name,
        language=language,
        type=ANSWERABLE if evidence else LEFT_OUT,
        question=asked.text.strip(),
        answerable=bool(evidence),
        refusal=None if evidence else RefusalReason.NOT_IN_DOCUMENTS,
        reference=" / ".join(answers),
        contains=(answers,) if evidence and quotable else (),
        evidence=evidence,
    )


def _quote(text: Text, span: Span) -> str:
    """From the start of the first sentence that the answer touches to the end of the last, verbatim."""
    units = text.around(span)
    start = min([span.start, *(unit.span.start for unit in units)])
    end = max([span.end, *(unit.span.end for unit in units)])
    return text.verbatim(Span(start, end))


def _unique(items: Iterable[Item]) -> Iterator[Item]:
    """An id that is taken already gets a number."""
    seen: dict[str, int] = {}
    for item in items:
        seen[item.id] = seen.get(item.id, 0) + 1
        yield item if seen[item.id] == 1 else item.model_copy(update={"id": f"{item.id}~{seen[item.id]}"})
