import re
from html import unescape
from pathlib import Path

import pytest

from assistant.answer import Language
from assistant.guard.verdict import Fault
from eval.guard_html import render_guard_html
from eval.guard_markdown import LISTED, render_guard_markdown
from eval.guard_metrics import GUARD_METRICS, PASSED
from eval.guard_suite import Corruption, Rewording
from eval.report_words import load_words
from tests.fakes.claims import claim, guard_result, hostile_claim
from tests.fakes.results import HOSTILE

TEMPLATES = Path(__file__).parents[2] / "eval" / "templates"
RESULT = guard_result(
    claim("one", "plain", Fault.NAME),
    claim("two", "invention"),
    claim("three", "changed_number", Fault.NUMBER),
    claim("four", "wrong_speaker"),
    claim("five", "negation"),
)


def flat(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)).split())


def test_what_must_be_caught_stands_first_and_says_whether_it_was() -> None:
    page = flat(render_guard_html(RESULT, Language.ENGLISH))

    assert "slipped through Wrong speaker: 0 of 1 caught (95% interval 0% – 79%)." in page
    assert "all caught Number changed: 1 of 1 caught" in page
    assert page.index("Number changed") < page.index("Invented addition")
    assert "Of 3 false statements 33% were caught" in page
    assert "Of 2 true statements 50% were stopped needlessly" in page


def test_what_slipped_through_and_what_was_stopped_is_listed_with_its_sources() -> None:
    page = flat(render_guard_html(RESULT, Language.SWEDISH))
    slipped, rejected = page.rindex("Falska påståenden som slank igenom (2)"), page.rindex("som stoppades (1)")

    assert slipped < page.index("Påstående four.") < page.index("Påstående two.") < rejected
    assert rejected < page.index("Påstående one.") < page.index("Stoppat: namn som källan saknar")
    assert "Citat two." in page
    assert "Påstående three." not in page


@pytest.mark.parametrize("language", list(Language))
def test_hostile_words_stay_words(language: Language) -> None:
    result = guard_result(hostile_claim(), hostile_claim("plain", Fault.NAME), path=f"a/{HOSTILE.replace('/', '')}")
    page = render_guard_html(result, language)

    assert not re.search(r"<script|<img|\son\w+=\"", page)
    assert page.count("<style>") == 1
    assert "{{ 7 * 7 }}" in page
    assert HOSTILE not in page
    assert "default-src 'none'" in unescape(page)


def test_hostile_words_make_no_markup_in_markdown() -> None:
    page = render_guard_markdown(
        guard_result(hostile_claim(), hostile_claim("plain", Fault.NAME)), Language.ENGLISH
    ).replace("<br>", "")

    assert "<" not in page
    assert not re.search(r"(?<!\\)!\[|(?<!\\)\]\(|(?<!\\)`|@you|#1|://", page)


def test_markdown_tells_the_same_and_cuts_long_lists() -> None:
    many = [claim(f"n{number}", "invention") for number in range(LISTED + 2)]
    page = render_guard_markdown(guard_result(*RESULT.claims, *many), Language.ENGLISH)

    assert page.startswith("## The guard held to guard.jsonl\n")
    assert "| **Number changed** (without exception: all caught) | 1 | 1 | 100% | 21% – 100% |" in page
    assert "| Reworded | 1 | 1 | 100% | 21% – 100% |" in page
    assert "name not in the source; support 0.50 |" in page
    assert "… and 4 more." in page
    assert "- Code: c0de" in page


def test_a_run_without_one_of_the_sides_gives_its_pages() -> None:
    for result in (guard_result(claim("a", "plain")), guard_result(claim("b", "invention", Fault.MEANING))):
        assert "None." in flat(render_guard_html(result, Language.ENGLISH))
        assert "None." in render_guard_markdown(result, Language.ENGLISH)


def test_ids_are_unique_and_every_link_inside_leads_somewhere() -> None:
    page = render_guard_html(RESULT)
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


@pytest.mark.parametrize("language", list(Language))
def test_every_class_fault_and_metric_has_words(language: Language) -> None:
    texts = load_words(language).texts
    wanted = {f"claim.{kind.value}" for kind in (*Corruption, *Rewording)}
    wanted |= {f"fault.{name}" for name in (PASSED, *(fault.value for fault in Fault))}
    wanted |= {f"{section}.{name}" for section in ("guard_metric", "guard_meaning") for name in GUARD_METRICS}
    for page in TEMPLATES.glob("*.html"):
        wanted |= {piece.split('"')[0] for piece in page.read_text(encoding="utf-8").split('words.say("')[1:]}

    assert not {key for key in wanted if key not in texts and not key.endswith((".", "_"))}
