"""The evaluation page as an evaluator's browser meets it: results listed, opened, compared and asked anew."""

import re
import tomllib
from html import unescape
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.answer import RefusalReason
from assistant.settings import read_settings
from eval.guard_result import dump_guard
from eval.result import dump_result
from eval.site_page import EvaluationPage, page
from eval.site_select import A_PAGE
from eval.versions import ROOT, code_digest, corpus_digest
from ingest.errors import RemissError
from tests.eval.site_chat import RIGHT, SuiteChat, fill_shelf, open_page, run_of
from tests.fakes.claims import guard_result, hostile_claim
from tests.fakes.results import HOSTILE, hostile_question, question
from tests.fakes.suite import CORPUS, FEE, HIGH, VERSIONS, answered, refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of results beside a case."""
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "pm.txt").write_text(CORPUS.document("pm").text, encoding="utf-8", newline="")
    (tmp_path / "reports").mkdir()
    fill_shelf(tmp_path / "reports")
    return tmp_path / "reports"


@pytest.fixture
def chat() -> SuiteChat:
    return SuiteChat()


@pytest.fixture
def web(folder: Path, chat: SuiteChat) -> TestClient:
    return open_page(folder, folder.parent / "case", chat)


class Reader(HTMLParser):
    """A page's tags with their attributes."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(shown)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag."""
        self.tags.append((tag, dict(attrs)))


def leading(tags: list[tuple[str, dict[str, str | None]]]) -> list[str]:
    """Every address that the page leads to or fetches."""
    return [value or "" for _, given in tags for name, value in given.items() if name in {"href", "src", "action"}]


def flat(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def read(web: TestClient, path: str, status: int = 200) -> str:
    response = web.get(path)
    assert response.status_code == status, response.text
    return response.text


def token(web: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', read(web, "/utvardering?rapport=first.json"))
    assert found
    return found[1]


def ask_again(web: TestClient, name: str, id_: str, path: str = "/utvardering") -> str:
    sent = web.post(path, data={"token": token(web), "rapport": name, "fraga": id_})
    assert sent.status_code == 200, sent.text
    return sent.text


def test_the_list_has_every_result_with_its_main_figures_and_the_folder(web: TestClient, folder: Path) -> None:
    shown = flat(read(web, "/utvardering"))

    assert str(folder) in shown
    assert shown.index("second.json") < shown.index("guard.json") < shown.index("first.json")
    assert "Rätt i allt: 67 % (21 % – 94 %)" in shown or "Rätt i allt: 67 %" in shown
    assert "Falska påståenden som upptäcks: 0 %" in shown or "Falska påståenden" in shown
    assert "dev.jsonl" in shown and "2026-01-05 10:00" in shown


def test_damaged_files_are_named_with_the_reason(web: TestClient) -> None:
    shown = flat(read(web, "/en/utvardering"))

    assert "broken.json : in the field “-”: Invalid JSON" in shown
    assert "empty.json : in the field “suite”: Field required" in shown


def test_a_result_tells_whether_code_and_documents_are_those_of_now(web: TestClient, folder: Path) -> None:
    case = folder.parent / "case"
    now = {"code": code_digest(ROOT), "corpus": corpus_digest(case)}
    for name, versions in (("same", now), ("code", {**now, "code": "x"}), ("documents", {**now, "corpus": "x"})):
        made = {field: getattr(VERSIONS, field) for field in VERSIONS.__slots__} | versions
        dump_result(run_of(versions=type(VERSIONS)(**made)), folder / f"{name}.json")

    page = read(web, "/en/utvardering")
    for name, said in (
        ("same", "Same code and documents as now"),
        ("code", "Another version of the code"),
        ("documents", "Other documents than now"),
        ("first", "Another version of the code, and other documents than now"),
    ):
        row = next(row for row in page.split("<tr>") if f">{name}.json<" in row)
        assert f"</span> {said}</td>" in row

    (case / "ny.txt").write_text("Nytt.", encoding="utf-8")
    assert "</span> Same code" not in read(web, "/en/utvardering"), "a document that is added is noticed"


def test_an_empty_or_missing_folder_says_how_a_result_is_made(tmp_path: Path, chat: SuiteChat) -> None:
    shown = flat(read(open_page(tmp_path / "inget", tmp_path, chat), "/utvardering"))

    assert "Där finns inga resultat än." in shown
    assert "remiss eval run SVIT --keep" in shown


def test_a_run_shows_each_question_what_was_expected_what_came_and_why_it_failed(web: TestClient) -> None:
    shown = flat(read(web, "/en/utvardering?rapport=first.json"))

    assert "Evaluation of dev.jsonl" in shown
    assert "Questions shown: 3 of 3." in shown
    for expected in ("Fråga fee?", "Fråga fair?", "Fråga silent?", "What is wrong: no citation is right evidence"):
        assert expected in shown
    assert "The right answer is to refuse: the speaker is silent." in shown
    assert "Must say: avgiften or kvällen" in shown


def test_places_lead_into_the_document_page_of_the_same_language(web: TestClient, chat: SuiteChat) -> None:
    start, end = FEE.span.start, FEE.span.end

    assert f'href="/dokument/pm?start={start}&amp;end={end}#quote"' in read(web, "/utvardering?rapport=first.json")
    assert f'href="/en/dokument/pm?start={start}&amp;end={end}#quote"' in read(
        web, "/en/utvardering?rapport=first.json"
    )
    chat.text = "Ny inledning. " + chat.text
    assert f"start={start + 14}&amp;end={end + 14}" in read(web, "/utvardering?rapport=first.json"), "it moved"
    chat.text = "Allt är borta."
    gone = read(web, "/utvardering?rapport=first.json")
    assert "/dokument/pm?" not in gone and "citatet står inte i handlingarna nu" in gone


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("utfall=fel", ["fair"]),
        ("utfall=ratt", ["fee", "silent"]),
        ("typ=position", ["fair"]),
        ("typ=fact&utfall=fel", []),
        ("fraga=silent", ["silent"]),
        ("sida=99", ["fee", "fair", "silent"]),
        ("sida=-1", ["fee", "fair", "silent"]),
        ("utfall=nonsens", []),
    ],
)
def test_questions_are_filtered_by_the_address(web: TestClient, query: str, asked: list[str]) -> None:
    shown = read(web, f"/utvardering?rapport=first.json&{query}")

    assert re.findall(r"Fråga (\w+)\?</span></h3>", shown) == asked


