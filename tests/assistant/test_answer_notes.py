import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Language, Mode, Refusal, RefusalReason
from assistant.answer_notes import notes_on, outage
from assistant.model.language_model import EndpointFailed
from assistant.writing.writer import Unwritten
from prompts.texts import load_texts
from tests.fakes.short_answer import ANSWER

ASSISTANT = Path(__file__).parents[2] / "assistant"
BY_THE_GUARD = ("nothing_verified", "model_declined")
BY_THE_ENDPOINT = (
    *("endpoint_unreachable", "endpoint_timeout", "endpoint_denied", "endpoint_busy"),
    *("endpoint_error", "endpoint_model_missing", "endpoint_context", "endpoint_nonsense"),
)
REFUSED = replace(ANSWER, refusal=Refusal(RefusalReason.OUT_OF_SCOPE, "Nej."), statements=())


@pytest.mark.parametrize("language", list(Language))
def test_every_reason_for_quoting_has_words_of_its_own(language: Language) -> None:
    texts = load_texts(language.value)
    notes = [notes_on(replace(ANSWER, fallback_reason=code), texts) for code in (*BY_THE_ENDPOINT, *BY_THE_GUARD, "ny")]
    assert all(len(note) == 1 for note in notes)
    assert len(set(notes)) == len(notes)


@pytest.mark.parametrize("language", list(Language))
def test_every_way_in_which_a_model_cannot_be_asked_is_told_in_a_few_words(language: Language) -> None:
    texts = load_texts(language.value)
    said = {outage(EndpointFailed(code), texts) for code in (*BY_THE_ENDPOINT, "ny")}
    assert len(said) == len(BY_THE_ENDPOINT) + 1


def test_the_endpoint_fails_in_no_other_way() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ASSISTANT / "model").glob("*.py"))
    raised = set(re.findall(r'Fault\(\s*"(endpoint_\w+)"|"(endpoint_\w+)" if', sources))
    assert {code for pair in raised for code in pair if code} <= set(BY_THE_ENDPOINT)
    assert raised


@pytest.mark.parametrize("code", [*BY_THE_ENDPOINT, *BY_THE_GUARD, "ny"])
def test_a_fault_is_never_worded_as_silence_of_the_documents(code: str) -> None:
    (note,) = notes_on(replace(ANSWER, fallback_reason=code), load_texts("sv"))
    assert note.startswith("Svaret består av citat, eftersom ") and note.endswith(".")
    assert "dokument" not in note and "framgår" not in note


@pytest.mark.parametrize(
    ("mode", "count", "words"),
    [
        (Mode.GENERATIVE, 1, "1 påstående utelämnades, eftersom källorna inte stödde det."),
        (Mode.GENERATIVE, 2, "2 påståenden utelämnades, eftersom källorna inte stödde dem."),
        (Mode.EXTRACTIVE, 1, "1 citat utelämnades, eftersom det inte kunde beläggas."),
        (Mode.EXTRACTIVE, 3, "3 citat utelämnades, eftersom de inte kunde beläggas."),
    ],
)
def test_what_was_left_out_is_counted(mode: Mode, count: int, words: str) -> None:
    assert notes_on(replace(ANSWER, mode=mode, omitted=count), load_texts("sv")) == (words,)


def test_a_models_statements_of_which_none_was_left_are_counted_as_statements() -> None:
    notes = notes_on(replace(ANSWER, omitted=2, fallback_reason="nothing_verified"), load_texts("sv"))
    assert notes[0] == "2 påståenden utelämnades, eftersom källorna inte stödde dem."


def test_the_guard_leaves_a_model_unwritten_in_no_other_way() -> None:
    assert {reason.value for reason in Unwritten} == set(BY_THE_GUARD)


def test_an_answer_as_it_was_asked_for_and_a_refusal_by_rule_have_nothing_to_note() -> None:
    assert notes_on(ANSWER, load_texts("sv")) == notes_on(REFUSED, load_texts("sv")) == ()


def test_a_refusal_of_a_question_that_the_model_could_not_help_to_read_says_so() -> None:
    notes = notes_on(replace(REFUSED, fallback_reason="endpoint_timeout"), load_texts("sv"))
    assert notes == ("Frågan tolkades utan språkmodellen, som inte kunde användas (tiden gick ut).",)
