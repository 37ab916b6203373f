"""What a comparison of two runs says, as values: what moved, by how much, and which questions with it."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.settings import WrongUsage
from eval.compare_questions import QuestionChange
from eval.paired import PairedTest
from eval.result import SuiteName

FORMAT = 1


class CompareInvalid(WrongUsage):
    """Two runs cannot be compared as asked.

    Codes: compare_suites (before, after), compare_metric (metric, known), compare_direction (metric),
    compare_nothing (metric), compare_unpaired (before, after), compare_tolerance (value).
    """

    code = "compare_suites"


class Verdict(StrEnum):
    """What a metric did: fell or rose by more than chance, fell by more than is tolerated, or nothing proven."""

    FELL = "fell"
    TOLERANCE = "tolerance"
    ROSE = "rose"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric in both runs, over the questions that count for it in both.

    ``p_worse`` is the one-sided chance of such a change for the worse if nothing had changed. ``worse`` and
    ``better`` count the questions; None for a metric that a single question has no score of, such as AUC.
    """

    metric: str
    chosen: bool
    test: PairedTest
    p_worse: float
    worse: int | None
    better: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A chosen metric in one group; too few questions to be tested each."""

    group: str
    metric: str
    pairs: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class VersionChange:
    """Something that made the answers and is not the same in both runs."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the comparison says. ``only_before``, ``only_after`` and ``altered`` are ids not compared."""

    before: SuiteName
    after: SuiteName
    started: tuple[str, str]
    tolerance: float | None
    pairs: int
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    altered: tuple[str, ...]
    versions: tuple[VersionChange, ...]
    metrics: tuple[MetricChange, ...]
    groups: tuple[GroupChange, ...]
    got_worse: tuple[QuestionChange, ...]
    got_better: tuple[QuestionChange, ...]
    format: int = FORMAT

    @property
    def fallen(self) -> tuple[MetricChange, ...]:
        """The chosen metrics that fell by more than chance or by more than is tolerated."""
        return tuple(one for one in self.metrics if one.chosen and one.verdict in (Verdict.FELL, Verdict.TOLERANCE))
