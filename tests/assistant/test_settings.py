import hashlib
from pathlib import Path

import pytest

from assistant.answer import Language, Mode
from assistant.places import default_case, default_index, shipped_case
from assistant.settings import SettingInvalid, language_of, read_settings
from vectorstore.model import default_cache_dir


def case_in(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text("", encoding="utf-8")
    return folder


def test_an_option_beats_the_environment_which_beats_the_file(tmp_path: Path) -> None:
    (tmp_path / "remiss.toml").write_text('index = "from-file"\n', encoding="utf-8")
    env = {"REMISS_INDEX": "from-env"}

    assert read_settings({"index": "told"}, env, tmp_path).index == tmp_path / "told"
    assert read_settings({"index": None}, env, tmp_path).index == tmp_path / "from-env"
    assert read_settings({}, {}, tmp_path).index == tmp_path / "from-file"


def test_the_working_directorys_file_beats_the_case_folders(tmp_path: Path) -> None:
    case = case_in(tmp_path / "case")
    (tmp_path / "remiss.toml").write_text('embedding_model = "here"\n', encoding="utf-8")
    (case / "remiss.toml").write_text('embedding_model = "there"\nindex = "idx"\n', encoding="utf-8")

    settings = read_settings({"case": "case"}, {}, tmp_path)

    assert settings.embedding_model == "here"
    assert settings.index == case / "idx", "a relative path starts from the file that names it"


def test_an_empty_variable_is_no_setting(tmp_path: Path) -> None:
    assert read_settings({}, {"REMISS_LLM_URL": "", "REMISS_RERANKER": ""}, tmp_path).llm_url is None


def test_a_reranker_can_be_named(tmp_path: Path) -> None:
    assert read_settings({}, {}, tmp_path).reranker is None
    assert read_settings({}, {"REMISS_RERANKER": "some/model"}, tmp_path).reranker == "some/model"


def test_an_unknown_key_is_named_with_the_ones_that_exist(tmp_path: Path) -> None:
    (tmp_path / "remiss.toml").write_text('indx = "x"\n', encoding="utf-8")

    with pytest.raises(SettingInvalid) as caught:
        read_settings({}, {}, tmp_path)

    assert caught.value.error_code == "setting_unknown"
    assert caught.value.values["setting"] == "indx"
    assert "index" in caught.value.values["known"]


@pytest.mark.parametrize(
    "content", [b"index = 3\n", b'index = ""\n', b"index = \n", b"\xff\xfe", b'mode = "generative"']
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "remiss.toml").write_bytes(content)

    with pytest.raises(SettingInvalid) as caught:
        read_settings({}, {}, tmp_path)

    assert "remiss.toml" in str(caught.value.values)


@pytest.mark.parametrize("address", ["localhost:8080", "ftp://a", "http://", "http://a:99999", "http://[::1"])
def test_an_address_that_is_none_is_named_with_the_form_of_a_right_one(tmp_path: Path, address: str) -> None:
    with pytest.raises(SettingInvalid) as caught:
        read_settings({}, {"REMISS_LLM_URL": address}, tmp_path)

    assert caught.value.values["setting"] == "REMISS_LLM_URL"
    assert caught.value.values["value"] == address
    assert caught.value.values["expected"].startswith("http://")


def test_the_mode_follows_from_whether_there_is_a_language_model(tmp_path: Path) -> None:
    address = {"REMISS_LLM_URL": "http://127.0.0.1:1/v1"}

    assert read_settings({}, {}, tmp_path).mode is Mode.EXTRACTIVE
    assert read_settings({}, address, tmp_path).mode is Mode.GENERATIVE
    assert read_settings({"mode": "extractive"}, address, tmp_path).mode is Mode.EXTRACTIVE


def test_generative_without_a_language_model_names_the_missing_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingInvalid) as caught:
        read_settings({"mode": "generative"}, {}, tmp_path)

    assert (caught.value.error_code, caught.value.values["setting"]) == ("llm_url_missing", "REMISS_LLM_URL")


