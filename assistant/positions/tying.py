"""Which topics there are, settled by what is said of them, and what each speaker says on each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.positions.attitude import attitude_of
from assistant.positions.families import rejoined
from assistant.positions.matching import Spot, Tie, on_topic
from assistant.positions.matrix import Attitude
from assistant.positions.profiles import Profile, profiles_of
from assistant.positions.reader import Reader
from assistant.positions.retold import retold_drafts
from assistant.positions.shared import shared_drafts
from assistant.positions.terms import TermIndex
from assistant.positions.topics import Draft
from ingest.passage import Sentence, Speaker
from vectorstore.words import stem, words

Ties = Mapping[str, Tie]
"""The ids of a speaker's sentences on a topic, and how each is tied to it."""
_NO_SIDE = frozenset({Attitude.SPEAKS, Attitude.SILENT})
_FEWEST_VOICES = 2
MOST_KNOWN = 0.3
"""A proposal that only answers tell of is none of its own if a topic's name has so much of what it is called."""
OUTDONE = 1.2
"""What has so many times as much of another topic rejects that one."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the rows are made from: each speaker's opinions, the case's words, and where each sentence stands.

    ``plain`` says alike whose proposal a text speaks of.
    """

    columns: Mapping[Speaker, tuple[Sentence, ...]]
    index: TermIndex
    places: Mapping[str, Spot]
    plain: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Tied:
    """Topics with what each of them is told by and what each speaker says on it, in the same order."""

    drafts: tuple[Draft, ...]
    profiles: tuple[Profile, ...]
    ties: tuple[Mapping[Speaker, Ties], ...]


def tied(drafts: Sequence[Draft], found: Found) -> Tied:
    """Each topic's words, and what each speaker says on it."""
    profiles = profiles_of(drafts, found.index)
    ties = (
        {speaker: on_topic(said, profile, found.index, found.places) for speaker, said in found.columns.items()}
        for profile in profiles
    )
    return Tied(tuple(drafts), profiles, tuple(ties))


def settled(drafts: Sequence[Draft], found: Found) -> Tied:
    """The topics as what is said shows them: those nobody speaks of apart joined, those only answers tell of added."""
    drafts, stated = [one for one in drafts if not one.stated], [one for one in drafts if one.stated]
    first = tied(drafts, found)
    named = {id(draft) for draft, ties in zip(first.drafts, first.ties, strict=True) if _voices(ties)}
    every = tied(rejoined(drafts, lambda draft: id(draft) in named, found.index), found)
    every = _with_taken_up(every, stated, found)
    retold = retold_drafts(found.columns, found.index, lambda text: _is_known(text, every, found.index))
    every = _with_taken_up(every, retold, found)
    return every if _has_own_document(every, found) else _with_shared(every, found)


def _has_own_document(every: Tied, found: Found) -> bool:
    """Whether the proposal has a document of its own, in which nobody else holds an opinion."""
    proposing = {one.document_id for draft in every.drafts for one in draft.proposals}
    return not proposing <= {one.document_id for said in found.columns.values() for one in said}


def _with_shared(every: Tied, found: Found) -> Tied:
    """The topics, and those that several speak of by a word that stands in no sentence on one of the topics."""
    on_one = {key for ties in every.ties for own in ties.values() for key in own}
    left = {who: [one for one in said if one.id not in on_one] for who, said in found.columns.items()}
    told = [one for draft in every.drafts for one in draft.proposals]
    told += [one for said in found.columns.values() for one in said if one.id in on_one]
    known = frozenset(stem(word) for one in told for word in words(one.search_text))
    return _with_taken_up(every, shared_drafts(left, found.index, known), found, a_side=True)


def _with_taken_up(every: Tied, more: Sequence[Draft], found: Found, a_side: bool = False) -> Tied:
    """The topics, and those of some others that somebody takes up, or takes ``a_side`` on."""
    if not more:
        return every
    wider = tied([*every.drafts, *more], found)
    kept = [
        draft for at, draft in enumerate(wider.drafts) if draft not in more or _is_taken_up(wider, at, found, a_side)
    ]
    return tied(kept, found)


def _is_known(text: str, every: Tied, index: TermIndex) -> bool:
    """Whether one of the topics is what a text is about, or has much of it in its name."""
    terms = index.of(text)
    much = MOST_KNOWN * index.mass(terms)
    return any(
        profile.on_it(text, index) or 0 < much <= index.shared(terms, profile.name) for profile in every.profiles
    )


def reader_of(profile: Profile, profiles: Sequence[Profile], found: Found) -> Reader:
    """What is about one topic, and what is about another and not about this one."""
    index = found.index

    def about(text: str) -> bool:
        return profile.on_it(text, index)

    def elsewhere(text: str) -> bool:
        return not about(text) and any(other.on_it(text, index) for other in profiles if other is not profile)

    def strength(text: str) -> float:
        return profile.strength(text, index)

    def only_listed(text: str) -> bool:
        return profile.is_only_listed(text, index)

    def outdone(text: str) -> bool:
        most = OUTDONE * profile.strength(text, index)
        return any(other.strength(text, index) > most and other.on_it(text, index) for other in profiles)

    return Reader(
        about,
        elsewhere,
        strength,
        index.of,
        only_listed=only_listed,
        retold=profile.is_retold,
        plain=found.plain,
        outdone=outdone,
    )


def _voices(ties: Mapping[Speaker, Ties]) -> int:
    """How many name the topic."""
    return sum(Tie.NAMES in own.values() for own in ties.values())


def _is_taken_up(every: Tied, at: int, found: Found, a_side: bool) -> bool:
    """Whether two voices speak of a topic, or one takes a side; only the latter where ``a_side`` is asked for."""
    if not a_side and _voices(every.ties[at]) >= (1 if every.drafts[at].stated else _FEWEST_VOICES):
        return True
    reader = reader_of(every.profiles[at], every.profiles, found)
    return any(
        attitude_of(on_it, every.ties[at][speaker], reader)[0] not in _NO_SIDE
        for speaker, said in found.columns.items()
        if (on_it := [sentence for sentence in said if sentence.id in every.ties[at][speaker]])
    )
