"""What is proposed to be decided: each point once, in the words of whoever first proposes it.

A commissioner who proposes what the committee then proposes says the same points again; the dissenters' own proposal
stands apart, and its place's voice tells whose it is. What only leads in a list is no point.
"""

import re
from collections.abc import Iterator

from assistant.about.about import Place
from assistant.about.spots import whole
from assistant.evidence import opens_list
from ingest.corpus import Corpus
from ingest.passage import Role, Sentence, Stance
from ingest.patterns import any_of

_LEAD = re.compile(
    r"\b(?:föreslå\w*|hemställer|yrkar|beslut\w*)\b.*\b(?:följande|att|att-satser)\s*[.:]?$", re.IGNORECASE
)
_PROPOSED_LEAD = re.compile(
    r"\b(?:föreslår|föreslås|hemställer|yrkar)\b.{0,80}?\bbeslut\w*(?:\s+(?:följande|att))?\s*[.:]?$", re.IGNORECASE
)
_HEADING = re.compile(r"\bförslag till (?:beslut|ställningstagande)\b|^beslutsförslag\b|^hemställan\b", re.IGNORECASE)
_POINT = re.compile(r"(?:\d{1,2}[.)]|[-–•]|att\b)\s*\S", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:föreslår|hemställer|yrkar|vill)\b.{0,60}?\b"
    + any_of(
        "beslut\\w*,besvara\\w*,avslå\\w*,bifall\\w*,godkänn\\w*,avstyrk\\w*,tillstyrk\\w*,återremitter\\w*,anta\\w*,avslås"
    )
    + r"\b",
    re.IGNORECASE,
)
_FEWEST_WORDS, _LONGEST_HEADING = 3, 6
_IN_OPINIONS = frozenset({Role.RESPONDENT, Role.OFFICE})


def decisions(corpus: Corpus) -> tuple[Place, ...]:
    """The points in the documents' order: the proposed decision's, then the dissenters' own."""
    seen: set[str] = set()
    points: list[Place] = []
    for sentence in [*_proposed(corpus), *_dissenting(corpus)]:
        words = _words(sentence)
        if _is_point(sentence) and words not in seen:
            points.append(whole(sentence))
        seen.add(words)
    return tuple(points)


def _proposed(corpus: Corpus) -> list[Sentence]:
    """The points of the proposed decision; an office's to its own board only where nothing else is proposed."""
    found = [s for s in corpus.sentences if s.voice.stance is Stance.DECISION_PROPOSAL]
    known = {s.id for s in found}
    listed = {s.id for s in _listed(corpus) if s.id not in known}
    both = [s for s in corpus.sentences if s.id in known or s.id in listed]
    main = [s for s in both if s.voice.speaker.role not in _IN_OPINIONS or s.id in listed]
    return [s for s in main or both if s.voice.speaker.role is not Role.DISSENTER]


def _listed(corpus: Corpus) -> Iterator[Sentence]:
    """What stands under a heading for proposed decisions, or as points after a line that leads them in."""
    listing = False
    for sentence in corpus.sentences:
        under = bool(sentence.section) and _HEADING.search(sentence.section[-1]) is not None
        if _PROPOSED_LEAD.search(sentence.search_text) or _is_heading(sentence):
            listing = True
        elif (listing or under) and _POINT.match(sentence.search_text):
            yield sentence
        else:
            listing = False


def _is_heading(sentence: Sentence) -> bool:
    words = sentence.search_text.split()
    return len(words) <= _LONGEST_HEADING and _HEADING.search(sentence.search_text) is not None


def _is_point(sentence: Sentence) -> bool:
    text = sentence.search_text
    return len(text.split()) >= _FEWEST_WORDS and not opens_list(sentence) and not _LEAD.search(text)


def _words(sentence: Sentence) -> str:
    """A point's words without its number and marks, so that the same point is known again."""
    return " ".join(re.findall(r"\w+", re.sub(r"^\W*\d{1,2}[.)]\s*", "", sentence.search_text).casefold()))


def _dissenting(corpus: Corpus) -> Iterator[Sentence]:
    """The points of each dissent: those that follow its lead, or the sentence that holds its proposal."""
    listing = False
    for sentence in corpus.sentences:
        text = sentence.search_text
        if sentence.voice.speaker.role is not Role.DISSENTER:
            listing = False
        elif _LEAD.search(text):
            listing = True
        elif (listing and _POINT.match(text)) or _OWN.search(text):
            yield sentence
        else:
            listing = listing and not text.rstrip().endswith(".")
