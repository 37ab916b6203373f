"""The stages in which the checker learns: from which statements, how long, how fast."""

from dataclasses import dataclass

from training.fit import Plan


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of training: the batches of written statements, and their ``share``; the rest are made by rule.

    A batch that is named twice is met twice as often. ``turn`` is added to the seed, so that a later stage meets the
    same statements in another order.
    """

    name: str
    plan: Plan
    batches: tuple[str, ...]
    share: float
    turn: int = 0
    averaged: bool = False


STAGES = (
    Stage("first", Plan(steps=1600, until=1200, questions=32, rate=6e-5, head_rate=3e-4), ("batch-1",), 0.6),
    Stage("second", Plan(steps=1500, questions=32, rate=6e-5, head_rate=2e-4), ("batch-1", "batch-2"), 0.75),
    Stage("third", Plan(steps=700, questions=32, rate=6e-5, head_rate=1e-4), ("batch-1", "batch-2"), 0.85),
    Stage(
        "fourth",
        Plan(steps=2200, until=600, questions=32, rate=6e-5, head_rate=1e-4),
        ("batch-1", "batch-2", "batch-3", "batch-3"),
        0.85,
        turn=1,
    ),
    Stage(
        "fifth",
        Plan(steps=1800, until=1200, questions=32, rate=6e-5, head_rate=1e-4),
        ("batch-1", "batch-2", "batch-3", "batch-3", "batch-4", "batch-4"),
        0.9,
        turn=2,
    ),
    Stage(
        "sixth",
        Plan(steps=350, questions=32, rate=2.2e-5, head_rate=4e-5, save_every=175),
        ("batch-1", "batch-2", "batch-3", "batch-3", "batch-4", "batch-4"),
        0.9,
        turn=3,
    ),
    Stage(
        "seventh",
        Plan(steps=2600, until=1200, questions=32, rate=6e-5, head_rate=1e-4),
        ("batch-1", "batch-2", "batch-3", "batch-4", "batch-5", "batch-5", "batch-5"),
        0.9,
        turn=4,
    ),
    Stage(
        "eighth",
        Plan(steps=900, questions=32, rate=4e-5, head_rate=8e-5, save_every=150),
        ("batch-1", "batch-2", "batch-3", "batch-4", "batch-5", "batch-5", "batch-6", "batch-6", "batch-6"),
        0.9,
        turn=5,
    ),
    Stage(
        "ninth",
        Plan(steps=900, questions=32, rate=4e-5, head_rate=8e-5, save_every=300),
        ("batch-1", "batch-2", "batch-3", "batch-4", "batch-5", "batch-5", "batch-6", "batch-6", "batch-6"),
        0.9,
        turn=6,
    ),
    Stage(
        "tenth",
        Plan(steps=1500, until=900, questions=32, rate=6e-5, head_rate=1e-4, save_every=300, twins=0.5),
        ("batch-1", "batch-2", "batch-3", "batch-4", "batch-5", "batch-6"),
        0.85,
        turn=7,
        averaged=True,
    ),
    Stage(
        "eleventh",
        Plan(steps=1700, questions=32, rate=6e-5, head_rate=1e-4, save_every=300, twins=0.5),
        ("batch-1", "batch-2", "batch-3", "batch-4", "batch-5", "batch-6", "batch-7", "batch-7"),
        0.85,
        turn=8,
    ),
    Stage(
        "twelfth",
        Plan(steps=600, questions=32, rate=4e-5, head_rate=8e-5, save_every=300, twins=0.5),
        ("batch-1", "batch-2", "batch-3", "batch-4", "batch-5", "batch-6", "batch-7", "batch-7"),
        0.85,
        turn=9,
    ),
)
"""``questions`` of a plan are statements. What has been learned is still improving when the last stage ends."""
