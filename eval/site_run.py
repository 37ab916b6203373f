"""A run of questions as a page: its figures, and those of its questions that the address asks for."""

from typing import Any

from assistant.site.page import Page
from eval.report_figures import interval, version_rows
from eval.report_html import COLUMNS, metric_tables
from eval.report_words import Words
from eval.result import Result, groups_of
from eval.site_links import evaluation_address
from eval.site_list import figures_of, listed, moment, state_of, suite_name
from eval.site_question import question_view
from eval.site_select import FIELDS, Selection, fields_of, select, wanted_of
from eval.site_shelf import Shelf
from eval.site_visit import Now, Visit


def run_page(visit: Visit, name: str, result: Result, now: Now, shelf: Shelf) -> Page:
    """The run that the file ``name`` holds."""
    wanted = wanted_of(visit.asked.one)
    chosen = select(result, wanted)
    views = [question_view(one, f"q{at}", visit.words, visit.places) for at, one in enumerate(chosen.questions, 1)]
    rows = [row for row in listed(shelf.listing()[0], now, visit.words) if not row.guards and row.name != name]
    others = sorted(rows, key=lambda row: (row.suite != suite_name(result), row.started > result.started))
    return visit.page(
        "site_run.html", visit.words.say("report.title", suite=suite_name(result)), report=name, result=result,
        started=moment(result.started),
        state=state_of(result.versions, now), fields=fields_of(result.questions, wanted, visit.words),
        questions=views, chosen=chosen, wanted=wanted, steps=_steps(visit, name, chosen), others=others,
        interval=interval, versions=version_rows(result.versions), **figures(result, visit.words),
    )  # fmt: skip


def figures(result: Result, words: Words) -> dict[str, Any]:
    """The run's figures, by the template's names."""
    answers, retrieval = metric_tables(result)
    return {
        "headlines": figures_of(result, words),
        "metrics": (answers, retrieval),
        "columns": [name for name in COLUMNS if name in result.groups["all"]],
        "sizes": {name: len(group) for name, group in groups_of(result.questions).items()},
    }


def _steps(visit: Visit, name: str, chosen: Selection) -> tuple[str, str]:
    """The addresses of the page of questions before this one, and after it; "" where there is none."""

    def to(page: int) -> str:
        if not 1 <= page <= chosen.pages:
            return ""
        kept = {field: visit.asked.one(field) for field in FIELDS}
        return evaluation_address(visit.asked.language, "questions", rapport=name, **kept, sida=str(page))

    return to(chosen.page - 1), to(chosen.page + 1)
