"""A number as the guard knows it: where it stands, what it can mean, and when two are the same."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

ONE = "one"
"""The reading of "one" beside 1: an article of the other language is the same, and is no figure 1."""

_LONGEST = 18
"""Characters of an amount that is reckoned with; what is longer is only compared as it stands."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, and the readings that it can have.

    ``parts`` are the numbers that it is put together from ("fyra av tio"): it is the same as them taken one by one.
    An ``implied`` one ("båda", "ett dygn") bears another out but needs nothing to bear it out itself.
    """

    text: str
    readings: frozenset[str]
    parts: tuple["Number", ...] = ()
    implied: bool = False

    def among(self, others: Iterable["Number"]) -> bool:
        """Whether the others hold the same number, or each of its parts."""
        held = tuple(others)
        if any(self.readings & other.readings or self.among(other.parts) for other in held):
            return True
        return bool(self.parts) and all(part.among(held) for part in self.parts)

    def also(self, *readings: str) -> "Number":
        """The same number with more readings."""
        return replace(self, readings=self.readings | set(readings))

    def value(self) -> Fraction | None:
        """The plain amount, the smallest where a figure can be read in two ways; None of a date, an order or a sum."""
        plain = [Fraction(reading) for reading in self.readings if _is_plain(reading)]
        return min(plain, default=None)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or figure of a text: its letters in lower case, the number that it is, the factor of a word of scale."""

    word: str
    number: Number | None = None
    scale: int = 0


def told(amount: Fraction | float) -> str:
    """An amount as readings hold it."""
    return f"{float(amount):.12g}"


def share(of: Fraction) -> str:
    """The reading of a proportion: one for "var femte", "en av fem", "en femtedel" and "20 procent"."""
    return f"share {of}"


def _is_plain(reading: str) -> bool:
    return len(reading) <= _LONGEST and reading.replace(".", "", 1).isdigit() and reading.isascii()
