"""How likely the answer given is right: the belief that there is one, and how much of it the shown sentences are."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.select import Scored, chances_of
from ingest.passage import Sentence

_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Confidence:
    """Coefficients of a logistic regression over the log odds of ``belief`` and of ``mass``.

    Fitted on the dev suites and the invented cases that the reader did not learn from (``training.weigh``).
    """

    bias: float = -0.873
    belief: float = 0.458
    mass: float = 0.356

    def of(self, belief: float, mass: float) -> float:
        """The chance, 0 to 1, that what is shown holds right evidence."""
        logit = self.bias + self.belief * log_odds(belief) + self.mass * log_odds(mass)
        return 1 / (1 + math.exp(-logit))


def mass_of(shown: Collection[Sentence], spoken: Sequence[Scored]) -> float:
    """The share (0 to 1) that the shown sentences have of the ranking's softmax over all who may speak.

    The ranking's weights are fitted so that this is the chance of right evidence among them, if there is any.
    """
    if not spoken:
        return 0.0
    chances = chances_of(spoken)
    return float(chances[[scored.sentence in shown for scored in spoken]].sum())


def log_odds(chance: float) -> float:
    """log(p / (1 - p)), kept finite."""
    kept = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
