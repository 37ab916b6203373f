"""The page that documents are added on: a form, and a reply that grows line by line while the work goes on."""

from collections.abc import Iterator
from typing import Any, Final

from assistant.adding.adder import MOST_FILES, Adder, Received
from assistant.adding.faults import AddingBusy, AddingFailed
from assistant.adding.work import Done, Event, Failed, Refused, Step, Work
from assistant.answer import Language
from assistant.error_words import describe
from assistant.site.frame import DOCUMENTS, Tab, address
from assistant.site.page import Asked, Growing, Page, Reply, Upload
from assistant.site.quotes import document_address
from assistant.site.shell import fill
from ingest.errors import RemissError
from ingest.readers import SUPPORTED_SUFFIXES
from ingest.source import MAX_FILE_BYTES
from prompts.texts import load_texts

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 100 * MEGABYTE
"""Of all files together."""
ADDING: Final = Tab("adding", "/tillagg", "adding.tab")


class AddingPage:
    """Fulfils ``SitePage``. Only a case that may be added to has one."""

    tab: Tab = ADDING
    largest_form: int = 4 * MOST_BYTES
    """Beyond what is taken, so that whoever sends too much is told so in words, as a rule."""

    def __init__(self, adder: Adder) -> None:
        self._adder = adder

    def respond(self, asked: Asked) -> Reply:
        """The form; the work that files which were sent give, or (``?arbete``) the one that goes on."""
        if asked.rest:
            title = load_texts(asked.language).say("site.missing")
            return Page(title, fill("notice.html", asked.language, what="missing"), status=404)
        if asked.form is not None:
            try:
                work = self._adder.begin(_received(asked), replace=bool(asked.form.get("ersatt")))
            except RemissError as error:
                return self._form(asked, error)
            return _shown(work, asked.language)
        if "arbete" in asked.query and self._adder.latest:
            return _shown(self._adder.latest, asked.language)
        return self._form(asked)

    def _form(self, asked: Asked, error: RemissError | None = None) -> Page:
        texts, latest = load_texts(asked.language), self._adder.latest
        going = latest is not None and not latest.ended
        body = fill(
            "adding.html",
            asked.language,
            title=texts.say("adding.title"),
            error=describe(error, Language(asked.language)) if error else None,
            problem=self._problem(asked.language),
            going=going,
            here=address(asked.language, ADDING.path),
            latest=None if latest is None or going else _result(latest.so_far, asked.language),
            token=asked.token,
            **_limits(),
        )
        return Page(texts.say("adding.title"), body, status=_status(error))

    def _problem(self, language: str) -> str | None:
        """Why nothing can be added, where that is plain beforehand."""
        error = self._adder.problem()
        return describe(error, Language(language)) if error else None


def _received(asked: Asked) -> list[Received]:
    """The files of the form, in the order sent; a field where none was chosen comes as a file without a name."""
    assert asked.form is not None
    sent = [field for field in asked.form.get("filer", ()) if isinstance(field, Upload) and field.name]
    if sum(_size(upload) for upload in sent) > MOST_BYTES:
        raise AddingFailed("adding_too_large", limit=MOST_BYTES // MEGABYTE)
    return [Received(upload.name, upload.file) for upload in sent]


def _size(upload: Upload) -> int:
    end = upload.file.seek(0, 2)
    upload.file.seek(0)
    return end


def _shown(work: Work, language: str) -> Growing:
    return Growing(load_texts(language).say("adding.title"), _parts(work, language))


def _parts(work: Work, language: str) -> Iterator[str]:
    """The body as it grows: a line per event, and at the end what came of it."""
    yield fill("adding_begins.html", language)
    seen: list[Event] = []
    for event in work.follow():
        seen.append(event)
        if not isinstance(event, Done | Failed):
            yield f"<li>{_line(event, language)}</li>\n"
    yield fill(
        "adding_ends.html",
        language,
        result=_result(tuple(seen), language),
        documents=address(language, DOCUMENTS.path),
        here=address(language, ADDING.path),
    )


def _line(event: Event, language: str) -> str:
    return fill("adding_line.html", language, event=event, kind=type(event).__name__, **_words_of(event, language))


def _words_of(event: Event, language: str) -> dict[str, Any]:
    """What an event needs besides itself: the name of a step, the reason of a refusal."""
    texts = load_texts(language)
    if isinstance(event, Step):
        key = f"progress.{event.name}"
        return {"step": texts.say(key if texts.knows(key) else "progress.other")}
    return {"reason": describe(event.error, Language(language))} if isinstance(event, Refused) else {}


def _result(events: tuple[Event, ...], language: str) -> dict[str, Any]:
    """What an adding that has ended came to."""
    end = events[-1]
    added = end.added if isinstance(end, Done) else ()
    refused = [describe(event.error, Language(language)) for event in events if isinstance(event, Refused)]
    return {
        "added": [(document.title, document_address(language, document.id)) for document in added],
        "refused": refused,
        "failure": describe(end.error, Language(language)) if isinstance(end, Failed) else None,
    }


def _limits() -> dict[str, Any]:
    """What the form says of files, as words."""
    known = sorted(SUPPORTED_SUFFIXES)
    return {
        "accept": ",".join(known),
        "formats": ", ".join(known),
        "count": str(MOST_FILES),
        "each": str(MAX_FILE_BYTES // MEGABYTE),
        "all": str(MOST_BYTES // MEGABYTE),
    }


def _status(error: RemissError | None) -> int:
    if error is None:
        return 200
    return 409 if isinstance(error, AddingBusy) else 422
