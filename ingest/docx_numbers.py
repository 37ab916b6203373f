"""The numbers and dashes that Word shows before list items and headings, but does not store as text.

Source of the rules: ECMA-376 part 1, 17.9 (numbering): a paragraph names a num, a num an abstract list, whose
levels have a number format and a pattern such as ``%1.%2``. Items of one abstract list count on together.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "-"

Xml: TypeAlias = Any
"""An element of lxml, which has no types."""

_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts through a document's lists in document order; mutable, one per reading."""

    abstract_of: Mapping[str, str]
    levels: Mapping[tuple[str, int], _Level]
    restarts: Mapping[tuple[str, int], int]
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num_id: str, depth: int) -> str | None:
        """The mark of the next item in this list: a dash, a number, or None when the list is unknown."""
        abstract = self.abstract_of.get(num_id)
        level = self.levels.get((abstract, depth)) if abstract is not None else None
        if abstract is None or level is None or level.number_format == "none":
            return None
        if level.number_format == "bullet":
            return BULLET
        self._count(num_id, abstract, depth, level.start)
        return _PLACE.sub(lambda place: self._number(abstract, int(place[1]) - 1), level.pattern).strip() or None

    def _count(self, num_id: str, abstract: str, depth: int, start: int) -> None:
        counters = self._counters.setdefault(abstract, {})
        first_of_num = (num_id, depth) not in self._started
        self._started.add((num_id, depth))
        if first_of_num and (num_id, depth) in self.restarts:
            counters[depth] = self.restarts[num_id, depth]
        else:
            counters[depth] = counters.get(depth, start - 1) + 1
        for deeper in [known for known in counters if known > depth]:
            del counters[deeper]

    def _number(self, abstract: str, depth: int) -> str:
        level = self.levels.get((abstract, depth))
        if level is None:
            return ""
        value = self._counters.get(abstract, {}).get(depth, level.start)
        return _FORMATS.get(level.number_format, str)(value)


def read_numbering(root: Xml) -> Numbering:
    """The lists that word/numbering.xml defines; none when the document has no such part."""
    if root is None:
        return Numbering({}, {}, {})
    abstract_of: dict[str, str] = {}
    restarts: dict[tuple[str, int], int] = {}
    for num in root.iter(f"{W}num"):
        num_id = num.get(f"{W}numId", "")
        abstract_of[num_id] = child_value(num, "abstractNumId") or ""
        for override in num.iter(f"{W}lvlOverride"):
            start = child_value(override, "startOverride")
            if start is not None:
                restarts[num_id, int(override.get(f"{W}ilvl", "0"))] = int(start)
    return Numbering(abstract_of, _levels(root), restarts)


def child_value(element: Xml, name: str) -> str | None:
    """The ``w:val`` of the child ``w:name``, if there is one."""
    child = None if element is None else element.find(f"{W}{name}")
    value = None if child is None else child.get(f"{W}val")
    return None if value is None else str(value)


def _levels(root: Xml) -> dict[tuple[str, int], _Level]:
    return {
        (abstract.get(f"{W}abstractNumId", ""), int(level.get(f"{W}ilvl", "0"))): _Level(
            child_value(level, "numFmt") or "decimal",
            child_value(level, "lvlText") or "",
            int(child_value(level, "start") or "0"),
        )
        for abstract in root.iter(f"{W}abstractNum")
        for level in abstract.iter(f"{W}lvl")
    }


def _letter(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    numeral = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            numeral += sign
            value -= worth
    return numeral


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
}
