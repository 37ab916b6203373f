"""The training loop: seeded, resumable, and the same on a CPU and on an accelerator but for speed."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor

from training.batches import Tasks, epochs, loss_of
from training.network import Reader, in_groups
from training.pools import Question

CHECKPOINT = "checkpoint.pt"
Learned = TypeVar("Learned")


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast: ``rate`` is the encoder's highest learning rate, ``head_rate`` the heads'.

    The rates come down over ``steps``; training may stop earlier, at ``until``. ``twins`` is the checker's
    alone: what it costs that a true statement does not stand above a false one about the same sentences; above 0, these
    are met together.
    """

    steps: int
    until: int | None = None
    questions: int = 8
    rate: float = 1e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    clip: float = 1.0
    group: int = 20
    save_every: int = 200
    seed: int = 1
    twins: float = 0.0


class Trainer:
    """A network in training. Optimises fp32 copies of the weights; the network computes in bfloat16."""

    def __init__(self, reader: Reader, plan: Plan) -> None:
        self._plan = plan
        self.reader = reader
        self._own = [p for p in reader.parameters() if p.requires_grad]
        self._exact = [p.detach().float().clone() for p in self._own]
        reader.encoder.to(torch.bfloat16)
        heads = {id(p) for head in (reader.sentence_head, reader.window_head) for p in head.parameters()}
        rates = [plan.head_rate if id(p) in heads else plan.rate for p in self._own]
        groups = [{"params": [exact], "lr": rate} for exact, rate in zip(self._exact, rates, strict=True)]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=plan.decay, betas=(0.9, 0.98))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, self._share)
        self.done = 0

    def step(self, tasks: Sequence[Any]) -> float:
        """One update from a batch of tasks; the mean loss before it."""
        windows = [window for task in tasks for window in task.windows]
        sentences, scores = in_groups(self.reader, windows, self._plan.group)
        losses = []
        at = 0
        for task in tasks:
            end = at + len(task.windows)
            losses.append(loss_of(task, sentences[at:end], scores[at:end]))
            at = end
        return self.update(torch.stack(losses).mean())

    def update(self, loss: Tensor) -> float:
        """One update of the weights from a loss of the network; the loss."""
        loss.backward()  # type: ignore[no-untyped-call]
        self._update()
        self.done += 1
        return float(loss.detach())

    def save(self, path: Path) -> None:
        """Everything that continuing needs, whole or not at all."""
        state = {
            "done": self.done,
            "exact": self._exact,
            "optimiser": self._optimiser.state_dict(),
            "schedule": self._schedule.state_dict(),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Continue where ``save`` was."""
        state = torch.load(path, weights_only=True)
        self._optimiser.load_state_dict(state["optimiser"])
        self._schedule.load_state_dict(state["schedule"])
        for exact, saved in zip(self._exact, state["exact"], strict=True):
            exact.copy_(saved)
        self._copy()
        self.done = state["done"]

    def assign(self, weights: Sequence[Tensor]) -> None:
        """Take weights, in the order and the shapes of those that are learned."""
        for exact, given in zip(self._exact, weights, strict=True):
            exact.copy_(given)
        self._copy()

    def finish(self) -> None:
        """Puts the exact weights into the network, in fp32."""
        self.reader.float()
        self._copy()

    def _update(self) -> None:
        for exact, own in zip(self._exact, self._own, strict=True):
            exact.grad = own.grad.float() if own.grad is not None else None
            own.grad = None
        torch.nn.utils.clip_grad_norm_(self._exact, self._plan.clip)
        self._optimiser.step()
        self._schedule.step()
        self._copy()

    def _copy(self) -> None:
        with torch.no_grad():
            for exact, own in zip(self._exact, self._own, strict=True):
                own.copy_(exact)

    def _share(self, step: int) -> float:
        """Of the highest rate: up over the warm-up, then down in a straight line to nothing."""
        warm = max(1, round(self._plan.steps * self._plan.warmup))
        return min((step + 1) / warm, max(0.0, (self._plan.steps - step) / max(1, self._plan.steps - warm)))


def fit(
    trainer: Trainer,
    tasks: Tasks,
    questions: Sequence[Question],
    plan: Plan,
    out: Path,
    report: Callable[[int, float, float], None],
) -> None:
    """Trains to the plan's end."""

    def learn(batch: list[Question], draw: random.Random) -> float:
        return trainer.step([tasks.drawn(question, draw) for question in batch])

    repeat(trainer, epochs(questions, plan.questions, random.Random(plan.seed)), plan, out, learn, report)


def repeat(
    trainer: Trainer,
    batches: Iterator[list[Learned]],
    plan: Plan,
    out: Path,
    learn: Callable[[list[Learned], random.Random], float],
    report: Callable[[int, float, float], None],
) -> None:
    """Learns from batch after batch to the plan's end, saving and reporting on the way.

    What is drawn depends on the seed and the step alone, so a resumed run is the same.
    """
    losses: list[float] = []
    began = time.monotonic()
    last = plan.until or plan.steps
    for number in range(last):
        batch = next(batches)
        if number < trainer.done:
            continue
        losses.append(learn(batch, random.Random(plan.seed * 1_000_003 + number)))
        if trainer.done % plan.save_every == 0 or trainer.done == last:
            trainer.save(out / CHECKPOINT)
            report(trainer.done, sum(losses) / len(losses), time.monotonic() - began)
            losses = []
