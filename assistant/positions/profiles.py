"""What a topic is told by: the words of its names, of the phrases that they are the heart of, and of its proposals.

Words that several topics share count for each of them by their share. All weights and amounts are in the measure of
``TermIndex.mass``: 1 is a word that stands in one sentence of the case.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.positions.naming import deed_of, heart_of, name_of
from assistant.positions.terms import TermIndex, Terms
from assistant.positions.topics import Draft, is_listing, lists_of, speaks_of_list
from vectorstore.words import stem, words

BY_NAME = 0.58
"""How much of what a topic's names tell makes a text be about it."""
SHARE = 0.4
"""And how much of all that one of the names tells."""
NAME_WITH_TEXT = (0.3, 0.4, 0.75)
"""Less of the names will do with this much of the proposals' text, and so much of both."""
SURE = 0.8
"""How rare a word must be that will do alone."""
LONG_COMPOUND = 14
"""Letters of a word that is as good as a name, if it is rare."""
HEAD = 0.65
"""How much the X of "X som ..." must tell to stand for all of it."""
OF_THE_HEART, OF_THE_DEED, OF_THE_TEXT, OF_A_KIND = 0.75, 0.9, 0.5, 0.5
"""Weights of words beside the names', and of words that only say of what kind (regional, politisk)."""
_KINDS = ("isk", "lig", "ell", "sam", "bar", "nal")
_MEASURED = re.compile(r"^\d[\d,]* |^[a-zåäö]+\d+$")
_UNITS = ("år", "dagar", "veckor", "månader", "timmar", "minuter", "miljoner", "gånger", "ledamöter", "personer")
_COMMON_UNITS = frozenset(map(stem, _UNITS))
_RELATIVE = re.compile(r"\s+(?:som|för\s+när)\b.*")
_WORDS_OF_A_PHRASE = range(2, 4)


@dataclass(frozen=True, slots=True)
class Profile:
    """The words of a topic, each at the share that is its own: those of its names, and those of its proposals.

    ``cores`` are the names one by one, measures aside; ``phrases`` the names as stems in a row; ``lists`` what it is an
    item of; ``retold`` the ids of its proposals.
    """

    name: Terms
    text: Terms
    cores: tuple[Terms, ...]
    phrases: frozenset[tuple[str, ...]]
    lists: frozenset[tuple[str, str]]
    retold: frozenset[str]

    def on_it(self, text: str, index: TermIndex) -> bool:
        """Whether a text is about the topic."""
        return self._is_called(text) or self._is_told(index.of(text), index)

    def _is_called(self, text: str) -> bool:
        stems = tuple(map(stem, words(text)))
        if any(_in_a_row(phrase, stems) for phrase in self.phrases):
            return True
        return any(speaks_of_list(text, listed) for listed in self.lists)

    def _is_told(self, terms: Terms, index: TermIndex) -> bool:
        if any(_tells_alone(term, index) for term in terms if self.name.get(term, 0.0) >= OF_THE_HEART):
            return True
        named, told = (
            index.mass({term: weight * own[term] for term, weight in terms.items() if term in own})
            for own in (self.name, self.text)
        )
        if named >= BY_NAME and any(index.shared(core, terms) >= SHARE * index.mass(core) for core in self.cores):
            return True
        by_name, by_text, by_both = NAME_WITH_TEXT
        return named >= by_name and told >= by_text and named + told >= by_both


def profiles_of(drafts: Sequence[Draft], index: TermIndex) -> tuple[Profile, ...]:
    """One profile for each topic, in their order."""
    names = [_name_terms(draft, index) for draft in drafts]
    texts = [_merged(index, [piece.text for piece in draft.pieces]) for draft in drafts]
    in_names = Counter(term for name in names for term in name)
    in_texts = Counter(term for text in texts for term in text)
    return tuple(
        Profile(
            {term: weight / in_names[term] for term, weight in name.items()},
            {term: OF_THE_TEXT * weight / in_texts[term] for term, weight in text.items() if term not in name},
            _cores(draft, index),
            frozenset(phrase for one in _names(draft) if len(phrase := _stems(one)) in _WORDS_OF_A_PHRASE),
            lists_of(draft.pieces),
            frozenset(piece.sentence.id for piece in draft.pieces),
        )
        for draft, name, text in zip(drafts, names, texts, strict=True)
    )


def _names(draft: Draft) -> list[str]:
    return [draft.name, *map(name_of, _opening(draft))]


def _opening(draft: Draft) -> list[str]:
    return [piece.text for piece in draft.pieces if piece.opens and not is_listing(piece)]


def _deeds(draft: Draft) -> list[str]:
    return [deed for deed in map(deed_of, _opening(draft)) if deed]


def _name_terms(draft: Draft, index: TermIndex) -> dict[str, float]:
    """The terms of a topic's names, hearts, deeds and measures, each at its weight."""
    hearts = _weighted(_merged(index, map(heart_of, _opening(draft))), OF_THE_HEART)
    deeds = _weighted(_merged(index, _deeds(draft)), OF_THE_DEED)
    measures = {term: 1.0 for term in _merged(index, _opening(draft)) if _MEASURED.search(term)}
    terms = {**hearts, **deeds, **measures, **_merged(index, _names(draft))}
    return {term: weight * _of_kind(term) for term, weight in terms.items()}


def _cores(draft: Draft, index: TermIndex) -> tuple[Terms, ...]:
    every = dict.fromkeys([*_names(draft), *map(heart_of, _opening(draft)), *_deeds(draft)])
    cores = (_core(name, index) for name in every)
    return tuple(core for core in cores if core)


def _core(name: str, index: TermIndex) -> Terms:
    """What a name tells, without its measures; of "X som ..." the X alone where that is rare enough."""
    whole, head = (
        {term: weight * _of_kind(term) for term, weight in index.of(text).items() if " " not in term}
        for text in (name, _RELATIVE.sub("", name))
    )
    return head if index.mass(head) >= HEAD else whole


def _tells_alone(term: str, index: TermIndex) -> bool:
    """Whether one term will do: a measure of an uncommon unit, a code as B2, or a long compound, if it is rare."""
    measured = _MEASURED.search(term) is not None and term.partition(" ")[2] not in _COMMON_UNITS
    return index.rarity(term) >= SURE and (measured or (term.isalpha() and len(term) >= LONG_COMPOUND))


def _of_kind(term: str) -> float:
    return OF_A_KIND if term.endswith(_KINDS) else 1.0


def _weighted(terms: Terms, weight: float) -> dict[str, float]:
    return {term: weight * own for term, own in terms.items()}


def _merged(index: TermIndex, texts: Iterable[str]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for text in texts:
        for term, weight in index.of(text).items():
            merged[term] = max(weight, merged.get(term, 0.0))
    return merged


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(stem, words(text)))


def _in_a_row(phrase: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return any(stems[at : at + len(phrase)] == phrase for at in range(len(stems) - len(phrase) + 1))
