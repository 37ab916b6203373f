"""Whether the documents answer at all, and why not: a first rule over retrieval's signals.

No similarity score by itself tells an answerable question from a near miss, so the score is a logistic
model over several weak signals, and the threshold stands where nearly all answerable questions pass. A
trained reader replaces the model, not the reasons.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import RefusalReason
from assistant.question import Kind, Query
from assistant.select import Scored
from ingest.passage import Stance

_POINTS_OUT = re.compile(
    r"\bunder rubriken\b|\bi (?:stycke|avsnitt|kapitel|bilaga)\b|\bfinns att läsa\b|\bmed hänvisning till\b|\bredovisade\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:beslutades|beslutade|beslutat|beslöt|blev (?:det )?beslut\w*|slutgiltig\w*|slutlig\w*|utfall\w*|utgång\w*"
    r"|(?:was|were|been|finally) (?:finally )?(?:decided|adopted|approved)|decided|final(?:ly)?|outcome)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What retrieval tells about a question as a whole. Cosines and shares are 0 to 1."""

    dense: float
    dense_lead: float
    coverage: float
    lexical: float
    words: int
    english: bool


@dataclass(frozen=True, slots=True)
class Model:
    """Coefficients of a logistic regression over ``Signals``; fitted on the dev suite alone."""

    bias: float = -27.0
    dense: float = 33.0
    dense_lead: float = 8.0
    coverage: float = 1.0
    lexical: float = 0.05
    english: float = 0.5
    threshold: float = 0.35
    out_of_scope_dense: float = 0.81


def signals(query: Query, ranked: Sequence[Scored]) -> Signals:
    """The signals of a question's ranked candidates."""
    dense = sorted((scored.hit.dense for scored in ranked), reverse=True)
    top = ranked[:5]
    return Signals(
        dense=dense[0] if dense else 0.0,
        dense_lead=dense[0] - dense[min(len(dense) - 1, 19)] if dense else 0.0,
        coverage=max((scored.hit.coverage for scored in top), default=0.0),
        lexical=max((scored.hit.lexical for scored in top), default=0.0),
        words=len(query.text.split()),
        english=query.language.value == "en",
    )


def answerable(found: Signals, model: Model) -> float:
    """The belief, 0 to 1, that the documents answer the question."""
    logit = (
        model.bias
        + model.dense * found.dense
        + model.dense_lead * found.dense_lead
        + model.coverage * found.coverage
        + model.lexical * found.lexical
        + model.english * found.english
    )
    return 1 / (1 + math.exp(-logit))


def reason_to_refuse(
    query: Query, spoken: Sequence[Scored], ranked: Sequence[Scored], belief: float, model: Model
) -> RefusalReason | None:
    """Why the question is not answered, or None. ``spoken`` are the candidates by the speakers asked for."""
    if query.kind is Kind.META:
        return RefusalReason.META
    if asks_outcome(query) and not any(s.sentence.voice.stance is Stance.DECISION for s in spoken):
        return RefusalReason.MENTIONED_ONLY
    if not spoken:
        return RefusalReason.SPEAKER_SILENT if query.wanted and ranked else RefusalReason.NOT_IN_DOCUMENTS
    if belief >= model.threshold:
        return None
    if max(scored.hit.dense for scored in ranked) < model.out_of_scope_dense:
        return RefusalReason.OUT_OF_SCOPE
    if _POINTS_OUT.search(spoken[0].sentence.search_text):
        return RefusalReason.MENTIONED_ONLY
    if query.wanted and ranked[0].sentence.voice.speaker.name not in query.wanted:
        return RefusalReason.SPEAKER_SILENT
    return RefusalReason.NOT_IN_DOCUMENTS


def asks_outcome(query: Query) -> bool:
    """Whether a question asks what was decided in the end, rather than what is proposed."""
    return bool(_OUTCOME.search(query.text)) and not query.asks_proposal and query.asks_decision
