"""Errors in words: what failed, with which value, and what to do next. Only the command and the page need them."""

import string

from assistant.answer import Language
from ingest.errors import RemissError
from prompts.texts import load_texts

_UNKNOWN = "–"


def describe(error: RemissError, language: Language) -> str:
    """The catalogue's sentence for the error's code; a code without a sentence is named as it is."""
    texts = load_texts(language.value)
    key = f"error.{error.error_code}"
    if not texts.knows(key):
        details = ", ".join(f"{name}: {value}" for name, value in error.values.items())
        return texts.say("error.failed", code=error.error_code, details=details or _UNKNOWN)
    template = texts.templates[key]
    fields = {name: _UNKNOWN for _, name, _, _ in string.Formatter().parse(template) if name}
    return texts.say(key, **(fields | error.values))
