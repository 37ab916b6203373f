"""What is asked of a model besides its reply: as little chance as it allows, and its own count of tokens.

Servers differ in which of these they take, and some refuse a request that holds one that they do not know. What a
server refused by name is left out from then on.
"""

import re
from typing import Any

from assistant.model.faults import Fault

_STATUSES = {400, 422}
_LIMIT, _LIMIT_OF_NEWER_MODELS, _TEMPERATURE = "max_tokens", "max_completion_tokens", "temperature"
_WISHES: dict[str, Any] = {"seed": 0, "stream_options": {"include_usage": True}}


class Parameters:
    """The parameters of an endpoint's requests. Shared between threads: what is refused is replaced, never changed."""

    def __init__(self) -> None:
        self._refused: frozenset[str] = frozenset()

    def of(self, limit: int) -> dict[str, Any]:
        """For a reply of ``limit`` tokens at most; the client itself asks for temperature 0 unless it is named here."""
        import openai  # noqa: PLC0415 - only those who ask a language model need it

        refused = self._refused
        asked: dict[str, Any] = {_LIMIT_OF_NEWER_MODELS if _LIMIT in refused else _LIMIT: limit}
        asked |= {name: value for name, value in _WISHES.items() if name not in refused}
        return asked | {_TEMPERATURE: openai.omit} if _TEMPERATURE in refused else asked

    def give_up(self, asked: dict[str, Any], fault: Fault) -> bool:
        """Whether the server refused something of what it was asked, so that asking again without it may help."""
        if fault.status not in _STATUSES or fault.code != "endpoint_error":
            return False
        sent = {name for name in (_LIMIT, *_WISHES) if name in asked} | {_TEMPERATURE} - set(asked)
        refused = {name for name in sent if re.search(rf"\b{name}\b", fault.reason)}
        self._refused |= refused
        return bool(refused)