def test_what_is_chosen_stays_chosen_in_the_form_and_is_counted(web: TestClient) -> None:
    shown = read(web, "/en/utvardering?rapport=first.json&utfall=fel")

    assert '<option value="fel" selected>Wrong (1)</option>' in shown
    assert "Questions shown: 1 of 3." in shown


def test_a_long_run_is_shown_page_by_page(web: TestClient, folder: Path) -> None:
    dump_result(run_of(*(question(f"n{at}") for at in range(A_PAGE + 5))), folder / "long.json")

    first, last = (read(web, f"/utvardering?rapport=long.json&utfall=ratt&sida={at}") for at in (1, 2))
    assert first.count("</article>") == A_PAGE and last.count("</article>") == 5
    assert "rapport=long.json&amp;utfall=ratt&amp;sida=2#questions" in first
    assert 'rel="next"' in first and 'rel="prev"' not in first
    assert 'rel="next"' not in last and 'rel="prev"' in last


def test_a_guards_run_lists_what_slipped_through_and_what_was_stopped(web: TestClient) -> None:
    shown = flat(read(web, "/en/utvardering?rapport=guard.json"))

    assert "The guard held to guard.jsonl" in shown
    assert "slipped through Number changed: 0 of 1 caught" in shown
    assert "False statements that slipped through (2)" in shown
    assert "Påstående one." in shown and "Citat two." in shown


def test_two_runs_are_compared_as_the_command_does_it(web: TestClient) -> None:
    shown = read(web, "/en/utvardering?rapport=first.json&mot=second.json")

    assert "3 questions compared, pair by pair." in shown
    assert "no proven difference" in shown and "Questions that got better (1)" in shown
    assert 'href="/en/utvardering?rapport=first.json&amp;fraga=fair#q1"' in shown
    assert "The same versions in both runs." in shown
    assert "Questions that got worse (1)" in read(web, "/en/utvardering?rapport=second.json&mot=first.json")


