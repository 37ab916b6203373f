import json
import logging
import socket
import sys
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Thread

import pytest

from assistant.model.endpoint import Endpoint
from assistant.model.language_model import EndpointFailed, LanguageModel, Message, MessageRole
from assistant.model_settings import ModelSettings
from ingest.tokens import count_tokens
from tests.fakes.chroma_server import free_port
from tests.fakes.model_server import Behaviour, ModelServer

STREAM = (("Content-Type", "text/event-stream"),)
KEY = "hemlig-nyckel-123"
ASKED = (Message(MessageRole.SYSTEM, "Svara kort."), Message(MessageRole.USER, "Vad föreslås?"))
SOON = 20.0


def settings(server: ModelServer, **more: object) -> ModelSettings:
    return replace(
        ModelSettings(server.url, "modell", KEY, first_token=SOON, total=SOON, retries=0),
        **more,  # type: ignore[arg-type]
    )


def endpoint(server: ModelServer, **more: object) -> LanguageModel:
    return Endpoint(settings(server, **more))


def said(model: LanguageModel) -> str:
    return "".join(model.stream(ASKED, 50))


def failure(model: LanguageModel) -> EndpointFailed:
    with pytest.raises(EndpointFailed) as caught:
        list(model.stream(ASKED, 50))
    assert KEY not in str(caught.value) + "".join(traceback.format_exception(caught.value))
    return caught.value


def error(message: str, status: int, **more: str) -> Behaviour:
    return Behaviour(status=status, body=json.dumps({"error": {"message": message, **more}}))


def test_a_reply_is_given_in_pieces_and_asked_for_as_the_protocol_says(model_server: ModelServer) -> None:
    model_server.reply = lambda messages: f"Du frågade: {messages[-1]['content']}"
    model = endpoint(model_server)

    pieces = list(model.stream(ASKED, 50))

    assert "".join(pieces).strip() == "Du frågade: Vad föreslås?"
    assert len(pieces) > 2 and all(pieces)
    sent = model_server.requests[0]
    assert [(m["role"], m["content"]) for m in sent.messages] == [("system", "Svara kort."), ("user", "Vad föreslås?")]
    assert (sent.body["model"], sent.body["max_tokens"], sent.body["temperature"]) == ("modell", 50, 0.0)
    assert (sent.body["seed"], sent.body["stream"]) == (0, True)
    assert model.id == "modell"


def test_only_what_the_protocol_needs_and_the_key_is_sent_in_headers(
    model_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "from-another-service")

    said(endpoint(model_server))
    said(endpoint(model_server, key=None))

    first, second = (request.headers for request in model_server.requests)
    assert first["Authorization"] == f"Bearer {KEY}"
    assert "Authorization" not in second
    assert "from-another-service" not in str(first) + str(second)
    assert not [name for name in first if name.lower().startswith(("x-", "openai"))]


def test_a_login_and_a_query_in_the_address_are_used_and_never_shown(model_server: ModelServer) -> None:
    url = model_server.url.replace("http://", "http://anna:l%C3%B6sen@") + "?api-version=7"
    model = endpoint(model_server, url=url, key=None)

    said(model)
    model.check()
    model_server.will(error("nej", 400))
    told = failure(model)

    assert model_server.requests[0].path == "/v1/chat/completions?api-version=7"
    assert model_server.looked[0].path == "/v1/models?api-version=7"
    assert model_server.requests[0].headers["Authorization"].startswith("Basic ")
    assert told.values["url"] == model_server.url


@pytest.mark.parametrize("at_once", [1, 3, 7])
def test_characters_and_lines_that_are_split_on_the_way_come_out_whole(model_server: ModelServer, at_once: int) -> None:
    model_server.will(Behaviour(pieces=("Å", "ä", "ö – ”", "😀", "”"), bytes_at_once=at_once))

    assert said(endpoint(model_server)) == "Åäö – ”😀”"


def test_a_reply_that_is_not_streamed_is_given_whole(model_server: ModelServer) -> None:
    model_server.will(Behaviour(text="Allt på en gång.", streamed=False))

    assert said(endpoint(model_server)) == "Allt på en gång."


def test_reasoning_is_no_part_of_a_reply(model_server: ModelServer) -> None:
    model_server.will(
        Behaviour(text="Ja.", reasoning="Hm."), Behaviour(pieces=("<thi", "nk>Hm", "m.</th", "ink>\n\n", "Ja", "."))
    )
    model = endpoint(model_server)

    assert said(model).strip() == "Ja."
    assert said(model) == "Ja."


