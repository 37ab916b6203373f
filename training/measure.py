"""How well a reader chooses and abstains, on questions that it did not learn from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from training.batches import Tasks, loss_of
from training.network import Reader, in_groups
from training.pools import Question

READ = 8
GROUP = 16


@dataclass(frozen=True, slots=True)
class Figures:
    """``first``: share of answerable questions whose best-scored sentence is right; ``auc``: of answerable or not."""

    loss: float
    first: float
    auc: float
    questions: int


def measure(reader: Reader, tasks: Tasks, questions: Sequence[Question]) -> Figures:
    """Reads ``READ`` windows for each question: the right ones and the likest others."""
    reader.eval()
    losses, firsts, best, answerable = [], [], [], []
    with torch.no_grad():
        for question in questions:
            task = tasks.ranked(question, READ)
            sentences, windows = in_groups(reader, task.windows, GROUP)
            losses.append(float(loss_of(task, sentences, windows)))
            scores = torch.cat(sentences)
            right = [n in gold for gold, own in zip(task.right, sentences, strict=True) for n in range(len(own))]
            best.append(float(scores.max()))
            answerable.append(bool(question.gold))
            if question.gold:
                firsts.append(right[int(scores.argmax())])
    reader.train()
    return Figures(float(np.mean(losses)), float(np.mean(firsts)), auc(best, answerable), len(questions))


def auc(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """The chance that a positive scores above a negative, ties half; nan without both."""
    from scipy.stats import rankdata  # noqa: PLC0415 - a second that training need not pay at once

    flags = np.array(positive)
    yes, no = int(flags.sum()), int((~flags).sum())
    if not yes or not no:
        return float("nan")
    return float((rankdata(scores)[flags].sum() - yes * (yes + 1) / 2) / (yes * no))
