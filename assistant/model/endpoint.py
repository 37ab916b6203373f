"""The connector to the user's own language model: any endpoint that speaks OpenAI's chat protocol.

Nobody waits longer than the limits say, whatever the server does, and every way to fail is an EndpointFailed. A
request is made again when that may help, and never after a piece of the reply was given out.
"""

import json
import math
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.model.client import open_client, open_llm
from assistant.model.exchange import Exchange, current_exchange
from assistant.model.faults import Fault, fault_of, no_client, said_in, short, status_fault
from assistant.model.language_model import EndpointFailed, Message
from assistant.model.parameters import Parameters
from assistant.model.reply import Delta, Heard, delta_of, delta_of_document, fault_of_reply, texts
from assistant.model.secrecy import masked
from assistant.model.spoken import spoken
from assistant.model_settings import ModelSettings
from ingest.tokens import count_tokens

if TYPE_CHECKING:
    import httpx

_PER_MESSAGE = 4
"""Tokens that the marks around a message cost."""
_TELLING = 100
"""Own tokens from which on a prompt says how the model counts: in a short one the template's own words weigh most."""
_MOST_APART = 4.0
_PAUSE_SECONDS = 0.5
_CHECK_SECONDS = 5.0
_NO_LIST = {404, 405, 501}


class Endpoint:
    """A LanguageModel over HTTP. What it needs is imported when it is first asked, or told to ``warm``."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._parameters = Parameters()
        self._lock = Lock()
        self._http: httpx.Client | None = None
        self._llm: Any = None
        self._scale = 1.0

    @property
    def id(self) -> str:
        """The model's name, as users are shown it."""
        return self._settings.model

    def warm(self) -> None:
        """Import what asking takes, which is seconds; connects to nothing. Raises EndpointFailed when there can
        be no client, and for a model that does not speak the protocol."""
        client = self._client()
        with self._lock:
            if self._llm is None:
                try:
                    self._llm = open_llm(self._settings, client)
                except ValueError as error:
                    raise self._failed(Fault("endpoint_model_missing", str(error))) from None

    def close(self) -> None:
        """Let go of the connections."""
        if self._http is not None:
            self._http.close()

    def stream(self, messages: Sequence[Message], limit: int) -> Generator[str]:
        """The reply in pieces as they come; see LanguageModel. The time runs from the first piece asked for."""
        self._require_room(messages, limit)
        self.warm()
        heard, tries = Heard(), 0
        left = self._clock(heard)
        while True:
            asked = self._parameters.of(limit)
            exchange = Exchange(partial(self._deltas, messages, asked))
            with closing(exchange.items(left)) as deltas:
                for piece in spoken(texts(deltas, heard)):
                    heard.given = True
                    yield piece
            fault = self._fault(exchange, heard)
            if fault is None:
                self._learn(messages, heard)
                return
            if heard.begun:
                raise self._failed(fault)
            if not self._parameters.give_up(asked, fault):
                self._pause(fault, tries, left)
                tries += 1

    def check(self) -> None:
        """Raises EndpointFailed when the endpoint does not answer within a few seconds; asks the model nothing."""
        self.models()

    def models(self) -> tuple[str, ...]:
        """The models that the endpoint lists; none where it has no list. Raises EndpointFailed."""
        client, seconds = self._client(), min(_CHECK_SECONDS, self._settings.first_token)
        until = time.monotonic() + seconds
        exchange = Exchange(lambda: [client.get("models")])
        reply = next(exchange.items(lambda: until - time.monotonic()), None)
        exchange.end()
        if exchange.error is not None:
            raise self._failed(self._ended_by(exchange.error, False, seconds))
        if reply is None or reply.status_code in _NO_LIST:
            return ()
        if not reply.is_success:
            raise self._failed(status_fault(reply.status_code, said_in(reply.content)))
        return self._names(reply.content)

    def count(self, text: str) -> int:
        """About how many of the model's tokens a text is: our own count, as far off as the model's was in replies."""
        return math.ceil(count_tokens(text) * self._scale)

    def _names(self, body: bytes) -> tuple[str, ...]:
        try:
            listed = json.loads(body)
            found = listed.get("data") or [] if isinstance(listed, dict) else []
            return tuple(str(one["id"]) for one in found)
        except (ValueError, LookupError, TypeError):
            raise self._failed(Fault("endpoint_nonsense", f"no list of models: {said_in(body)}")) from None

    def _client(self) -> "httpx.Client":
        with self._lock:
            if self._http is None:
                try:
                    self._http = open_client(self._settings)
                except Exception as error:  # noqa: BLE001 - the environment's proxies and certificates raise anything
                    raise self._failed(no_client(error)) from None
            return self._http

    def _deltas(self, messages: Sequence[Message], asked: dict[str, Any]) -> Iterator[Delta]:
        from llama_index.core.llms import ChatMessage  # noqa: PLC0415 - imported by warm, which takes seconds

        silent = True
        for part in self._llm.stream_chat(
            [ChatMessage(role=one.role.value, content=one.text) for one in messages], **asked
        ):
            silent = False
            yield delta_of(part)
        exchange = current_exchange()
        if silent and exchange is not None and exchange.whole is not None:
            yield delta_of_document(exchange.whole)

    def _clock(self, heard: Heard) -> Callable[[], float]:
        """The seconds left: to the first token until it is heard, over every try, and to the end of the reply."""
        now = time.monotonic()
        last = now + self._settings.total
        first = min(now + self._settings.first_token, last)
        return lambda: (last if heard.begun else first) - time.monotonic()

    def _fault(self, exchange: Exchange[Delta], heard: Heard) -> Fault | None:
        if exchange.error is not None:
            limit = self._settings.total if heard.begun else min(self._settings.first_token, self._settings.total)
            return self._ended_by(exchange.error, heard.begun, limit)
        return fault_of_reply(heard, exchange.content_type)

    def _ended_by(self, error: Exception, begun: bool, seconds: float) -> Fault:
        if isinstance(error, TimeoutError):
            return Fault("endpoint_timeout", f"{'not finished' if begun else 'nothing said'} within {seconds:g} s")
        return fault_of(error)

    def _pause(self, fault: Fault, tries: int, left: Callable[[], float]) -> None:
        """Wait before the next try; raises EndpointFailed when there is to be none."""
        seconds = _PAUSE_SECONDS * 2**tries if fault.after is None else fault.after
        if not fault.again or tries >= self._settings.retries or seconds >= left():
            raise self._failed(fault)
        time.sleep(seconds)

    def _failed(self, fault: Fault) -> EndpointFailed:
        reason = short(masked(fault.reason, self._settings))
        status = {} if fault.status is None else {"status": fault.status}
        return EndpointFailed(fault.code, url=self._settings.address, model=self.id, reason=reason, **status)

    def _own_count(self, messages: Sequence[Message]) -> int:
        return sum(count_tokens(message.text) + _PER_MESSAGE for message in messages)

    def _require_room(self, messages: Sequence[Message], limit: int) -> None:
        """Some servers cut a prompt that is too long without a word, its instructions first."""
        needed = math.ceil(self._own_count(messages) * self._scale) + limit
        if needed > self._settings.context:
            reason = f"{needed} tokens with the reply, {self._settings.context} fit"
            raise self._failed(Fault("endpoint_context", reason))

    def _learn(self, messages: Sequence[Message], heard: Heard) -> None:
        """How the model counts, from its count of this prompt; the highest that was seen, within reason."""
        own = self._own_count(messages)
        if heard.prompt_tokens is not None and own >= _TELLING:
            self._scale = max(self._scale, min(heard.prompt_tokens / own, _MOST_APART))
