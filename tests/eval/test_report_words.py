import string
from pathlib import Path

import pytest

from assistant.answer import Language, RefusalReason
from eval.metrics import METRICS
from eval.report_words import Form, form_of, load_words

SWEDISH, ENGLISH = load_words(Language.SWEDISH), load_words(Language.ENGLISH)
TEMPLATES = Path(__file__).parents[2] / "eval" / "templates"


@pytest.mark.parametrize("words", [SWEDISH, ENGLISH])
def test_every_metric_and_reason_is_named_and_explained(words: object) -> None:
    assert not [name for name in METRICS for kind in ("metric", "meaning") if words.name(kind, name) == name]  # type: ignore[attr-defined]
    assert not [reason for reason in RefusalReason if words.name("refusal", reason) == reason]  # type: ignore[attr-defined]


def test_both_languages_have_the_same_keys_and_fields() -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}

    assert SWEDISH.texts.keys() == ENGLISH.texts.keys()
    assert not [key for key, text in SWEDISH.texts.items() if fields(text) != fields(ENGLISH.texts[key])]


def test_what_has_no_name_is_shown_as_it_is() -> None:
    assert SWEDISH.name("type", "någon {ny} @typ") == "någon {ny} @typ"
    assert SWEDISH.group("type:fact") == "Faktafråga"
    assert ENGLISH.group("all") == "All questions"
    assert SWEDISH.name("metric", "recall@5") == "Sökning: täckning bland 5"


@pytest.mark.parametrize(
    ("metric", "value", "swedish", "english"),
    [
        ("evidence", 0.875, "88 %", "88%"),
        ("auc", 0.907, "0,91", "0.91"),
        ("latency_p95", 41.6, "42", "42"),
        ("recall@5", 1.0, "100 %", "100%"),
        ("ndcg@10", 0.5, "0,50", "0.50"),
        ("evidence", None, "–", "–"),
    ],
)
def test_values_are_written_in_their_unit_and_language(
    metric: str, value: float | None, swedish: str, english: str
) -> None:
    assert (SWEDISH.value(metric, value), ENGLISH.value(metric, value)) == (swedish, english)


def test_differences_have_a_sign_and_no_difference_has_none() -> None:
    assert SWEDISH.difference("evidence", -0.0525) == "−5,2 p.e."
    assert ENGLISH.difference("evidence", 0.02) == "+2.0 pp"
    assert ENGLISH.difference("evidence", -0.0000001) == "0.0 pp"
    assert ENGLISH.difference("auc", 0.0314) == "+0.031"
    assert ENGLISH.difference("length", -12.4) == "−12"
    assert form_of("rank") is Form.COUNT


def test_every_text_that_the_template_asks_for_is_there() -> None:
    page = (TEMPLATES / "report.html").read_text(encoding="utf-8")
    asked = {piece.split('"')[0] for piece in page.split('words.say("')[1:]}

    assert not {key for key in asked if key not in SWEDISH.texts and not key.endswith((".", "_"))}
