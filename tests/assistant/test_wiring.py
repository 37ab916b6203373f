from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Language, Request
from assistant.error_words import describe
from assistant.settings import Settings, read_settings
from assistant.wiring import open_assistant, refresh
from tests.fakes.embedder import FakeEmbedder
from tests.fakes.watcher import Told
from vectorstore.errors import IndexMismatch

UseModel = Callable[[str], None]


@pytest.fixture
def use_model(monkeypatch: pytest.MonkeyPatch) -> UseModel:
    """Lets the settings mean a model without weights, by its name."""

    def use(name: str) -> None:
        monkeypatch.setattr("assistant.wiring.open_embedder", lambda *_: FakeEmbedder(name=name))

    use("first-model")
    return use


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A case of one document and an index that is not built yet."""
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "pm.txt").write_text("Nämnden avstyrker hamnen i Värtan.\n", encoding="utf-8")
    return read_settings({"case": str(tmp_path / "case"), "index": str(tmp_path / "index")}, {}, tmp_path)


@pytest.mark.parametrize("document", ["Nämnden avstyrker hamnen i Värtan.\n", "Något helt annat.\n"])
def test_asking_with_another_model_fails_with_both_named_until_the_index_is_built_anew(
    document: str, settings: Settings, use_model: UseModel
) -> None:
    open_assistant(settings, Told()).index.close()
    made = (settings.index / "current").read_text()
    (settings.case / "pm.txt").write_text(document, encoding="utf-8")
    use_model("second-model")
    with pytest.raises(IndexMismatch) as error:
        open_assistant(settings, Told())
    assert error.value.values == {"expected": "second-model", "found": "first-model"}
    assert (settings.index / "current").read_text() == made
    for language in Language:
        words = describe(error.value, language)
        assert all(part in words for part in ("first-model", "second-model", "remiss ingest", "--index")), words
    refresh(settings, Told())
    assistant = open_assistant(settings, Told())
    assert assistant.ask(Request("Vad avstyrks?")).model == "second-model"
    assistant.index.close()


def test_a_document_that_case_toml_describes_and_the_folder_lacks_is_named_at_every_question(
    settings: Settings, use_model: UseModel
) -> None:
    (settings.case / "case.toml").write_text('[documents."borta.txt"]\nid = "borta"\n', encoding="utf-8")
    for _ in range(2):
        told = Told()
        open_assistant(settings, told).index.close()
        assert [(error.error_code, error.values["paths"]) for error in told.left_out] == [
            ("document_absent", "borta.txt")
        ]
