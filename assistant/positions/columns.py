"""Who has a column: each speaker with opinions, and the sentences in which they speak for themselves.

The proposer has none. A body that only passes the presenter's proposal on ("tillstyrker föredragande borgarrådets
förslag", "beslutade att överlämna ...") holds no opinion of what is proposed, nor does a sentence that tells what
another body thinks.
"""

import re
from itertools import pairwise

from assistant.evidence import is_fragment, opens_list
from assistant.positions.matching import Spot
from assistant.positions.proposals import telling_headings
from assistant.positions.stances import sides_of
from assistant.positions.subjects import speaks_for_itself
from ingest.corpus import Corpus
from ingest.passage import Role, Sentence, Speaker, Stance

_OPINIONS = frozenset({Stance.POSITION, Stance.DISSENT, Stance.DECISION})
_PASSED_ON = re.compile(
    r"\b(?:tillstyrker|biträder|bifaller|instämmer\s+i|delar)\s+(?:föredragande|ordförandens\s+förslag|\w*(?:rådets|rådens|kontorets|nämndens)\s+förslag)"
    r"|\bbeslut\w*\b.*\böverlämna\b|\b(?:besvarad|besvaras)\s+med\b|\bföljande\s+\w*\s*uttalande\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b[a-zåäö][\w-]*")
_NEW_PARAGRAPH = re.compile(r"\n\s*\n")
_RETOLD = re.compile(
    r"(?:utredningen|utredaren|betänkandet|regeringen|kommissionen|departementet|rapporten|promemorian)\b.{0,120}?\bföreslår\b",
    re.IGNORECASE,
)


def columns_of(corpus: Corpus) -> dict[Speaker, tuple[Sentence, ...]]:
    """Each speaker's own opinions: the presenter first, then the others as they come, dissents last."""
    found: dict[Speaker, list[Sentence]] = {}
    common = frozenset(word for sentence in corpus.sentences for word in _SMALL.findall(sentence.search_text))
    for sentence in corpus.sentences:
        if _is_opinion(sentence, common):
            found.setdefault(sentence.voice.speaker, []).append(sentence)
    order = sorted(found, key=lambda speaker: _RANKS.get(speaker.role, 1))
    return {speaker: tuple(found[speaker]) for speaker in order}


def places_of(corpus: Corpus) -> dict[str, Spot]:
    """Where each sentence stands, by its id; no two documents share a paragraph's number."""
    telling = telling_headings(corpus)
    places: dict[str, Spot] = {}
    number = 0
    for document in corpus.documents:
        own = [sentence for sentence in corpus.sentences if sentence.document_id == document.id]
        number += 1
        places |= {sentence.id: Spot(number, _heading(sentence, telling), None) for sentence in own[:1]}
        for one, other in pairwise(own):
            number += bool(_NEW_PARAGRAPH.search(document.text, one.span.end, max(one.span.end, other.span.start)))
            places[other.id] = Spot(number, _heading(other, telling), one)
    return places


def _heading(sentence: Sentence, telling: frozenset[str]) -> str:
    return next((title for title in sentence.section[-1:] if title in telling), "")


_RANKS = {Role.COMMISSIONER: 0, Role.DISSENTER: 2}


def _is_opinion(sentence: Sentence, common: frozenset[str]) -> bool:
    voice = sentence.voice
    if voice.speaker.role is Role.PROPOSER or is_fragment(sentence) or _PASSED_ON.search(sentence.search_text):
        return False
    if voice.stance is Stance.DECISION_PROPOSAL:
        return bool(sides_of(sentence.search_text)) and not opens_list(sentence)
    if opens_list(sentence) or (_RETOLD.match(sentence.search_text) and not sides_of(sentence.search_text)):
        return False
    return voice.stance in _OPINIONS and speaks_for_itself(sentence, common)
