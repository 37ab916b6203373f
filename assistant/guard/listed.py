"""Counts that a statement bears out itself: "två kommuner, Östhamn och Grytö"."""

import re
from collections.abc import Iterator

from assistant.guard.number import Number
from assistant.guard.numbers import numbers_in

_ITEM = r"[^\s,.;:–()]+(?: [^\s,.;:–()]+){0,3}?(?: \([^)]*\))?"
_LIST = re.compile(
    rf"\b(?P<many>\w{{1,30}})(?: [\w-]+){{1,4}}?(?:,|:| –| \() ?(?:nämligen |namely )?"
    rf"(?P<items>{_ITEM}(?:, {_ITEM}){{0,11}}),? (?:och|samt|and) (?P<last>[\w-]+)"
)
_LETTERS = 5
"""So many of a word's first letters tell that the source has it too."""


def counted(text: str, source: str) -> Iterator[Number]:
    """Numbers followed by a list of just so many things that the source names; they need no source of their own."""
    heard = source.casefold()
    for found in _LIST.finditer(text):
        items = [*found["items"].split(", "), found["last"]]
        if all(_is_heard(item, heard) for item in items):
            many = {str(len(items))}
            yield from (number for number in numbers_in(found["many"]) if number.readings & many)


def _is_heard(item: str, heard: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", item.casefold())
    return bool(words) and all(word[:_LETTERS] in heard for word in words)
