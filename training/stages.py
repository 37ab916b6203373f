"""What is learned in which order: public sets first, then more and more of the invented cases."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.cases import read_cases
from training.fit import Plan
from training.mining import with_negatives
from training.pools import Pool, Question
from training.public import read_public
from vectorstore.embedding import Embedder


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of training: which share of the public questions it asks once, and how often each batch of cases."""

    name: str
    plan: Plan
    public: float
    cases: Mapping[str, int] = field(default_factory=dict)


STAGES = (
    Stage("first", Plan(steps=1300, until=800), public=1.0),
    Stage("second", Plan(steps=1300, until=1000, rate=8e-5, head_rate=3e-4), public=0.45, cases={"batch-1": 3}),
    Stage("third", Plan(steps=800, rate=6e-5, head_rate=2e-4), public=0.15, cases={"batch-1": 1, "batch-2": 2}),
)
"""Only the last stage runs until its rate has come down: what low rates teach, a next stage would undo."""

VALIDATION = "validation"
VALIDATED = 120
"""Questions of each kind that the curves are drawn on; reading all of them each time would take as long as learning."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read: pools, and questions to learn from and to validate with, by where they come from."""

    pools: tuple[Pool, ...]
    public: tuple[Question, ...]
    cases: Mapping[str, tuple[Question, ...]]
    validation: Mapping[str, tuple[Question, ...]]


def read_material(swequad: Path, squad: Path, cases: Path) -> Material:
    """The public sets and the invented cases: batches to learn from, and ``cases/validation``."""
    pools: list[Pool] = []
    public: list[Question] = []
    validation: dict[str, tuple[Question, ...]] = {}
    for name, path, measured in (("swequad", swequad, True), ("squad", squad, False)):
        found, learning, validating = read_public(path, measured)
        public += _renumbered(name, learning, len(pools))
        validation[name] = tuple(_renumbered(name, validating, len(pools)))
        pools += found
    batches: dict[str, tuple[Question, ...]] = {}
    for folder in sorted(path for path in cases.iterdir() if path.is_dir()):
        found, asked = read_cases(folder, len(pools))
        pools += found
        batches[folder.name] = tuple(asked)
    validation["cases"] = batches.pop(VALIDATION)
    return Material(tuple(pools), tuple(public), batches, validation)


def mined(material: Material, embedder: Embedder) -> Material:
    """The same with hard negatives for every question; of the validating ones no more than the curves take."""
    drawn = {name: _sampled(questions) for name, questions in material.validation.items()}
    parts = (material.public, *material.cases.values(), *drawn.values())
    asked = [question for part in parts for question in part]
    with_hard = {question.id: question for question in with_negatives(material.pools, asked, embedder)}
    return Material(
        material.pools,
        tuple(with_hard[question.id] for question in material.public),
        {name: tuple(with_hard[question.id] for question in part) for name, part in material.cases.items()},
        {name: tuple(with_hard[question.id] for question in part) for name, part in drawn.items()},
    )


def asked_in(stage: Stage, material: Material, seed: int) -> list[Question]:
    """The questions of a stage, one for each time that it is asked."""
    drawn = random.Random(seed).sample(material.public, round(stage.public * len(material.public)))
    public = drawn if stage.public < 1 else list(material.public)
    return [*public, *(q for name, times in stage.cases.items() for q in material.cases[name] for _ in range(times))]


def _sampled(questions: Sequence[Question]) -> list[Question]:
    return random.Random(0).sample(questions, min(VALIDATED, len(questions)))


def _renumbered(name: str, questions: Sequence[Question], first: int) -> list[Question]:
    return [replace(question, id=f"{name}-{question.id}", pool=question.pool + first) for question in questions]
