"""How much of the ranking an answer shows: few sentences, the best first, every asked side given its seat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.evidence import is_fragment, points_back
from assistant.question import Kind, Query
from assistant.select import Scored, distinct, speaks
from ingest.passage import Passage, Sentence


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of an extractive answer: quoted characters, sentences, and how far behind the best a sentence may be."""

    characters: int = 640
    sentences: int = 4
    drop: float = 4.0


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
    if query.kind is Kind.OVERVIEW:
        return Evidence(_spread(ranked, budget))
    return Evidence(_with_context(_best(distinct(ranked), budget), passages))


def _best(ranked: Iterable[Scored], budget: Budget) -> tuple[Sentence, ...]:
    chosen: list[Sentence] = []
    used, top = 0, None
    for scored in ranked:
        top = scored.score if top is None else top
        length = scored.sentence.span.end - scored.sentence.span.start
        if len(chosen) >= budget.sentences or (chosen and scored.score < top - budget.drop):
            break
        if chosen and used + length > budget.characters:
            continue
        chosen.append(scored.sentence)
        used += length
    return tuple(chosen)


def _with_context(chosen: tuple[Sentence, ...], passages: Passages) -> tuple[Sentence, ...]:
    """The best sentence is given the one it points back to, in place of the least of the others."""
    if not chosen or not points_back(chosen[0]):
        return chosen
    before = sentence_before(chosen[0], passages.passage_of(chosen[0]))
    if before is None or before in chosen:
        return chosen
    rest = chosen[1:-1] if len(chosen) > 2 else chosen[1:]
    return (before, chosen[0], *rest)


def sentence_before(sentence: Sentence, passage: Passage) -> Sentence | None:
    """The sentence before this one in its passage, if any."""
    at = passage.sentences.index(sentence)
    return passage.sentences[at - 1] if at else None


def _side_by_side(query: Query, ranked: Sequence[Scored], budget: Budget) -> Evidence:
    per_side = Budget(budget.characters // len(query.sides), max(1, budget.sentences // len(query.sides)), budget.drop)
    shown: list[Sentence] = []
    silent: list[str] = []
    for side in query.sides:
        own = [s for s in distinct(ranked) if s.sentence.voice.speaker.name in side and not is_fragment(s.sentence)]
        shown.extend(s for s in _best(own, per_side) if s not in shown)
        if not own:
            silent.append(sorted(side)[0])
    return Evidence(tuple(shown), tuple(silent))


def _spread(ranked: Sequence[Scored], budget: Budget) -> tuple[Sentence, ...]:
    """The best sentence of each voice in turn, so that an overview hears everyone."""
    heard: set[tuple[str | None, object]] = set()
    first: list[Scored] = []
    for scored in distinct(ranked):
        voice = scored.sentence.voice
        key = (voice.speaker.name, voice.stance)
        if key not in heard and not is_fragment(scored.sentence):
            heard.add(key)
            first.append(scored)
    return _best(first, Budget(budget.characters + 200, budget.sentences, 2 * budget.drop))


def asked(query: Query, ranked: Sequence[Scored]) -> list[Scored]:
    """The candidates that may be shown for the question."""
    return [scored for scored in ranked if speaks(query, scored.sentence)]
