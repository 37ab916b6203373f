"""How much of the evidence's wording a suite's questions give away.

A question that repeats its evidence is found by any search; one in other words is what people ask. Stems
are those of the lexical index, stop words left out.
"""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Language
from eval.suite import Item
from vectorstore.words import content_words, stem


@dataclass(frozen=True, slots=True)
class Overlap:
    """Medians over ``questions`` questions with evidence.

    ``evidence`` is the share (0 to 1) of a quote's stems that the question uses, for the quote that it is nearest
    to; ``question`` the share of the question's stems that stand somewhere in its evidence.
    """

    language: Language
    questions: int
    evidence: float
    question: float


def overlaps(items: Iterable[Item]) -> tuple[Overlap, ...]:
    """The overlap in each language that has questions with evidence, in the order of ``Language``."""
    counted = [(item.language, shares) for item in items if (shares := _shares(item)) is not None]
    found: list[Overlap] = []
    for language in Language:
        pairs = [shares for name, shares in counted if name is language]
        if pairs:
            evidence, question = (statistics.median(column) for column in zip(*pairs, strict=True))
            found.append(Overlap(language, len(pairs), evidence, question))
    return tuple(found)


def _shares(item: Item) -> tuple[float, float] | None:
    asked = _stems(item.question)
    quotes = [stems for evidence in item.evidence if (stems := _stems(evidence.quote))]
    if not asked or not quotes:
        return None
    return max(len(asked & quote) / len(quote) for quote in quotes), len(asked & set().union(*quotes)) / len(asked)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}
