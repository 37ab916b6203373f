"""Which sentences of an opinion are on which topic: by the topic's own words, and by where they stand.

A sentence is on a topic when it holds enough of the topic's words, when it stands under a heading that names the topic,
or when it goes on about a sentence just before it that is on it. In doubt a sentence is on none: an empty cell misleads
less than a wrong sentence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.positions.position_words import pointer_words
from assistant.positions.profiles import Profile
from assistant.positions.terms import TermIndex
from ingest.passage import Sentence

HEADED = 0.5
"""How much of what a heading tells must be of the topic."""
_NAMES_ITS_OWN = re.compile(r"\W*(?:förslaget|kravet|taket|gränsen|ansvaret)\s+(?:om|att|på|för|till)\b", re.IGNORECASE)
_AGAINST = re.compile(r",?\s+(?:men|medan)\s+|;\s+")
FURTHEST = 2
"""Sentences that a pointer reaches over."""


class Tie(StrEnum):
    """How a sentence is tied to its topic: it names it, stands under its heading, or goes on about it."""

    NAMES = "names"
    HEADED = "headed"
    GOES_ON = "goes_on"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sentence stands: its paragraph's number, the telling heading above it, and the sentence before it.

    ``heading`` is empty where it only says what kind of text it is; ``before`` is None at a document's beginning.
    """

    paragraph: int
    heading: str
    before: Sentence | None


def on_topic(
    sentences: Sequence[Sentence], profile: Profile, index: TermIndex, places: Mapping[str, Spot]
) -> dict[str, Tie]:
    """The ids of one speaker's sentences that are on a topic, and how; ``places`` tells where each sentence stands."""
    ties: dict[str, Tie] = {}
    for at, sentence in enumerate(sentences):
        if not sentence.search_text.endswith("?") and _names(sentence.search_text, profile, index):
            ties[sentence.id] = Tie.NAMES
        elif _is_headed(places[sentence.id].heading, profile, index):
            ties[sentence.id] = Tie.HEADED
        elif _goes_on(sentence, sentences[:at], ties, places) or _answers(sentence, profile, places):
            ties[sentence.id] = Tie.GOES_ON
    return ties


def _names(text: str, profile: Profile, index: TermIndex) -> bool:
    """Whether a sentence is on the topic, or one of the clauses that it sets against each other is."""
    clauses = _AGAINST.split(text)
    return profile.on_it(text, index) or (len(clauses) > 1 and any(profile.on_it(one, index) for one in clauses))


def _is_headed(heading: str, profile: Profile, index: TermIndex) -> bool:
    """Whether a heading names the topic and hardly anything else."""
    terms = index.of(heading)
    shared = index.shared(terms, {**profile.text, **profile.name})
    return any(term in profile.name for term in terms) and shared >= HEADED * index.mass(terms)


def _goes_on(
    sentence: Sentence, before: Sequence[Sentence], ties: Mapping[str, Tie], places: Mapping[str, Spot]
) -> bool:
    """Whether it points back, in its paragraph: to the sentence before it or, by "i denna del", a little further."""
    words = pointer_words()
    number = places[sentence.id].paragraph
    here = [one for one in before if one.section == sentence.section and places[one.id].paragraph == number]
    if words.part.search(sentence.search_text):
        return any(ties.get(one.id) is Tie.NAMES for one in here[-FURTHEST - 1 :])
    if not here or not words.opening.match(sentence.search_text) or _NAMES_ITS_OWN.match(sentence.search_text):
        return False
    return here[-1].id in ties and any(ties.get(one.id) in {Tie.NAMES, Tie.HEADED} for one in here[-FURTHEST:])


def _answers(sentence: Sentence, profile: Profile, places: Mapping[str, Spot]) -> bool:
    """Whether it points back to a proposal that its speaker has just retold ("ett sådant behov")."""
    before = places[sentence.id].before
    if before is None or before.id not in profile.retold or before.voice.reported_by != sentence.voice.speaker.name:
        return False
    return pointer_words().pointing.search(sentence.search_text) is not None