def test_the_key_is_never_printed(tmp_path: Path) -> None:
    settings = read_settings({}, {"REMISS_LLM_URL": "http://127.0.0.1:1", "REMISS_LLM_KEY": "hemlig"}, tmp_path)

    assert settings.llm_key == "hemlig"
    assert "hemlig" not in repr(settings) + str(settings)


def test_a_case_that_names_an_address_does_not_get_the_users_key(tmp_path: Path) -> None:
    case = case_in(tmp_path / "case")
    (case / "remiss.toml").write_text('llm_url = "http://elsewhere.invalid/v1"\n', encoding="utf-8")

    settings = read_settings({"case": "case"}, {"REMISS_LLM_KEY": "hemlig"}, tmp_path)

    assert settings.llm_url == "http://elsewhere.invalid/v1"
    assert settings.llm_key is None


def test_the_default_case_is_the_one_here_then_the_only_one_below_corpus_then_the_shipped(tmp_path: Path) -> None:
    assert default_case(tmp_path) == shipped_case()
    only = case_in(tmp_path / "corpus" / "one")
    assert default_case(tmp_path) == only
    case_in(tmp_path / "corpus" / "two")
    assert default_case(tmp_path) == shipped_case()
    case_in(tmp_path)
    assert default_case(tmp_path) == tmp_path


def test_the_cache_is_the_named_folder_else_the_one_where_the_bundled_model_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REMISS_CACHE", raising=False)
    assert read_settings({}, {"REMISS_CACHE": "mine"}, tmp_path).cache == tmp_path / "mine"
    assert read_settings({}, {}, tmp_path).cache == default_cache_dir()


def test_results_of_evaluations_lie_beside_the_index_unless_a_folder_is_named(tmp_path: Path) -> None:
    assert read_settings({"index": "mitt"}, {}, tmp_path).reports == tmp_path / "mitt-reports"
    assert read_settings({"index": "mitt"}, {"REMISS_REPORTS": "r"}, tmp_path).reports == tmp_path / "r"
    assert read_settings({"reports": "told"}, {"REMISS_REPORTS": "r"}, tmp_path).reports == tmp_path / "told"
    (tmp_path / "remiss.toml").write_text('reports = "from-file"\n', encoding="utf-8")
    assert read_settings({}, {}, tmp_path).reports == tmp_path / "from-file"


def test_two_cases_of_the_same_name_have_different_indexes(tmp_path: Path) -> None:
    first, second = default_index(tmp_path / "a" / "case"), default_index(tmp_path / "b" / "case")

    assert first != second
    assert first.name.startswith("case-")
    assert first.name.endswith(hashlib.sha256(str(tmp_path / "a" / "case").encode()).hexdigest()[:8])


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({}, Language.SWEDISH),
        ({"LANG": "C.UTF-8"}, Language.SWEDISH),
        ({"LC_ALL": "POSIX"}, Language.SWEDISH),
        ({"LANG": "sv_SE.UTF-8"}, Language.SWEDISH),
        ({"LANG": "en_US.UTF-8"}, Language.ENGLISH),
        ({"LANG": "de_DE.UTF-8"}, Language.ENGLISH),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, Language.ENGLISH),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "sv:en"}, Language.SWEDISH),
    ],
)
def test_the_terminal_speaks_the_locales_language(env: dict[str, str], language: Language) -> None:
    assert language_of(env) is language


def test_adding_is_off_until_it_is_switched_on(tmp_path: Path) -> None:
    assert not read_settings({}, {}, tmp_path).adding
    assert read_settings({}, {"REMISS_ADDING": "on"}, tmp_path).adding
    assert not read_settings({"adding": "off"}, {"REMISS_ADDING": "on"}, tmp_path).adding
    with pytest.raises(SettingInvalid) as caught:
        read_settings({}, {"REMISS_ADDING": "ja"}, tmp_path)
    assert caught.value.values == {"setting": "REMISS_ADDING", "value": "ja", "expected": "on | off"}
