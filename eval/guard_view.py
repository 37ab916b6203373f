"""What the reports of a guard's run show, in the order in which they show it, whatever they are written in."""

from dataclasses import dataclass

from assistant.guard.verdict import Fault
from eval.guard_metrics import AUC, PASSED, in_order
from eval.guard_result import ALL, Cited, ClaimResult, GuardResult
from eval.guard_suite import MUST_BE_CAUGHT
from eval.report_words import Words
from eval.result import Value


@dataclass(frozen=True, slots=True)
class Row:
    """A group's share of rejected statements: ``count`` of ``share.n``.

    ``certain`` marks a class of which nothing may pass.
    """

    group: str
    certain: bool
    count: int
    share: Value
    auc: Value

    @property
    def whole(self) -> bool:
        """Whether every one of the statements was rejected."""
        return self.count == self.share.n


def rows_of(result: GuardResult, metric: str) -> list[Row]:
    """The groups for which the metric counts: classes or rewordings in their order, languages, the whole last."""
    counted = [(name, values) for name, values in result.groups.items() if values[metric].n and name != ALL]
    whole = result.groups[ALL]
    found = [*counted, (ALL, whole)] if whole[metric].n else counted
    return [_row(name, values[metric], values[AUC]) for name, values in found]


def fault_columns(result: GuardResult) -> list[str]:
    """Every fault that was found, after what passed; in the order of ``Fault``."""
    found = {name for counts in result.faults.values() for name in counts}
    return [PASSED, *(fault.value for fault in Fault if fault.value in found)]


def wrong_claims(result: GuardResult) -> dict[str, tuple[ClaimResult, ...]]:
    """What the guard let through and what it stopped wrongly, by the key of the list's heading; class by class."""
    return {"slipped": in_order(result.slipped), "rejected": in_order(result.refused)}


def group_name(group: str, words: Words) -> str:
    """What a group is called."""
    if group == ALL:
        return words.say("guard.all")
    return words.group(group) if ":" in group else words.name("claim", group)


def fault_name(claim: ClaimResult, words: Words) -> str:
    """Why a statement was rejected, with the word that gave offence; what it is called when it was not."""
    if claim.fault is None:
        return words.say("guard.passed")
    name = words.name("fault", claim.fault.value)
    return f"{name}: {claim.detail}" if claim.detail else name


def cited_line(cited: Cited, words: Words) -> str:
    """Where a cited sentence stands and who says it."""
    return f"{cited.speaker or words.say('report.unnamed')} · {cited.document_id} {cited.start}–{cited.end}"


def _row(group: str, share: Value, auc: Value) -> Row:
    return Row(group, group in MUST_BE_CAUGHT, round((share.value or 0.0) * share.n), share, auc)
