"""What a language model is to the rest of the program: messages in, pieces of text out, and one way to fail.

Whoever writes or checks with a model takes this protocol and never a client library's types; the connector to a
real endpoint is ``endpoint``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol

from ingest.errors import RemissError


class MessageRole(StrEnum):
    """Who says a message: the program's instructions, the question's side, or the model itself."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of what a model is asked."""

    role: MessageRole
    text: str


class EndpointFailed(RemissError):
    """The language model cannot be asked, or what it said cannot be used.

    Codes: endpoint_unreachable, endpoint_timeout, endpoint_denied (401, 403), endpoint_busy (429), endpoint_error
    (any other status), endpoint_model_missing (404), endpoint_context (the prompt is too long), endpoint_nonsense
    (not the protocol, or nothing said). Values: url (without login and query), model, reason (short, without
    key, login and query), and status where there is one. Trying the same again may help, as endpoints come and go.
    """

    code = "endpoint_unreachable"
    retryable: ClassVar[bool] = True


class LanguageModel(Protocol):
    """A model that continues a conversation. Safe to use from several threads at once."""

    @property
    def id(self) -> str:
        """The model's name, as users are shown it."""
        ...

    def stream(self, messages: Sequence[Message], limit: int) -> Iterator[str]:
        """The reply's text in pieces as they come, of ``limit`` tokens at most; never an empty piece.

        Raises EndpointFailed, also after pieces were given. Closing the iterator (a generator) ends the connection,
        so that the server stops writing.
        """
        ...

    def check(self) -> None:
        """Raises EndpointFailed when the endpoint does not answer. Asks the model nothing."""
        ...

    def count(self, text: str) -> int:
        """About how many of the model's tokens a text is; an estimate that leans high."""
        ...
