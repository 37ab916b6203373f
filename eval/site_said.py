"""A sentence of a page with words in it that are not the page's: each part with its language, for the page to mark."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Final

from assistant.answer import Language
from eval.guard_result import ClaimResult
from eval.report_words import Words
from prompts.texts import load_texts

_NO_REASONS: Final = frozenset({"refusal", "other"})
"""Texts of the family ``fallback`` that are not a reason's."""
_DAMAGE: Final = {
    "too_large": re.compile(r"larger than (?P<size>[0-9]+) MB"),
    "no_figures": re.compile("figures are missing"),
}
"""What the shelf itself finds wrong with a file."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a language by its code; "" is the page's own."""

    text: str
    language: str = ""


def filled(template: str, **fields: Sequence[Said]) -> tuple[Said, ...]:
    """The template filled with parts; KeyError names a field that is missing."""

    def parts() -> Iterator[Said]:
        for words, name, _, _ in Formatter().parse(template):
            if words:
                yield Said(words)
            if name is not None:
                yield from fields[name]

    return tuple(parts())


def fallback_said(reason: str | None, refused: bool, words: Words) -> tuple[Said, ...]:
    """Why a language model was set up and did not write the answer; a reason without words here is shown as it is."""
    if not reason:
        return ()
    texts = load_texts(words.language.value)
    family = "outage" if refused else "fallback"
    if reason in _NO_REASONS or not texts.knows(f"{family}.{reason}"):
        return filled(words.texts["report.fallback"], reason=[Said(reason, Language.ENGLISH.value)])
    told = texts.say(f"{family}.{reason}")
    return (Said(texts.say("fallback.refusal", reason=told) if refused else told),)


def rejection_said(claim: ClaimResult, words: Words) -> tuple[Said, ...]:
    """Why a guard stopped a statement, with the word that gave offence; nothing when it did not."""
    if claim.fault is None:
        return ()
    fault = [Said(words.name("fault", claim.fault.value))]
    if claim.detail:
        fault += [Said(": "), Said(claim.detail, claim.language.value)]
    return filled(words.texts["guard.rejected_as"], fault=fault)


def damage_said(reason: str, language: str) -> tuple[Said, ...]:
    """Why a file is no result. What others wrote of it (the system, the check of its form) stays English."""
    for key, form in _DAMAGE.items():
        if found := form.fullmatch(reason):
            return (Said(load_texts(language).say(f"evaluation.{key}", **found.groupdict())),)
    return (Said(reason, Language.ENGLISH.value),)
