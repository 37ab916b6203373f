"""A guard's run as a page: what it caught, what slipped through and what it stopped wrongly, each with its sources."""

from assistant.site.page import Page
from eval.guard_metrics import DETECTION, FALSE_ALARM
from eval.guard_result import ALL, Cited, ClaimResult, GuardResult
from eval.guard_view import cited_line, fault_columns, group_name, rows_of, wrong_claims
from eval.report_figures import version_rows
from eval.site_list import moment, state_of, suite_name
from eval.site_said import Said, rejection_said
from eval.site_visit import Now, Visit

ClaimView = tuple[ClaimResult, tuple[Said, ...], tuple[tuple[Cited, str | None], ...]]


def guard_page(visit: Visit, name: str, result: GuardResult, now: Now) -> Page:
    """The guard's run that the file ``name`` holds."""
    return visit.page(
        "site_guard.html", visit.say("guard_title", suite=suite_name(result)), report=name, result=result,
        started=moment(result.started),
        state=state_of(result.versions, now), whole=result.groups[ALL], versions=version_rows(result.versions),
        tables=[(metric, rows_of(result, metric)) for metric in (DETECTION, FALSE_ALARM)],
        columns=fault_columns(result), group_name=group_name, cited_line=cited_line,
        lists={key: [_view(claim, visit) for claim in claims] for key, claims in wrong_claims(result).items()},
    )  # fmt: skip


def _view(claim: ClaimResult, visit: Visit) -> ClaimView:
    """A statement with why it was stopped, if it was, and where each sentence that it cites stands now."""
    cited = tuple((one, visit.places.of(one.document_id, one.quote, one.start)) for one in claim.cited)
    return claim, rejection_said(claim, visit.words), cited
