import os
from pathlib import Path

import pytest

from assistant.model_settings import ModelSettings
from assistant.settings import SettingInvalid, read_settings

URL = {"REMISS_LLM_URL": "http://127.0.0.1:1/v1"}
posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


def model(env: dict[str, str], here: Path, case: str | None = None) -> ModelSettings:
    found = read_settings({"case": case}, URL | env, here).language_model
    assert found is not None
    return found


def key_file(path: Path, content: str = "hemlig\n", mode: int = 0o600) -> str:
    path.write_text(content, encoding="utf-8")
    path.chmod(mode)
    return str(path)


def refused(env: dict[str, str], here: Path, case: str | None = None) -> SettingInvalid:
    with pytest.raises(SettingInvalid) as caught:
        model(env, here, case)
    assert "hemlig" not in str(caught.value)
    return caught.value


def test_an_address_is_enough(tmp_path: Path) -> None:
    assert model({}, tmp_path) == ModelSettings(URL["REMISS_LLM_URL"], "default", None, 60.0, 180.0, 1, 4096, 1200)
    assert read_settings({}, {"REMISS_LLM_MODEL": "m"}, tmp_path).language_model is None


def test_limits_are_read_from_the_environment_and_as_strings_or_numbers_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "remiss.toml").write_text('llm_total = 2.5\nllm_retries = "0"\nllm_context = 8192\n', encoding="utf-8")

    found = model({"REMISS_LLM_FIRST_TOKEN": "1.5", "REMISS_LLM_PROMPT": "4000"}, tmp_path)

    assert (found.first_token, found.total, found.retries, found.context, found.prompt) == (1.5, 2.5, 0, 8192, 4000)


def test_a_small_context_makes_a_small_prompt(tmp_path: Path) -> None:
    assert model({"REMISS_LLM_CONTEXT": "1024"}, tmp_path).prompt == 512


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FIRST_TOKEN", "0"),
        ("FIRST_TOKEN", "snart"),
        ("TOTAL", "-1"),
        ("TOTAL", "inf"),
        ("TOTAL", "nan"),
        ("RETRIES", "-1"),
        ("RETRIES", "1.5"),
        ("RETRIES", "1000"),
        ("CONTEXT", "0"),
        ("PROMPT", "9000"),
    ],
)
def test_a_limit_that_is_none_is_named_with_a_right_value(tmp_path: Path, name: str, value: str) -> None:
    told = refused({f"REMISS_LLM_{name}": value}, tmp_path)

    assert (told.error_code, told.values["setting"]) == ("setting_invalid", f"REMISS_LLM_{name}")
    assert told.values["value"] == value
    assert told.values["expected"][0].isdigit()


@pytest.mark.parametrize("line", ["llm_total = true", "llm_model = 3", "llm_total = [1]"])
def test_a_file_gives_numbers_only_for_numbers(tmp_path: Path, line: str) -> None:
    (tmp_path / "remiss.toml").write_text(line, encoding="utf-8")

    assert refused({}, tmp_path).error_code == "setting_invalid"


def test_the_key_is_read_from_its_file(tmp_path: Path) -> None:
    found = model({"REMISS_LLM_KEY_FILE": key_file(tmp_path / "nyckel")}, tmp_path)

    assert found.key == "hemlig"
    assert "hemlig" not in repr(found)


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_key_file_that_others_can_read_is_not_used(tmp_path: Path, mode: int) -> None:
    told = refused({"REMISS_LLM_KEY_FILE": key_file(tmp_path / "nyckel", mode=mode)}, tmp_path)

    assert (told.error_code, told.values["mode"]) == ("key_file_exposed", f"{mode:04o}")


@pytest.mark.parametrize("content", ["", "\n", "hemlig hemlig", "hemlig\nhemlig", "hemligå"])
def test_a_key_file_that_holds_no_key_is_named(tmp_path: Path, content: str) -> None:
    told = refused({"REMISS_LLM_KEY_FILE": key_file(tmp_path / "nyckel", content)}, tmp_path)

    assert (told.error_code, told.values["file"]) == ("key_file_unreadable", str(tmp_path / "nyckel"))


def test_a_key_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refused({"REMISS_LLM_KEY_FILE": "borta"}, tmp_path).values["file"] == str(tmp_path / "borta")


def test_a_key_that_cannot_be_sent_is_named_and_not_shown(tmp_path: Path) -> None:
    told = refused({"REMISS_LLM_KEY": "hemlig\r\nX: y"}, tmp_path)

    assert (told.error_code, told.values) == ("key_invalid", {"setting": "REMISS_LLM_KEY"})


