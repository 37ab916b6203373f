"""Measures of time and length, and what words bear out that are no numbers by themselves: "ett halvår", "båda"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from assistant.guard.number import Number, share, told
from assistant.guard.numerals import cardinal

_MONTH_, _MINUTE, _METRE = "months", "minutes", "metres"
_UNITS: tuple[tuple[str, str, str], ...] = (
    ("år(?:en|s|ens|ets|et)?|years?", "12", _MONTH_),
    ("månad(?:er|erna|ers|en|ens|s)?|months?", "1", _MONTH_),
    ("kvartal(?:en|et|ets|s|svis)?", "3", _MONTH_),
    ("halvår(?:et|ets|en|s|svis)?", "6", _MONTH_),
    ("(?:årtionde|decenni)(?:n|na|um|et|er|erna|ets|ers)?|decades?", "120", _MONTH_),
    ("(?:århundrade|sekel|sekl)(?:n|na|t|et|er|erna|ets)?|century|centuries", "1200", _MONTH_),
    ("minut(?:er|erna|ers|en)?|minutes?", "1", _MINUTE),
    ("tim(?:me|mar|marna|mars|men)|hours?", "60", _MINUTE),
    ("halvtimm(?:e|en|es)", "30", _MINUTE),
    (r"\w*dygn(?:et|ets|en|s)?|dag(?:ar|arna|ars|en|ens|s)?|days?", "1440", _MINUTE),
    ("veck(?:a|or|an|orna|ors|ans)|weeks?", "10080", _MINUTE),
    ("mil(?:en|s)?", "10000", _METRE),
    ("km|kilomet(?:er|ern|erna|ers|re|res)", "1000", _METRE),
    ("m|met(?:er|ern|erna|ers|re|res)", "1", _METRE),
    ("dm|decimet(?:er|ern|re|res)", "1/10", _METRE),
    ("cm|centimet(?:er|ern|re|res)", "1/100", _METRE),
)
_UNIT = tuple((re.compile(forms), Fraction(factor), base) for forms, factor, base in _UNITS)
_STEMS = re.compile(
    "(?P<unit>år|månad|vecko?|dag|dygn|tim|minut|meter|mil(?!j)|km)|tal(?!e)|fald|procent|kron|lapp|belopp|tax|grad"
)
"""How what follows a numeral in one word begins: "femtonåring", "sexmånadersgräns", "hundratal", "trettiofaldig"."""
_STEM_UNITS = {
    "år": "år", "månad": "månad", "veck": "vecka", "vecko": "vecka", "dag": "dag", "dygn": "dygn", "tim": "timme",
    "minut": "minut", "meter": "meter", "mil": "mil", "km": "km",
}  # fmt: skip
_HALF = re.compile("halv(?:tim|år|dag|dygn|tid|fart|mil|procent)")
_IMPLIED = {
    "båda": ("2",), "bägge": ("2",), "bådas": ("2",), "both": ("2",), "första": ("nr 1",), "first": ("nr 1",),
    "midnatt": ("24", "0", "12"), "midnight": ("24", "0", "12"), "kvartal": ("1/4", "x4"), "kvartalsvis": ("1/4", "x4"),
    "halvt": ("0.5", share(Fraction(1, 2))),
    "hundratals": ("100",), "tusentals": ("1000",),
}  # fmt: skip
_EVERY_OTHER = frozenset({"varannan", "vartannat", "varannat"})
_A = frozenset({"en", "ett", "a", "an", "one", "per", "varje", "each"})
_LONGEST = 60
_ANYWAY = frozenset({3, 6, 30, 120, 1200})
"""Factors of units that are an amount also without "a" before them: quarters, decades."""


def implied(word: str, before: str, after: str) -> Number | None:
    """What a word that is no number by itself bears out."""
    readings = set(_IMPLIED.get(word, ()))
    if word in _EVERY_OTHER:
        readings |= {share(Fraction(1, 2)), *every(Fraction(2), after)}
    own = unit(word)
    if own and (before in _A or own[0] in _ANYWAY or word.endswith("dygn")):
        readings |= {f"{told(own[0])} {own[1]}", f"every {told(own[0])} {own[1]}"}
    readings |= set(_compound(word))
    return Number(word, frozenset(readings), implied=True) if readings else None


def _compound(word: str) -> Iterator[str]:
    """The number that a word begins with: "femtonåring", "halvfart", "dubbelarbete"."""
    if word.startswith(("miljonbelopp", "miljardbelopp", "mångmiljon")):
        yield "1000000000" if word.startswith("miljard") else "1000000"
    if word.startswith("dubbel"):
        yield "x2"
    if _HALF.match(word):
        yield from ("0.5", share(Fraction(1, 2)))
    for stem in _STEMS.finditer(word[:_LONGEST]):
        amount = cardinal(word[: stem.start()].rstrip("-"))
        if amount is not None:
            yield told(amount)
            yield from with_unit(Fraction(amount), _STEM_UNITS.get(stem["unit"] or "", ""))
            if stem.group() == "fald":
                yield f"x{told(amount)}"


def every(amount: Fraction, after: str) -> Iterator[str]:
    """How often: "vart femte år" and "every five years", but not "fem gånger om året"."""
    yield from (f"every {reading}" for reading in (told(amount), *with_unit(amount, after)))


def with_unit(amount: Fraction, word: str) -> Iterator[str]:
    """The reading of so many of a measure; none where the word is no measure."""
    own = unit(word)
    if own:
        yield f"{told(amount * own[0])} {own[1]}"


@lru_cache(maxsize=4096)
def unit(word: str) -> tuple[Fraction, str] | None:
    """Of a word for a measure in lower case its size and what it is counted in: months, minutes or metres."""
    return next(((factor, base) for forms, factor, base in _UNIT if forms.fullmatch(word)), None)
