"""What a topic is told by: the words of its names, of the phrases that they are the heart of, and of its proposals.

Words that several topics share count for each of them by their share. All weights and amounts are in the measure of
``TermIndex.mass``: 1 is a word that stands in one sentence of the case.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.positions.called import Handles
from assistant.positions.families import is_family
from assistant.positions.handles import handles_of
from assistant.positions.name_terms import MEASURED, OF_THE_HEART, cores_of, merged, name_terms, names_of
from assistant.positions.retelling import Run, holds_run, retells, runs_of, share_claimed, stems_of
from assistant.positions.terms import TermIndex, Terms
from assistant.positions.topics import Draft, lists_of, speaks_of_list
from vectorstore.words import stem, words

BY_NAME = 0.58
"""How much of what a topic's names tell makes a text be about it."""
SHARE = 0.4
"""And how much of all that one of the names tells."""
NAME_WITH_TEXT = (0.3, 0.4, 0.75)
"""Less of the names will do with this much of the proposals' text, and so much of both."""
SURE = 0.8
"""How rare a word must be that will do alone."""
RARE = 0.75
"""And how rare one must be that will do for a rule under a heading."""
LONG_COMPOUND = 14
"""Letters of a word that is as good as a name, if it is rare."""
OUTDOES = 1.3
"""A text with so many times as much of another topic under the same heading is about that one."""
OUTDOES_ANY = 1.5
"""And one with so many times as much of any other that it is about."""
OF_THE_TEXT = 0.5
"""Weight of words of the proposals beside those of the names."""
_UNITS = ("år", "dagar", "veckor", "månader", "timmar", "minuter", "miljoner", "gånger", "ledamöter", "personer")
_COMMON_UNITS = frozenset(map(stem, _UNITS))
_WORDS_OF_A_PHRASE = range(2, 4)


@dataclass(frozen=True, slots=True)
class Profile:
    """The words of a topic, each at the share that is its own: those of its names, and those of its proposals.

    ``cores`` are the names one by one, measures aside; ``phrases`` the names as stems in a row; ``lists`` what it is an
    item of; ``retold`` the ids of its proposals; ``handles`` what it is called by alone; ``runs`` and ``proposals``
    what retells them; ``headed`` whether it stands under a heading; ``chapter`` what that heading tells, where it is
    over many proposals and names this one; ``rivals`` are the topics under that heading, ``others`` all the rest.
    """

    name: Terms
    text: Terms
    cores: tuple[Terms, ...]
    phrases: frozenset[tuple[str, ...]]
    lists: frozenset[tuple[str, str]]
    retold: frozenset[str]
    handles: Handles = field(default_factory=Handles)
    runs: frozenset[Run] = frozenset()
    proposals: tuple[frozenset[str], ...] = ()
    headed: bool = False
    chapter: Terms = field(default_factory=dict)
    rivals: tuple["Profile", ...] = ()
    others: tuple["Profile", ...] = ()

    def strength(self, text: str, index: TermIndex) -> float:
        """How much of the topic a text holds."""
        terms = index.of(text)
        own = {**self.text, **self.name}
        shared = index.mass({term: weight * own[term] for term, weight in terms.items() if term in own})
        return shared + self.handles.call(text, index.of(text))

    def on_it(self, text: str, index: TermIndex) -> bool:
        """Whether a text is about the topic, and not rather about another under its heading."""
        if not self.holds(text, index):
            return False
        own, called = self.strength(text, index), self.handles.call(text, index.of(text))
        held = [other for other in self.rivals if other.holds(text, index)]
        if any(other._beyond(text, index) > OUTDOES * own for other in held):
            return False
        if self.chapter and any(other.strength(text, index) >= self._beyond(text, index) for other in held):
            return False
        if called or self._is_listed(text):
            return True
        return not any(
            other.strength(text, index) > OUTDOES_ANY * own and other.holds(text, index) for other in self.others
        )

    def _beyond(self, text: str, index: TermIndex) -> float:
        """How much of the topic a text holds besides the words of the chapter that it opens."""
        if not self.chapter:
            return self.strength(text, index)
        own = {term: weight for term, weight in {**self.text, **self.name}.items() if term not in self.chapter}
        return index.mass({term: weight * own[term] for term, weight in index.of(text).items() if term in own})

    def holds(self, text: str, index: TermIndex) -> bool:
        """Whether a text holds enough of the topic."""
        terms = index.of(text)
        return (
            self._is_called(text)
            or self.handles.call(text, terms)
            or self._is_told(terms, index)
            or self._is_claimed(text)
        )

    def is_only_listed(self, text: str, index: TermIndex) -> bool:
        """Whether a text speaks of the topic as one of several together, and says nothing of it alone."""
        terms = index.of(text)
        alone = self._is_named(text) or self.handles.call(text, terms) or self._is_told(terms, index)
        return not alone and self._is_listed(text)

    def _is_claimed(self, text: str) -> bool:
        """Whether a claim of the proposer's that a text takes up is of this topic rather than of another."""
        own = share_claimed(text, self.proposals)
        return own > 0 and all(own > share_claimed(text, one.proposals) for one in (*self.rivals, *self.others))

    def is_retold(self, clause: str) -> bool:
        """Whether a clause hardly says anything but what is proposed."""
        return retells(clause, self.proposals)

    def _is_called(self, text: str) -> bool:
        return self._is_named(text) or self._is_listed(text) or holds_run(text, self.runs)

    def _is_named(self, text: str) -> bool:
        stems = tuple(map(stem, words(text)))
        return any(_in_a_row(phrase, stems) for phrase in self.phrases)

    def _is_listed(self, text: str) -> bool:
        return any(speaks_of_list(text, listed) for listed in self.lists)

    def _is_told(self, terms: Terms, index: TermIndex) -> bool:
        if any(_tells_alone(term, index) for term in terms if self.name.get(term, 0.0) >= OF_THE_HEART):
            return True
        named, told = (
            index.mass({term: weight * own[term] for term, weight in terms.items() if term in own})
            for own in (self.name, self.text)
        )
        rare = {term: weight * self.name.get(term, 0.0) for term, weight in terms.items() if index.rarity(term) >= RARE}
        if self.headed and index.mass(rare) >= BY_NAME and any(self._is_of_a_name(term) for term in rare):
            return True
        if named >= BY_NAME and any(index.shared(core, terms) >= SHARE * index.mass(core) for core in self.cores):
            return True
        by_name, by_text, by_both = NAME_WITH_TEXT
        return named >= by_name and told >= by_text and named + told >= by_both

    def _is_of_a_name(self, term: str) -> bool:
        """Whether a term is of a name or a measure, and not only of what is done to it ("förlängs")."""
        return MEASURED.search(term) is not None or any(term in core for core in self.cores)


