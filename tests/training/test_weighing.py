"""What the weights are fitted with: ranking by a listwise softmax, beliefs by cross-validated logistic regression."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from assistant.answer import Language
from assistant.pipeline import Assistant
from assistant.question import Kind, Query
from assistant.select import Read, Scored
from tests.fakes.hits import hit
from tests.fakes.public_sets import TEXTS, squad, text
from tests.fakes.voices import OFFICE, sentence
from training.answering import fit_logistic
from training.plain import plain_folder
from training.ranking import fit_ranking, hits_at
from training.tables import Table

QUERY = Query("Vad?", "Vad?", "Vad?", (), Language.SWEDISH, Kind.FACT)


def table(right: int, seed: int) -> Table:
    """Ten candidates; the first feature points at the right one, the second says nothing."""
    features = np.random.default_rng(seed).normal(size=(10, 2))
    features[right, 0] += 3
    first = tuple(Scored(hit(sentence(f"Mening {n}.", OFFICE, 100 * n)), 0.0) for n in range(10))
    flags = np.arange(10) == right
    nobody = cast(Assistant, None)
    reads: tuple[Read | None, ...] = (None,) * 10
    return Table("some", nobody, QUERY, True, first, reads, features, flags, np.ones(10, dtype=bool))


TABLES = [table(right=seed % 10, seed=seed) for seed in range(60)]


def test_the_feature_that_tells_is_weighed_and_the_one_that_does_not_is_not() -> None:
    telling, silent = fit_ranking(TABLES)
    assert telling > 3 * abs(silent)
    found = hits_at(TABLES, lambda one: one.features @ np.array([telling, silent]))
    assert found[1] > 0.8 and found[10] == 1.0


def test_who_may_not_speak_is_no_hit() -> None:
    silenced = [replace(one, speaks=~one.right) for one in TABLES]
    assert set(hits_at(silenced, lambda one: one.features[:, 0]).values()) == {0.0}


def test_candidates_come_in_the_order_of_their_weighed_features() -> None:
    ranked = TABLES[3].ranked(np.array([1.0, 0.0]))
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    assert ranked[0].score == pytest.approx(TABLES[3].features[:, 0].max())


def test_a_logistic_model_finds_the_sign_and_is_told_as_code() -> None:
    features = np.random.default_rng(0).normal(size=(200, 2))
    positive = features[:, 0] + 0.3 * np.random.default_rng(1).normal(size=200) > 0
    model = fit_logistic(("near", "noise"), features, positive)

    assert model.coefficients[0] > 1 > abs(model.coefficients[1])
    assert model.believed[positive].mean() > 0.7 > 0.3 > model.believed[~positive].mean()
    assert model.told().splitlines()[1].startswith("    near: float = ")


def test_of_the_texts_that_are_asked_about_some_are_not_in_the_folder(tmp_path: Path) -> None:
    asked = plain_folder(squad(tmp_path / "squad.json"), measured=False, folder=tmp_path / "texts")
    present = {path.name for path in (tmp_path / "texts").iterdir()}

    asked_about = {one.name for one in asked}
    assert present - asked_about, "texts that nothing is asked about stand beside"
    assert asked_about
    assert {path.read_text(encoding="utf-8") for path in (tmp_path / "texts").iterdir()} <= {
        text(n) for n in range(TEXTS)
    }
