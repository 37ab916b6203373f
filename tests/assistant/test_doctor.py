import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.commands.doctor import doctor
from assistant.doctor import Finding, examine
from assistant.settings import Settings, read_settings
from assistant.wiring import refresh
from tests.fakes.embedder import FakeEmbedder
from tests.fakes.watcher import Told
from vectorstore.model import MODEL_HASH, MODEL_NAME

MORE_THAN_CHROMA_KEEPS_IN_ITS_LOG = 1100


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A case of many sentences, indexed by a model without weights."""
    for module in ("wiring", "doctor"):
        monkeypatch.setattr(f"assistant.{module}.open_embedder", lambda *_: FakeEmbedder())
    sentences = (f"Punkt {n} gäller åtgärden {n * 7}." for n in range(MORE_THAN_CHROMA_KEEPS_IN_ITS_LOG))
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "pm.txt").write_text(" ".join(sentences), encoding="utf-8")
    made = read_settings({"case": str(tmp_path / "case"), "index": str(tmp_path / "index")}, {}, tmp_path)
    refresh(made, Told())
    yield made


def found(settings: Settings) -> dict[str, Finding]:
    return {finding.check: finding for finding in examine(settings)}


def test_an_index_without_its_vector_files_is_found_out(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    well = found(settings)
    assert well["search"].error is None and well["search"].detail
    for folder in settings.index.glob("generations/*/chroma/*/"):
        if folder.is_dir():
            shutil.rmtree(folder)
    error = found(settings)["search"].error
    assert error is not None and error.error_code == "index_damaged"
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    assert doctor(case=str(settings.case), index=str(settings.index)) == 1
    assert "FEL  Sökning: Index är skadat" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("sv_SE.UTF-8", "obs  Modell: {model} är inte förberedd än. Det sker första gången den används."),
        ("en_GB.UTF-8", "note Model: {model} is not prepared yet. It will be when it is first used."),
    ],
)
def test_a_model_that_was_never_used_is_remarked_on_and_nothing_wrong(
    settings: Settings,
    locale: str,
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REMISS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LANGUAGE", locale)

    assert doctor(case=str(settings.case), index=str(settings.index)) == 0
    assert line.format(model=f"{MODEL_NAME}-{MODEL_HASH}") in capsys.readouterr().out.splitlines()
    assert not (tmp_path / "cache").exists(), "looking prepares nothing"


def test_a_prepared_model_that_lost_its_files_is_damaged(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / f"{MODEL_NAME}-{MODEL_HASH}").mkdir()
    finding = found(replace(settings, cache=tmp_path))["model"]
    assert finding.error is not None and finding.error.error_code == "model_damaged"
    assert finding.remark is None
