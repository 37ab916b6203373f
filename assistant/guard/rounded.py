"""Round numbers in place of exact ones: "drygt tre miljoner" of 3,2 million, "mer än hälften" of eleven of 19.

Only with a word that says that it is round, and only on the side of it that the word tells.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from assistant.guard.number import Number
from assistant.guard.numbers import vouched
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
_LIMITS = any_of("minst,högst,lägst,upp till,nära,at least,at most")
_LIMITED = re.compile(
    rf"\b(?:{_ABOVE}|{_BELOW}|{_ABOUT}|{_MORE}|{_LESS}|{_LIMITS})\s+(?:en |ett )?$",
    re.IGNORECASE,
)
"""A number of the source after one of these is no exact one."""
_UP, _WIDE, _NEAR = Fraction(6, 5), Fraction(8, 5), Fraction(1, 10)
"""How many times the round amount, or proportion, the exact one may be, or the reverse; and a tenth on either side."""
_OF = re.compile(r"\b(?:av|of)\b(?:\s+[^\W\d]\S*){0,3}\s+$", re.IGNORECASE)


def is_rounded(number: Number, text: str, source: str) -> bool:
    """Whether a statement gives the number as a round one for an exact number of its source."""
    hedge = _HEDGE.search(text[: _place(number, text)])
    if hedge is None:
        return False
    known = [one for one in vouched(source, english=False) if not _LIMITED.search(source[: _place(one, source)])]
    shares = set(_shares(number))
    if shares:
        told = {share for other in known for share in _shares(other)} | set(_proportions(source, known))
        return any(_fits(hedge, round_, exact, _WIDE) for round_ in shares for exact in told)
    amount = number.value()
    if amount is None or not _is_round(amount) or hedge["more"] or hedge["less"]:
        return False
    return any(_fits(hedge, amount, exact, _UP) for other in known if (exact := other.value()) is not None)


def _place(number: Number, text: str) -> int:
    return max(0, text.casefold().find(number.text.casefold()))


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
        if size and _OF.search(source[: _place(whole, source)]):
            yield from (many / size for many in values if 0 < many < size)
