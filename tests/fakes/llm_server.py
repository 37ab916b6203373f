"""A language model's server that speaks OpenAI's protocol and says what it was told to."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Reply = Callable[[str], str]


class LlmServer:
    """An endpoint on this machine. ``requests`` holds the bodies that it was sent, in order."""

    def __init__(self, reply: Reply, status: int = 200) -> None:
        self.reply = reply
        self.status = status
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.requests.append(body)
                server.keys.append(self.headers.get("Authorization"))
                content = json.dumps(server.completion(body)).encode()
                self.send_response(server.status if self.path == "/v1/chat/completions" else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        """The address to configure."""
        return f"http://127.0.0.1:{self.http.server_address[1]}/v1"

    def completion(self, body: dict[str, Any]) -> dict[str, Any]:
        """The whole reply to a request."""
        if self.status != 200:
            return {"error": {"message": "nej", "type": "invalid_request_error"}}
        said = self.reply("\n".join(str(message["content"]) for message in body["messages"]))
        message = {"role": "assistant", "content": said}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return {"id": "1", "object": "chat.completion", "created": 0, "model": body["model"], "choices": [choice]}


@contextmanager
def serving(reply: Reply, status: int = 200) -> Iterator[LlmServer]:
    """A server that runs as long as the context."""
    server = LlmServer(reply, status)
    thread = Thread(target=server.http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
        thread.join()
