"""Why a question is refused: the certain rules, and the reason where ``belief`` has found too little."""

import re
from collections.abc import Sequence

from assistant.answer import RefusalReason
from assistant.belief import nearest_cosine
from assistant.question import Kind, Query
from assistant.select import Scored
from assistant.unknown import Vocabulary
from ingest.passage import Stance

_POINTS_OUT = re.compile(
    r"\bunder rubriken\b|\bi (?:stycke|avsnitt|kapitel|bilaga)\b|\bfinns att läsa\b|\bmed hänvisning till\b"
    r"|\bredovisade\b|\bs\. ?\d|\bså kallade\b|\bi enlighet med\b",
    re.IGNORECASE,
)
_HEADING_NUMBER = re.compile(
    r"\b(?:rubrik\w*|avsnitt\w*|stycke\w*|kapit\w*|punkt\w*|heading|section|chapter) (\d+(?:\.\d+)*)\b", re.IGNORECASE
)
_PLACE = re.compile(r"\b(?:sid(?:a|an|or|orna)|var finns|pages?|where)\b", re.IGNORECASE)
_COST = re.compile(r"\b(?:kosta\w*|kostnad\w*|budget\w*|lön\w*|costs?|salar\w*|prices?|pris(?:et)?)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:beslutades|beslutade|beslutat|beslöt|beslutats|klubba(?:de|des|ts|t)|slutgiltig\w*|slutlig\w* beslut\w*"
    r"|antogs|antagits|blev (?:beslutet|utfallet|resultatet|utgången)|utfallet av|utgången av"
    r"|(?:was|were|been|finally) (?:adopted|approved)"
    r"|(?:was|were|been|finally|actually|did \w+ \w*) ?decided?|final (?:decision|outcome|vote)|outcome"
    r"|did (?:\w+ ){1,5}(?:decide|adopt|vote)|röstade|bifölls?|bifalla\w*|antog)\b",
    re.IGNORECASE,
)
CERTAIN = 0.02
"""The belief in an answer where a rule is certain that there is none."""


def certain_reason(query: Query, spoken: Sequence[Scored], vocabulary: Vocabulary) -> RefusalReason | None:
    """A refusal that follows from the question and the case without weighing anything."""
    if query.kind is Kind.META:
        return RefusalReason.META
    if query.outside and not vocabulary.knows(query.outside):
        return RefusalReason.OUT_OF_SCOPE
    if asks_outcome(query) and not any(s.sentence.voice.stance is Stance.DECISION for s in spoken):
        return RefusalReason.MENTIONED_ONLY
    if _asks_for_what_is_elsewhere(query, vocabulary):
        return RefusalReason.MENTIONED_ONLY
    if _COST.search(query.text) and query.kind is Kind.HOW_MANY and not vocabulary.has_amounts:
        return RefusalReason.NOT_IN_DOCUMENTS
    if vocabulary.unknown_years(query.text) or (query.stranger and not query.frames):
        return RefusalReason.NOT_IN_DOCUMENTS
    return None


def likely_reason(query: Query, spoken: Sequence[Scored], ranked: Sequence[Scored]) -> RefusalReason:
    """Why a question that is thought not to be answered is not."""
    if not spoken:
        return RefusalReason.SPEAKER_SILENT if query.wanted and ranked else RefusalReason.NOT_IN_DOCUMENTS
    if _POINTS_OUT.search(spoken[0].sentence.search_text):
        return RefusalReason.MENTIONED_ONLY
    if query.wanted and nearest_cosine(ranked) - nearest_cosine(spoken) > 0:
        return RefusalReason.SPEAKER_SILENT
    return RefusalReason.NOT_IN_DOCUMENTS


def _asks_for_what_is_elsewhere(query: Query, vocabulary: Vocabulary) -> bool:
    """Whether the content of a numbered heading is asked for that no document here has."""
    if query.wanted or query.preferred or query.kind not in {Kind.LIST, Kind.DEFINITION, Kind.FACT}:
        return False
    if _PLACE.search(query.text):
        return False
    return any(not vocabulary.has_heading(number) for number in _HEADING_NUMBER.findall(query.text))


def asks_outcome(query: Query) -> bool:
    """Whether a question asks what was decided in the end, rather than what is proposed."""
    return bool(_OUTCOME.search(query.text)) and not query.asks_proposal
