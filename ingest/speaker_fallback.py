"""Voices for a document without the form of a memorandum: a letter, a report, a web page. Its issuer speaks.

What is left to tell is the stance: a proposer's report proposes, a reply takes a stand, and title lines, headings
and accounts of the state of things are background.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.layout import Kind, ends_sentence
from ingest.passage import Document, Role, Speaker, Stance, Voice
from ingest.sentences import Unit
from ingest.speaker_frames import FrameKind, frame_of
from ingest.speaker_retold import retelling_of, states_own_view, tells_the_matter

_PROPOSES = re.compile(
    r"\b(?:föreslår|föreslås|föreslog|rekommender\w+|förordar|förordas|förslag\s+(?:till|på|om)|(?:övriga|andra|följande|våra|sitt|sina)\s+förslag|"
    r"förslaget\s+(?:innebär|omfattar|är)|bör|ska|skall|måste|prioriter\w+|ska\s+vara|målet\s+är|målsättningen|inriktningen\s+(?:är|ska)|utgångspunkten\s+är)\b",
    re.IGNORECASE,
)
_TELLS_HISTORY = re.compile(
    r"\b(?:på\s+remiss|i\s+uppdrag\s+att|har\s+varit|har\s+(?:\w+\s+){0,3}gett|fick\s+i\s+uppdrag|beslutade|tillsatte|har\s+tagit\s+fram|har\s+genomfört|remissvar\w*\s+ska)\b",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(r"\b(?:föreslår|rekommenderar|förordar)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:Detta|Det|Den|De|Dessa|Därmed|Därigenom|Området|Områdena|På\s+så\s+sätt|Syftet|Målet|Vidare|Dessutom|Därutöver)\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:vi|jag|våra?|vårt|min|mina|mitt)\b|\b(?:anser|tillstyrker|avstyrker|ställer\s+sig|instämmer|välkomnar|delar|ser\s+positivt|har\s+inget\s+att\s+erinra)\b",
    re.IGNORECASE,
)


def fallback_voices(
    document: Document, units: tuple[Unit, ...], titles: tuple[str, ...], proposer: Speaker, names: tuple[str, ...]
) -> Iterator[Voice]:
    """The issuer's voice for every unit, in order; ``titles`` has the title of each unit's section."""
    proposes = document.issuer.role is Role.PROPOSER
    stands = not proposes and _takes_a_stand(units)
    retelling = retelling_of(names)
    retold = before = False
    framing = document.issuer if proposes else replace(document.issuer, role=Role.ISSUER)
    speaking = replace(document.issuer, role=_replying(document.issuer.role)) if stands else framing
    for unit, title in zip(units, titles, strict=True):
        if unit.kind in {Kind.HEADING, Kind.FIXED} or _is_handling(unit):
            yield Voice(framing, Stance.BACKGROUND, None, document.date)
            before = retold = False
            continue
        if proposes:
            before = _is_proposal(unit, before)
            yield Voice(document.issuer, Stance.PROPOSAL if before else Stance.BACKGROUND, None, document.date)
            continue
        told = tells_the_matter(title) and not states_own_view(unit.search_text)
        retold = stands and (told or retelling.retells(unit.search_text, after_retold=retold))
        if retold:
            yield Voice(proposer, Stance.PROPOSAL, document.issuer.name, document.date)
        else:
            yield Voice(speaking, Stance.POSITION if stands else Stance.BACKGROUND, None, document.date)


def _replying(role: Role) -> Role:
    """An issuer whose role nobody gave, and who takes a stand, replies to the proposer."""
    return Role.RESPONDENT if role is Role.ISSUER else role


def _is_handling(unit: Unit) -> bool:
    frame = frame_of(unit.search_text)
    return frame is not None and frame.kind is FrameKind.HANDLING


def _is_proposal(unit: Unit, before: bool) -> bool:
    """Whether a sentence of the proposer's report proposes; one that only goes on belongs with the sentence before it."""
    text = unit.search_text
    if _TELLS_HISTORY.search(text) and not _RECOMMENDS.search(text):
        return False
    if _PROPOSES.search(text):
        return True
    return before and not unit.first and _GOES_ON.match(text) is not None


def _takes_a_stand(units: tuple[Unit, ...]) -> bool:
    """Whether the document is a reply or letter that argues, and not a page that only informs."""
    running = [unit for unit in units if unit.kind in {Kind.TEXT, Kind.ITEM} and ends_sentence(unit.search_text)]
    own = sum(1 for unit in running if _FIRST_PERSON.search(unit.search_text))
    return bool(running) and own >= max(1, len(running) // 8)
