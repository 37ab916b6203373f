"""The logistic models of refusal and confidence: fitted, cross-validated, and told as code."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from training.tables import Matrix

FOLDS, ROUNDS = 5, 4
LOOSENESS = 0.3
"""The inverse of the ridge, on features of unit deviation."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted model: one coefficient per column, the bias, and what cross-validation believed of each row."""

    names: tuple[str, ...]
    coefficients: Matrix
    bias: float
    believed: Matrix

    def told(self) -> str:
        """As fields of a frozen dataclass."""
        lines = [f"    bias: float = {self.bias:.3f}"]
        lines += [f"    {name}: float = {value:.3f}" for name, value in zip(self.names, self.coefficients, strict=True)]
        return "\n".join(lines)


def fit_logistic(names: Sequence[str], features: Matrix, positive: NDArray[np.bool_]) -> Logistic:
    """A logistic regression; beliefs are means over several rounds of cross-validation."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    scaled = (features - mean) / spread
    believed = np.zeros(len(positive))
    for seed in range(ROUNDS):
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
        for learned, left in folds.split(scaled, positive):
            model = LogisticRegression(C=LOOSENESS).fit(scaled[learned], positive[learned])
            believed[left] += model.predict_proba(scaled[left])[:, 1] / ROUNDS
    whole = LogisticRegression(C=LOOSENESS).fit(scaled, positive)
    coefficients = whole.coef_[0] / spread
    return Logistic(tuple(names), coefficients, float(whole.intercept_[0] - coefficients @ mean), believed)
