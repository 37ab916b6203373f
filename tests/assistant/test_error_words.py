import re
from pathlib import Path

import pytest

from assistant.answer import Language
from assistant.error_words import describe
from ingest.errors import RemissError
from prompts.texts import load_texts

SOURCES = Path(__file__).parents[2]


def test_a_message_names_the_value_and_the_next_step() -> None:
    error = RemissError("document_unknown", id="pm-9", known="pm-1, pm-2")

    swedish = describe(error, Language.SWEDISH)
    assert swedish == "Det finns inget dokument med id ”pm-9” i ärendet. De som finns: pm-1, pm-2."
    assert "pm-9" in describe(error, Language.ENGLISH)


def test_an_unknown_code_and_a_missing_value_still_give_words() -> None:
    assert "helt_ny" in describe(RemissError("helt_ny", path="x"), Language.SWEDISH)
    assert "–" in describe(RemissError("document_unknown", id="x"), Language.SWEDISH)


def test_values_with_braces_are_shown_as_they_are() -> None:
    assert "{0} {x}" in describe(RemissError("document_unknown", id="{0} {x}", known=""), Language.ENGLISH)


@pytest.mark.parametrize("language", list(Language))
def test_every_code_in_the_program_has_words(language: Language) -> None:
    texts = load_texts(language.value)
    codes = {
        code
        for package in ("assistant", "eval", "ingest", "vectorstore")
        for path in (SOURCES / package).rglob("*.py")
        for code in re.findall(r'^    code(?:: ClassVar\[str\])? = "(\w+)"', path.read_text(encoding="utf-8"), re.M)
    }

    assert codes
    assert not {code for code in codes if not texts.knows(f"error.{code}")}