@pytest.mark.parametrize(
    ("behaviour", "code", "status"),
    [
        (error("Incorrect API key", 401), "endpoint_denied", "401"),
        (error("nej", 403), "endpoint_denied", "403"),
        (error("slow down", 429), "endpoint_busy", "429"),
        (error("boom", 500), "endpoint_error", "500"),
        (error("no such thing", 400), "endpoint_error", "400"),
        (error('model "x" not found, try pulling it first', 404), "endpoint_model_missing", "404"),
        (error("The model `x` does not exist.", 404, code="model_not_found"), "endpoint_model_missing", "404"),
        (error("Invalid model name passed in model=x", 400), "endpoint_model_missing", "400"),
        (Behaviour(status=404, body="404 page not found"), "endpoint_error", "404"),
        (error("This model's maximum context length is 4096 tokens.", 400), "endpoint_context", "400"),
        (error("request (11595 tokens) exceeds the available context size", 400), "endpoint_context", "400"),
        (Behaviour(status=307, body="", headers=(("Location", "http://127.0.0.1:9/v1"),)), "endpoint_error", "307"),
        (Behaviour(body="<html>Hej</html>", headers=(("Content-Type", "text/html"),)), "endpoint_nonsense", None),
        (Behaviour(body="data: {inte json\n\n", headers=STREAM), "endpoint_nonsense", None),
        (Behaviour(body='data: {"choices": 7}\n\n'), "endpoint_nonsense", None),
        (Behaviour(body="[]"), "endpoint_nonsense", None),
        (Behaviour(body='{"error": "out of memory"}'), "endpoint_nonsense", None),
        (Behaviour(body=""), "endpoint_nonsense", None),
        (Behaviour(pieces=()), "endpoint_nonsense", None),
        (Behaviour(pieces=(" ", "\n")), "endpoint_nonsense", None),
        (Behaviour(pieces=("<think>Hm, jag ", "undrar")), "endpoint_nonsense", None),
        (Behaviour(pieces=("Ett ",), ends=False), "endpoint_unreachable", None),
        (Behaviour(breaks_after=0), "endpoint_unreachable", None),
    ],
)  # fmt: skip
def test_every_way_to_fail_has_a_code_and_names_the_endpoint(
    model_server: ModelServer, behaviour: Behaviour, code: str, status: str | None
) -> None:
    model_server.will(behaviour)

    told = failure(endpoint(model_server))

    assert (told.error_code, told.values.get("status")) == (code, status)
    assert (told.values["url"], told.values["model"]) == (model_server.url, "modell")
    assert 0 < len(told.values["reason"]) <= 200


