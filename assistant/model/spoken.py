"""What of a model's text is its reply: some models open with their reasoning, between marks, and that is not."""

from collections.abc import Generator, Iterator

_OPENS, _CLOSES = "<think>", "</think>"


def spoken(pieces: Iterator[str]) -> Generator[str]:
    """The reply's pieces as they come, without leading white space and a ``<think>…</think>`` that opens the text.

    A mark may be split between pieces: no more is held back than could still be one. Reasoning that never ends leaves
    no reply.
    """
    held = ""
    for piece in pieces:
        held = (held + piece).lstrip()
        if held.startswith(_OPENS):
            reply = _after_reasoning(held, pieces)
            if reply:
                yield reply
            break
        if held and not _OPENS.startswith(held):
            yield held
            break
    else:
        if held:
            yield held
        return
    yield from (piece for piece in pieces if piece)


def _after_reasoning(held: str, pieces: Iterator[str]) -> str:
    """The text that the reply begins with: read on until the reasoning has ended and something is said."""
    while _CLOSES not in held:
        piece = next(pieces, None)
        if piece is None:
            return ""
        held = held[-len(_CLOSES) :] + piece
    reply = held.partition(_CLOSES)[2].lstrip()
    while not reply:
        piece = next(pieces, None)
        if piece is None:
            return ""
        reply = piece.lstrip()
    return reply
