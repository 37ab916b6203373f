from pathlib import Path

import numpy as np
import pytest

from tests.fakes.reader_weights import write_random_weights, write_weights
from vectorstore.errors import ModelDamaged
from vectorstore.model_weights import Weights, read_weights
from vectorstore.reader_weights import merged, quantised, read_delta

HIDDEN = 384


@pytest.fixture(scope="module")
def base() -> Weights:
    return read_weights()


def test_a_difference_is_kept_to_half_a_step_of_its_row() -> None:
    difference = np.random.default_rng(1).normal(0, [[0.1], [0.001]], (2, 50)).astype(np.float32)
    steps, scale = quantised(difference)

    assert steps.dtype == np.int8
    assert scale == pytest.approx(np.abs(difference).max(axis=1) / 127)
    assert np.all(np.abs(steps * scale[:, None] - difference) <= scale[:, None] * 0.501)


def test_a_row_without_difference_stays_as_it_is() -> None:
    steps, scale = quantised(np.zeros((2, 3), np.float32))

    assert not steps.any()
    assert not scale.any()


def test_trained_tensors_stand_in_for_the_models_and_the_rest_is_the_models(base: Weights, tmp_path: Path) -> None:
    delta = read_delta(write_random_weights(base, tmp_path))
    whole = merged(base, delta)

    difference = whole.matrix("l11.q.w", HIDDEN) - base.matrix("l11.q.w", HIDDEN)
    assert difference.std() == pytest.approx(0.01, rel=0.05)
    assert np.array_equal(whole.vector("l11.oln.b"), base.vector("l11.oln.b") + np.float32(0.01))
    assert np.array_equal(whole.matrix("l9.q.w", HIDDEN), base.matrix("l9.q.w", HIDDEN))
    assert np.array_equal(whole.vector("l11.q.b"), base.vector("l11.q.b"))
    assert whole.matrix("l11.q.w", HIDDEN).dtype == whole.vector("l11.oln.b").dtype == np.float32


def test_the_heads_come_as_stored(base: Weights, tmp_path: Path) -> None:
    delta = read_delta(write_random_weights(base, tmp_path))
    heads = delta.heads()

    assert np.array_equal(heads.window.weight, delta.tensors["window_head.weight"][0])
    assert heads.sentence.bias == pytest.approx(float(delta.tensors["sentence_head.bias"][0]))


def test_a_changed_byte_is_refused_and_the_file_named(base: Weights, tmp_path: Path) -> None:
    path = write_random_weights(base, tmp_path)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelDamaged) as caught:
        read_delta(path)
    assert caught.value.values == {"path": str(path), "reason": "sha256"}


@pytest.mark.parametrize("name", ["weights.safetensors", "weights.sha256"])
def test_a_missing_file_is_named(base: Weights, tmp_path: Path, name: str) -> None:
    path = write_random_weights(base, tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelDamaged) as caught:
        read_delta(path)
    assert caught.value.values["path"] == str(tmp_path / name)


def test_a_hash_that_is_none_is_refused(base: Weights, tmp_path: Path) -> None:
    path = write_random_weights(base, tmp_path)
    (tmp_path / "weights.sha256").write_text("")
    with pytest.raises(ModelDamaged) as caught:
        read_delta(path)
    assert caught.value.values["path"].endswith("weights.sha256")


def test_weights_for_another_model_are_refused(tmp_path: Path) -> None:
    path = write_weights({"x": np.zeros(1, np.float32)}, tmp_path, base="another")
    with pytest.raises(ModelDamaged) as caught:
        read_delta(path)
    assert caught.value.values == {"path": str(path), "reason": "base another"}


def test_a_file_without_heads_or_of_other_shapes_is_refused(base: Weights, tmp_path: Path) -> None:
    steps, scale = np.zeros((2, 2), np.int8), np.zeros(2, np.float32)
    delta = read_delta(write_weights({"l0.q.w.delta": steps, "l0.q.w.scale": scale}, tmp_path))
    with pytest.raises(ModelDamaged, match=r"sentence_head\.weight"):
        delta.heads()
    with pytest.raises(ModelDamaged, match=r"shape of l0\.q\.w"):
        merged(base, delta).matrix("l0.q.w", HIDDEN)