def test_the_first_place_that_gives_a_key_in_either_way_decides(tmp_path: Path) -> None:
    (tmp_path / "remiss.toml").write_text('llm_key = "from-file"\n', encoding="utf-8")
    named = {"REMISS_LLM_KEY_FILE": key_file(tmp_path / "nyckel")}

    assert model(named, tmp_path).key == "hemlig"
    assert model(named | {"REMISS_LLM_KEY": "given"}, tmp_path).key == "given"
    assert model({}, tmp_path).key == "from-file"


def test_a_case_that_names_an_address_does_not_get_the_users_key_file(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "remiss.toml").write_text('llm_url = "http://elsewhere.invalid/v1"\n', encoding="utf-8")
    env = {"REMISS_LLM_KEY_FILE": key_file(tmp_path / "nyckel")}

    found = read_settings({"case": "case"}, env, tmp_path).language_model

    assert found is not None and found.key is None


def test_a_case_can_name_a_key_file_of_its_own_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    key_file(tmp_path / "case" / "nyckel", "fallets")
    key_file(tmp_path / "nyckel")
    settings = tmp_path / "case" / "remiss.toml"

    settings.write_text('llm_key_file = "nyckel"\n', encoding="utf-8")
    assert model({}, tmp_path, "case").key == "fallets"

    settings.write_text('llm_key_file = "../nyckel"\nllm_url = "http://elsewhere.invalid/v1"\n', encoding="utf-8")
    with pytest.raises(SettingInvalid) as caught:
        read_settings({"case": "case"}, {}, tmp_path)
    assert caught.value.error_code == "key_file_outside"


ELSEWHERE = 'llm_url = "http://elsewhere.invalid/v1"\n'


@pytest.mark.parametrize(("option", "started"), [(None, "."), (".", "."), ("..", "under")])
def test_a_case_that_one_stands_in_and_that_names_an_address_does_not_get_the_users_key(
    tmp_path: Path, option: str | None, started: str
) -> None:
    case, here = tmp_path / "case", tmp_path / "case" / started
    here.mkdir(parents=True)
    (case / "case.toml").write_text("", encoding="utf-8")
    (here / "remiss.toml").write_text(ELSEWHERE, encoding="utf-8")
    named = {"REMISS_LLM_KEY_FILE": key_file(tmp_path / "nyckel")}

    for env in (named, {"REMISS_LLM_KEY": "hemlig"}):
        found = read_settings({"case": option}, env, here).language_model
        assert found is not None and (found.address, found.key) == ("http://elsewhere.invalid/v1", None)


def test_a_case_that_one_stands_in_cannot_make_itself_the_working_directory_of_another(tmp_path: Path) -> None:
    for case in (tmp_path, tmp_path / "inner"):
        case.mkdir(exist_ok=True)
        (case / "case.toml").write_text("", encoding="utf-8")
    (tmp_path / "remiss.toml").write_text(ELSEWHERE + 'case = "inner"\n', encoding="utf-8")

    found = read_settings({}, {"REMISS_LLM_KEY": "hemlig"}, tmp_path).language_model

    assert found is not None and found.key is None


def test_a_case_that_one_stands_in_cannot_have_a_key_file_outside_it_sent(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    key_file(tmp_path / "nyckel")
    (case / "remiss.toml").write_text(ELSEWHERE + 'llm_key_file = "../nyckel"\n', encoding="utf-8")

    with pytest.raises(SettingInvalid) as caught:
        read_settings({"case": "."}, {}, case)

    assert caught.value.error_code == "key_file_outside"


@pytest.mark.parametrize("env", [{}, {"REMISS_LLM_KEY": "hemlig"}])
@pytest.mark.parametrize("option", [None, "case"])
def test_a_case_with_an_address_and_a_key_of_its_own_gets_that_key(
    tmp_path: Path, option: str | None, env: dict[str, str]
) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.toml").write_text("", encoding="utf-8")
    (case / "remiss.toml").write_text(ELSEWHERE + 'llm_key = "fallets"\n', encoding="utf-8")

    found = read_settings({"case": option}, env, tmp_path if option else case).language_model

    assert found is not None and found.key == "fallets"


def test_an_address_of_the_users_own_gets_the_users_key_in_a_case_too(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("", encoding="utf-8")
    (tmp_path / "remiss.toml").write_text(ELSEWHERE, encoding="utf-8")

    found = model({"REMISS_LLM_KEY": "hemlig"}, tmp_path)

    assert (found.address, found.key) == (URL["REMISS_LLM_URL"], "hemlig")


def test_a_working_directory_that_is_no_case_is_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "remiss.toml").write_text(ELSEWHERE, encoding="utf-8")

    found = read_settings({}, {"REMISS_LLM_KEY": "hemlig"}, tmp_path).language_model

    assert found is not None and found.key == "hemlig"