def test_an_error_told_in_the_stream_ends_it(model_server: ModelServer) -> None:
    chunk = {"id": "1", "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {"content": "Ett "}}]}
    lines = f'data: {json.dumps(chunk)}\n\ndata: {{"error": {{"message": "CUDA out of memory", "code": 500}}}}\n\n'
    model_server.will(Behaviour(body=lines, headers=STREAM))
    pieces: list[str] = []

    with pytest.raises(EndpointFailed) as caught:
        pieces.extend(endpoint(model_server).stream(ASKED, 50))

    assert caught.value.error_code == "endpoint_error"
    assert "CUDA out of memory" in caught.value.values["reason"]


def test_a_reply_that_breaks_off_fails_after_its_pieces_and_is_not_asked_for_again(model_server: ModelServer) -> None:
    model_server.will(Behaviour(pieces=("Ett ", "två ", "tre"), breaks_after=3))
    pieces: list[str] = []

    with pytest.raises(EndpointFailed) as caught:
        for piece in endpoint(model_server, retries=3).stream(ASKED, 50):
            pieces.append(piece)

    assert pieces == ["Ett ", "två "]
    assert caught.value.error_code == "endpoint_unreachable"
    assert len(model_server.requests) == 1


@pytest.mark.parametrize("behaviour", [Behaviour(silent=True), Behaviour(pieces=["x"], trickles=SOON)])
def test_a_server_that_says_nothing_is_left_when_the_time_is_up(
    model_server: ModelServer, behaviour: Behaviour
) -> None:
    model_server.will(behaviour)

    told = failure(endpoint(model_server, first_token=0.3))

    assert (told.error_code, told.values["reason"]) == ("endpoint_timeout", "nothing said within 0.3 s")
    assert model_server.left.wait(SOON), "the server is told that nobody waits"


def test_a_server_that_trickles_is_left_when_the_time_is_up(model_server: ModelServer) -> None:
    model_server.will(Behaviour(pieces=["x "] * 400, trickles=0.1))
    pieces: list[str] = []

    with pytest.raises(EndpointFailed) as caught:
        for piece in endpoint(model_server, total=1.5).stream(ASKED, 500):
            pieces.append(piece)

    assert 0 < len(pieces) < 20
    assert (caught.value.error_code, caught.value.values["reason"]) == ("endpoint_timeout", "not finished within 1.5 s")
    assert model_server.left.wait(SOON)


def test_a_reader_that_stops_stops_the_server(model_server: ModelServer) -> None:
    model_server.will(Behaviour(pieces=["x "] * 4000, trickles=0.01))
    pieces = Endpoint(settings(model_server)).stream(ASKED, 4000)

    next(pieces)
    pieces.close()

    assert model_server.left.wait(SOON)


@pytest.mark.parametrize("first", [error("boom", 503), Behaviour(breaks_after=0)])
def test_what_may_pass_is_tried_again_as_often_as_told(model_server: ModelServer, first: Behaviour) -> None:
    model_server.will(first, Behaviour(text="Ja."), first, first)

    assert said(endpoint(model_server, retries=1)).strip() == "Ja."
    failure(endpoint(model_server, retries=1))
    assert len(model_server.requests) == 4


def test_a_busy_server_is_asked_again_when_it_says_and_only_if_there_is_time(model_server: ModelServer) -> None:
    model_server.will(replace(error("slow", 429), headers=(("Retry-After", "0"),)), Behaviour(text="Ja."))
    assert said(endpoint(model_server, retries=1)).strip() == "Ja."

    model_server.will(replace(error("slow", 429), headers=(("Retry-After", "3600"),)))
    assert failure(endpoint(model_server, retries=5)).error_code == "endpoint_busy"
    assert len(model_server.requests) == 3


def test_what_the_server_does_not_take_is_left_out_from_then_on(model_server: ModelServer) -> None:
    model_server.will(
        error("Unknown parameter: seed", 422),
        error("Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.", 400),
        error("Unsupported value: 'temperature' does not support 0.0", 400),
    )
    model = endpoint(model_server)

    said(model)
    said(model)

    assert len(model_server.requests) == 5
    for request in model_server.requests[3:]:
        assert not {"seed", "max_tokens", "temperature"} & set(request.body)
        assert request.body["max_completion_tokens"] == 50


def test_a_prompt_that_cannot_fit_is_not_sent(model_server: ModelServer) -> None:
    told = failure(endpoint(model_server, context=60))

    assert told.error_code == "endpoint_context"
    assert not model_server.requests


def test_tokens_are_counted_as_the_server_does_when_it_counts_more(model_server: ModelServer) -> None:
    text = "Stadsledningskontoret tillstyrker förslaget. " * 30
    asked = (Message(MessageRole.USER, text),)
    model, own = endpoint(model_server), count_tokens(text)
    assert model.count(text) == own

    model_server.will(Behaviour(prompt_tokens=own // 2))
    list(model.stream(asked, 50))
    assert model.count(text) == own, "never fewer than our own"

    model_server.will(Behaviour(prompt_tokens=2 * (own + 4)))
    list(model.stream(asked, 50))
    assert model.count(text) == 2 * own


def test_many_can_ask_at_once(model_server: ModelServer) -> None:
    model_server.reply = lambda messages: str(messages[-1]["content"]) * 5
    model = endpoint(model_server)

    def asked(number: int) -> str:
        return "".join(model.stream((Message(MessageRole.USER, f"<{number}>"),), 50)).strip()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(asked, range(24))) == [f"<{number}>" * 5 for number in range(24)]


def test_the_key_is_in_no_log_and_no_repr(model_server: ModelServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    model_server.will(Behaviour(), error(f"bad key {KEY}", 401), error(f"{'x' * 190} {KEY}", 500))
    model = endpoint(model_server)
    said(model)
    model.check()

    assert "***" in failure(model).values["reason"]
    failure(model)

    logged = [f"{record.getMessage()} {record.args}" for record in caplog.records]
    assert not [line for line in logged if KEY in line or KEY[:8] in line]
    assert KEY not in repr(model) + repr(settings(model_server)) + str(vars(model))


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.NOTSET])
def test_the_libraries_log_no_address_however_much_they_are_told_to(
    model_server: ModelServer, caplog: pytest.LogCaptureFixture, level: int
) -> None:
    said(endpoint(model_server))  # what importing them sets is set
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore", "openai"):
        caplog.set_level(level, logger=name)
    model = endpoint(model_server, url=model_server.url.replace("http://", f"http://anna:{KEY}@") + "?sig=signatur")

    said(model)
    model.check()

    assert model_server.looked[0].path == "/v1/models?sig=signatur"
    assert not [r for r in caplog.records if r.name.split(".")[0] in {"httpx", "httpcore", "openai"}]


@pytest.mark.parametrize(
    "echoed",
    ["anna", "pw/7", "pw%2F7", "YW5uYTpwdy83", "sig+na tur", "sig%2Bna%20tur", "sig%2Bna+tur", "v8", "nyckel-123"],
)
def test_a_login_and_a_query_that_a_server_repeats_are_not_shown(model_server: ModelServer, echoed: str) -> None:
    url = model_server.url.replace("http://", "http://anna:pw%2F7@") + "?sig=sig%2Bna%20tur&kort=v8"
    model_server.will(error(f"what is <{echoed}>? v80", 400))

    told = failure(endpoint(model_server, url=url, key="nyckel-123"))

    assert told.values["reason"] == "HTTP 400: what is <***>? v80"


def test_a_login_of_another_address_is_not_shown(model_server: ModelServer) -> None:
    model_server.will(error("asked http://per:ord@proxy.invalid/x in vain", 502))

    assert failure(endpoint(model_server)).values["reason"] == "HTTP 502: asked http://***@proxy.invalid/x in vain"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:9"),
        ("HTTP_PROXY", "foo://per:hemligt@x"),
        ("HTTP_PROXY", "http://[::1"),
        ("HTTP_PROXY", "http://per:hemligt@x:port"),
        ("SSL_CERT_FILE", "/nope"),
    ],
)
def test_an_environment_that_allows_no_client_is_a_failed_endpoint(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    if variable == "ALL_PROXY":
        monkeypatch.setitem(sys.modules, "socksio", None)
    model = Endpoint(ModelSettings("http://endpoint.invalid/v1", key=KEY))

    told = failure(model)
    assert (told.error_code, told.values["url"]) == ("endpoint_unreachable", "http://endpoint.invalid/v1")
    assert "proxies and certificates: " in told.values["reason"] and "hemligt" not in told.values["reason"]
    with pytest.raises(EndpointFailed):
        model.check()
    model.close()


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_no_proxy_stands_between_this_machine_and_itself(
    model_server: ModelServer, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, f"http://127.0.0.1:{free_port()}")

    assert said(endpoint(model_server))


def test_an_endpoint_that_is_not_there_is_named(model_server: ModelServer) -> None:
    model = endpoint(model_server, url=f"http://127.0.0.1:{free_port()}/v1")

    assert failure(model).error_code == "endpoint_unreachable"
    with pytest.raises(EndpointFailed) as caught:
        model.check()
    assert caught.value.error_code == "endpoint_unreachable"
    assert "refused" in caught.value.values["reason"]


def test_what_does_not_speak_http_is_nonsense(model_server: ModelServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=_greet, args=(listening,), daemon=True).start()
        model = endpoint(model_server, url=f"http://127.0.0.1:{listening.getsockname()[1]}/v1")

        with pytest.raises(EndpointFailed) as caught:
            model.check()

    assert caught.value.error_code == "endpoint_nonsense", caught.value


def _greet(listening: socket.socket) -> None:
    with listening.accept()[0] as connection:
        connection.sendall(b"220 mail.example ESMTP\r\n\r\n")
        connection.recv(1000)


@pytest.mark.parametrize(
    ("models", "code"),
    [
        (Behaviour(body='{"data": [{"id": "a"}, {"id": "b"}]}'), None),
        (Behaviour(status=404, body="nej"), None),
        (Behaviour(status=405, body="nej"), None),
        (Behaviour(status=401, body="{}"), "endpoint_denied"),
        (Behaviour(status=502, body="<html>Bad gateway</html>"), "endpoint_error"),
        (Behaviour(body="<html>Hej</html>", headers=(("Content-Type", "text/html"),)), "endpoint_nonsense"),
        (Behaviour(body='{"data": [7]}'), "endpoint_nonsense"),
    ],
)
def test_checking_asks_for_the_list_of_models_and_nothing_else(
    model_server: ModelServer, models: Behaviour, code: str | None
) -> None:
    model_server.models = models
    model = endpoint(model_server)

    if code is None:
        model.check()
    else:
        with pytest.raises(EndpointFailed) as caught:
            model.check()
        assert caught.value.error_code == code
    assert not model_server.requests
    assert model_server.looked[0].headers["Authorization"] == f"Bearer {KEY}"


@pytest.fixture
def unresponsive() -> Iterator[str]:
    """A server that takes connections and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"


def test_checking_does_not_wait_for_a_server_that_is_silent(model_server: ModelServer, unresponsive: str) -> None:
    with pytest.raises(EndpointFailed) as caught:
        endpoint(model_server, url=unresponsive, first_token=0.3).check()

    assert caught.value.error_code == "endpoint_timeout"
    assert caught.value.values["reason"] == "nothing said within 0.3 s"
