"""A page of the evaluation in its own words: no foreign ones that are not marked, and no chance that is called none."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from pydantic import JsonValue
from starlette.testclient import TestClient

from assistant.answer import Language
from assistant.guard.verdict import Fault
from eval.comparison import MetricChange, Verdict
from eval.guard_result import dump_guard
from eval.paired import PairedTest
from eval.report_compare import metric_row
from eval.report_words import load_words
from eval.result import dump_result
from eval.site_said import Said, damage_said
from tests.eval.site_chat import RIGHT, SuiteChat, fill_shelf, open_page, run_of
from tests.fakes.claims import claim, guard_result
from tests.fakes.results import question

SWEDISH, ENGLISH = load_words(Language.SWEDISH), load_words(Language.ENGLISH)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of results."""
    (tmp_path / "reports").mkdir()
    fill_shelf(tmp_path / "reports")
    return tmp_path / "reports"


@pytest.fixture
def web(folder: Path) -> TestClient:
    return open_page(folder, folder.parent, SuiteChat())


def flat(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_every_page_that_tells_why_tells_it_in_swedish_and_marks_what_is_foreign(web: TestClient, folder: Path) -> None:
    wrong = question("fair", "no citation is right evidence; says 'gratis' in its own words", evidence=False)
    dump_result(run_of(RIGHT, wrong), folder / "a.json")
    strange = replace(wrong, why="strange fault", scores={**wrong.scores, "right": True, "evidence": True})
    dump_result(run_of(RIGHT, strange), folder / "b.json")
    pages = [web.get(f"/utvardering?rapport={asked}").text for asked in ("a.json", "a.json&mot=b.json")]
    token = re.search(r'name="token" value="([^"]+)"', pages[0])
    assert token
    sent = {"token": token[1], "rapport": "a.json", "fraga": "fair"}
    pages.append(web.post("/utvardering", data=sent).text)

    for shown in pages:
        assert "ingen källa är rätt belägg; svaret säger ”gratis” med egna ord" in flat(shown)
        assert "no citation" not in shown
    assert 'Efter: <span lang="en">strange fault</span>' in pages[1]


@pytest.mark.parametrize(
    ("p", "in_swedish", "in_english"),
    [
        (0.0, "< 0,001", "< 0.001"),
        (0.0009, "< 0,001", "< 0.001"),
        (0.001, "0,001", "0.001"),
        (0.0314, "0,031", "0.031"),
        (1.0, "1,000", "1.000"),
    ],
)
def test_a_chance_too_small_to_show_is_never_shown_as_none(p: float, in_swedish: str, in_english: str) -> None:
    assert (SWEDISH.chance(p), ENGLISH.chance(p)) == (in_swedish, in_english)


def test_the_chance_stands_in_its_own_column() -> None:
    test = PairedTest(40, 1.0, 0.0, -1.0, -1.0, -0.9, 0.0, 1.0, 0.1)
    row = metric_row(MetricChange("evidence", True, test, 0.0, 40, 0, Verdict.FELL), SWEDISH)

    assert row[7] == "< 0,001" and len(row) == 10 and row[9] == "SÄMRE"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("endpoint_timeout", "Svaret består av citat, eftersom språkmodellen inte svarade i tid."),
        ("nothing_verified", "Svaret består av citat, eftersom källorna inte stödde det som språkmodellen skrev."),
        ("new failure", 'Språkmodellen användes inte: <span lang="en">new failure</span>'),
        ("refusal", 'Språkmodellen användes inte: <span lang="en">refusal</span>'),
    ],
)
def test_why_a_model_was_not_used_is_told_in_words(web: TestClient, folder: Path, code: str, said: str) -> None:
    quoted = replace(RIGHT, answer={**RIGHT.answer, "fallback_reason": code})
    dump_result(run_of(quoted), folder / "a.json")

    assert said in web.get("/utvardering?rapport=a.json").text


def test_a_refusal_without_the_model_is_not_called_quotes(web: TestClient, folder: Path) -> None:
    changes: dict[str, JsonValue] = {"fallback_reason": "endpoint_timeout", "refusal": {"reason": "meta"}}
    dump_result(run_of(replace(RIGHT, answer={**RIGHT.answer, **changes})), folder / "a.json")

    shown = web.get("/utvardering?rapport=a.json").text
    assert "Frågan tolkades utan språkmodellen, som inte kunde användas (tiden gick ut)." in shown


def test_the_reason_that_a_result_cannot_be_opened_is_marked_as_english(web: TestClient) -> None:
    shown = web.get("/utvardering?rapport=empty.json").text

    assert 'går inte att läsa, fältet suite: <span lang="en">Field required</span></p>' in shown


def test_a_word_of_an_english_statement_is_marked_where_it_gave_offence(web: TestClient, folder: Path) -> None:
    stopped = replace(claim("one", "plain", Fault.NUMBER, language=Language.ENGLISH), detail="seven")
    dump_guard(guard_result(stopped, claim("two", "invention")), folder / "g.json")

    shown = web.get("/utvardering?rapport=g.json").text
    assert 'Stoppat: tal som källan saknar: <span lang="en">seven</span></p>' in shown


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("larger than 200 MB", Said("större än 200 MB")),
        ("figures are missing", Said("det saknas siffror")),
        ("Field required", Said("Field required", "en")),
        ("larger than 200 MB, too", Said("larger than 200 MB, too", "en")),
    ],
)
def test_our_own_reasons_that_a_file_is_no_result_are_in_the_words_of_the_page(reason: str, said: Said) -> None:
    assert damage_said(reason, "sv") == (said,)


def test_the_list_tells_what_is_damaged_in_the_words_of_the_page(web: TestClient, folder: Path) -> None:
    dump_result(run_of(groups={}), folder / "odd.json")

    shown = web.get("/utvardering").text
    assert "<code>odd.json</code>: i fältet ”groups”: det saknas siffror</li>" in shown
    assert '<code>empty.json</code>: i fältet ”suite”: <span lang="en">Field required</span></li>' in shown