def test_runs_of_different_suites_are_compared_only_when_that_is_asked_for(web: TestClient, folder: Path) -> None:
    run = run_of()
    dump_result(run_of(suite=type(run.suite)("other.jsonl", "6" * 64, 3)), folder / "other.json")
    refused = web.get("/utvardering?rapport=first.json&mot=other.json")

    assert refused.status_code == 409 and "gäller olika sviter" in refused.text
    assert "rapport=first.json&amp;mot=other.json&amp;olika=ja" in refused.text
    assert "3 frågor jämförda" in read(web, "/utvardering?rapport=first.json&mot=other.json&olika=ja")


def test_a_guards_run_is_not_compared_with_one_of_questions(web: TestClient) -> None:
    response = web.get("/en/utvardering?rapport=first.json&mot=guard.json")

    assert response.status_code == 409
    assert "first.json and guard.json cannot be compared" in response.text


def test_runs_without_a_question_in_common_say_so(web: TestClient, folder: Path) -> None:
    dump_result(run_of(question("annan")), folder / "other.json")

    assert "have no question in common" in read(web, "/en/utvardering?rapport=first.json&mot=other.json", 404)


@pytest.mark.parametrize(
    "path",
    [
        "?rapport=../case/pm.txt",
        "?rapport=/etc/passwd",
        "?rapport=..%2F..%2Fetc%2Fpasswd",
        "?rapport=nowhere.json",
        "?rapport=first.json&mot=../x",
        "/first.json",
        "/..%2Ffirst.json",
        "?rapport=broken.json",
        "?rapport=nowhere.json&hamta=html",
    ],
)
def test_what_is_not_in_the_list_is_answered_with_the_list(web: TestClient, path: str) -> None:
    shown = flat(read(web, f"/utvardering{path}", 404))

    assert "Resultaten ligger i mappen" in shown and "first.json" in shown
    assert re.search(r"Det finns inget resultat|går inte att läsa, fältet", shown)


def test_a_question_is_asked_anew_and_both_answers_stand_side_by_side(web: TestClient, chat: SuiteChat) -> None:
    shown = flat(ask_again(web, "first.json", "fair"))

    assert [(request.question, request.history, request.id) for request in chat.asked] == [("Fråga fair?", (), "fair")]
    then, now = shown.index("Då (2026-01-05 10:00 UTC)"), shown.index(" Nu ")
    assert then < shown.index("ingen källa är rätt belägg") < now
    assert shown.index("Kontoret anser att avgiften är rimlig.") > now
    assert "Vänta" in shown or "Väntat" in shown


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (answered(FEE), "word for word the same"),
        (answered(FEE, HIGH), "another one, but no better and no worse"),
        (answered(HIGH), "was right and is now wrong"),
        (refused(RefusalReason.NOT_IN_DOCUMENTS), "was right and is now wrong"),
    ],
)
def test_asking_anew_tells_what_became_of_the_answer(
    web: TestClient, chat: SuiteChat, answer: object, said: str
) -> None:
    chat.answers = {"fee": answer}  # type: ignore[dict-item]

    assert said in flat(ask_again(web, "first.json", "fee", "/en/utvardering"))


def test_an_answer_is_not_judged_when_the_evidence_is_no_longer_there(web: TestClient, chat: SuiteChat) -> None:
    chat.text = "Allt är borta."
    chat.answers = {"fee": refused(RefusalReason.NOT_IN_DOCUMENTS)}
    shown = flat(ask_again(web, "first.json", "fee", "/en/utvardering"))

    assert "The answer is another one. It was not checked" in shown
    assert "now right" not in shown and "now wrong" not in shown


def test_a_failure_to_answer_is_told_in_words_beside_the_earlier_answer(web: TestClient, chat: SuiteChat) -> None:
    chat.broken = RemissError("file_failed", path="/x", reason="slut")
    shown = flat(ask_again(web, "first.json", "fee"))

    assert "/x" in shown and "slut" in shown and "Då (" in shown and " Nu " not in shown


def test_a_form_without_the_pages_token_asks_nothing(web: TestClient, chat: SuiteChat) -> None:
    for data in ({}, {"token": "fel"}):
        sent = web.post("/utvardering", data={"rapport": "first.json", "fraga": "fee", **data})
        assert sent.status_code == 403
    assert not chat.asked


