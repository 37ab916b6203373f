import os
from pathlib import Path

import pytest

from assistant.commands.doctor import doctor
from assistant.doctor_endpoint import examine_endpoint
from assistant.finding import Finding
from assistant.settings import read_settings
from tests.fakes.chroma_server import free_port
from tests.fakes.model_server import Behaviour, ModelServer


def findings(here: Path, **env: str) -> dict[str, Finding]:
    settings = read_settings({}, {f"REMISS_LLM_{name}": value for name, value in env.items()}, here)
    return {finding.check: finding for finding in examine_endpoint(settings)}


def test_without_an_endpoint_answers_are_quotes_and_nothing_is_asked(tmp_path: Path) -> None:
    assert findings(tmp_path) == {"mode": Finding("mode", words="doctor.quotes_only")}


def test_an_endpoint_that_answers_is_named_with_its_model(tmp_path: Path, model_server: ModelServer) -> None:
    found = findings(tmp_path, URL=model_server.url, MODEL="modell")

    assert found["mode"].detail == f"modell ({model_server.url})"
    assert found["endpoint"] == Finding("endpoint", model_server.url)
    assert findings(tmp_path, URL=model_server.url)["endpoint"].remark is None, "a single model needs no name"
    assert not model_server.requests, "the model is asked nothing"


def test_a_model_that_the_endpoint_does_not_list_is_remarked_on(tmp_path: Path, model_server: ModelServer) -> None:
    model_server.models = Behaviour(body='{"data": [{"id": "liten:latest"}, {"id": "stor"}]}')

    assert findings(tmp_path, URL=model_server.url, MODEL="liten")["endpoint"].remark is None
    assert findings(tmp_path, URL=model_server.url)["endpoint"].remark == "doctor.model_not_listed"
    other = findings(tmp_path, URL=model_server.url, MODEL="annan")["endpoint"]
    assert (other.error, other.remark, other.detail) == (None, "doctor.model_not_listed", "annan – liten:latest, stor")


def test_an_endpoint_without_a_list_is_remarked_on(tmp_path: Path, model_server: ModelServer) -> None:
    model_server.models = Behaviour(status=404, body="nej")

    assert findings(tmp_path, URL=model_server.url)["endpoint"].remark == "doctor.no_model_list"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_settings_file_with_a_key_that_others_can_read_is_remarked_on(tmp_path: Path) -> None:
    path = tmp_path / "remiss.toml"
    path.write_text('llm_key = "hemlig"\n', encoding="utf-8")
    path.chmod(0o644)
    assert findings(tmp_path)["key"] == Finding("key", f"{path} (0644)", remark="doctor.key_exposed")

    path.chmod(0o600)
    assert "key" not in findings(tmp_path)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("sv_SE.UTF-8", ("FEL  Språkmodell: Språkmodellen på {url} går inte att nå", "REMISS_LLM_URL", "med citat.")),
        (
            "en_GB.UTF-8",
            ("BAD  Language model: The language model at {url} cannot be", "REMISS_LLM_URL", "with quotes."),
        ),
    ],
)
def test_an_endpoint_that_is_down_is_wrong_and_told_in_words(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    locale: str,
    words: tuple[str, ...],
) -> None:
    url = f"http://127.0.0.1:{free_port()}/v1"
    for name, value in (("REMISS_LLM_URL", url), ("REMISS_CACHE", str(tmp_path)), ("LANGUAGE", locale)):
        monkeypatch.setenv(name, value)

    assert doctor(case=str(tmp_path / "none"), index=str(tmp_path / "index")) == 1

    line = next(line for line in capsys.readouterr().out.splitlines() if url in line and line.startswith(words[0][:3]))
    assert [part for part in words if part.format(url=url) not in line] == []
