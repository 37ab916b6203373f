"""Whether the documents answer at all, and why not: a first rule over retrieval's signals.

No similarity score by itself tells an answerable question from a near miss, so a few certain rules come
first, and then a logistic model over several weak signals whose threshold stands where nearly all
answerable questions pass. A trained reader replaces the model, not the reasons.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from assistant.answer import RefusalReason
from assistant.evidence import is_fragment
from assistant.frames import frames_of
from assistant.question import Kind, Query
from assistant.select import Scored
from assistant.unknown import Vocabulary
from ingest.passage import Role, Stance
from vectorstore.hybrid import Hit

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
NOTHING = -12.0
"""The logit of those of whom nothing was read."""

_FIRST = 4
_RUNS = 50.0


@dataclass(frozen=True, slots=True)
class Signals:
    """What retrieval tells about a question as a whole.

    ``near`` is the best cosine of a full sentence by those asked, and ``others`` by how much anyone else's is
    better; ``coverage`` the share (0 to 1) of the question's weight of words found in one of the first
    sentences; ``frame`` whether a formal line was found; ``names`` whether the question names someone
    unknown; ``asked`` and ``preferred`` whether anyone was asked, or at least named. ``unheard`` is how much
    more of the question's words, and ``unheard_runs`` of its letter runs (BM25, in fifties), others use than
    those asked do. Where a reader has read: ``found`` is the log odds that some sentence of theirs answers,
    ``held`` the highest logit of their windows, ``elsewhere`` by how much ``found`` is higher for others.
    """

    near: float
    others: float
    coverage: float
    frame: bool
    names: bool
    asked: bool
    preferred: bool
    unheard: float
    unheard_runs: float
    found: float = 0.0
    held: float = 0.0
    elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class Model:
    """Coefficients of a logistic regression over ``Signals``, and the belief at which a question is answered.

    Fitted on the three dev suites; docs/answering.md tells how and how well.
    """

    bias: float = -2.45
    near: float = 5.51
    others: float = -5.37
    coverage: float = 1.45
    frame: float = 1.16
    names: float = -1.63
    asked: float = 2.62
    preferred: float = 1.23
    unheard: float = -5.18
    unheard_runs: float = -4.26
    found: float = 0.0
    held: float = 0.0
    elsewhere: float = 0.0
    threshold: float = 0.50

    def belief(self, found: Signals) -> float:
        """The belief, 0 to 1, that the documents answer the question."""
        logit = self.bias + sum(getattr(self, name) * float(value) for name, value in asdict(found).items())
        return 1 / (1 + math.exp(-logit))


READ = Model()
"""The same for a bundled reader's signals."""


def signals(query: Query, spoken: Sequence[Scored], ranked: Sequence[Scored], vocabulary: Vocabulary) -> Signals:
    """The signals of a question's candidates: those by the speakers asked for, and all of them."""
    near = _nearest(spoken)
    one_sided = bool(query.wanted) and not query.sides
    silent = one_sided and _nearest(ranked) > near
    return Signals(
        near=near,
        others=max(0.0, _nearest(ranked) - near) if one_sided else 0.0,
        coverage=max((scored.hit.coverage for scored in spoken[:_FIRST]), default=0.0),
        frame=bool(query.frames) and any(frames_of(scored.sentence, query.frames) for scored in spoken),
        names=bool(vocabulary.unknown_names(query.text)),
        asked=bool(query.wanted),
        preferred=bool(query.preferred),
        unheard=_unheard(spoken, ranked, lambda hit: hit.coverage) if silent else 0.0,
        unheard_runs=_unheard(spoken, ranked, lambda hit: hit.ngram / _RUNS) if silent else 0.0,
        **_readings(spoken, ranked, one_sided),
    )


def _readings(spoken: Sequence[Scored], ranked: Sequence[Scored], one_sided: bool) -> dict[str, float]:
    """The reader's signals by name; none when it has read nothing."""
    if not any(scored.read for scored in ranked):
        return {}
    found = found_by(spoken)
    others = found_by([scored for scored in ranked if scored not in spoken]) if one_sided else found
    held = max((scored.read.window for scored in spoken if scored.read), default=NOTHING)
    return {"found": found, "held": held, "elsewhere": max(0.0, others - found)}


def found_by(candidates: Iterable[Scored]) -> float:
    """The log odds, by the reader, that one of the candidates answers.

    Its softmax holds every sentence and, with logit 0, "none of them": the odds are the sum over the sentences.
    """
    logits = [scored.read.sentence for scored in candidates if scored.read]
    return float(np.logaddexp.reduce(logits)) if logits else NOTHING


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
    if query.wanted and _nearest(ranked) - _nearest(spoken) > 0:
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


def _nearest(candidates: Sequence[Scored]) -> float:
    return _most(candidates, lambda hit: hit.dense)


def _unheard(spoken: Sequence[Scored], ranked: Sequence[Scored], measure: Callable[[Hit], float]) -> float:
    voices = [scored for scored in ranked if scored.sentence.voice.speaker.role is not Role.ISSUER]
    return max(0.0, _most(voices, measure) - _most(spoken, measure))


def _most(candidates: Sequence[Scored], measure: Callable[[Hit], float]) -> float:
    return max((measure(scored.hit) for scored in candidates if not is_fragment(scored.sentence)), default=0.0)