@pytest.mark.parametrize(("name", "id_"), [("first.json", "nope"), ("guard.json", "one"), ("../x", "fee"), ("", "")])
def test_a_form_that_names_no_question_asks_nothing(web: TestClient, chat: SuiteChat, name: str, id_: str) -> None:
    sent = web.post("/utvardering", data={"token": token(web), "rapport": name, "fraga": id_})

    assert sent.status_code == 404 and 'role="alert"' in sent.text
    assert not chat.asked


def test_a_report_is_a_file_to_keep_with_its_own_policy_in_its_head(web: TestClient) -> None:
    for name in ("first", "guard"):
        kept = web.get(f"/utvardering?rapport={name}.json&hamta=html")
        assert kept.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}.html"
        assert "default-src &#39;none&#39;" in kept.text or "default-src 'none'" in kept.text


@pytest.mark.parametrize("language", ["", "/en"])
def test_hostile_words_stay_words_on_every_page(web: TestClient, folder: Path, chat: SuiteChat, language: str) -> None:
    hostile = hostile_question()
    dump_result(run_of(RIGHT, hostile), folder / "a.json")
    calm = (RIGHT, hostile.__class__(hostile.item, hostile.answer, {"right": True}, None, hostile.found))
    dump_result(run_of(*calm, started=HOSTILE), folder / "b.json")
    dump_guard(guard_result(hostile_claim(), path=f"a/{HOSTILE.replace('/', '')}"), folder / f"{HOSTILE[:7]}&'.json")
    chat.answers = {hostile.item.id: answered(FEE)}
    pages = [
        read(web, f"{language}/utvardering"),
        read(web, f"{language}/utvardering?rapport=a.json"),
        read(web, f"{language}/utvardering?rapport=b.json"),
        read(web, f"{language}/utvardering?rapport=a.json&mot=b.json"),
        read(web, f"{language}/utvardering?rapport=%3Cscript&mot=%3Cimg", 404),
        web.get(f"{language}/utvardering", params={"rapport": f"{HOSTILE[:7]}&'.json"}).text,
        ask_again(web, "a.json", hostile.item.id, f"{language}/utvardering"),
    ]
    for shown in pages:
        tags = Reader(shown).tags
        assert not {tag for tag, _ in tags} & {"script", "img", "style", "iframe", "base"}
        assert not [name for _, attributes in tags for name in attributes if name.startswith("on") or name == "style"]
        assert all(value.startswith(("/", "#")) for value in leading(tags))
    assert "{{ 7 * 7 }}" in pages[1]


def test_the_policy_lets_nothing_run_and_forms_stay_here(web: TestClient) -> None:
    policy = web.get("/utvardering").headers["content-security-policy"]

    assert "default-src 'none'" in policy and "form-action 'self'" in policy and "unsafe-inline" not in policy
    shown = read(web, "/utvardering?rapport=first.json")
    assert not re.search(r"<[^>]+\sstyle=|<style|<script", shown)
    style = web.get("/utvardering/stil.css")
    assert style.headers["content-type"].startswith("text/css") and ".region" in style.text


def test_quotes_are_swedish_on_english_pages_and_questions_in_their_own_language(web: TestClient) -> None:
    shown = read(web, "/en/utvardering?rapport=first.json")

    assert '<blockquote lang="sv">' in shown
    assert '<span lang="sv">Fråga fee?</span>' in shown
    assert '<span lang="en">' not in read(web, "/utvardering?rapport=first.json"), "nothing is left in English"


def test_the_tab_is_in_the_navigation_and_the_other_language_keeps_what_is_shown(web: TestClient) -> None:
    shown = read(web, "/utvardering?rapport=first.json&utfall=fel")

    here = [given for tag, given in Reader(shown).tags if tag == "a" and given.get("aria-current") == "page"]
    assert [given["href"] for given in here] == ["/utvardering"]
    assert "/sprak?till=en&sida=/utvardering%3Frapport%3Dfirst.json%26utfall%3Dfel" in leading(Reader(shown).tags)


def test_the_entry_point_leads_to_the_page_with_the_settings_folder(tmp_path: Path, chat: SuiteChat) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, name = declared["project"]["entry-points"]["remiss.pages"]["evaluation"].partition(":")
    made = getattr(import_module(module), name)

    assert made is page
    opened = made(read_settings({"case": "c", "index": "i"}, {"REMISS_REPORTS": "r"}, tmp_path), chat)
    assert isinstance(opened, EvaluationPage) and opened.tab.path == "/utvardering"
