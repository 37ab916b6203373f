"""A memorandum as text, Markdown, PDF, Word and web page: the same speakers, and quotes that stand where they say.

What a quote is held against is what ``remiss text`` prints, and for a PDF also the named page as pypdf reads it.
"""

import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from assistant.answer import Citation, Request
from assistant.commands.text import document_text
from assistant.pipeline import Assistant
from assistant.settings import read_settings
from assistant.wiring import open_assistant
from ingest.case import load_case
from ingest.corpus import read_corpus
from ingest.errors import DocumentUnreadable
from ingest.passage import Document, Sentence
from tests.fakes.memoranda import FORMATS, as_pdf, write_in_every_format

ROOT = Path(__file__).parents[2]
MEMORANDA = ROOT / "tests" / "data" / "memoranda"
FIRST_CASE = ROOT / "corpus" / "ksl-2015-2018"
ASKED = MEMORANDA / "m3.txt"
READ = (MEMORANDA / "m1.md", MEMORANDA / "m4.md", MEMORANDA / "m5.txt", FIRST_CASE / "pm-2014-134.txt")
QUESTIONS = 24


class Quiet:
    """A watcher that lets nothing pass unread."""

    def step(self, step: str, done: int = 0, total: int | None = None) -> None:
        """Say nothing."""

    def name_unreadable(self, unreadable: Iterable[DocumentUnreadable]) -> None:
        """Every file here can be read."""
        assert not tuple(unreadable)


@dataclass(frozen=True)
class Asked:
    """A case of one document, its file, and everything that its answers cite."""

    assistant: Assistant
    file: Path
    citations: tuple[Citation, ...]

    @property
    def document(self) -> Document:
        """The one document."""
        return self.assistant.index.corpus.documents[0]


@pytest.fixture(scope="module", params=list(FORMATS))
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """A memorandum in one format, indexed with the real model and store, and asked."""
    folder = tmp_path_factory.mktemp("formats")
    files = write_in_every_format(ASKED.read_text(encoding="utf-8"), folder, "pm")
    file = files[request.param]
    settings = read_settings({"case": str(file.parent), "index": str(folder / "index")}, {}, ROOT)
    made = open_assistant(settings, Quiet())
    answers = [made.ask(Request(question)) for question in questions()]
    yield Asked(made, file, tuple(citation for answer in answers for citation in answer.citations))
    made.index.close()


def letters(text: str) -> str:
    """What of a text no format changes."""
    return re.sub(r"[\W_]", "", text.casefold())


def questions() -> list[str]:
    """Parts of the memorandum's own sentences, so that every part of the document is cited by some answer."""
    rows = [json.loads(line) for line in ASKED.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
    long = [" ".join(row["quote"].split()[:9]) for row in rows if len(row["quote"].split()) > 5]
    return [f"{words}?" for words in long[:: max(1, len(long) // QUESTIONS)]]


def test_every_quote_stands_at_its_offsets_in_what_remiss_text_prints(asked: Asked) -> None:
    printed = document_text(asked.assistant.case, asked.document.id)
    assert len({(citation.start, citation.end) for citation in asked.citations}) > QUESTIONS
    for citation in asked.citations:
        assert citation.quote and citation.quote == printed[citation.start : citation.end]
        assert citation.path == asked.file.name


def test_a_quote_names_the_page_on_which_it_begins(asked: Asked) -> None:
    cited = {(citation.page, citation.quote) for citation in asked.citations}
    if asked.file.suffix != ".pdf":
        assert {page for page, _ in cited} == {None}
        return
    pages = [letters(page.extract_text()) for page in PdfReader(io.BytesIO(asked.file.read_bytes())).pages]
    assert len({page for page, _ in cited}) > 2
    for page, quote in cited:
        assert page is not None and letters(quote.splitlines()[0]) in pages[page - 1]


def test_plain_text_is_the_file_itself(asked: Asked) -> None:
    if asked.file.suffix in {".txt", ".md"}:
        assert asked.document.text.encode() == asked.file.read_bytes()


def voices(file: Path) -> tuple[tuple[str | None, str | None, str | None], dict[str, list[object]]]:
    """The document's issuer, date and diary number, and every sentence's voices by its letters."""
    corpus = read_corpus(load_case(file.parent))
    (document,) = corpus.documents
    found: defaultdict[str, list[object]] = defaultdict(list)
    for sentence in corpus.sentences:
        found[letters(sentence.search_text)].append(said(sentence))
    return (document.issuer.name if document.issuer else None, document.date, document.diary_number), dict(found)


def said(sentence: Sentence) -> tuple[object, ...]:
    """Who says a sentence, how, and when."""
    voice = sentence.voice
    speaker = voice.speaker
    return speaker.name, speaker.role, speaker.members, voice.stance, voice.reported_by, voice.date


@pytest.mark.parametrize("memorandum", READ, ids=lambda path: path.stem)
def test_every_format_has_the_same_sentences_by_the_same_speakers(memorandum: Path, tmp_path: Path) -> None:
    files = write_in_every_format(memorandum.read_text(encoding="utf-8"), tmp_path, "pm")
    expected = voices(files[".txt"])
    for suffix, file in files.items():
        assert (suffix, voices(file)) == (suffix, expected)


def test_a_case_may_hold_a_document_in_several_formats(tmp_path: Path) -> None:
    for suffix, make in FORMATS.items():
        (tmp_path / f"pm{suffix}").write_bytes(make("# Svar\n\nNämnden avstyrker förslaget om en ny hamn."))
    case = load_case(tmp_path)
    assert len(set(case.ids.values())) == len(FORMATS)
    for document in read_corpus(case).documents:
        assert "avstyrker förslaget" in document_text(case, document.id)


def test_a_running_head_and_a_page_number_change_nobodys_words(tmp_path: Path) -> None:
    text = (MEMORANDA / "m1.md").read_text(encoding="utf-8")
    plain, numbered = (tmp_path / name / "pm.pdf" for name in ("plain", "numbered"))
    for file, head in ((plain, None), (numbered, "Stockholms stad · PM 2016:41")):
        file.parent.mkdir()
        file.write_bytes(as_pdf(text, head))
    _, expected = voices(plain)
    _, found = voices(numbered)
    assert {key: found.get(key) for key in expected} == expected


def test_where_a_pdf_breaks_its_lines_changes_nobodys_words(tmp_path: Path) -> None:
    text = (MEMORANDA / "m2.txt").read_text(encoding="utf-8")
    files = write_in_every_format(text, tmp_path, "pm")
    assert voices(files[".pdf"]) == voices(files[".txt"])
