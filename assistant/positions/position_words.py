"""The words that topics and stances are found by, loaded once from the files beside this one."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.positions.matrix import Attitude
from vectorstore.words import stem

TAKEN = (Attitude.REJECTS, Attitude.DOUBTS, Attitude.AGREES)
"""The attitudes that a word can take; the gravest first."""


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """How proposals are told, and what in them tells of no topic. ``alike`` maps ways of saying to one word."""

    cues: re.Pattern[str]
    passives: re.Pattern[str]
    tells: re.Pattern[str]
    estimates: re.Pattern[str]
    strong: re.Pattern[str]
    rules: re.Pattern[str]
    opines: re.Pattern[str]
    whole: re.Pattern[str]
    form_headings: re.Pattern[str]
    alike: Mapping[re.Pattern[str], str]
    generic: frozenset[str]


@dataclass(frozen=True, slots=True)
class PointerWords:
    """How a sentence says that it goes on about the one before it; objects that say so; the proposal as such."""

    opening: re.Pattern[str]
    part: re.Pattern[str]
    objects: re.Pattern[str]
    strict: re.Pattern[str]
    pointing: re.Pattern[str]
    whole: re.Pattern[str]
    narrowed: re.Pattern[str]
    parts: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OtherWords:
    """How public bodies are called, what one calls itself, and by which words another's view is told."""

    endings: tuple[str, ...]
    selves: frozenset[str]
    municipal: frozenset[str]
    verbs: frozenset[str]
    told: frozenset[str]
    people_and_papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Words that take a side, by attitude: those whose object follows, and those that may have it before them.

    ``neutral`` take none; ``let_be`` take none either when denied, but let a thing be.
    """

    ahead: Mapping[Attitude, re.Pattern[str]]
    around: Mapping[Attitude, re.Pattern[str]]
    neutral: re.Pattern[str]
    negators: frozenset[str]
    let_be: re.Pattern[str]
    doubted: re.Pattern[str]
    measure: re.Pattern[str]
    share: re.Pattern[str]
    condition: re.Pattern[str]
    turn: re.Pattern[str]
    otherwise: re.Pattern[str]
    granted: re.Pattern[str]
    together: re.Pattern[str]
    divided: re.Pattern[str]
    harm: re.Pattern[str]
    retold_nouns: re.Pattern[str]
    retold_verbs: re.Pattern[str]


@cache
def proposal_words() -> ProposalWords:
    """The packaged words of proposals."""
    raw = _read("words.toml")
    told = raw["proposals"]
    return ProposalWords(
        cues=_whole_words(told["cues"]),
        passives=_whole_words(told["passives"]),
        tells=_whole_words(told["tells"]),
        estimates=_whole_words(told["estimates"]),
        strong=_whole_words(told["strong"]),
        rules=_whole_words(told["rules"]),
        opines=_whole_words(told["opines"]),
        whole=_whole_words(told["whole"]),
        form_headings=re.compile(rf"(?:\d[\d.]*\s+)?{_any(told['form_headings'])}", re.IGNORECASE),
        alike={_whole_words([phrase]): word for phrase, word in raw["terms"]["alike"].items()},
        generic=frozenset(stem(word) for word in raw["terms"]["generic"]["words"]),
    )


@cache
def pointer_words() -> PointerWords:
    """The packaged words that point back, and that name the proposal as such."""
    raw = _read("words.toml")
    return PointerWords(
        opening=re.compile(rf"\W*{_any(raw['pointers']['opening'])}\b", re.IGNORECASE),
        part=_whole_words(raw["pointers"]["part"]),
        objects=re.compile(
            rf"\W*(?:{_any(raw['pointers']['leading'])}\s+)*?{_any(raw['pointers']['objects'])}\b", re.IGNORECASE
        ),
        strict=_whole_words(raw["pointers"]["strict"]),
        pointing=_whole_words(raw["pointers"]["pointing"]),
        whole=_whole_words(raw["whole"]["objects"]),
        narrowed=_whole_words(raw["whole"]["narrowed"]),
        parts=re.compile(rf"\W*{_any(raw['whole']['parts'])}\b", re.IGNORECASE),
    )


@cache
def other_words() -> OtherWords:
    """The packaged words for others than the speaker."""
    raw = _read("words.toml")["others"]
    return OtherWords(
        endings=tuple(raw["endings"]),
        people_and_papers=tuple(raw["people_and_papers"]),
        **{name: frozenset(raw[name]) for name in ("selves", "municipal", "verbs", "told")},
    )


@cache
def stance_words() -> StanceWords:
    """The packaged words of stances."""
    raw = _read("stances.toml")
    return StanceWords(
        ahead={attitude: _whole_words(raw[attitude.value]["ahead"]) for attitude in TAKEN},
        around={attitude: _whole_words(raw[attitude.value]["around"]) for attitude in TAKEN},
        neutral=_whole_words(raw["neutral"]["phrases"]),
        negators=frozenset(raw["negation"]["words"]),
        let_be=_whole_words(raw["negation"]["let_be"]),
        doubted=_whole_words(raw["negation"]["doubted"]),
        **{
            name: _whole_words(raw["qualified"][name])
            for name in ("measure", "share", "condition", "turn", "otherwise", "granted")
        },
        together=_whole_words(raw["together"]["phrases"]),
        divided=_whole_words(raw["divided"]["phrases"]),
        harm=_whole_words(raw["harm"]["words"]),
        retold_nouns=_whole_words(raw["retold"]["nouns"]),
        retold_verbs=_whole_words(raw["retold"]["verbs"]),
    )


def _whole_words(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{_any(phrases)}\b", re.IGNORECASE)


def _any(phrases: list[str]) -> str:
    """Any of the phrases, the longest first; they may hold commas, unlike those of ``ingest.patterns``."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in ordered) + ")"


def _read(name: str) -> dict[str, Any]:
    raw = files("assistant").joinpath("positions", name).read_text(encoding="utf-8")
    return tomllib.loads(raw)
