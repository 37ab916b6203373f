import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from assistant.answer import Language
from eval.json_files import ResultInvalid
from eval.report_html import render_html
from tests.fakes.results import HOSTILE, hostile_question, question, refused_question, result

QUESTIONS = (
    question("one", evidence=True, confidence=0.9, answerable_score=0.9),
    question("two", "no citation is right evidence", kind="date", evidence=False, confidence=0.8, answerable_score=0.6),
    refused_question("three"),
)


class Reader(HTMLParser):
    """Collects a page's tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag."""
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def flat(page: str) -> str:
    """The page's words without tags and runs of blanks."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)).split())


def test_the_page_says_in_words_what_the_run_was_worth() -> None:
    page = flat(render_html(result(QUESTIONS), Language.SWEDISH))

    assert "67 % av 3 frågor är rätt i allt" in page
    assert "Av de 2 frågor som handlingarna besvarar fick 50 % rätt belägg" in page
    assert "Av de 1 frågor som handlingarna inte besvarar avböjdes 100 % (95 %-intervall 21 % – 100 %)" in page


def test_every_question_stands_with_its_answer_its_evidence_and_what_was_wrong() -> None:
    page = flat(render_html(result(QUESTIONS), Language.ENGLISH))

    for expected in (
        "Fråga one?",
        "Fråga two?",
        "no citation is right evidence",
        "Right answer Ja.",
        "rank 2 in retrieval",
    ):
        assert expected in page
    assert page.count("What is wrong:") == 1
    assert "The right answer is to refuse: the speaker is silent." in page
    assert "Must say avgiften or kvällen" in page


def test_versions_are_named_by_their_hash_and_the_suite_too() -> None:
    page = flat(render_html(result(QUESTIONS), Language.ENGLISH))

    assert "5" * 64 in page
    for expected in (
        "Code c0de",
        "Documents k",
        "Prompts and texts › sv a",
        "Settings › mode extractive",
        "Packages › numpy 2",
    ):
        assert expected in page
    assert re.search(r"Settings [0-9a-f]{12} ", page)


def test_the_policy_allows_the_pages_own_style_and_nothing_else() -> None:
    page = render_html(result(QUESTIONS))
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [meta["content"] for meta in Reader(page).of("meta") if meta.get("http-equiv")]

    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    ]
    assert not Reader(page).of("script")
    assert not [tag for tag, attributes in Reader(page).tags if "style" in attributes]


@pytest.mark.parametrize("language", list(Language))
def test_hostile_words_stay_words(language: Language) -> None:
    page = render_html(result([hostile_question(), *QUESTIONS]), language)
    read = Reader(page)

    assert not read.of("script")
    assert not read.of("img")
    assert len(read.of("style")) == 1
    assert {link["href"] for link in read.of("link")} == {"data:,"}
    assert all((link["href"] or "").startswith("#") for link in read.of("a"))
    assert "{{ 7 * 7 }}" in page
    assert not [attributes for _, attributes in read.tags if any(name.startswith("on") for name in attributes)]
    assert page.count(HOSTILE) == 0


def test_markers_lead_to_their_source_and_unknown_ones_are_words() -> None:
    one = QUESTIONS[0]
    answer = {**one.answer, "text": "**Kontoret:**\n\nJa [1] men inte [7]."}
    page = render_html(result([type(one)(one.item, answer, one.scores, one.why, one.found)]))

    assert "<strong>Kontoret:</strong>" in page
    assert '<a href="#q1-1">[1]</a> men inte [7].' in page
    assert 'id="q1-1"' in page


def test_ids_are_unique_and_every_link_inside_leads_somewhere() -> None:
    read = Reader(render_html(result(QUESTIONS)))
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]

    assert len(ids) == len(set(ids))
    assert {(link["href"] or "")[1:] for link in read.of("a")} <= set(ids)
    assert {label["for"] for label in read.of("label")} <= set(ids)
    assert all("scope" in head for head in read.of("th"))


def test_a_run_in_which_nothing_counts_still_gives_a_page() -> None:
    page = flat(render_html(result([question("only", answerable_score=None)]), Language.ENGLISH))

    assert "The questions" in page


def test_a_result_whose_answer_is_none_names_the_question() -> None:
    one = QUESTIONS[0]
    broken = type(one)(one.item, {"text": 7}, one.scores, one.why, one.found)

    with pytest.raises(ResultInvalid) as raised:
        render_html(result([broken]))
    assert (raised.value.values["path"], raised.value.values["field"]) == ("one", "answer.text")
