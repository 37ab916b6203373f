"""Everyday and English words turned into the words of Swedish official documents, so that search can match them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.answer import Language
from assistant.words import tokens

_LONGEST = 3
_PLURAL = ("s", "es")


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms by the words that stand for them, one table per language of the question."""

    tables: Mapping[Language, Mapping[str, tuple[str, ...]]]

    def expanded(self, question: str, language: Language) -> tuple[str, ...]:
        """The official terms for what the question says in other words, each once, in the question's order."""
        words, table = tokens(question), self.tables[language]
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            size = next((n for n in range(_LONGEST, 0, -1) if _entry(words[at : at + n], table)), 0)
            found |= dict.fromkeys(_entry(words[at : at + size], table))
            at += max(size, 1)
        return tuple(found)


@cache
def load_glossary() -> Glossary:
    """The packaged glossary."""
    raw = tomllib.loads(files("assistant").joinpath("glossary.toml").read_text(encoding="utf-8"))
    named = {Language.ENGLISH: "english", Language.SWEDISH: "swedish"}
    return Glossary({language: {k: tuple(v) for k, v in raw[name].items()} for language, name in named.items()})


def _entry(words: list[str], table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    phrase = " ".join(words)
    forms = [phrase, *(phrase.removesuffix(ending) for ending in _PLURAL), phrase.removesuffix("ies") + "y"]
    return next((table[form] for form in forms if form in table), ())
