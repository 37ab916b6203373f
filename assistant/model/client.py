"""The HTTP client of a language model's endpoint: what is sent there, and by which way.

The key is put on a request as it leaves and nowhere else, so that no client library holds it, logs it or shows it in
an error. Of the headers that the libraries add, those that tell of this machine or come from the environment's
settings for another service are not sent.
"""

import ipaddress
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from assistant.model.exchange import current_exchange
from assistant.model.secrecy import login_token, quiet_libraries
from assistant.model_settings import ModelSettings

if TYPE_CHECKING:
    import httpx
    from llama_index.llms.openai_like import OpenAILike  # type: ignore[import-untyped, unused-ignore]

PLACEHOLDER = "none"
"""For libraries that will not do without a key."""
_CONNECT_SECONDS = 10.0
_SENT = {"host", "accept", "accept-encoding", "connection", "content-type", "content-length", "transfer-encoding"}


def open_client(settings: ModelSettings) -> "httpx.Client":
    """A client for the endpoint, safe to share between threads. Every request has its own connection.

    Proxies and certificates that the environment names are used, except to this machine itself; whatever they make
    httpx raise passes through.
    """
    import httpx  # noqa: PLC0415 - only those who ask a language model need it

    quiet_libraries()
    return httpx.Client(
        base_url=settings.address,
        params=tuple(parse_qsl(urlsplit(settings.url).query)),
        trust_env=not _is_this_machine(urlsplit(settings.url).hostname or ""),
        timeout=httpx.Timeout(settings.total, connect=min(_CONNECT_SECONDS, settings.first_token)),
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=0),
        event_hooks={"request": [_sender(_authorization(settings))], "response": [_note]},
    )


def open_llm(settings: ModelSettings, client: "httpx.Client") -> "OpenAILike":
    """llama-index's OpenAILike over the client, which neither waits nor tries again by itself.

    Raises ValueError for a model that does not speak this protocol.
    """
    import openai  # noqa: PLC0415 - as above
    from llama_index.llms.openai_like import OpenAILike  # noqa: PLC0415 - as above

    quiet_libraries()  # again: importing openai sets levels as OPENAI_LOG says
    return OpenAILike(
        model=settings.model,
        api_base=settings.address,
        api_key=PLACEHOLDER,
        openai_client=openai.OpenAI(
            base_url=settings.address,
            api_key=PLACEHOLDER,
            http_client=client,
            timeout=client.timeout,
            max_retries=0,
        ),
        is_chat_model=True,
        temperature=0.0,
        context_window=settings.context,
        timeout=settings.total,
        max_retries=0,
    )


def _authorization(settings: ModelSettings) -> str | None:
    """The key, or the login that the address holds."""
    if settings.key is not None:
        return f"Bearer {settings.key}"
    token = login_token(settings.url)
    return None if token is None else f"Basic {token}"


def _sender(authorization: str | None) -> Callable[["httpx.Request"], None]:
    def send(request: "httpx.Request") -> None:
        for name in [name for name in request.headers if name.lower() not in _SENT]:
            del request.headers[name]
        request.headers["User-Agent"] = "remissassistenten"
        if authorization is not None:
            request.headers["Authorization"] = authorization
        request.extensions["trace"] = _connected

    return send


def _connected(event: str, info: Mapping[str, Any]) -> None:
    """Tell the exchange of its connection: a TCP connection, and the encrypted one that may take its place."""
    exchange, stream = current_exchange(), info.get("return_value")
    if exchange is not None and event.endswith(("connect_tcp.complete", "start_tls.complete")) and stream is not None:
        exchange.connected(stream.get_extra_info("socket"))


def _note(response: "httpx.Response") -> None:
    """What kind of reply this is; one that is a single document is read here, as the library only reads streams."""
    exchange = current_exchange()
    if exchange is not None:
        exchange.content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.is_success and exchange.content_type == "application/json":
            exchange.whole = response.read()


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
