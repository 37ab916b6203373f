"""Weights of the candidates' features, by listwise softmax regression, and how well they rank."""

from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import minimize

from training.tables import Matrix, Table

RIDGE = 0.01
DEPTHS = (1, 3, 5, 10)


def fit_ranking(tables: Sequence[Table]) -> Matrix:
    """One weight per feature: the chance that the softmax gives to the right candidates is made as high as can be.

    Features are scaled to unit deviation for the ridge, and the weights scaled back (Cao et al., 2007, "Learning to
    rank: from pairwise approach to listwise approach").
    """
    learned = [(t.features[t.speaks], t.right[t.speaks]) for t in tables if (t.right & t.speaks).any()]
    spread = np.concatenate([features for features, _ in learned]).std(axis=0) + 1e-6

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = 0.0, np.zeros_like(weights)
        for features, right in learned:
            scaled = features / spread
            scores = scaled @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            share = chance[right].sum() + 1e-12
            total -= np.log(share)
            slope -= scaled.T @ (chance * right / share - chance)
        return float(total / len(learned) + RIDGE * weights @ weights), slope / len(learned) + 2 * RIDGE * weights

    start = np.zeros(learned[0][0].shape[1])
    weights: Matrix = minimize(loss, start, jac=True, method="L-BFGS-B").x / spread
    return weights


def hits_at(tables: Sequence[Table], score: Callable[[Table], Matrix]) -> dict[int, float]:
    """The share of the answerable questions with right evidence among the first k of those who may speak."""
    found = []
    for table in tables:
        if table.answerable:
            order = np.argsort(-np.where(table.speaks, score(table), -np.inf), kind="stable")
            places = np.flatnonzero((table.right & table.speaks)[order])
            found.append(int(places[0]) if len(places) else len(order) + max(DEPTHS))
    return {depth: float(np.mean([place < depth for place in found])) for depth in DEPTHS}
