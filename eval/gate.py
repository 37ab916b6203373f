"""The gate: figures that a run must reach, and which of them it did not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from assistant.settings import WrongUsage
from eval.metrics import METRICS
from eval.result import Value

_ALL = "all"


class GateInvalid(WrongUsage):
    """A limit cannot be read or checked.

    Codes: gate_form (given), gate_unknown (metric, known), gate_group (group, known).
    """

    code = "gate_form"


class Measured(Protocol):
    """A run of any kind."""

    @property
    def groups(self) -> Mapping[str, Mapping[str, Value]]:
        """The metrics of each group."""
        ...


@dataclass(frozen=True, slots=True)
class Limit:
    """A metric of a group must be at least (or at most) ``bound``."""

    group: str
    metric: str
    bound: float
    at_least: bool

    def holds(self, value: Value) -> bool:
        """Whether the value is within the limit; one that nothing counts for is not."""
        if value.value is None:
            return False
        return value.value >= self.bound if self.at_least else value.value <= self.bound


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that a run did not keep, and what it had instead."""

    limit: Limit
    value: Value

    def words(self) -> dict[str, str]:
        """What a message about it names."""
        value = "–" if self.value.value is None else f"{self.value.value:.4g}"
        return {
            "group": self.limit.group,
            "metric": self.limit.metric,
            "bound": f"{self.limit.bound:g}",
            "value": value,
        }


def read_limits(
    at_least: Iterable[str], at_most: Iterable[str], metrics: Collection[str] = METRICS
) -> tuple[Limit, ...]:
    """Limits as given: ``metric=value``, or ``group/metric=value``; raises GateInvalid."""
    return tuple(
        _limit(given, is_least, metrics)
        for bounds, is_least in ((at_least, True), (at_most, False))
        for given in bounds
    )


def breaches(result: Measured, limits: Iterable[Limit]) -> tuple[Breach, ...]:
    """The limits that the result does not keep, in the order given; raises GateInvalid for an unknown group."""
    found: list[Breach] = []
    for limit in limits:
        value = _group(result, limit.group)[limit.metric]
        if not limit.holds(value):
            found.append(Breach(limit, value))
    return tuple(found)


def _limit(given: str, at_least: bool, metrics: Collection[str]) -> Limit:
    place, _, bound = given.rpartition("=")
    group, _, metric = place.rpartition("/")
    if not metric:
        raise GateInvalid(given=given)
    if metric not in metrics:
        raise GateInvalid("gate_unknown", metric=metric, known=", ".join(metrics))
    try:
        return Limit(group or _ALL, metric, float(bound), at_least)
    except ValueError as error:
        raise GateInvalid(given=given) from error


def _group(result: Measured, name: str) -> Mapping[str, Value]:
    if name not in result.groups:
        raise GateInvalid("gate_group", group=name, known=", ".join(result.groups))
    return result.groups[name]
