"""What the checker meets together: statements drawn one by one, or all that were written about the same sentences."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from training.claims import Pair
from training.fit import Plan

FALSE_SHARE = 0.6


def mixed(learned: Sequence[Pair], made: Sequence[Pair], share: float, plan: Plan) -> Iterator[list[Pair]]:
    """Batches without end, ``share`` of each written by people, so far as the plan's statements divide."""
    rng = random.Random(plan.seed)
    return _batches(_endless(learned, rng), _endless(made, rng), share, plan)


def twinned(learned: Sequence[Pair], made: Sequence[Pair], share: float, plan: Plan) -> Iterator[list[Pair]]:
    """As ``mixed``, but what people wrote about the same sentences comes together, true beside false."""
    rng = random.Random(plan.seed)
    return _batches(chain.from_iterable(_sources(learned, rng)), _endless(made, rng), share, plan)


def _batches(written: Iterator[Pair], rest: Iterator[Pair], share: float, plan: Plan) -> Iterator[list[Pair]]:
    count = round(plan.questions * share)
    while True:
        yield [*islice(written, count), *islice(rest, plan.questions - count)]


def _sources(pairs: Sequence[Pair], rng: random.Random) -> Iterator[list[Pair]]:
    """The statements about one source after another; every source once before any comes again."""
    about: defaultdict[tuple[str, tuple[str, ...]], list[Pair]] = defaultdict(list)
    for pair in pairs:
        about[pair.case, pair.cited].append(pair)
    while True:
        for source in rng.sample(sorted(about), len(about)):
            yield about[source]


def _endless(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """Supported ones and, somewhat more, others; every one of a side once before any comes again."""
    sides = [[pair for pair in pairs if pair.supported], [pair for pair in pairs if not pair.supported]]
    left: list[list[Pair]] = [[], []]
    while True:
        side = int(rng.random() < FALSE_SHARE)
        if not left[side]:
            left[side] = rng.sample(sides[side], len(sides[side]))
        yield left[side].pop()
