"""A case whose every word is hostile, read by the real readers: nothing of it acts on any page or in any file.

The documents' names, titles, sections, speakers and sentences hold markup, so do case.toml, results of evaluation,
files that are sent, questions and addresses. What they want is to load an image, to send a form, to run, to lead away.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import BrowserContext, Page, expect

from ingest.passage import Document
from tests.accessibility.places import PATHS, UNFOLD, Came
from tests.accessibility.world import ANSWERED, HOSTILE_QUESTION, REFUSED, World, a_world
from tests.fakes.browser import headless_chromium
from tests.ui.hostile_case import ALL, FORM, FORMULA, IMAGE, MARKDOWN, SCRIPT, hostile_chat
from tests.ui.visit import QUESTION

FOREIGN = """(within) => [...document.querySelectorAll(within)].filter((one) => {
  const away = (name) => one.hasAttribute(name) && !/^(?:[/#](?![/])|blob:)/.test(one.getAttribute(name));
  return one.matches("img, svg, iframe, object, embed, video, audio, base, style, script, input[type=image]")
    || [...one.attributes].some((each) => each.name.startsWith("on"))
    || ["href", "src", "action", "formaction", "srcset", "poster"].some(away);
}).map((one) => one.outerHTML.slice(0, 200))"""
OURS = "main *, header.frame-header *, footer.frame-footer *"
TALK = ", ".join(f"#{part} *" for part in ("log .message-row", "panel", "taken", "kept-talk", "starters", "instead"))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The hostile case, served with hostile results."""
    folder = tmp_path_factory.mktemp("hostile")
    with a_world(folder, hostile_chat(folder / "read")) as made:
        yield made


@dataclass
class Guarded:
    """A page, and everything that it tried to do."""

    page: Page
    tried: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("dialog", lambda dialog: (self.tried.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.note(request.url))
        self.page.on("pageerror", lambda error: self.tried.append(str(error)))
        self.page.on("popup", lambda popup: self.tried.append(popup.url))

    def note(self, url: str) -> None:
        """Remember an address that is not this machine's."""
        if urlsplit(url).hostname not in {"127.0.0.1", None}:
            self.tried.append(url)

    def foreign(self, within: str) -> list[str]:
        """Elements that are none of ours, and links that lead away."""
        found: list[str] = self.page.evaluate(FOREIGN, within)
        return found


@pytest.fixture(scope="module")
def profile() -> Iterator[BrowserContext]:
    """A headless Chromium."""
    with headless_chromium() as context:
        yield context


@pytest.fixture
def guarded(profile: BrowserContext) -> Iterator[Guarded]:
    """An empty page; whatever is opened in it tries nothing."""
    made = Guarded(profile.new_page())
    yield made
    made.page.close()
    assert made.tried == []


def addresses(world: World) -> list[str]:
    """Every page, and every document at each of its sentences that holds markup, by Swedish path."""
    word = percent_encode(IMAGE)
    paths = [path for path in PATHS.values() if not path.startswith("/dokument/")]
    paths += ["/standpunkter?oppna=alla", f"/standpunkter?visa={word}", f"/dokument?sok={word}", f"/dokument/{word}"]
    paths += [f"/utvardering?rapport={word}", f"/utvardering?rapport=a.json&mot={word}", f"/utvardering?{word}={word}"]
    for document in world.chat.documents():
        where = f"/dokument/{percent_encode(document.id, safe='')}"
        at = document.text.index("<")
        paths += [where, f"{where}?sok={word}&start={at}&end={at + 40}", f"{where}?start={word}&end={word}"]
    return paths


def test_the_case_is_as_hostile_as_it_says(world: World) -> None:
    matrix, told = world.chat.positions(), world.chat.about()

    assert len(world.chat.documents()) == 2
    assert any(topic.name.startswith("=") and "<form" in topic.name for topic in matrix.topics)
    assert any("<" in (speaker.name or "") for speaker in matrix.speakers)
    assert any("<" in (term.meaning or "") for term in told.terms) and told.decisions and told.names and told.timeline
    assert any(cell.sentences for topic in matrix.topics for cell in topic.cells)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_of_a_case_acts_on_a_page(world: World, guarded: Guarded, language: str) -> None:
    told: dict[str, list[str]] = {}
    for path in addresses(world):
        guarded.page.goto(world.at(language, path))
        guarded.page.evaluate(UNFOLD)
        told[path] = guarded.foreign(OURS)
        expect(guarded.page.locator("h1")).to_have_count(1)
        expect(guarded.page.locator("footer.frame-footer")).to_be_visible()

    assert {path: found for path, found in told.items() if found} == {}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_of_a_conversation_acts_in_the_chat(world: World, guarded: Guarded, language: str) -> None:
    visit = Came(world, guarded.page, language).to_ask()
    assert guarded.foreign(f"{TALK}, header.frame-header *") == []
    for question in (f"{HOSTILE_QUESTION} {ALL}", f"{ANSWERED} {FORM}", f"{REFUSED} {MARKDOWN}", f"Ett fel {SCRIPT}"):
        visit.ask(question)
        assert guarded.foreign(TALK) == []
    visit.page.locator("#log a.cite").first.click()
    visit.page.goto(world.at(language, "/"))
    visit.page.wait_for_selector(QUESTION)
    expect(visit.page.locator("#log .reply")).to_have_count(3)
    assert guarded.foreign(TALK) == []


def test_a_question_in_an_address_is_no_markup_and_the_switch_of_language_leads_nowhere_else(
    world: World, guarded: Guarded
) -> None:
    guarded.page.goto(world.at("sv", f"/?fraga={percent_encode(ALL)}"))
    expect(guarded.page.locator(QUESTION)).to_have_value(ALL)
    assert world.chat.asked == [] or world.chat.asked[-1].question != ALL
    assert guarded.foreign(f"{TALK}, header.frame-header *") == []
    for page in (
        "//evil.example",
        "/\\evil.example",
        "http://evil.example",
        "javascript:alert(1)",
        "/%0d%0aSet-Cookie:x",
    ):
        guarded.page.goto(world.at("sv", f"/sprak?till=en&sida={percent_encode(page)}"))
        assert guarded.page.url.startswith(world.url)


def test_files_with_hostile_names_are_sent_and_told_of_as_text(world: World, guarded: Guarded) -> None:
    Came(world, guarded.page, "sv").to("adding")
    names = ("<img src=x onerror=alert(1)>.txt", '=1+1"onload=alert(2).txt', "<script>alert(3)</script>.png")
    sent = [{"name": name, "mimeType": "text/plain", "buffer": f"{ALL}\n{name}\n".encode()} for name in names]
    guarded.page.set_input_files("#filer", sent)  # type: ignore[arg-type]
    guarded.page.locator("form.adding button").click()
    expect(guarded.page.locator("#klart")).to_be_visible()
    assert guarded.foreign(OURS) == []
    guarded.page.goto(world.at("en", "/tillagg"))
    assert guarded.foreign(OURS) == []


def test_a_forged_form_of_the_case_is_not_there_and_no_page_may_send_one_away(world: World, guarded: Guarded) -> None:
    for path in ("/", "/arendet", "/tillagg", "/utvardering", "/export/samtal.md"):
        answer = guarded.page.request.get(world.at("sv", path))
        policy = answer.headers["content-security-policy"]
        assert "form-action 'none'" in policy or "form-action 'self'" in policy
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "http" not in policy and "*" not in policy


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_cell_of_the_spreadsheet_is_a_formula(world: World, guarded: Guarded, language: str) -> None:
    answer = guarded.page.request.get(world.at(language, "/standpunkter.csv"))
    rows = list(csv.reader(io.StringIO(answer.body().decode("utf-8-sig"), newline=""), delimiter=";"))
    cells = [cell for row in rows for cell in row]

    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"}] == []
    assert len({len(row) for row in rows}) == 1
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def kept_conversation(world: World, guarded: Guarded) -> str:
    """A conversation full of hostile words as the page hands it out."""
    visit = Came(world, guarded.page, "sv").to_ask()
    for question in (f"{HOSTILE_QUESTION} {ALL}", f"{ANSWERED} {FORMULA}"):
        visit.ask(question)
    found: str = visit.page.locator("#kept-talk [title]").text_content() or ""
    return found


def exported(world: World, guarded: Guarded, ending: str) -> bytes:
    headers = {"Content-Type": "application/json"}
    kept = kept_conversation(world, guarded)
    answer = guarded.page.request.post(f"{world.url}export/samtal.{ending}", data=kept.encode(), headers=headers)
    assert answer.ok and answer.headers["content-disposition"].startswith("attachment")
    return answer.body()


def test_markdown_of_a_conversation_holds_no_markup_link_or_image(world: World, guarded: Guarded) -> None:
    text = exported(world, guarded, "md").decode()
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}

    assert "evil.example" in text
    assert not kinds & {"html_inline", "html_block", "image", "link_open", "code_inline", "fence", "table_open"}
    assert "http://" not in text


def word_documents(world: World, guarded: Guarded) -> Iterator[bytes]:
    """Each Word document that can be had."""
    yield exported(world, guarded, "docx")
    yield guarded.page.request.get(world.at("sv", "/standpunkter.docx")).body()


def test_word_documents_hold_words_only(world: World, guarded: Guarded) -> None:
    for content in word_documents(world, guarded):
        parts = {
            name: zipfile.ZipFile(io.BytesIO(content)).read(name)
            for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
        }
        body = parts["word/document.xml"].decode()
        assert "evil.example" in body
        assert not any(b'TargetMode="External"' in part for name, part in parts.items() if name.endswith(".rels"))
        assert not any(
            tag in body for tag in ("<w:hyperlink", "<w:instrText", "<w:fldSimple", "<w:altChunk", "<w:drawing")
        )
        assert "<img" not in body


def test_documents_are_served_as_pages_of_ours_only(world: World, guarded: Guarded) -> None:
    for document in world.chat.documents():
        assert isinstance(document, Document)
        for path in (f"/{percent_encode(document.path)}", f"/dokument/{percent_encode(document.path)}/x"):
            assert guarded.page.request.get(world.at("sv", path)).status == 404
