"""What every part of the evaluation page needs: the request, the case as it stands at that moment, and the words."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Final

from assistant.answer import Language
from assistant.site.page import Asked, Page
from assistant.site.shell import fill
from assistant.ui.seam import Chat
from eval.report_words import Words, load_words
from eval.site_links import PATH, Here, Places
from eval.versions import ROOT, code_digest, prints_digest
from ingest.documents import Fingerprint, fingerprints
from prompts.texts import load_texts

TEMPLATES: Final = Path(__file__).parent / "templates"
STYLE: Final = "/stil.css"


@dataclass(frozen=True, slots=True)
class Now:
    """What would make an answer at this moment: the digests of the code and of the case's documents."""

    code: str
    corpus: str


class Watch:
    """Tells what is now. The code that runs does not change; a document is read again when its file has changed."""

    def __init__(self, case: Path) -> None:
        self._case = case
        self._lock = Lock()
        self._code = ""
        self._known: dict[str, Fingerprint] = {}

    def now(self) -> Now:
        """The digests; the first call takes the longest."""
        with self._lock:
            self._code = self._code or code_digest(ROOT)
            self._known = fingerprints(self._case, self._known)
            return Now(self._code, prints_digest(self._known))


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, and the case as it is while the request is answered."""

    asked: Asked
    chat: Chat
    words: Words = field(init=False)
    places: Places = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", load_words(Language(self.asked.language)))
        object.__setattr__(self, "places", Places(self.chat.documents(), self.asked.language))

    def say(self, key: str, **values: str) -> str:
        """A sentence of the section ``evaluation`` of the catalogue."""
        return load_texts(self.asked.language).say(f"evaluation.{key}", **values)

    def sent(self, name: str) -> str:
        """A field of the form, "" when it is not there or is a file."""
        value = next(iter((self.asked.form or {}).get(name, ())), "")
        return value if isinstance(value, str) else ""

    def page(self, template: str, title: str, status: int = 200, **values: Any) -> Page:  # noqa: ANN401 - a template's
        """A page of ours, in the language of the request."""
        body = fill(
            template, self.asked.language, TEMPLATES, title=title, words=self.words, token=self.asked.token,
            here=Here(self.asked.language), style=PATH + STYLE, **values,
        )  # fmt: skip
        return Page(title, body, status, wide=True)
