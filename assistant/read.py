"""Reading the likeliest windows beside the question, and ranking anew by what the reader says of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

import numpy as np

from assistant.question import Query
from assistant.select import Read, Scored, speaks
from ingest.corpus import Corpus
from vectorstore.reading import Reader
from vectorstore.windows import Window, windows_of

BUDGET = 2_000
"""Tokens read for a question: most of its time (docs/performance.md)."""

USUAL_MEAN, USUAL_SPREAD = -4.0, 2.0
"""Of the bundled reader's logits for the sentences of one question."""

_OTHERS_EVERY = 4
_DEPTH = 80


@dataclass(frozen=True, slots=True)
class ReadWeights:
    """How much a candidate's first score, the reader's logits and not having been read count, as ``features`` has them.

    Fitted by ``training.weigh``, so that a softmax over the scores gives the chance of being right.
    """

    first: float = 0.572
    sentence: float = 0.479
    window: float = 0.145
    unread: float = 0.502


def features(first: float, read: Read | None, least: Read) -> tuple[float, float, float, float]:
    """What is weighed of a candidate, in the order of ``ReadWeights``.

    One that was not read counts as the ``least`` of those that were.
    """
    known = read or least
    return first, known.sentence, known.window, float(read is None)


class CaseReader:
    """A reader over a case's windows. Safe to share between threads."""

    def __init__(
        self, corpus: Corpus, reader: Reader, budget: int = BUDGET, weights: ReadWeights | None = None
    ) -> None:
        self.calibrated = reader.calibrated
        self._reader = reader
        self._budget = budget
        self._weights = astuple(weights or ReadWeights())
        self._window = {s.id: window for window in windows_of(corpus.passages) for s in window.sentences}

    def reranked(self, query: Query, ranked: Sequence[Scored]) -> tuple[Scored, ...]:
        """The candidates (best first) ranked anew, each that was read with what the reader says of it."""
        read = self.read(query, ranked)
        least = least_of(read.values())
        scored = [self._weighed(candidate, read.get(candidate.sentence.id), least) for candidate in ranked]
        return tuple(sorted(scored, key=lambda candidate: -candidate.score))

    def read(self, query: Query, ranked: Sequence[Scored]) -> Mapping[str, Read]:
        """What the reader says of the sentences of the likeliest windows, by sentence id."""
        question = asked_of(query)
        windows = self._affordable(question, _in_turn(query, ranked))
        readings = self._reader.read(question, windows)
        read = {
            sentence.id: Read(logit, reading.window)
            for window, reading in zip(windows, readings, strict=True)
            for sentence, logit in zip(window.sentences, reading.sentences, strict=True)
        }
        return read if self.calibrated else _as_spread(read)

    def _affordable(self, question: str, candidates: Iterator[Scored]) -> list[Window]:
        """The candidates' windows in order, each once, while the budget lasts; the first whatever it costs."""
        chosen: dict[int, Window] = {}
        left = self._budget
        for candidate in candidates:
            window = self._window.get(candidate.sentence.id)
            if window is None or id(window) in chosen:
                continue
            left -= self._reader.tokens(question, window)
            if left < 0 and chosen:
                break
            chosen[id(window)] = window
        return list(chosen.values())

    def _weighed(self, candidate: Scored, read: Read | None, least: Read) -> Scored:
        score = sum(w * x for w, x in zip(self._weights, features(candidate.score, read, least), strict=True))
        return replace(candidate, score=score, read=read)


def asked_of(query: Query) -> str:
    """The question as it is read.

    One speaker who is asked by another name (a signatory, a party, a group) is named as the windows' headers do,
    since the reader cannot know who is who.
    """
    if len(query.wanted) != 1 or query.sides:
        return query.search
    (name,) = query.wanted
    if name.casefold() in query.search.casefold():
        return query.search
    return f"{name}: {query.topic}"


def least_of(reads: Collection[Read]) -> Read:
    """The lowest logits read; zeros when nothing was."""
    return Read(min((r.sentence for r in reads), default=0.0), min((r.window for r in reads), default=0.0))


def _in_turn(query: Query, ranked: Sequence[Scored]) -> Iterator[Scored]:
    """Those who may speak first, and after every few of them one who may not: a silence is told by who breaks it."""
    spoken = [candidate for candidate in ranked if speaks(query, candidate.sentence)]
    others = iter([candidate for candidate in ranked if not speaks(query, candidate.sentence)])
    for number, candidate in enumerate(spoken[:_DEPTH], start=1):
        yield candidate
        if number % _OTHERS_EVERY == 0 and (other := next(others, None)) is not None:
            yield other
    yield from others


def _as_spread(read: Mapping[str, Read]) -> dict[str, Read]:
    """Another model's logits with the mean and spread that the bundled reader's usually have."""
    sentences = _spread([one.sentence for one in read.values()])
    windows = _spread([one.window for one in read.values()])
    return {id_: Read(*logits) for id_, logits in zip(read, zip(sentences, windows, strict=True), strict=True)}


def _spread(logits: Sequence[float]) -> list[float]:
    values = np.array(logits)
    standard = (values - values.mean()) / (values.std() + 1e-6) if len(values) else values
    return [float(value) for value in USUAL_MEAN + USUAL_SPREAD * standard]
