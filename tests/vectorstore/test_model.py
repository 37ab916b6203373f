import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vectorstore import model, model_weights
from vectorstore.errors import ModelDamaged, ModelUnavailable, PackageMissing
from vectorstore.model import default_cache_dir, prepare_model, verify_model

STEPS = ["model_reading", "model_tokenizer", "model_graph", "model_reference", "model_ready"]


def writer_of(name: str) -> Callable[[object, Path], None]:
    def write(weights: object, directory: Path) -> None:
        (directory / name).write_text(f"{name} of {weights}")

    return write


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Preparation that writes three small files: the steps are real, the files are not."""
    monkeypatch.setattr(model, "read_weights", lambda: "weights")
    for function in ("write_tokenizer", "write_graph", "write_reference"):
        monkeypatch.setattr(model, function, writer_of(f"{function}.bin"))


def prepare(cache: Path) -> tuple[Path, list[str]]:
    steps: list[str] = []
    return prepare_model(cache, steps.append), steps


def visible(cache: Path) -> list[str]:
    return [path.name for path in cache.iterdir() if not path.name.endswith(".lock")]


@pytest.mark.usefixtures("small")
def test_the_model_is_prepared_once_and_then_only_found(tmp_path: Path) -> None:
    first, steps = prepare(tmp_path / "cache")
    assert steps == STEPS
    assert prepare(tmp_path / "cache") == (first, [])
    assert visible(tmp_path / "cache") == ["multilingual-e5-small-1571fc98"]
    verify_model(first)


@pytest.mark.usefixtures("small")
def test_an_interrupted_preparation_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(weights: object, directory: Path) -> None:
        (directory / "half").write_text("half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(model, "write_graph", interrupted)
        prepare(tmp_path)
    assert visible(tmp_path) == []
    directory, _ = prepare(tmp_path)
    verify_model(directory)


@pytest.mark.usefixtures("small")
def test_what_a_killed_preparation_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".building-killed" / "new").mkdir(parents=True)
    directory, _ = prepare(tmp_path)
    assert visible(tmp_path) == [directory.name]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("damage", ["truncated", "missing", "manifest", "format"])
def test_a_directory_that_is_not_whole_is_built_again(tmp_path: Path, damage: str) -> None:
    directory, _ = prepare(tmp_path)
    graph, manifest = directory / "write_graph.bin", directory / "manifest.json"
    if damage == "truncated":
        graph.write_text("w")
    elif damage == "missing":
        graph.unlink()
    elif damage == "manifest":
        manifest.write_text("[]")
    else:
        manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 0}))
    with pytest.raises(ModelDamaged):
        verify_model(directory)
    assert prepare(tmp_path) == (directory, STEPS)
    verify_model(directory)
    assert visible(tmp_path) == [directory.name]


@pytest.mark.usefixtures("small")
def test_a_changed_byte_is_found_by_its_hash_and_named(tmp_path: Path) -> None:
    directory, _ = prepare(tmp_path)
    graph = directory / "write_graph.bin"
    graph.write_text(graph.read_text().replace("weights", "weightS"))
    with pytest.raises(ModelDamaged) as caught:
        verify_model(directory)
    assert caught.value.error_code == "model_damaged"
    assert caught.value.values == {"path": str(graph), "reason": "sha256"}


@pytest.mark.usefixtures("small")
def test_of_two_preparers_one_builds_and_both_get_the_model(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(prepare, [tmp_path] * 2))
    assert sorted(steps for _, steps in results) == [[], STEPS]
    assert results[0][0] == results[1][0]


def test_a_cache_that_cannot_be_written_is_an_error_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelUnavailable) as caught:
        prepare(tmp_path / "file" / "cache")
    assert caught.value.values["name"] == "multilingual-e5-small"
    assert caught.value.values["reason"]


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_weights, "PACKAGE", "no-such-package")
    with pytest.raises(PackageMissing) as caught:
        prepare(tmp_path)
    assert caught.value.values == {"package": "no-such-package"}
    assert visible(tmp_path) == []


def test_weights_that_are_not_the_pinned_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_weights, "SOURCE_SHA256", "0" * 64)
    with pytest.raises(ModelDamaged) as caught:
        prepare(tmp_path)
    assert caught.value.values["reason"] == "sha256"
    assert caught.value.values["path"].endswith("e5-small-q4.bin")


def test_the_prepared_model_is_what_its_manifest_says(prepared_model: Path) -> None:
    verify_model(prepared_model)
    names = {path.relative_to(prepared_model).as_posix() for path in prepared_model.rglob("*") if path.is_file()}
    assert {"model.safetensors", "model.int8.onnx", "tokenizer.json", "modules.json", "manifest.json"} <= names


def test_the_cache_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMISS_CACHE", os.fspath(tmp_path))
    assert default_cache_dir() == tmp_path
    monkeypatch.delenv("REMISS_CACHE")
    assert default_cache_dir().name == "remiss"
