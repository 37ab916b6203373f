from pathlib import Path

import pytest

from assistant.answer import Mode
from assistant.doctor_models import examine_models
from assistant.finding import Finding
from assistant.model_settings import ModelSettings
from assistant.settings import NO_RERANKER, Settings
from tests.fakes.reader import FakeReader
from vectorstore.errors import ModelUnavailable
from vectorstore.model import MODEL_HASH, MODEL_NAME
from vectorstore.reader_model import reader_directory

MODEL, READER = f"{MODEL_NAME}-{MODEL_HASH}", "reader-0123abcd"


@pytest.fixture(autouse=True)
def weights_of_a_known_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever weights ship."""
    monkeypatch.setattr("assistant.doctor_models.reader_directory", lambda cache, weights: cache / READER)


@pytest.mark.parametrize(("check", "directory"), [("model", MODEL), ("reader", READER)])
def test_a_prepared_model_that_lost_its_files_is_damaged(tmp_path: Path, check: str, directory: str) -> None:
    (tmp_path / directory).mkdir()
    finding = models(tmp_path)[check]
    assert finding.error is not None and finding.error.error_code == "model_damaged"
    assert finding.remark is None


def models(cache: Path, reranker: str | None = None, model: ModelSettings | None = None) -> dict[str, Finding]:
    mode = Mode.GENERATIVE if model else Mode.EXTRACTIVE
    settings = Settings(cache / "case", cache / "index", cache, mode, reranker=reranker, language_model=model)
    return {finding.check: finding for finding in examine_models(settings)}


def test_a_prepared_reader_that_is_whole_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Path] = []
    monkeypatch.setattr("assistant.doctor_models.verify_reader", lambda path, weights: looked_at.append(path))
    (tmp_path / READER).mkdir()
    assert models(tmp_path)["reader"] == Finding("reader", READER)
    assert looked_at == [tmp_path / READER]


def test_a_package_without_the_readers_hash_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = tmp_path / "weights.safetensors"
    monkeypatch.setattr("assistant.doctor_models.reader_directory", lambda cache, _: reader_directory(cache, missing))
    error = models(tmp_path)["reader"].error
    assert error is not None and error.error_code == "model_damaged"
    assert error.values["path"] == str(tmp_path / "weights.sha256")


def test_where_none_shall_read_no_reader_is_looked_at(tmp_path: Path) -> None:
    assert set(models(tmp_path, reranker=NO_RERANKER)) == {"model"}


def test_where_a_language_model_writes_the_checker_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / READER).mkdir()
    found = models(tmp_path, model=ModelSettings("http://127.0.0.1:1/v1"))["checker"].error
    assert found is not None and found.error_code == "model_damaged"


def test_a_reader_that_is_named_is_opened_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(name: str, cache: Path, progress: object) -> FakeReader:
        if name != "some/model":
            raise ModelUnavailable("reader_unavailable", name=name, reason="unknown")
        return FakeReader({}, name="model-1a2b3c4d-fp32")

    monkeypatch.setattr("assistant.doctor_models.open_reader", opened)
    assert models(tmp_path, reranker="some/model")["reader"] == Finding("reader", "model-1a2b3c4d-fp32")
    error = models(tmp_path, reranker="other/model")["reader"].error
    assert error is not None and error.error_code == "reader_unavailable"
