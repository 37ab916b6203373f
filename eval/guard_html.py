"""A guard's run as one HTML page, in the look and under the policy of the other reports.

Everything that a suite, a document or the guard wrote goes through the template's escaping.
"""

from pathlib import PurePath

from markupsafe import Markup

from assistant.answer import Language
from eval.guard_metrics import DETECTION, FALSE_ALARM
from eval.guard_result import ALL, GuardResult
from eval.guard_view import cited_line, fault_columns, fault_name, group_name, rows_of, wrong_claims
from eval.plots import Bar, Frame, bars
from eval.report_figures import version_rows
from eval.report_html import policy, style, template
from eval.report_words import Words, load_words


def render_guard_html(result: GuardResult, language: Language = Language.SWEDISH) -> str:
    """The page, in the language's words."""
    words, css = load_words(language), style()
    return template("guard.html").render(
        words=words,
        result=result,
        title=words.say("guard.title", suite=PurePath(result.suite.path).name),
        css=Markup(css),
        policy=policy(css),
        whole=result.groups[ALL],
        tables=[(metric, rows_of(result, metric), _plot(result, metric, words)) for metric in (DETECTION, FALSE_ALARM)],
        columns=fault_columns(result),
        lists=wrong_claims(result),
        group_name=group_name,
        fault_name=fault_name,
        cited_line=cited_line,
        versions=version_rows(result.versions),
    )


def _plot(result: GuardResult, metric: str, words: Words) -> Markup:
    drawn = [
        Bar(group_name(row.group, words), row.share.value, row.share.low, row.share.high, row.share.n)
        for row in rows_of(result, metric)
        if row.group != ALL
    ]
    about = words.say("guard.plot_about")
    frame = Frame(f"plot-{metric}", words.name("guard_metric", metric), about, "", "", words.percent)
    return bars(frame, drawn) if drawn else Markup("")
