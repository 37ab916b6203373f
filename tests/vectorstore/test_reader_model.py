import json
from pathlib import Path

import pytest

from prompts.texts import LANGUAGES, load_texts
from tests.fakes.reader_weights import write_random_weights
from vectorstore import reader_model
from vectorstore.errors import ModelDamaged, ModelUnavailable
from vectorstore.model_weights import Weights, read_weights
from vectorstore.reader_model import ReaderStep, prepare_reader, reader_directory, verify_reader

STEPS = ["reader_reading", "reader_tokenizer", "reader_graph", "reader_ready"]


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_random_weights(read_weights(), tmp_path_factory.mktemp("weights"))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Preparation that writes two small files: the steps and the weights are real, the files are not."""

    def write_tokenizer(base: Weights, directory: Path) -> None:
        (directory / "tokenizer.json").write_text("{}")

    def write_graph(merged: object, heads: object, directory: Path) -> None:
        (directory / "reader.int8.onnx").write_text("graph")

    monkeypatch.setattr(reader_model, "write_tokenizer", write_tokenizer)
    monkeypatch.setattr(reader_model, "write_reader_graph", write_graph)


def prepare(cache: Path, weights: Path) -> tuple[Path, list[str]]:
    steps: list[str] = []
    return prepare_reader(cache, steps.append, weights), steps


@pytest.mark.usefixtures("small")
def test_the_reader_is_prepared_once_under_its_weights_hash(tmp_path: Path, weights: Path) -> None:
    directory, steps = prepare(tmp_path / "cache", weights)

    digest = (weights.parent / "weights.sha256").read_text()
    assert directory == tmp_path / "cache" / f"reader-{digest[:8]}" == reader_directory(tmp_path / "cache", weights)
    assert steps == STEPS == list(ReaderStep)
    assert prepare(tmp_path / "cache", weights) == (directory, [])
    verify_reader(directory, weights)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("damage", ["truncated", "missing", "format"])
def test_a_directory_that_is_not_whole_is_told_of_and_built_again(tmp_path: Path, weights: Path, damage: str) -> None:
    directory, _ = prepare(tmp_path, weights)
    graph, manifest = directory / "reader.int8.onnx", directory / "manifest.json"
    if damage == "truncated":
        graph.write_text("g")
    elif damage == "missing":
        graph.unlink()
    else:
        manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 0}))
    with pytest.raises(ModelDamaged):
        verify_reader(directory, weights)
    assert prepare(tmp_path, weights) == (directory, STEPS)
    verify_reader(directory, weights)


@pytest.mark.usefixtures("small")
def test_a_changed_byte_is_found_by_its_hash(tmp_path: Path, weights: Path) -> None:
    directory, _ = prepare(tmp_path, weights)
    (directory / "reader.int8.onnx").write_text("grapf")
    with pytest.raises(ModelDamaged) as caught:
        verify_reader(directory, weights)
    assert caught.value.values == {"path": str(directory / "reader.int8.onnx"), "reason": "sha256"}


def test_damaged_weights_prepare_nothing(tmp_path: Path, weights: Path) -> None:
    copy = tmp_path / weights.name
    copy.write_bytes(weights.read_bytes()[:-1])
    copy.with_suffix(".sha256").write_text(weights.with_suffix(".sha256").read_text())
    with pytest.raises(ModelDamaged) as caught:
        prepare(tmp_path / "cache", copy)
    assert caught.value.values == {"path": str(copy), "reason": "sha256"}
    assert not [path for path in (tmp_path / "cache").iterdir() if path.is_dir()]


def test_a_cache_that_cannot_be_written_is_an_error_with_a_reason(tmp_path: Path, weights: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelUnavailable) as caught:
        prepare(tmp_path / "file" / "cache", weights)
    assert caught.value.values["name"] == "reader"
    assert caught.value.values["reason"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_and_every_code_has_words(language: str) -> None:
    texts = load_texts(language)

    assert all(texts.knows(f"progress.{step}") for step in ReaderStep)
    assert "x/y" in texts.say("error.reader_unavailable", name="x/y", reason="z")
