"""The words that a topic's names tell it by, each at its weight."""

import re
from collections.abc import Iterable

from assistant.positions.handles import head_of
from assistant.positions.marks import without_letters
from assistant.positions.naming import deed_of, heart_of, name_of
from assistant.positions.terms import TermIndex, Terms
from assistant.positions.topics import Draft, is_listing, several

HEAD = 0.65
"""How much the X of "X som ..." must tell to stand for all of it."""
OF_THE_HEART, OF_THE_DEED, OF_A_KIND, OF_AN_ASIDE = 0.75, 0.9, 0.5, 0.5
"""Weights of words beside the names', of those that only say of what kind (regional), and of a heading's "för X"."""
_TO_ANYTHING = frozenset(
    [
        "förlängs",
        "förkortas",
        "höjs",
        "sänks",
        "ökas",
        "minskas",
        "utökas",
        "stärks",
        "halveras",
        "fördubblas",
        "ändras",
    ],
).union(["slopas", "avskaffas", "tillåts", "införs", "görs", "ges", "flyttas", "förenklas", "prövas", "begränsas"])
MEASURED = re.compile(r"^\d[\d,]* |^[a-zåäö]+\d+$")
_KINDS = ("isk", "lig", "ell", "sam", "bar", "nal")
_RELATIVE = re.compile(r"\s+(?:som|för\s+när)\b.*")


def names_of(draft: Draft) -> list[str]:
    """What a topic is called: by its heading, and by each of its proposals."""
    return [draft.name, *map(name_of, opening_of(draft))]


def opening_of(draft: Draft) -> list[str]:
    """The proposals that say what the topic is, not those that go on about it."""
    return [piece.text for piece in draft.pieces if piece.opens and not is_listing(piece)]


def _deeds(draft: Draft) -> list[str]:
    return [deed for deed in map(deed_of, opening_of(draft)) if deed]


def _telling(deeds: Iterable[str]) -> list[str]:
    """The deeds that tell by themselves what is done to what: "tidsbegränsas", "maskeras", but not "förlängs"."""
    return [deed for deed in deeds if deed.casefold() not in _TO_ANYTHING]


def name_terms(draft: Draft, index: TermIndex) -> dict[str, float]:
    """The terms of a topic's names, hearts, deeds and measures, each at its weight."""
    hearts = _weighted(merged(index, map(heart_of, opening_of(draft))), OF_THE_HEART)
    deeds = _weighted(merged(index, _deeds(draft)), OF_THE_DEED)
    measures = {term: 1.0 for term in merged(index, opening_of(draft)) if MEASURED.search(term)}
    terms = {**hearts, **deeds, **measures, **merged(index, names_of(draft))}
    said = "" if several(draft.name) else head_of(draft.name)
    aside = index.of(draft.name[len(said) :]) if draft.under and draft.name == draft.under else {}
    aside = {term: weight for term, weight in aside.items() if term not in hearts}
    return {term: weight * _of_kind(term) * (OF_AN_ASIDE if term in aside else 1.0) for term, weight in terms.items()}


def cores_of(draft: Draft, index: TermIndex) -> tuple[Terms, ...]:
    """What each of a topic's names tells."""
    every = dict.fromkeys([*names_of(draft), *map(heart_of, opening_of(draft)), *_telling(_deeds(draft))])
    cores = (_core(name, index) for name in every)
    return tuple(core for core in cores if core)


def _core(name: str, index: TermIndex) -> Terms:
    """What a name tells, without its measures; of "X som ..." the X alone where that is rare enough."""
    whole, head = (
        {term: weight * _of_kind(term) for term, weight in index.of(text).items() if " " not in term}
        for text in (without_letters(name) or name, without_letters(_RELATIVE.sub("", name)))
    )
    return head if index.mass(head) >= HEAD else whole


def _of_kind(term: str) -> float:
    return OF_A_KIND if term.endswith(_KINDS) else 1.0


def _weighted(terms: Terms, weight: float) -> dict[str, float]:
    return {term: weight * own for term, own in terms.items()}


def merged(index: TermIndex, texts: Iterable[str]) -> dict[str, float]:
    """The terms of several texts, each at its highest weight."""
    found: dict[str, float] = {}
    for text in texts:
        for term, weight in index.of(text).items():
            found[term] = max(weight, found.get(term, 0.0))
    return found
