"""Round numbers in place of exact ones: "drygt tre miljoner" of 3,2 million, "mer än hälften" of eleven of 19.

Only with a word that says that it is round, only on the side of it that the word tells, and only for an amount of the
same: no crowns for metres, no pupils for a year.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from assistant.guard.number import Number
from assistant.guard.numbers import vouched
from assistant.guard.numerals import month
from assistant.guard.units import unit
from ingest.patterns import any_of

_ABOVE = any_of("drygt,lite över,något mer än,något fler än,just over,a little over,slightly over,well over")
_BELOW = any_of("knappt,nästan,närmare,strax under,inte fullt,nearly,almost,just under,close to,not quite")
_ABOUT = any_of("omkring,cirka,ca,ungefär,runt,kring,i storleksordningen,about,around,roughly,some,approximately")
_MORE = any_of("mer än,fler än,över,more than,over")
_LESS = any_of("mindre än,färre än,under,less than,fewer than,inte ens")
"""Of a proportion they are as good; of an amount they set a limit."""
_HEDGE = re.compile(
    rf"\b(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})|(?P<about>{_ABOUT})|(?P<more>{_MORE})|(?P<less>{_LESS}))"
    r"\s+(?:en |ett |a |an |var |vart )?$",
    re.IGNORECASE,
)
_LIMITS = any_of("minst,högst,lägst,upp till,nära,max,maximalt,som mest,som minst,mellan,at least,at most")
_LIMITED = re.compile(
    rf"\b(?:{_ABOVE}|{_BELOW}|{_ABOUT}|{_MORE}|{_LESS}|{_LIMITS})\s+(?:en |ett )?$",
    re.IGNORECASE,
)
"""A number of the source after one of these is no exact one."""
_UP, _SHARE_UP, _WIDE, _NEAR = Fraction(6, 5), Fraction(5, 4), Fraction(8, 5), Fraction(1, 10)
"""How many times the round amount the exact one may be, or the reverse; the same of a proportion, and of one that is
only said to be more or less; and a tenth on either side."""
_FEW = 10
"""Of fewer there is nothing to round, unless they are in parts."""
_MONEY = re.compile(r"kron(?:a|or|orna)|kr|sek|öre|crowns?|[mt]kr|mnkr|md(?:kr|r)")
_NEXT = re.compile(r"\s*([%§]|[^\W\d_]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACED = re.compile(r"\b(?:den|klockan|kl\.?|kapitel|punkt|bilaga|sidan?|nr|dnr|paragraf|år|§)\s*$", re.IGNORECASE)
"""After these a number counts nothing."""
_OF = re.compile(r"\b(?:av|of)\b(?:\s+[^\W\d]\S*){0,3}\s+$", re.IGNORECASE)


def is_rounded(number: Number, text: str, source: str) -> bool:
    """Whether a statement gives the number as a round one for an exact number of its source."""
    places = _places(number, text)
    hedges = [_HEDGE.search(text[:place]) for place in places]
    hedge = hedges[0] if hedges and all(hedges) else None
    if hedge is None:
        return False
    known = [one for one in vouched(source, english=False) if _is_exact(one, source)]
    shares = set(_shares(number))
    if shares:
        told = {share for other in known for share in _shares(other)} | set(_proportions(source, known))
        furthest = _WIDE if hedge["more"] or hedge["less"] else _SHARE_UP
        return any(_fits(hedge, round_, exact, furthest) for round_ in shares for exact in told)
    amount = number.value()
    if amount is None or not _is_round(amount) or hedge["more"] or hedge["less"]:
        return False
    counted, factor = _counted(number, text)
    told_of = ((one.value(), *_counted(one, source)) for one in known if not any(_shares(one)))
    return any(
        _fits(hedge, amount * factor, value * size, _UP)
        for value, other, size in told_of
        if value is not None and _is_of_same(counted, other) and (max(amount, value) >= _FEW or value.denominator > 1)
    )


def _is_of_same(one: str, other: str) -> bool:
    return not one or not other or one == other


def _places(number: Number, text: str) -> list[int]:
    """Where the number stands, on its own."""
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(number.text)}(?!\w)", text, re.IGNORECASE)]


def _after(number: Number, text: str) -> set[str]:
    """The words after it."""
    following = (_NEXT.match(text, place + len(number.text)) for place in _places(number, text))
    return {found[1].casefold() for found in following if found and found[1]}


def _is_exact(number: Number, source: str) -> bool:
    """Whether it counts something, and is neither a limit nor round itself."""
    if _YEAR.fullmatch(number.text) or any(word == "§" or month(word) for word in _after(number, source)):
        return False
    befores = [source[:place] for place in _places(number, source)]
    return not any(_LIMITED.search(before) or _PLACED.search(before) for before in befores)


def _counted(number: Number, text: str) -> tuple[str, Fraction]:
    """What it is an amount of, as far as it is money or a measure, and how much one is; empty where nothing is said."""
    after = _after(number, text)
    if any(_MONEY.fullmatch(word) for word in (*after, *number.text.casefold().split()[1:])):
        return "money", Fraction(1)
    if own := next(filter(None, map(unit, after)), None):
        return own[1], own[0]
    return ("things" if after else ""), Fraction(1)


def _fits(hedge: re.Match[str], round_: Fraction, exact: Fraction, furthest: Fraction) -> bool:
    if hedge["about"]:
        return abs(exact - round_) <= _NEAR * round_
    if hedge["above"] or hedge["more"]:
        return round_ < exact <= furthest * round_
    return round_ / furthest <= exact < round_


def _is_round(amount: Fraction) -> bool:
    """Whether all digits but the first are zeros."""
    return amount >= 1 and amount.denominator == 1 and not str(amount.numerator)[1:].strip("0")


def _shares(number: Number) -> Iterator[Fraction]:
    for reading in number.readings:
        if reading.startswith("share "):
            yield Fraction(reading.removeprefix("share "))


def _proportions(source: str, known: Sequence[Number]) -> Iterator[Fraction]:
    """So many of so many: "14 av stadens 46", "Av stadens 46 är 14"."""
    values = [value for number in known if (value := number.value()) is not None and not number.implied]
    for whole in known:
        size = whole.value()
        if size and any(_OF.search(source[:place]) for place in _places(whole, source)):
            yield from (many / size for many in values if 0 < many < size)
