"""How much of the ranking an answer shows: few sentences, the best first, every asked side given its seat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.evidence import is_fragment, opens_list, points_back
from assistant.overview import in_turn
from assistant.question import Kind, Query
from assistant.select import Scored, chances_of, distinct, speaks
from ingest.passage import Passage, Sentence, Stance


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of an extractive answer: quoted characters, sentences, and the ``least`` chance of a sentence.

    The chance is the ranking's softmax over all who may speak. Measured on the dev suites and the invented cases:
    flat from 480 to 640 characters.
    """

    characters: int = 520
    sentences: int = 5
    least: float = 0.02


OVERVIEW = Budget(characters=1_000, sentences=6)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences to show, in the order of their worth, and the asked sides that have none."""

    sentences: tuple[Sentence, ...]
    silent: tuple[str, ...] = ()


class Passages(Protocol):
    """Where a sentence's surroundings are found."""

    def passage_of(self, sentence: Sentence) -> Passage:
        """The passage that the sentence stands in."""
        ...


def choose(query: Query, ranked: Sequence[Scored], passages: Passages, budget: Budget) -> Evidence:
    """The evidence for an answer from ranked candidates of the speakers asked for."""
    if query.kind is Kind.COMPARISON and len(query.sides) > 1:
        return _side_by_side(query, ranked, budget)
    if query.kind is Kind.OVERVIEW and (turns := in_turn(ranked)):
        return Evidence(_within(turns, OVERVIEW))
    return Evidence(_with_context(_best(distinct(ranked), budget), passages))


def _best(ranked: Iterable[Scored], budget: Budget) -> tuple[Sentence, ...]:
    candidates = list(ranked)
    chances = chances_of(candidates)
    near = [s.sentence for n, s in enumerate(candidates) if n == 0 or chances[n] >= budget.least]
    return _within(near, budget)


def _within(sentences: Iterable[Sentence], budget: Budget) -> tuple[Sentence, ...]:
    """As many of the sentences, in their order, as the budget holds; the first whatever its length."""
    chosen: list[Sentence] = []
    used = 0
    for sentence in sentences:
        length = sentence.span.end - sentence.span.start
        if len(chosen) < budget.sentences and (not chosen or used + length <= budget.characters):
            chosen.append(sentence)
            used += length
    return tuple(chosen)


def _with_context(chosen: tuple[Sentence, ...], passages: Passages) -> tuple[Sentence, ...]:
    """Sentences that read badly alone get company: one that leads in a list its first item, and the best one that
    points back the sentence before it, in place of the least of the others."""
    shown: list[Sentence] = []
    for sentence in chosen:
        around = passages.passage_of(sentence).sentences
        at = around.index(sentence)
        before = around[at - 1 : at] if sentence is chosen[0] and points_back(sentence) else ()
        after = around[at + 1 : at + 2] if opens_list(sentence) else ()
        shown.extend(one for one in (*before, sentence, *after) if one not in shown)
    return tuple(shown[: len(chosen) + 1])


def _side_by_side(query: Query, ranked: Sequence[Scored], budget: Budget) -> Evidence:
    per_side = Budget(budget.characters // len(query.sides), max(1, budget.sentences // len(query.sides)), budget.least)
    shown: list[Sentence] = []
    silent: list[str] = []
    for side in query.sides:
        own = [s for s in distinct(ranked) if s.sentence.voice.speaker.name in side and _compares(query, s.sentence)]
        shown.extend(s for s in _best(own, per_side) if s not in shown)
        if not own:
            silent.append(sorted(side)[0])
    return Evidence(tuple(shown), tuple(silent))


def _compares(query: Query, sentence: Sentence) -> bool:
    """Whether a sentence states a view that can stand beside another."""
    if is_fragment(sentence) or sentence.voice.stance is Stance.BACKGROUND:
        return False
    return query.asks_decision or sentence.voice.stance is not Stance.DECISION_PROPOSAL


def asked(query: Query, ranked: Sequence[Scored]) -> list[Scored]:
    """The candidates that may be shown for the question."""
    return [scored for scored in ranked if speaks(query, scored.sentence)]
