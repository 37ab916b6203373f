"""How far sentences are believed to support a statement: a logistic model over what the checker and the words tell.

The checker reads meaning but counts badly; how much of a statement's vocabulary its sources hold is exact but blind.
Together they stop fewer true statements at the same share of false ones caught (docs/language-models.md).
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from assistant.guard.polarity import Shift
from vectorstore.words import content_words

BAR = 0.55
"""The chance from which a statement passes: where 96 to 98 % of the false statements of the dev suites are caught."""

_STEM = 5


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a statement beside its sources.

    ``swedish`` or ``english`` is the checker's logit, by the statement's language, and the other 0; ``sided`` and
    ``moved`` say whether it takes a side that the sources do not take, and whether words of denial came or went.
    Of a Swedish statement's content words ``begun`` is the share (0 to 1) that begin as one of the sources' does;
    ``used`` is the share of the sources' own that it has, and ``shorter`` by how much it has fewer content words than
    they (the ratio's logarithm). Nothing grows without bound in a statement's favour: what a model says that ignores
    its sources may be long.
    """

    swedish: float
    english: float
    in_english: bool
    sided: bool
    moved: bool
    begun: float
    used: float
    shorter: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Coefficients over ``Signals``, fitted by ``training.weigh_guard``."""

    bias: float = 0.404
    swedish: float = 0.825
    english: float = 1.041
    in_english: float = -0.117
    sided: float = -0.134
    moved: float = -0.6
    begun: float = 3.675
    used: float = -2.209
    shorter: float = -2.142

    def chance(self, found: Signals) -> float:
        """The chance, 0 to 1, that the sources support the statement."""
        logit = self.bias + sum(getattr(self, name) * float(value) for name, value in asdict(found).items())
        return 1 / (1 + math.exp(-logit))


FITTED = Weights()


def has_nothing_in_common(found: Signals) -> bool:
    """Whether a Swedish statement has no word in a form in which its sources have it.

    Hardly a true one has none, and what a model says that ignores its sources mostly has none.
    """
    return not found.in_english and not found.used


def signals(text: str, sources: Sequence[str], logit: float, changed: Shift, in_english: bool) -> Signals:
    """The signals of a statement, the texts that it cites, and what the checker and its words of denial say."""
    words, theirs = set(content_words(text)), set(content_words(" ".join(sources)))
    beginnings = {word[:_STEM] for word in theirs}
    begun = sum(word[:_STEM] in beginnings for word in words)
    swedish = not in_english
    return Signals(
        swedish=logit if swedish else 0.0,
        english=logit if in_english else 0.0,
        in_english=in_english,
        sided=changed in {Shift.SIDED, Shift.OPPOSED},
        moved=changed in {Shift.LOST, Shift.GAINED, Shift.OPPOSED},
        begun=_share(begun, words) if swedish else 0.0,
        used=_share(len(words & theirs), theirs) if swedish else 0.0,
        shorter=max(0.0, math.log((1 + len(theirs)) / (1 + len(words)))),
    )


def _share(count: int, words: set[str]) -> float:
    return count / len(words) if words else 0.0
