"""A language model's server that streams as OpenAI's protocol says, and fails in every way that a test asks for.

It is a real HTTP server on this machine. ``reply`` is asked for the text of each reply, so that a test can answer by
looking at the prompt; ``behaviours`` says how the next replies are given, in order, and then all is well.
"""

import json
import select
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Messages = list[dict[str, Any]]
Reply = Callable[[Messages], str]


@dataclass(frozen=True)
class Behaviour:
    """How one chat request is answered.

    ``text`` is said in place of the reply, cut into ``pieces`` if they are given; ``bytes_at_once`` cuts what is
    written without regard to lines and characters. ``silent``: nothing is ever sent. ``waits``: seconds before
    anything is; ``trickles``: seconds before each part. ``breaks_after``: so many parts, and the connection is cut.
    ``body`` is sent as it is, with ``status`` and ``headers``.
    """

    text: str | None = None
    pieces: Sequence[str] | None = None
    reasoning: str = ""
    bytes_at_once: int | None = None
    streamed: bool = True
    silent: bool = False
    waits: float = 0.0
    trickles: float = 0.0
    breaks_after: int | None = None
    ends: bool = True
    prompt_tokens: int | None = None
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: str | None = None


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> Messages:
        found: Messages = self.body["messages"]
        return found


class ModelServer:
    """The server. ``requests`` are the chat requests, in order; ``left`` is set when a client left in mid-reply."""

    def __init__(self) -> None:
        self.reply: Reply = lambda messages: "Ett svar."
        self.behaviours: deque[Behaviour] = deque()
        self.models: Behaviour = Behaviour(body=json.dumps({"object": "list", "data": [{"id": "modell"}]}))
        self.requests: list[Received] = []
        self.looked: list[Received] = []
        self.left = Event()
        self.stopping = Event()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"told": self}))
        self.http.daemon_threads = True

    @property
    def url(self) -> str:
        """The address to configure."""
        return f"http://127.0.0.1:{self.http.server_address[1]}/v1"

    def will(self, *behaviours: Behaviour) -> None:
        """The next replies are given like this."""
        self.behaviours.extend(behaviours)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    told: ModelServer

    def do_GET(self) -> None:
        self.told.looked.append(Received(self.path, dict(self.headers), {}))
        if self.path.partition("?")[0] == "/v1/models":
            self._whole(self.told.models)
        else:
            self._whole(Behaviour(status=404, body='{"error": {"message": "File Not Found"}}'))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        received = Received(self.path, dict(self.headers), body)
        self.told.requests.append(received)
        behaviour = self.told.behaviours.popleft() if self.told.behaviours else Behaviour()
        if self.path.partition("?")[0] != "/v1/chat/completions":
            behaviour = Behaviour(status=404, body='{"error": {"message": "File Not Found"}}')
        if behaviour.silent or not self._idle(behaviour.waits):
            self._idle(None)
        elif behaviour.body is not None or not behaviour.streamed:
            self._whole(behaviour, received)
        else:
            self._streamed(behaviour, received)

    def _whole(self, behaviour: Behaviour, received: Received | None = None) -> None:
        content = behaviour.body if behaviour.body is not None else self._document(behaviour, received)
        sent = content.encode("utf-8", "surrogateescape")
        self.send_response(behaviour.status)
        named = {"content-type": "application/json", "content-length": str(len(sent)), "connection": "close"}
        for name, value in (named | {name.lower(): value for name, value in behaviour.headers}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(sent)
        self.close_connection = True

    def _streamed(self, behaviour: Behaviour, received: Received) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        try:
            for place, part in enumerate(self._parts(behaviour, received)):
                if place == behaviour.breaks_after:
                    return
                if not self._idle(behaviour.trickles):
                    return
                self._chunked(part, behaviour.bytes_at_once or len(part))
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.told.left.set()

    def _chunked(self, part: bytes, at_once: int) -> None:
        for start in range(0, len(part), at_once):
            piece = part[start : start + at_once]
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            self.wfile.flush()

    def _parts(self, behaviour: Behaviour, received: Received) -> Iterator[bytes]:
        """Lines of server-sent events, one part of the reply each."""
        said = self._said(behaviour, received)
        yield self._event({"role": "assistant", "content": ""})
        if behaviour.reasoning:
            yield self._event({"reasoning_content": behaviour.reasoning})
        for piece in said.split(" ") if behaviour.pieces is None else behaviour.pieces:
            yield self._event({"content": piece if behaviour.pieces is not None else f"{piece} "})
        if behaviour.ends:
            yield self._event({}, finish="stop")
            if behaviour.prompt_tokens is not None:
                usage = {"prompt_tokens": behaviour.prompt_tokens, "completion_tokens": 1, "total_tokens": 1}
                yield self._event(None, usage=usage)
            yield b"data: [DONE]\n\n"

    def _said(self, behaviour: Behaviour, received: Received) -> str:
        return behaviour.text if behaviour.text is not None else self.told.reply(received.messages)

    def _document(self, behaviour: Behaviour, received: Received | None) -> str:
        said = self._said(behaviour, received) if received else ""
        message = {"role": "assistant", "content": said}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        document: dict[str, Any] = {"id": "1", "object": "chat.completion", "created": 0, "model": "m"}
        return json.dumps(document | {"choices": [choice]}, indent=1)

    def _event(self, delta: dict[str, Any] | None, finish: str | None = None, usage: Any = None) -> bytes:  # noqa: ANN401
        choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": choices}
        return b"data: " + json.dumps(chunk | {"usage": usage}, ensure_ascii=False).encode() + b"\n\n"

    def _idle(self, seconds: float | None) -> bool:
        """Wait so long, None for as long as anybody is there; False when the client left or the server stops."""
        until = None if seconds is None else time.monotonic() + seconds
        while until is None or time.monotonic() < until:
            if self.told.stopping.is_set():
                return False
            left = 0.02 if until is None else max(0.0, min(0.02, until - time.monotonic()))
            if select.select([self.connection], [], [], left)[0]:
                self.told.left.set()
                self.close_connection = True
                return False
        return True

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def model_serving() -> Iterator[ModelServer]:
    """A server that runs as long as the context."""
    server = ModelServer()
    thread = Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.http.shutdown()
        server.http.server_close()
        thread.join()
