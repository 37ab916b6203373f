"""Words that users read, per language, kept in files and checked when they are loaded.

A template may only use the fields that its Swedish twin uses, so that no language shows a half-filled
sentence; ``digest`` names the exact wording in evaluation reports.
"""

import hashlib
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("sv", "en")
FILES = ("texts", "errors", "model", "page", "site")


@dataclass(frozen=True, slots=True)
class Texts:
    """One language's templates by dotted key, such as ``refusal.not_in_documents``."""

    language: str
    templates: Mapping[str, str]
    digest: str

    def say(self, key: str, **values: str) -> str:
        """The template filled with values; KeyError names an unknown key or a missing field."""
        return self.templates[key].format(**values)

    def knows(self, key: str) -> bool:
        """Whether there is a template of this key."""
        return key in self.templates

    def listing(self, items: list[str]) -> str:
        """Items as a list in running text: "a, b och c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.say('join.and')} {items[-1]}"


@cache
def load_texts(language: str) -> Texts:
    """A language's texts, checked against the Swedish ones; ValueError names what differs."""
    raw, templates = _read(language)
    _, reference = _read(LANGUAGES[0])
    if templates.keys() != reference.keys():
        raise ValueError(f"texts of {language!r} differ in keys: {sorted(templates.keys() ^ reference.keys())}")
    for key, template in templates.items():
        if _fields(template) != _fields(reference[key]):
            raise ValueError(f"{key} of {language!r} has fields {sorted(_fields(template))}")
    return Texts(language, templates, hashlib.sha256(raw).hexdigest()[:12])


def _read(language: str) -> tuple[bytes, dict[str, str]]:
    raw = b""
    templates: dict[str, str] = {}
    for folder in FILES:
        content = files("prompts").joinpath(folder, f"{language}.toml").read_bytes()
        raw += content
        for section, entries in tomllib.loads(content.decode()).items():
            templates |= {f"{section}.{name}": text for name, text in entries.items()}
    return raw, templates


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
