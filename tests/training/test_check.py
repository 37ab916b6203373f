"""The checker's training: on a network of two small layers, and started from shipped weights."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.fakes.small_model import write_small_model
from tests.fakes.tokenizer import WordTokenizer
from training.check import average, figures, train
from training.check_batches import mixed, twinned
from training.claims import Pair
from training.fit import CHECKPOINT, Plan
from training.network import Reader
from training.warm import start_from
from vectorstore.model import default_cache_dir, prepare_model
from vectorstore.model_weights import read_weights
from vectorstore.reader_weights import SHIPPED_WEIGHTS, merged, read_delta
from vectorstore.reading_text import Encoder

PLAN = Plan(steps=30, questions=8, rate=2e-3, head_rate=1e-2, save_every=15)
WORDS = ("avgiften", "bron", "skolan", "parken", "vägen", "taxan")


def pairs() -> list[Pair]:
    """A statement is supported where it says "ja" as its source does, whatever it is about."""
    return [
        Pair(f"{word} {said}", "", (f"{word} {told}",), said == told, "plain" if said == told else "changed", "a")
        for word in WORDS
        for said in ("ja", "nej")
        for told in ("ja", "nej")
    ]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_model(tmp_path_factory.mktemp("model"))


def network(model: Path) -> Reader:
    torch.manual_seed(1)
    return Reader(model, 0)


def test_training_writes_a_curve_and_goes_on_from_its_checkpoint(model: Path, tmp_path: Path) -> None:
    encoder = Encoder(WordTokenizer())
    train(network(model), PLAN, mixed(pairs(), pairs(), 0.5, PLAN), pairs(), encoder, tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert [row["step"] for row in rows] == [15, 30]
    assert rows[1]["loss"] < rows[0]["loss"]
    again = network(model)
    train(again, PLAN, mixed(pairs(), pairs(), 0.5, PLAN), pairs(), encoder, tmp_path)
    assert len((tmp_path / "curve.jsonl").read_text().splitlines()) == 2


def test_the_weights_of_stages_are_averaged(model: Path, tmp_path: Path) -> None:
    stages: list[tuple[dict[str, torch.Tensor], Path]] = []
    for stage in ("one", "two"):
        made, path = network(model), tmp_path / stage
        plan = replace(PLAN, steps=5, seed=len(stage) + len(stages))
        train(made, plan, mixed(pairs(), pairs(), 0.5, plan), pairs(), Encoder(WordTokenizer()), path)
        stages.append((made.state_dict(), path / CHECKPOINT))
    mean = network(model)
    average(mean, [path for _, path in stages])
    (one, _), (two, _) = stages
    for name, weight in mean.state_dict().items():
        torch.testing.assert_close(weight, (one[name] + two[name]) / 2, rtol=1e-3, atol=1e-3)
    assert any(not torch.equal(one[name], two[name]) for name in one)


def test_a_batch_holds_its_share_of_what_people_wrote() -> None:
    made = [Pair("x", "", ("y",), supported, "made", "a") for supported in (True, False)]
    batch = next(mixed(pairs(), made, 0.75, PLAN))
    assert [pair.kind == "made" for pair in batch] == [False] * 6 + [True] * 2


def test_what_was_written_about_the_same_sentences_comes_together() -> None:
    made = [Pair("x", "", ("y",), supported, "made", "a") for supported in (True, False)]
    about = 2 * len(WORDS)
    batches = twinned(pairs(), made, 0.5, replace(PLAN, questions=8))
    met = [pair for _ in range(about // 2) for pair in next(batches) if pair.kind != "made"]
    assert [one.cited == two.cited for one, two in zip(met[::2], met[1::2], strict=True)] == [True] * about
    assert {pair.cited for pair in met} == {pair.cited for pair in pairs()}


def test_twins_are_learned_to_stand_apart(model: Path, tmp_path: Path) -> None:
    plan = replace(PLAN, twins=0.5)
    train(network(model), plan, twinned(pairs(), pairs(), 0.5, plan), pairs(), Encoder(WordTokenizer()), tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert rows[1]["loss"] < rows[0]["loss"]


def test_figures_tell_what_is_caught_by_kind(model: Path) -> None:
    found = figures(network(model), pairs(), Encoder(WordTokenizer()))
    assert set(found) == {"all", "changed"}
    assert found["all"] == found["changed"]
    assert 0 <= found["all"] <= 1


def test_a_network_starts_from_shipped_weights() -> None:
    reader = Reader(prepare_model(default_cache_dir(), lambda step: None))
    base = read_weights()
    start_from(SHIPPED_WEIGHTS, reader, base)
    whole = merged(base, read_delta(SHIPPED_WEIGHTS))
    layer = base.shape.layers - 1
    own = reader.encoder.encoder.layer[layer].intermediate.dense.weight.detach().numpy()
    assert np.allclose(own, whole.matrix(f"l{layer}.fi.w", own.shape[1]), atol=1e-6)
    assert np.allclose(reader.window_head.weight.detach().numpy()[0], whole.delta.heads().window.weight)
