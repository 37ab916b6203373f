"""Topics that only the answers tell of: what a speaker calls a proposal, and no document proposes.

A memorandum often holds no more of a long report than what those who answer take up of it: "förslaget om vite är
rimligt". Such a topic is one when two voices speak of it or one takes a side; a speaker's own wishes, and what is
proposed as an answer, are none.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.positions.naming import name_of, tells
from assistant.positions.proposals import Piece
from assistant.positions.terms import TermIndex
from assistant.positions.topics import Draft, group
from ingest.passage import Role, Sentence, Speaker

_NAMED = re.compile(
    r"(?P<whose>\b\w+s\s+)?\b(?:(?:förslaget|förslagen|kravet|kraven|undantaget)\s+(?:om|att|på|för)|de[nt]?\s+föreslagna(?=\s+(?P<noun>(?:\w+a\s+)?\w+)))\s+"
    r"(?P<what>[^,.;:()]{4,90})",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s(?:är|var|har|kan|bör|skulle|får|går|innebär|medför|föranleder|saknar|leder|ger|riskerar|framstår|ter|vore|blir|"
    r"behöver|måste|borde|enligt|eftersom|när|men|och|samt|utan|som|inte|slår|drabbar|skapar|ställer|bedöms|anses|välkomnas|"
    r"(?:till|av)styrks|avvisas)\b.*"
)
_SECOND_VERB = re.compile(
    r"\s(?:är|går|innebär|föranleder|saknar|riskerar|framstår|ter|(?:till|av)styrks|avvisas|välkomnas|får\s+\w+(?:ens|ets))\b.*"
)
_VAGUE = re.compile(
    r"(?:åtgärd|ändring|förändring|modell|lösning|ordning|placering|utformning|lydelse|nivå|text)\w*", re.IGNORECASE
)
_OF_ANSWERS = re.compile(r"(?:svar|yttrande|beslut|remissvar|uttalande)\w*\b", re.IGNORECASE)
_PROPOSERS = re.compile(
    r"(?:utredning|utredar|betänkand|promemori|regering|departement|kommitt|delegation|myndighet|arbetsgrupp|rapport)\w*s\s+",
    re.IGNORECASE,
)


def retold_drafts(
    columns: Mapping[Speaker, Sequence[Sentence]], index: TermIndex, known: Callable[[str], bool]
) -> list[Draft]:
    """The topics that speakers name as proposals in sentences that are on no known one."""
    pieces = [
        Piece(sentence, what)
        for speaker, said in columns.items()
        if speaker.role is not Role.DISSENTER
        for sentence in said
        if (what := named_in(sentence.search_text)) and not known(sentence.search_text) and not known(what)
    ]
    return group(pieces, index)


def named_in(text: str) -> str:
    """What a sentence calls a proposal: "vite" of "förslaget om vite är rimligt"; empty where it calls nothing so."""
    found = _NAMED.search(text)
    if not found or _is_anothers(found["whose"] or ""):
        return ""
    is_clause = re.search(r"\batt\s+$", text[: found.start("what")]) is not None
    if found["noun"]:
        return "" if _VAGUE.match(found["noun"]) else found["noun"]
    what = (_SECOND_VERB if is_clause else _VERB).sub("", found["what"])
    return what.strip() if tells(name_of(what)) and not _OF_ANSWERS.match(what) else ""


def _is_anothers(whose: str) -> bool:
    return bool(whose) and _PROPOSERS.match(whose) is None
