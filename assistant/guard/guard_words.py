"""The words that a guard listens for, loaded once from ``words.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class GuardWords:
    """General-language vocabulary of statements in Swedish and English; stems are beginnings of words."""

    acts: frozenset[str]
    retelling: frozenset[str]
    body_endings: tuple[str, ...]
    body_heads: frozenset[str]
    body_stems: tuple[str, ...]
    authorities: tuple[str, ...]
    titles: tuple[str, ...]
    idioms: tuple[str, ...]
    name_heads: Mapping[str, tuple[str, ...]]
    common_endings: tuple[str, ...]
    official: Mapping[str, str]
    same: tuple[tuple[str, ...], ...]
    translations: Mapping[str, tuple[str, ...]]
    generic: frozenset[str]
    documents: frozenset[str]
    selves: frozenset[str]
    negators: frozenset[str]
    unsure: frozenset[str]
    denials: tuple[str, ...]
    approving: tuple[str, ...]
    opposing: tuple[str, ...]
    reversing: tuple[str, ...]
    formal: tuple[str, ...]
    side_phrases: Mapping[str, str]
    in_part: tuple[str, ...]
    limiting: tuple[str, ...]
    alike: tuple[str, ...]
    apart: tuple[str, ...]
    agreeing: tuple[str, ...]
    parting: tuple[str, ...]
    none_apart: tuple[str, ...]
    turning: tuple[str, ...]


@cache
def load_guard_words() -> GuardWords:
    """The packaged words."""
    raw = tomllib.loads(files("assistant").joinpath("guard", "words.toml").read_text(encoding="utf-8"))
    return GuardWords(
        acts=frozenset(raw["acts"]["words"]),
        retelling=frozenset(raw["acts"]["retelling"]),
        body_endings=tuple(raw["bodies"]["endings"]),
        body_heads=frozenset(raw["bodies"]["heads"]),
        body_stems=tuple(raw["bodies"]["stems"]),
        authorities=tuple(raw["bodies"]["authorities"]),
        titles=tuple(raw["bodies"]["titles"]),
        idioms=tuple(raw["bodies"]["idioms"]),
        name_heads={word: tuple(stems) for word, stems in raw["heads"].items() if word != "endings"},
        common_endings=tuple(raw["heads"]["endings"]),
        official=raw["official"],
        same=tuple(tuple(group) for group in raw["same"]["groups"]),
        translations={word: tuple(stems) for word, stems in raw["translations"].items()},
        documents=frozenset(raw["documents"]["words"]),
        selves=frozenset(raw["documents"]["selves"]),
        generic=frozenset(raw["bodies"]["generic"]),
        negators=frozenset(raw["negation"]["negators"]),
        unsure=frozenset(raw["negation"]["unsure"]),
        denials=tuple(raw["negation"]["denials"]),
        approving=tuple(raw["stance"]["approving"]),
        opposing=tuple(raw["stance"]["opposing"]),
        reversing=tuple(raw["stance"]["reversing"]),
        formal=tuple(raw["stance"]["formal"]),
        side_phrases=raw["stance"]["phrases"],
        in_part=tuple(raw["limits"]["in_part"]),
        limiting=tuple(raw["limits"]["limiting"]),
        alike=tuple(raw["likeness"]["alike"]),
        apart=tuple(raw["likeness"]["apart"]),
        agreeing=tuple(raw["likeness"]["agreeing"]),
        parting=tuple(raw["likeness"]["parting"]),
        none_apart=tuple(raw["likeness"]["none_apart"]),
        turning=tuple(raw["likeness"]["turning"]),
    )
