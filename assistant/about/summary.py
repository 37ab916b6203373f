"""What a case is about in a few of its own sentences: how the matter came about, then what is proposed.

The memorandum tells it best, where it has a section on the matter; the proposal itself completes it. Nothing that reads
badly alone is taken: no heading, no lead of a list, nothing that points back.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.about.about import Place
from assistant.about.proposals import memorandum, proposal_documents, sentences_of
from assistant.about.spots import whole
from assistant.evidence import is_fragment, opens_list, points_back
from ingest.corpus import Corpus
from ingest.form_words import MATTER, form_word
from ingest.passage import Role, Sentence, Stance

_MOST, _ENOUGH = 4, 3
_LONGEST, _SHORTEST = 55, 6
_OPENING = ("Sammanfattning", "Bakgrund", "Inledning", "Uppdraget", "Ärendet", "Remissen", "Syfte")
_PROPOSES = re.compile(r"\b(?:föreslå\w*|föreslagit|rekommenderar)\b", re.IGNORECASE)
_REQUIRES = re.compile(r"\b(?:ska|skall|får|blir)\b", re.IGNORECASE)
_PROPOSAL = re.compile(r"\bförslag(?:et|en)?\b", re.IGNORECASE)
_LESS = re.compile(
    r"\bträd\w* i kraft\b|\bbörja\w* gälla\b|\bavses\b|\bmenas\b|\binte lämnat\b|\bkost\w*\b", re.IGNORECASE
)
_AT_ONCE = 7
_ALIKE = 0.5
_FAR = 3


def summary(corpus: Corpus) -> tuple[Place, ...]:
    """At most four sentences: what opens the matter, then what is proposed, in the order of the documents' telling."""
    told = [s for s in _telling(corpus) if _stands_alone(s)]
    if not told:
        return ()
    chosen = [told[0]]
    for sentence in sorted(told[1:], key=_distance):
        far = _distance(sentence) > (_FAR if len(chosen) < _ENOUGH else 1)
        if len(chosen) < _MOST and not far and not any(_alike(sentence, other) for other in chosen):
            chosen.append(sentence)
    return tuple(whole(sentence) for sentence in sorted(chosen, key=told.index))


def _telling(corpus: Corpus) -> list[Sentence]:
    """The sentences that tell the matter: the memorandum's first section on it, then the proposal's opening section."""
    answering = memorandum(corpus)
    told = [*_matter(corpus)]
    for document in proposal_documents(corpus):
        told += _opening(sentences_of(corpus, document))
    if not told and answering:
        told = _opening(sentences_of(corpus, answering))
    return told or [s for s in corpus.sentences if s.voice.stance is not Stance.DECISION_PROPOSAL]


def _matter(corpus: Corpus) -> Iterator[Sentence]:
    answering = memorandum(corpus)
    inside = [
        s
        for s in (sentences_of(corpus, answering) if answering else ())
        if s.section and form_word(s.section[-1]) == MATTER
    ]
    first = inside[0].section if inside else None
    return (s for s in inside if s.section == first and s.voice.speaker.role in {Role.PROPOSER, Role.ISSUER})


def _opening(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The first section that opens a document by its name; else all of its running text."""
    for sentence in sentences:
        if sentence.section and sentence.section[-1].rstrip(":").capitalize() in _OPENING:
            return [other for other in sentences if other.section == sentence.section] + [
                other for other in sentences if other.section != sentence.section and _is_proposing(other)
            ]
    return list(sentences)


def _stands_alone(sentence: Sentence) -> bool:
    text = sentence.search_text.rstrip()
    if not text.endswith((".", "?", "!", "”")) or not _SHORTEST <= len(text.split()) <= _LONGEST:
        return False
    return not (is_fragment(sentence) or points_back(sentence) or opens_list(sentence) or text[:1].isdigit())


def _is_proposing(sentence: Sentence) -> bool:
    return sentence.voice.stance is Stance.PROPOSAL or bool(_PROPOSES.search(sentence.search_text))


def _distance(sentence: Sentence) -> int:
    """How far a sentence is from saying at once what is proposed; the order of the text decides between equals."""
    text, stance = sentence.search_text, sentence.voice.stance
    proposes, requires = _PROPOSES.search(text), _REQUIRES.search(text)
    if stance not in {Stance.PROPOSAL, Stance.BACKGROUND}:
        return _FAR + 1
    if _LESS.search(text):
        return _FAR if proposes else _FAR + 1
    if _is_early(proposes, text) or (stance is Stance.PROPOSAL and _is_early(requires, text)):
        return 0
    if proposes:
        return 1
    return 2 if stance is Stance.PROPOSAL or _PROPOSAL.search(text) else _FAR + 1


def _is_early(match: re.Match[str] | None, text: str) -> bool:
    return match is not None and len(text[: match.start()].split()) < _AT_ONCE


def _alike(left: Sentence, right: Sentence) -> bool:
    """Whether one says no more than the other: most of the shorter one's long words stand in both."""
    one, two = (set(re.findall(r"\w{5,}", s.search_text.casefold())) for s in (left, right))
    return len(one & two) >= _ALIKE * max(1, min(len(one), len(two)))
