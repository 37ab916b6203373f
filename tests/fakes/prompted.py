"""What a language model is asked, read back from its prompt, so that a scripted server can answer to the point."""

import re
from dataclasses import dataclass

from tests.fakes.model_server import Messages

_PASSAGE = re.compile(r"^\[(\d+)\] (.+?) \([^()]*\), .*?: (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A numbered passage as the model is shown it."""

    number: int
    speaker: str
    text: str


def passages(messages: Messages) -> list[Shown]:
    """The passages of the question, not those of the example."""
    asked = next(m["content"] for m in reversed(messages) if "</utdrag>" in m["content"])
    return [Shown(int(number), speaker, text) for number, speaker, text in _PASSAGE.findall(asked)]


def is_repair(messages: Messages) -> bool:
    return any(words in messages[-1]["content"] for words in ("kan inte visas", "Ingen av de meningarna kan visas"))


def is_follow_up(messages: Messages) -> bool:
    return "Sista frågan:" in messages[-1]["content"]


def copying(messages: Messages) -> str:
    """What a model says that copies the passages, each on its line with its number."""
    return "\n".join(f"{shown.text} [{shown.number}]" for shown in passages(messages))
