"""The same question in two runs: which can be compared at all, and which of them came out differently."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.metrics import METRICS, Better
from eval.result import QuestionResult, Score, score_of


@dataclass(frozen=True, slots=True)
class Pair:
    """One question as both runs answered it."""

    before: QuestionResult
    after: QuestionResult


@dataclass(frozen=True, slots=True)
class Pairing:
    """The questions of two runs by id. ``altered`` have the same id but are not the same question."""

    pairs: tuple[Pair, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    altered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """One score of a question that changed."""

    metric: str
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that got better (or worse) in some chosen metric, and what was wrong with it in each run."""

    id: str
    language: str
    type: str
    question: str
    moves: tuple[Move, ...]
    why_before: str | None
    why_after: str | None


def pair_up(before: Sequence[QuestionResult], after: Sequence[QuestionResult]) -> Pairing:
    """Match by id what is the same question, history and answerability, in ``after``'s order."""
    early = {question.item.id: question for question in before}
    late = {question.item.id: question for question in after}
    both = [Pair(early[name], question) for name, question in late.items() if name in early]
    return Pairing(
        pairs=tuple(pair for pair in both if _same(pair)),
        only_before=tuple(name for name in early if name not in late),
        only_after=tuple(name for name in late if name not in early),
        altered=tuple(pair.after.item.id for pair in both if not _same(pair)),
    )


def changed(pairs: Sequence[Pair], metrics: Sequence[str], worse: bool) -> tuple[QuestionChange, ...]:
    """The questions that got worse, or better, in any of the metrics; each with just those metrics."""
    found = ((pair.before, pair.after, tuple(_moves(pair, metrics, worse))) for pair in pairs)
    return tuple(
        QuestionChange(
            id=late.item.id,
            language=late.item.language.value,
            type=late.item.type,
            question=late.item.question,
            moves=moves,
            why_before=early.why,
            why_after=late.why,
        )
        for early, late, moves in found
        if moves
    )


def tally(pairs: Sequence[Pair], metric: str) -> tuple[int, int] | None:
    """How many questions got better and how many worse; None when the questions have no score of that name."""
    if not any(metric in pair.before.scores and metric in pair.after.scores for pair in pairs):
        return None
    better, worse = (sum(1 for pair in pairs if any(_moves(pair, [metric], side))) for side in (False, True))
    return better, worse


def _moves(pair: Pair, metrics: Sequence[str], worse: bool) -> Iterator[Move]:
    for name in metrics:
        early, late = score_of(pair.before, name), score_of(pair.after, name)
        if early is None or late is None or early == late:
            continue
        if (late < early) == ((METRICS[name].better is Better.HIGHER) == worse):
            yield Move(name, pair.before.scores[name], pair.after.scores[name])


def _same(pair: Pair) -> bool:
    early, late = pair.before.item, pair.after.item
    return (early.question, early.history, early.answerable) == (late.question, late.history, late.answerable)
