import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.commands.doctor import doctor
from assistant.doctor import examine
from assistant.finding import Finding
from assistant.settings import Settings, read_settings
from assistant.wiring import refresh
from tests.fakes.embedder import FakeEmbedder
from tests.fakes.watcher import Told
from vectorstore.model import MODEL_HASH, MODEL_NAME

MORE_THAN_CHROMA_KEEPS_IN_ITS_LOG = 1100
MODEL, READER = f"{MODEL_NAME}-{MODEL_HASH}", "reader-0123abcd"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A case of many sentences, indexed by a model without weights."""
    for module in ("wiring", "doctor"):
        monkeypatch.setattr(f"assistant.{module}.open_embedder", lambda *_: FakeEmbedder())
    monkeypatch.setattr("assistant.doctor_models.reader_directory", lambda cache, _: cache / READER)
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
    ("locale", "lines"),
    [
        (
            "sv_SE.UTF-8",
            [
                f"obs  Modell: {MODEL} är inte förberedd än. Det sker första gången den används.",
                f"obs  Läsmodell: {READER} är inte förberedd än. Det sker första gången den används.",
            ],
        ),
        (
            "en_GB.UTF-8",
            [
                f"note Model: {MODEL} is not prepared yet. It will be when it is first used.",
                f"note Reading model: {READER} is not prepared yet. It will be when it is first used.",
            ],
        ),
    ],
)
def test_models_that_were_never_used_are_remarked_on_and_nothing_wrong(
    settings: Settings,
    locale: str,
    lines: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REMISS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LANGUAGE", locale)

    assert doctor(case=str(settings.case), index=str(settings.index)) == 0
    assert set(lines) <= set(capsys.readouterr().out.splitlines())
    assert not (tmp_path / "cache").exists(), "looking prepares nothing"
