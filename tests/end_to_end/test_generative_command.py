"""``remiss ask`` with a language model, in processes of its own: what it asks, what it prints and what it keeps."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.fakes.command import remiss
from tests.fakes.model_server import Behaviour, ModelServer
from tests.fakes.prompted import copying

KEY = "hemlig-nyckel-4711"
QUESTION = "Vad anser nämnden om hamnen i Värtan?"
TRUE = "Nämnden avstyrker hamnen i Värtan."


@pytest.fixture
def here(tmp_path: Path, model_server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "pm.txt").write_text(f"{TRUE}\n\nBullret blir för högt för grannarna.\n", encoding="utf-8")
    monkeypatch.setenv("REMISS_LLM_URL", model_server.url)
    monkeypatch.setenv("REMISS_LLM_KEY", KEY)
    monkeypatch.setenv("REMISS_LLM_RETRIES", "0")
    model_server.reply = copying
    return tmp_path


def answers(done: CompletedProcess[bytes]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr.decode()
    assert KEY.encode() not in done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_answer_in_json_says_that_a_model_wrote_it_and_extractive_mode_never_connects(
    here: Path, model_server: ModelServer
) -> None:
    (answer,) = answers(remiss(here, "ask", QUESTION, "--json"))
    assert (answer["mode"], answer["fallback_reason"], answer["omitted"]) == ("generative", None, 0)
    assert TRUE in str(answer["text"])
    assert len(model_server.requests) == 1
    assert model_server.requests[0].headers["Authorization"] == f"Bearer {KEY}"

    (quoted,) = answers(remiss(here, "ask", QUESTION, "--json", "--mode", "extractive"))
    assert (quoted["mode"], quoted["fallback_reason"]) == ("extractive", None)
    assert len(model_server.requests) == 1 and model_server.looked == []


def test_a_batch_answers_every_line_though_the_endpoint_comes_and_goes(here: Path, model_server: ModelServer) -> None:
    lines = [{"id": n, "question": QUESTION} for n in range(3)] + [{"id": 3, "question": "Hej!"}]
    denied = Behaviour(status=401, body=json.dumps({"error": {"message": f"Incorrect API key provided: {KEY}"}}))
    model_server.will(Behaviour(), denied)
    stdin = "\n".join(map(json.dumps, lines)).encode()
    first, second, third, meta = answers(remiss(here, "ask", "--batch", "-", "--json", stdin=stdin))

    assert [one["id"] for one in (first, second, third, meta)] == [0, 1, 2, 3]
    assert [one["mode"] for one in (first, second, third)] == ["generative", "extractive", "generative"]
    assert second["fallback_reason"] == "endpoint_denied" and second["answered"]
    assert {**first, "id": 2, "latency_ms": 0} == {**third, "latency_ms": 0}
    assert meta["refusal"] and len(model_server.requests) == 3


def test_a_person_is_told_why_the_answer_is_quotes_and_never_the_key(here: Path, model_server: ModelServer) -> None:
    model_server.will(Behaviour(status=500, body=f"no such key: {KEY}"))
    done = remiss(here, "ask", QUESTION)
    assert done.returncode == 0
    assert TRUE in done.stdout.decode()
    assert "Svaret består av citat" in done.stderr.decode()
    assert KEY.encode() not in done.stdout + done.stderr
