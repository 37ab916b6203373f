"""What it means that a request to a language model failed: from the client libraries' errors to our own codes.

Servers of this protocol agree on HTTP's statuses and little more, so what a message says decides between an unknown
model, a prompt that is too long and a parameter that the server does not take.
"""

import email.utils
import json
import re
import time
from dataclasses import dataclass
from typing import Any

DENIED, MISSING, TIMEOUTS, BUSY = {401, 403}, 404, {408, 504}, 429
_REFUSED = {400, 404, 413, 422}
_REASON_LENGTH = 200
_CONTEXT = re.compile(
    r"context[ _](?:length|size|window|limit)|exceed\w*[ _]context|maximum context|n_ctx|too many tokens"
    r"|prompt[^.]{0,40} too (?:long|large)|(?:prompt|input)[^.]{0,60}(?:exceed|longer than)|when context the overflows",
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"model_not_found|model[^.]{0,80}(?:not found|not exist|not available|n't exist|not loaded|unknown|invalid)"
    r"|(?:unknown|invalid|no such|no) model",
    re.IGNORECASE,
)
_NOT_THE_PROTOCOL = ("DecodingError", "UnsupportedProtocol", "LocalProtocolError", "APIResponseValidationError")


@dataclass(frozen=True, slots=True)
class Fault:
    """A failed request: EndpointFailed's code, the reason, and whether the same request may do better.

    ``after`` is how many seconds the server asked to be left alone.
    """

    code: str
    reason: str
    status: int | None = None
    again: bool = False
    after: float | None = None


def fault_of(error: Exception) -> Fault:
    """What an error of httpx, openai, or the reading of a reply means."""
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return status_fault(status, _said(error), _after(error))
    names = [kind.__name__ for kind in type(_innermost(error)).__mro__]
    reason = _told(error)
    if "APIError" in names and "APIConnectionError" not in names and _NOT_THE_PROTOCOL[-1] not in names:
        return Fault("endpoint_context" if _CONTEXT.search(reason) else "endpoint_error", reason)  # said in the stream
    if "TimeoutException" in names and "ConnectTimeout" not in names:
        return Fault("endpoint_timeout", reason or "timed out")
    if "TransportError" in names and not _is_nonsense(names, reason):
        return Fault("endpoint_unreachable", reason, again=True)
    if "APIConnectionError" in names or isinstance(error, OSError):
        return Fault("endpoint_unreachable", reason, again=True)
    return Fault("endpoint_nonsense", reason)


def no_client(error: Exception) -> Fault:
    """What it means that no client could be made: the environment's proxies or certificates cannot be used."""
    return Fault("endpoint_unreachable", f"no client with these proxies and certificates: {_told(error)}")


def status_fault(status: int, said: str, after: float | None = None) -> Fault:
    """What a reply's status means, with what its body says."""
    reason = f"HTTP {status}: {said.strip()}" if said.strip() else f"HTTP {status}"
    if status in DENIED:
        return Fault("endpoint_denied", reason, status)
    if status == BUSY:
        return Fault("endpoint_busy", reason, status, again=True, after=after)
    if status in _REFUSED and status != MISSING and _CONTEXT.search(said):
        return Fault("endpoint_context", reason, status)
    if status in _REFUSED and _NO_MODEL.search(said):
        return Fault("endpoint_model_missing", reason, status)
    return Fault("endpoint_error", reason, status, again=status >= 500 or status in TIMEOUTS, after=after)


def short(text: str) -> str:
    """On one line, and no longer than what fits in a message."""
    line = " ".join(text.split())
    return line if len(line) <= _REASON_LENGTH else line[: _REASON_LENGTH - 1] + "…"


def said_in(body: object) -> str:
    """What an error's body says: the protocol's own form, the forms of servers that stray from it, or the text."""
    if isinstance(body, bytes | str):
        text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
        try:
            return said_in(json.loads(text))
        except ValueError:
            return re.sub(r"<[^>]*>", " ", text)
    if isinstance(body, dict):
        inner = body.get("error", body)
        if isinstance(inner, dict):
            known = (inner.get(name) for name in ("message", "detail", "code", "type"))
            return " ".join(str(value) for value in known if value)
        return str(inner)
    return "" if body is None else str(body)


def _said(error: Exception) -> str:
    response: Any = getattr(error, "response", None)
    try:
        return said_in(response.content)
    except (AttributeError, RuntimeError):  # httpx: a body that was never read
        return said_in(getattr(error, "body", None))


def _after(error: Exception) -> float | None:
    response: Any = getattr(error, "response", None)
    return seconds_of(response.headers.get("retry-after")) if response is not None else None


def seconds_of(retry_after: str | None) -> float | None:
    """The Retry-After header in seconds: it is given as those, or as a date."""
    if not retry_after:
        return None
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(retry_after).timestamp() - time.time())
    except ValueError:
        return None


def _innermost(error: BaseException) -> BaseException:
    """openai hides what happened behind 'Connection error.'."""
    while type(error).__name__ in {"APIConnectionError", "APITimeoutError"} and error.__cause__ is not None:
        error = error.__cause__
    return error


def _told(error: Exception) -> str:
    inner = _innermost(error)
    return f"{inner}".strip() or type(inner).__name__


def _is_nonsense(names: list[str], reason: str) -> bool:
    """What answers does not speak HTTP; a connection that breaks off is another matter."""
    if any(name in _NOT_THE_PROTOCOL for name in names):
        return True
    return "RemoteProtocolError" in names and not re.search("disconnected|closed", reason)
