"""A language model's reply as it comes: what each part of the stream adds, and whether it came to its end."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.model.faults import Fault, said_in

if TYPE_CHECKING:
    from llama_index.core.llms import ChatResponse


@dataclass(frozen=True, slots=True)
class Delta:
    """What one part of a reply adds: text, or reasoning, which is not shown; ``prompt_tokens`` if it tells of them."""

    text: str = ""
    thinks: bool = False
    ended: bool = False
    prompt_tokens: int | None = None


@dataclass(slots=True)
class Heard:
    """What is known of a reply besides its text, filled in while it is read.

    ``begun``: the model said something, if only to itself; ``given``: a piece of the reply was given out.
    """

    begun: bool = False
    given: bool = False
    ended: bool = False
    prompt_tokens: int | None = None


def delta_of(part: "ChatResponse") -> Delta:
    """What a part of llama-index's chat stream adds."""
    raw: Any = part.raw
    choices = raw.choices
    tokens = part.additional_kwargs.get("prompt_tokens")
    return Delta(
        text=_whole_characters(part.delta or ""),
        thinks=bool(part.additional_kwargs.get("thinking_delta")),
        ended=bool(choices and choices[0].finish_reason),
        prompt_tokens=tokens if isinstance(tokens, int) else None,
    )


def delta_of_document(body: bytes) -> Delta:
    """The reply of a server that does not stream but sends it whole. Raises ValueError when it is none."""
    try:
        document = json.loads(body)
        if isinstance(document, dict) and document.get("error"):
            raise ValueError(said_in(document))
        text = document["choices"][0]["message"]["content"] or ""
        tokens = (document.get("usage") or {}).get("prompt_tokens")
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("no reply in the document") from error
    if not isinstance(text, str):
        raise ValueError("the reply is no text")
    return Delta(_whole_characters(text), ended=True, prompt_tokens=tokens if isinstance(tokens, int) else None)


def fault_of_reply(heard: Heard, content_type: str | None) -> Fault | None:
    """What is wrong with a reply that was read without an error: that nothing was said, or that it broke off."""
    if heard.begun and not heard.ended:
        return Fault("endpoint_unreachable", "the reply broke off")
    if heard.given:
        return None
    if heard.begun:
        return Fault("endpoint_nonsense", "no reply besides reasoning or white space")
    known = content_type in {"text/event-stream", "application/json", "", None}
    return Fault("endpoint_nonsense", "an empty reply" if known else f"a reply of type {content_type}")


def texts(deltas: Iterable[Delta], heard: Heard) -> Iterator[str]:
    """The text of each part that has any."""
    for delta in deltas:
        heard.begun = heard.begun or bool(delta.text) or delta.thinks
        heard.ended = heard.ended or delta.ended
        if delta.prompt_tokens:
            heard.prompt_tokens = delta.prompt_tokens
        if delta.text:
            yield delta.text


def _whole_characters(text: str) -> str:
    """JSON can hold half a character, which no output takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
