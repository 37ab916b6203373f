"""How far the documents are believed to answer a question: a logistic model over what search and reader tell.

No similarity score by itself tells an answerable question from a near miss; several weak signals together do.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from assistant.evidence import is_fragment
from assistant.frames import frames_of
from assistant.question import Query
from assistant.select import Scored, chances_of
from assistant.unknown import Vocabulary
from ingest.passage import Role
from vectorstore.hybrid import Hit

NOTHING = -12.0
"""The logit of those of whom nothing was read."""

_FIRST = 4
_MASS = 3
_RUNS = 50.0


@dataclass(frozen=True, slots=True)
class Signals:
    """What retrieval tells about a question as a whole.

    ``near`` is the best cosine of a full sentence by those asked, and ``others`` by how much anyone else's is
    better; ``coverage`` the share (0 to 1) of the question's weight of words found in one of the first
    sentences; ``frame`` whether a formal line was found; ``names`` whether the question names someone
    unknown; ``asked`` and ``preferred`` whether anyone was asked, or at least named. ``unheard`` is how much
    more of the question's words, and ``unheard_runs`` of its letter runs (BM25, in fifties), others use than
    those asked do. Where a reader has read, ``found`` is the log odds that some sentence of theirs answers, and
    ``top`` the logit of the one ranked first; ``mass`` is the chance that the ranking gives to its first three.
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
    top: float = 0.0
    mass: float = 0.0


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
    top: float = 0.0
    mass: float = 0.0
    threshold: float = 0.50

    def belief(self, found: Signals) -> float:
        """The belief, 0 to 1, that the documents answer the question."""
        logit = self.bias + sum(getattr(self, name) * float(value) for name, value in asdict(found).items())
        return 1 / (1 + math.exp(-logit))


READ = Model(
    bias=-0.748,
    near=2.280,
    others=-13.394,
    coverage=0.610,
    frame=1.333,
    names=-0.930,
    asked=2.716,
    preferred=1.471,
    unheard=1.654,
    unheard_runs=-3.748,
    found=0.274,
    top=0.269,
    threshold=0.65,
)
"""The same where the bundled reader reads; fitted by ``training.weigh``."""

PLAIN = Model(
    bias=-4.550,
    near=3.260,
    others=0.0,
    coverage=2.494,
    frame=0.0,
    names=-0.259,
    asked=0.0,
    preferred=0.0,
    unheard=0.0,
    unheard_runs=0.0,
    found=-0.011,
    top=0.233,
    mass=3.479,
    threshold=0.20,
)
"""The same for a folder in which no speaker is known: its questions are about texts and use more of their words."""


def signals(query: Query, spoken: Sequence[Scored], ranked: Sequence[Scored], vocabulary: Vocabulary) -> Signals:
    """The signals of a question's candidates: those by the speakers asked for, and all of them."""
    near, nearest = nearest_cosine(spoken), nearest_cosine(ranked)
    one_sided = bool(query.wanted) and not query.sides
    silent = one_sided and nearest > near
    return Signals(
        near=near,
        others=max(0.0, nearest - near) if one_sided else 0.0,
        coverage=max((scored.hit.coverage for scored in spoken[:_FIRST]), default=0.0),
        frame=bool(query.frames) and any(frames_of(scored.sentence, query.frames) for scored in spoken),
        names=bool(vocabulary.unknown_names(query.text)),
        asked=bool(query.wanted),
        preferred=bool(query.preferred),
        unheard=_unheard(spoken, ranked, lambda hit: hit.coverage) if silent else 0.0,
        unheard_runs=_unheard(spoken, ranked, lambda hit: hit.ngram / _RUNS) if silent else 0.0,
        **_readings(spoken, ranked),
    )


def _readings(spoken: Sequence[Scored], ranked: Sequence[Scored]) -> dict[str, float]:
    """The reader's signals by name; none when it has read nothing."""
    reads = [scored.read.sentence for scored in ranked if scored.read]
    if not reads:
        return {}
    first = spoken[0].read if spoken else None
    mass = float(chances_of(spoken)[:_MASS].sum()) if spoken else 0.0
    return {"found": found_by(spoken), "top": first.sentence if first else min(reads), "mass": mass}


def found_by(candidates: Iterable[Scored]) -> float:
    """The log odds, by the reader, that one of the candidates answers.

    Its softmax holds every sentence and, with logit 0, "none of them": the odds are the sum over the sentences.
    """
    logits = [scored.read.sentence for scored in candidates if scored.read]
    return float(np.logaddexp.reduce(logits)) if logits else NOTHING


def nearest_cosine(candidates: Sequence[Scored]) -> float:
    """The best cosine of a full sentence among the candidates."""
    return _most(candidates, lambda hit: hit.dense)


def _unheard(spoken: Sequence[Scored], ranked: Sequence[Scored], measure: Callable[[Hit], float]) -> float:
    voices = [scored for scored in ranked if scored.sentence.voice.speaker.role is not Role.ISSUER]
    return max(0.0, _most(voices, measure) - _most(spoken, measure))


def _most(candidates: Sequence[Scored], measure: Callable[[Hit], float]) -> float:
    return max((measure(scored.hit) for scored in candidates if not is_fragment(scored.sentence)), default=0.0)
