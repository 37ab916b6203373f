"""A trained network as it ships and as it answers: exported, merged, prepared and read by ONNX Runtime."""

from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from tests.fakes.windows import QUESTIONS, WINDOWS, window
from training.export import export
from training.network import Reader
from vectorstore.model import default_cache_dir, prepare_model
from vectorstore.model_export import TOKENIZER_FILE
from vectorstore.model_weights import Weights, read_weights
from vectorstore.reader_model import prepare_reader, verify_reader
from vectorstore.reader_weights import merged, read_delta
from vectorstore.reading import CUT_AWAY, OnnxReader
from vectorstore.reading_text import Encoded, Encoder, joined

HIDDEN = 384


@pytest.fixture(scope="module")
def model() -> Path:
    return prepare_model(default_cache_dir(), lambda step: None)


@pytest.fixture(scope="module")
def base() -> Weights:
    return read_weights()


@pytest.fixture(scope="module")
def network(model: Path) -> Reader:
    """A network as training might leave it: every trained tensor moved a little, the heads a lot."""
    generator = torch.Generator().manual_seed(1)
    reader = Reader(model)
    with torch.no_grad():
        for name, parameter in reader.named_parameters():
            if parameter.requires_grad:
                size = 0.2 if "head" in name else 0.005
                parameter += torch.randn(parameter.shape, generator=generator) * size
    return reader


@pytest.fixture(scope="module")
def weights(network: Reader, base: Weights, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("exported")
    export(network, base, directory)
    return directory / "weights.safetensors"


@pytest.fixture(scope="module")
def reader(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> OnnxReader:
    directory = prepare_reader(tmp_path_factory.mktemp("cache"), lambda step: None, weights)
    verify_reader(directory, weights)
    return OnnxReader(directory)


def test_the_answering_reader_agrees_with_the_trained_network(network: Reader, reader: OnnxReader, model: Path) -> None:
    """Twelve layers in whole steps of 7 bits move a logit by about a tenth of the logits' spread."""
    encoder = encoder_of(model)
    with torch.no_grad():
        found = [network([encoded(encoder, question, n) for n in range(len(WINDOWS))]) for question in QUESTIONS]
    wanted = np.concatenate([logits for sentences, _ in found for logits in sentences])
    wanted_windows = np.concatenate([windows for _, windows in found])
    readings = [reading for question in QUESTIONS for reading in reader.read(question, WINDOWS)]
    sentences = np.array([logit for reading in readings for logit in reading.sentences])
    windows = np.array([reading.window for reading in readings])

    for found_here, wanted_here in ((sentences, wanted), (windows, wanted_windows)):
        assert np.corrcoef(found_here, wanted_here)[0, 1] > 0.98
        assert np.abs(found_here - wanted_here).mean() < 0.25 * wanted_here.std()


def encoder_of(model: Path) -> Encoder:
    return Encoder(Tokenizer.from_file(str(model / TOKENIZER_FILE)))


def encoded(encoder: Encoder, question: str, number: int) -> Encoded:
    one = WINDOWS[number]
    return joined(encoder.question(question), encoder.header(one.header), tuple(map(encoder.sentence, one.texts)))


def test_what_is_merged_is_the_trained_network_to_half_a_step(network: Reader, base: Weights, weights: Path) -> None:
    whole = merged(base, read_delta(weights))
    layer = network.encoder.encoder.layer[11]

    trained = layer.attention.self.query.weight.detach().numpy()
    assert whole.matrix("l11.q.w", HIDDEN) == pytest.approx(trained, abs=0.03 / 127)
    assert np.array_equal(whole.vector("l11.oln.w"), layer.output.LayerNorm.weight.detach().numpy())
    assert np.array_equal(whole.vector("l11.fo.b"), layer.output.dense.bias.detach().numpy())


def test_only_what_was_trained_is_written(base: Weights, weights: Path) -> None:
    names = read_delta(weights).tensors.keys()

    assert {name.split(".")[0] for name in names} == {f"l{n}" for n in range(4, 12)} | {"sentence_head", "window_head"}
    assert len([name for name in names if name.endswith(".delta")]) == 8 * 6


def test_the_same_network_gives_the_same_bytes(network: Reader, base: Weights, weights: Path, tmp_path: Path) -> None:
    export(network, base, tmp_path)
    for name in ("weights.safetensors", "weights.sha256"):
        assert (tmp_path / name).read_bytes() == (weights.parent / name).read_bytes()


def test_a_network_that_was_not_trained_is_two_heads(model: Path, base: Weights, tmp_path: Path) -> None:
    export(Reader(model), base, tmp_path)

    heads = {f"{head}_head.{part}" for head in ("sentence", "window") for part in ("weight", "bias")}
    assert read_delta(tmp_path / "weights.safetensors").tensors.keys() == heads


def test_a_windows_reading_does_not_depend_on_the_others(reader: OnnxReader) -> None:
    together = reader.read(QUESTIONS[0], WINDOWS)

    assert [len(reading.sentences) for reading in together] == [3, 1, 2]
    assert tuple(reader.read(QUESTIONS[0], [one])[0] for one in WINDOWS) == together
    assert reader.read(QUESTIONS[0], ()) == ()


def test_a_sentence_without_room_is_cut_away(reader: OnnxReader) -> None:
    long = window("Rubrik", *["samverkan mellan länets kommuner " * 60] * 4)
    (reading,) = reader.read(QUESTIONS[0], [long])

    assert reading.sentences[-1] == CUT_AWAY
    assert CUT_AWAY not in reading.sentences[:2]
    assert reader.tokens(QUESTIONS[0], long) == 512


@pytest.mark.parametrize("text", ["", " \n\t ", "\ud83d", "kommun\x00styrelsen", "\ufdfa" * 600])
def test_any_text_at_all_is_read(reader: OnnxReader, text: str) -> None:
    for question, one in ((text, WINDOWS[0]), (QUESTIONS[0], window(text, text))):
        (reading,) = reader.read(question, [one])
        assert np.isfinite([*reading.sentences, reading.window]).all()


def test_the_bundled_reader_is_calibrated_and_named_by_its_weights(reader: OnnxReader, weights: Path) -> None:
    assert reader.calibrated
    assert reader.id == f"reader-{weights.with_suffix('.sha256').read_text()[:8]}-int8-1"
