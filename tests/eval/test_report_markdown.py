import re

import pytest

from assistant.answer import Language
from eval.report_markdown import escape, render_markdown
from tests.fakes.results import hostile_question, question, refused_question, result


def test_the_headline_the_weakest_types_and_what_failed_are_there() -> None:
    questions = [question("one", evidence=True), question("two", "wrong year", kind="date", evidence=False)]
    page = render_markdown(result([*questions, refused_question("three")]), Language.ENGLISH)

    assert page.startswith("## Evaluation of dev.jsonl\n")
    assert "| Right in everything | 67% | 0% – 100% | 3 |" in page
    assert "| Right evidence | 50% | 0% – 100% | 2 |" in page
    weakest = page.index("| Date | 0% | 0% – 79% | 1 |")
    assert weakest < page.index("| Fact | 100% | 21% – 100% | 1 |")
    assert "| two | Date | Fråga two? | wrong year |" in page
    assert "- Code: c0de" in page


def test_only_the_first_twenty_failures_are_listed() -> None:
    page = render_markdown(result([question(f"q{n}", "wrong") for n in range(23)]), Language.SWEDISH)

    assert page.count("| wrong |") == 20
    assert "… och 3 till." in page


def test_hostile_words_make_no_markup() -> None:
    page = render_markdown(result([hostile_question()]), Language.ENGLISH)

    assert "<" not in page
    assert not re.search(r"(?<!\\)!\[|(?<!\\)\]\(|(?<!\\)`|@you|#1|://", page)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b\n c", r"a\|b c"),
        ("<b>&amp;", r"&lt;b\>&amp;amp;"),
        ("*x* _y_", r"\*x\* \_y\_"),
        ("k\\", "k\\\\"),
        ("x" * 400, "x" * 299 + "…"),
    ],
)
def test_marks_are_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped
