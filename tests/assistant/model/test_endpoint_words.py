import re
from pathlib import Path

import pytest

from assistant.answer import Language
from assistant.error_words import describe
from assistant.model.language_model import EndpointFailed
from assistant.settings import SettingInvalid
from prompts.texts import load_texts

PACKAGE = Path(__file__).parents[2] / "assistant"
NAMED = re.compile(
    r'"((?:endpoint|key)_(?:unreachable|timeout|denied|busy|error|model_missing|context|nonsense|invalid|file_\w+))"'
)
CODES = sorted({code for path in PACKAGE.glob("*.py") for code in NAMED.findall(path.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_language_model_has_words_with_its_values_and_a_next_step(
    code: str, language: Language
) -> None:
    assert load_texts(language.value).knows(f"error.{code}")
    if code.startswith("endpoint"):
        told = describe(EndpointFailed(code, url="http://u", model="m1", reason="r1", status=418), language)
        assert "http://u" in told and "r1" in told
    else:
        told = describe(SettingInvalid(code, setting="s1", file="f1", folder="d1", mode="0644", reason="r1"), language)
        assert "f1" in told or "s1" in told
    assert "–" not in told
    assert told.count(".") >= 2