def profiles_of(drafts: Sequence[Draft], index: TermIndex) -> tuple[Profile, ...]:
    """One profile for each topic, in their order."""
    alone = _alone(drafts, index)
    return tuple(
        replace(
            profile,
            rivals=tuple(p for d, p in zip(drafts, alone, strict=True) if p is not profile and is_family(d, draft)),
            others=tuple(p for d, p in zip(drafts, alone, strict=True) if p is not profile and not is_family(d, draft)),
        )
        for draft, profile in zip(drafts, alone, strict=True)
    )


def _alone(drafts: Sequence[Draft], index: TermIndex) -> tuple[Profile, ...]:
    names = [name_terms(draft, index) for draft in drafts]
    texts = [merged(index, [piece.text for piece in draft.pieces]) for draft in drafts]
    rows = runs_of([[piece.text for piece in draft.pieces] for draft in drafts])
    in_names = Counter(term for name in names for term in name)
    in_texts = Counter(term for text in texts for term in text)
    return tuple(
        Profile(
            {term: weight / in_names[term] for term, weight in name.items()},
            {term: OF_THE_TEXT * weight / in_texts[term] for term, weight in text.items() if term not in name},
            cores_of(draft, index),
            frozenset(phrase for one in names_of(draft) if len(phrase := _stems(one)) in _WORDS_OF_A_PHRASE),
            lists_of(draft.pieces),
            frozenset(piece.sentence.id for piece in draft.pieces),
            handles,
            runs,
            tuple(stems_of(piece.text) for piece in draft.pieces),
            draft.under is not None,
            index.of(draft.name) if draft.chapter and draft.name == draft.under else {},
        )
        for draft, name, text, handles, runs in zip(drafts, names, texts, handles_of(drafts, index), rows, strict=True)
    )


def _tells_alone(term: str, index: TermIndex) -> bool:
    """Whether one term will do: a measure of an uncommon unit, a code as B2, or a long compound, if it is rare."""
    measured = MEASURED.search(term) is not None and term.partition(" ")[2] not in _COMMON_UNITS
    return index.rarity(term) >= SURE and (measured or (term.isalpha() and len(term) >= LONG_COMPOUND))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(stem, words(text)))


def _in_a_row(phrase: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return any(stems[at : at + len(phrase)] == phrase for at in range(len(stems) - len(phrase) + 1))
