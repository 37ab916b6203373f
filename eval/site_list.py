"""The list of results: each with its main figures, and whether it tells of the code and the documents as they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from assistant.site.page import Page
from eval.guard_metrics import DETECTION, FALSE_ALARM
from eval.guard_result import ALL, GuardResult
from eval.report_figures import headlines, interval
from eval.report_words import Words
from eval.result import Result, Value, Versions
from eval.site_links import evaluation_address
from eval.site_said import Said, damage_said
from eval.site_shelf import Run, Shelf, Shelved
from eval.site_visit import Now, Visit
from ingest.errors import RemissError


@dataclass(frozen=True, slots=True)
class Figure:
    """A main figure with its interval, in words; ``n`` is how many questions or statements count for it."""

    name: str
    value: str
    range: str
    n: int


@dataclass(frozen=True, slots=True)
class Row:
    """A result in the list. ``state`` is same, code, documents or both: what differs from now."""

    name: str
    address: str
    suite: str
    guards: bool
    started: str
    when: str
    count: int
    figures: tuple[Figure, ...]
    state: str


def list_page(visit: Visit, shelf: Shelf, now: Now, failure: tuple[Said, ...] = ()) -> Page:
    """The list, with what went wrong with something else that was asked for, if anything did."""
    try:
        shelved, damaged = shelf.listing()
    except RemissError as error:
        shelved, damaged = (), ()
        failure = failure or (Said(visit.chat.describe_error(error, visit.words.language)),)
    rows = listed(shelved, now, visit.words)
    return visit.page(
        "site_list.html", visit.say("title"), 404 if failure else 200, rows=rows, failure=failure,
        damaged=[(one, damage_said(one.reason, visit.words.language.value)) for one in damaged],
        shelf=shelf.folder, comparable=[row for row in rows if not row.guards],
    )  # fmt: skip


def listed(shelved: Iterable[Shelved], now: Now, words: Words) -> tuple[Row, ...]:
    """The results in their order."""
    return tuple(_row(one, now, words) for one in shelved)


def state_of(versions: Versions, now: Now) -> str:
    """What of a run is not as it is now: same, code, documents or both."""
    code, documents = versions.code != now.code, versions.corpus != now.corpus
    return "both" if code and documents else "code" if code else "documents" if documents else "same"


def suite_name(run: Run) -> str:
    """The suite's file, without the folders of the machine that ran it."""
    return PurePath(run.suite.path).name or run.suite.path


def moment(started: str) -> str:
    """A run's beginning to the minute; UTC, as it was written."""
    return started[:16].replace("T", " ")


def figures_of(run: Run, words: Words) -> tuple[Figure, ...]:
    """The main figures that anything counts for."""
    if isinstance(run, GuardResult):
        whole = run.groups[ALL]
        guards = {name: whole[name] for name in (DETECTION, FALSE_ALARM) if whole[name].n}
        return _figures(guards, "guard_metric", words)
    return _figures(headlines(run), "metric", words)


def _row(one: Shelved, now: Now, words: Words) -> Row:
    run = one.run
    return Row(
        name=one.name,
        address=evaluation_address(words.language.value, rapport=one.name),
        suite=suite_name(run),
        guards=not isinstance(run, Result),
        started=run.started,
        when=moment(run.started),
        count=run.suite.questions if isinstance(run, Result) else run.suite.claims,
        figures=figures_of(run, words),
        state=state_of(run.versions, now),
    )


def _figures(values: Mapping[str, Value], kind: str, words: Words) -> tuple[Figure, ...]:
    return tuple(
        Figure(words.name(kind, name), words.value(name, one.value), words.range(name, *interval(name, one)), one.n)
        for name, one in values.items()
    )
