"""From questions to what the network reads in one step, and the loss of what it says."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor
from torch.nn import functional

from training.pools import Pool, Question
from vectorstore.reading_text import Encoded, Encoder, joined

WINDOWS = 5
MOST_GOLD = 2
HEADERLESS = 0.2
_NEARER = 0.85


@dataclass(frozen=True, slots=True)
class Task:
    """A question with the windows read for it; ``right`` holds for each window the places of its answers."""

    windows: tuple[Encoded, ...]
    right: tuple[frozenset[int], ...]


class Tasks:
    """Turns questions into tasks; keeps every text's tokens."""

    def __init__(self, pools: Sequence[Pool], encoder: Encoder) -> None:
        self._pools = pools
        self._question = cache(encoder.question)
        self._header = cache(encoder.header)
        self._sentence = cache(encoder.sentence)

    def drawn(self, question: Question, rng: random.Random) -> Task:
        """A task to learn from: some right windows, and negatives of which the nearer are likelier."""
        gold = rng.sample(sorted(question.gold), min(MOST_GOLD, len(question.gold)))
        negatives = _nearest_first(question.negatives, WINDOWS - len(gold), rng)
        plain = rng.random() < HEADERLESS
        return self._task(question, [*gold, *negatives], plain)

    def ranked(self, question: Question, count: int) -> Task:
        """A task to measure with: the right windows and the likest others, ``count`` in all."""
        return self._task(question, [*sorted(question.gold), *question.negatives][:count], plain=False)

    def _task(self, question: Question, numbers: Sequence[int], plain: bool) -> Task:
        windows = [self._pools[question.pool].windows[number] for number in numbers]
        asked = self._question(question.text)
        encoded = tuple(
            joined(asked, self._header("" if plain else window.header), tuple(map(self._sentence, window.texts)))
            for window in windows
        )
        return Task(encoded, tuple(question.gold.get(number, frozenset()) for number in numbers))


def _nearest_first(numbers: Sequence[int], count: int, rng: random.Random) -> list[int]:
    """A draw without repetition in which each number is likelier than the one after it (Efraimidis and Spirakis)."""
    keys = [(rng.random() ** (1 / _NEARER**place), number) for place, number in enumerate(numbers)]
    return [number for _, number in sorted(keys, reverse=True)[:count]]


def epochs(questions: Sequence[Question], size: int, rng: random.Random) -> Iterator[list[Question]]:
    """Batches without end, every question once before any comes again."""
    left: list[Question] = []
    while True:
        if len(left) < size:
            fresh = list(questions)
            rng.shuffle(fresh)
            left += fresh
        yield left[:size]
        left = left[size:]


def loss_of(task: Task, sentences: Sequence[Tensor], windows: Tensor) -> Tensor:
    """Softmax over all sentences and "none of them" (logit 0), plus for each window whether it answers."""
    logits = torch.cat(list(sentences))
    right = torch.tensor([n in gold for gold, own in zip(task.right, sentences, strict=True) for n in range(len(own))])
    none = logits.new_zeros(1)
    whole = torch.logsumexp(torch.cat([none, logits]), 0)
    wanted = torch.logsumexp(logits[right.to(logits.device)], 0) if right.any() else none[0]
    answers = torch.tensor([float(bool(gold)) for gold in task.right], device=windows.device)
    return whole - wanted + 0.5 * functional.binary_cross_entropy_with_logits(windows, answers)
