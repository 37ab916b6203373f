"""The page where evaluators read results: a list, one result, two compared, and a question asked anew.

``remiss chat`` finds it through the entry-point group ``remiss.pages``. What an address does not name right is
answered with the list and the reason. Nothing that is sent to the page changes anything.
"""

from pathlib import Path, PurePath

from assistant.answer import Language
from assistant.settings import Settings
from assistant.site.frame import Tab
from assistant.site.page import Asked, File, Reply
from assistant.ui.seam import Chat
from eval.guard_html import render_guard_html
from eval.guard_result import GuardResult
from eval.json_files import ResultInvalid
from eval.report_html import render_html
from eval.site_again import again_page
from eval.site_compare import compare_page
from eval.site_guard import guard_page
from eval.site_links import PATH
from eval.site_list import list_page
from eval.site_run import run_page
from eval.site_said import Said, damage_said, filled
from eval.site_shelf import ReportUnknown, Run, Shelf
from eval.site_visit import STYLE, TEMPLATES, Visit, Watch
from ingest.errors import RemissError
from prompts.texts import load_texts


def page(settings: Settings, chat: Chat) -> "EvaluationPage":
    """The page of a case's results: what the entry point names."""
    return EvaluationPage(chat, Shelf(settings.reports), settings.case)


class EvaluationPage:
    """Fulfils ``SitePage``. ``case`` is the folder with whose documents the results are compared."""

    tab: Tab = Tab("evaluation", PATH, "evaluation.tab")
    largest_form: int = 64 * 1024

    def __init__(self, chat: Chat, shelf: Shelf, case: Path) -> None:
        self._chat = chat
        self._shelf = shelf
        self._watch = Watch(case)

    def respond(self, asked: Asked) -> Reply:
        """The list, or what the query asks for; the form of a question asks it anew."""
        if asked.rest == STYLE:
            return File("stil.css", "text/css", (TEMPLATES / "site_evaluation.css").read_bytes())
        visit = Visit(asked, self._chat.still())
        try:
            if asked.rest.strip("/"):
                raise ReportUnknown(name=asked.rest.strip("/"))
            return self._wanted(asked, visit)
        except ResultInvalid as error:
            return list_page(visit, self._shelf, self._watch.now(), _damaged(error, asked.language))
        except RemissError as error:
            told = self._chat.describe_error(error, Language(asked.language))
            return list_page(visit, self._shelf, self._watch.now(), (Said(told),))

    def _wanted(self, asked: Asked, visit: Visit) -> Reply:
        if asked.form is not None:
            name = visit.sent("rapport")
            return again_page(visit, name, self._shelf.open(name), visit.sent("fraga"))
        name, other = asked.one("rapport"), asked.one("mot")
        if not name:
            return list_page(visit, self._shelf, self._watch.now())
        run = self._shelf.open(name)
        if other:
            return compare_page(visit, (name, other), (run, self._shelf.open(other)))
        if asked.one("hamta"):
            return _download(name, run, Language(asked.language))
        now = self._watch.now()
        if isinstance(run, GuardResult):
            return guard_page(visit, name, run, now)
        return run_page(visit, name, run, now, self._shelf)


def _damaged(error: ResultInvalid, language: str) -> tuple[Said, ...]:
    """That a result cannot be read, with the reason."""
    file, field = PurePath(error.values["path"]).name, error.values["field"]
    template = load_texts(language).templates["evaluation.damaged_now"]
    return filled(
        template, file=[Said(file)], field=[Said(field)], reason=damage_said(error.values["reason"], language)
    )


def _download(name: str, run: Run, language: Language) -> File:
    """The result as the page of its own that ``remiss eval`` writes: its policy, in its head, lets nothing act."""
    html = render_guard_html(run, language) if isinstance(run, GuardResult) else render_html(run, language)
    return File(f"{PurePath(name).stem}.html", "text/html", html.encode("utf-8", "replace"))
