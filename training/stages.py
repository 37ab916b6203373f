"""What is learned in which order: public sets first, then those together with the invented cases."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.cases import read_cases
from training.fit import Plan
from training.mining import with_negatives
from training.pools import Pool, Question
from training.public import read_public
from vectorstore.embedding import Embedder

FIRST = Plan(steps=1300, until=800)
"""Most of what public sets teach is learned before the rate has come down; the second stage goes on from there."""

SECOND = Plan(steps=1300, rate=8e-5, head_rate=3e-4)
CASES_TIMES = 3
PUBLIC_SHARE = 0.45
"""Of the second stage: every case's question three times, and this share of the public ones once."""

VALIDATED = 120
"""Questions of each kind that the curves are drawn on; reading all of them each time would take as long as learning."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read: pools, and questions to learn from and to validate with, by where they come from."""

    pools: tuple[Pool, ...]
    public: tuple[Question, ...]
    cases: tuple[Question, ...]
    validation: dict[str, tuple[Question, ...]]


def read_material(swequad: Path, squad: Path, cases: Path) -> Material:
    """The public sets and the invented cases (``cases/train`` and ``cases/validation``)."""
    pools: list[Pool] = []
    public: list[Question] = []
    validation: dict[str, tuple[Question, ...]] = {}
    for name, path, measured in (("swequad", swequad, True), ("squad", squad, False)):
        found, learning, validating = read_public(path, measured)
        public += _renumbered(name, learning, len(pools))
        validation[name] = tuple(_renumbered(name, validating, len(pools)))
        pools += found
    found, learning = read_cases(cases / "train", len(pools))
    pools += found
    found, validating = read_cases(cases / "validation", len(pools))
    validation["cases"] = tuple(validating)
    return Material(tuple(pools + found), tuple(public), tuple(learning), validation)


def mined(material: Material, embedder: Embedder) -> Material:
    """The same with hard negatives for every question; of the validating ones no more than the curves take."""
    drawn = {name: _sampled(questions) for name, questions in material.validation.items()}
    asked = [*material.public, *material.cases, *(question for part in drawn.values() for question in part)]
    with_hard = {question.id: question for question in with_negatives(material.pools, asked, embedder)}
    return Material(
        material.pools,
        tuple(with_hard[question.id] for question in material.public),
        tuple(with_hard[question.id] for question in material.cases),
        {name: tuple(with_hard[question.id] for question in questions) for name, questions in drawn.items()},
    )


def second_stage(material: Material, seed: int) -> list[Question]:
    """The questions of the second stage, one for each time that it is asked."""
    drawn = random.Random(seed).sample(material.public, round(PUBLIC_SHARE * len(material.public)))
    return [*drawn, *(question for question in material.cases for _ in range(CASES_TIMES))]


def _sampled(questions: Sequence[Question]) -> list[Question]:
    return random.Random(0).sample(questions, min(VALIDATED, len(questions)))


def _renumbered(name: str, questions: Sequence[Question], first: int) -> list[Question]:
    return [replace(question, id=f"{name}-{question.id}", pool=question.pool + first) for question in questions]
