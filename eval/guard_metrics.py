"""What a guard's verdicts are worth together: how many false statements it caught, how many true ones it stopped.

``GUARD_METRICS`` is the whole list. Shares have Wilson's intervals, which keep a width where nothing slipped through;
the area under the curve has the bootstrap's. Pure functions of ``ClaimResult``.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from assistant.guard.verdict import Fault
from eval import bootstrap
from eval.guard_result import ClaimResult, groups_of_claims
from eval.guard_suite import Corruption, Rewording
from eval.plots import wilson
from eval.result import Value

DETECTION, FALSE_ALARM, AUC = "detection", "false_alarm", "auc"
GUARD_METRICS = (DETECTION, FALSE_ALARM, AUC)
PASSED = "passed"
_ORDER = {kind: place for place, kind in enumerate((*Corruption, *Rewording))}
_NONE = Value(None, None, None, 0)


def in_order(claims: Sequence[ClaimResult]) -> tuple[ClaimResult, ...]:
    """The statements class by class, those first that must be caught without exception."""
    return tuple(sorted(claims, key=lambda claim: _ORDER.get(claim.kind, len(_ORDER))))


def summarise_guard(claims: Sequence[ClaimResult]) -> dict[str, dict[str, Value]]:
    """Every metric of every group; one that nothing counts for has no value.

    The AUC of a class or a rewording is its statements' against all of the other side.
    """
    sides = {
        True: tuple(claim for claim in claims if claim.supported),
        False: tuple(claim for claim in claims if not claim.supported),
    }
    found: dict[str, dict[str, Value]] = {}
    for name, group in groups_of_claims(in_order(claims)).items():
        told = {claim.supported for claim in group}
        beside = sides[not told.pop()] if len(told) == 1 and ":" not in name else ()
        found[name] = {
            DETECTION: _rejected([claim for claim in group if not claim.supported]),
            FALSE_ALARM: _rejected([claim for claim in group if claim.supported]),
            AUC: _auc((*group, *beside)),
        }
    return found


def faults_by_kind(claims: Sequence[ClaimResult]) -> dict[str, dict[str, int]]:
    """For each class and rewording how many passed, and how many each fault stopped; faults that none had left out."""
    columns = (PASSED, *(fault.value for fault in Fault))
    counts: dict[str, Counter[str]] = {}
    for claim in in_order(claims):
        counts.setdefault(claim.kind, Counter())[claim.fault.value if claim.fault else PASSED] += 1
    return {kind: {name: found[name] for name in columns if found[name]} for kind, found in counts.items()}


def _rejected(claims: Sequence[ClaimResult]) -> Value:
    if not claims:
        return _NONE
    share = sum(claim.rejected for claim in claims) / len(claims)
    return Value(share, *wilson(share, len(claims)), len(claims))


def _auc(claims: Sequence[ClaimResult]) -> Value:
    """The chance that a true statement has more support than a false one; ``n`` is how many of both there are."""
    support = np.array([claim.support for claim in claims])
    true = np.array([claim.supported for claim in claims], dtype=np.bool_)
    if not true.any() or true.all():
        return _NONE
    found = bootstrap.area_under_curve(np.ones((1, len(claims))), support, true)
    resampled = bootstrap.area_under_curve(bootstrap.draws(len(claims)), support, true)
    low, high = bootstrap.interval(resampled) or (None, None)
    return Value(float(found[0]), low, high, len(claims))
