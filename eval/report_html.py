"""A run as one HTML page that a person reads and forwards: no request leaves it and no script runs in it.

Everything that a suite, a document or a model wrote goes through the template's escaping; the policy in the
page's head allows its own style (by hash) and nothing else, so that what slipped through could not act.
"""

import base64
import hashlib
from functools import cache
from pathlib import Path, PurePath

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from assistant.answer import Language
from eval.plots import Bar, Dot, Frame, Line, bars, lines, reliability
from eval.report_figures import HEADLINES, headlines, interval, types_worst_first, version_rows
from eval.report_filters import filters_of, rules
from eval.report_question import show
from eval.report_words import Words, load_words
from eval.result import Result, Value, groups_of

COLUMNS = ("right", "evidence", "first", "speaker", "contains", "refusal_recall", "over_refusal", "reason")
_FOLDER = Path(__file__).parent / "templates"


def render_html(result: Result, language: Language = Language.SWEDISH) -> str:
    """The page, in the language's words; raises ResultInvalid when an answer in the result is not one."""
    words = load_words(language)
    filters = filters_of(result.questions, words)
    css = style() + rules(filters)
    return template("report.html").render(
        words=words,
        result=result,
        title=words.say("report.title", suite=PurePath(result.suite.path).name),
        css=Markup(css),
        policy=policy(css),
        wrong=sum(question.why is not None for question in result.questions),
        headlines=headlines(result),
        interval=interval,
        summary=metric_tables(result),
        columns=[name for name in COLUMNS if name in result.groups["all"]],
        sizes={name: len(questions) for name, questions in groups_of(result.questions).items()},
        plots=plots(result, words),
        filters=filters,
        questions=[(question, show(question, words)) for question in result.questions],
        versions=version_rows(result.versions),
    )


def style() -> str:
    """The look of every report."""
    return (_FOLDER / "report.css").read_text(encoding="utf-8")


def policy(css: str) -> str:
    """The page's Content-Security-Policy: its own style, no script, no request, no frame, no form, no base."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def metric_tables(result: Result) -> tuple[dict[str, Value], dict[str, Value]]:
    """The metrics of the whole run that count for any question: of the answers, and of retrieval (``name@k``)."""
    counting = {name: value for name, value in result.groups["all"].items() if value.value is not None}
    answers = {name: value for name, value in counting.items() if "@" not in name}
    return answers, {name: value for name, value in counting.items() if "@" in name}


def plots(result: Result, words: Words) -> dict[str, Markup]:
    """The plots by name, of those that the run has anything for."""
    drawn = {
        "curve": _curve(result, words),
        "calibration": _calibration(result, words),
        **{f"by_type_{name}": _by_type(result, name, words) for name in HEADLINES},
    }
    return {name: plot for name, plot in drawn.items() if plot}


def _curve(result: Result, words: Words) -> Markup:
    drawn = []
    for name in ("answered", "refused"):
        shares = [(point.threshold, getattr(point, name)) for point in result.curve]
        known = tuple((bar, share) for bar, share in shares if share is not None)
        drawn += [Line(words.say(f"report.curve_{name}"), known)] if known else []
    return lines(_frame("curve", words, "threshold", "share"), drawn) if drawn else Markup("")


def _calibration(result: Result, words: Words) -> Markup:
    filled = [(one.confidence, one.right, one.n) for one in result.calibration]
    dots = [Dot(said, right, count) for said, right, count in filled if said is not None and right is not None]
    return reliability(_frame("calibration", words, "confidence", "right"), dots) if dots else Markup("")


def _by_type(result: Result, metric: str, words: Words) -> Markup:
    drawn = [
        Bar(words.group(name), value.value, *interval(metric, value), value.n)
        for name, value in types_worst_first(result, metric)
    ]
    title = words.say("report.by_type", metric=words.name("metric", metric))
    frame = Frame(f"plot-{metric}", title, words.say("report.by_type_about"), "", "", words.percent)
    return bars(frame, drawn) if drawn else Markup("")


def _frame(name: str, words: Words, across: str, up: str) -> Frame:
    title, about = words.say(f"report.{name}"), words.say(f"report.{name}_about")
    return Frame(f"plot-{name}", title, about, words.say(f"report.{across}"), words.say(f"report.{up}"), words.percent)


@cache
def template(name: str) -> Template:
    """A page of ours that escapes whatever it is given."""
    loader = FileSystemLoader(_FOLDER)
    rim = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return rim.get_template(name)
