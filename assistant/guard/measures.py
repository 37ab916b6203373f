"""What a number means by the words around it: proportions, measures of time and length, the hour, a shared scale.

"Var femte", "en av fem" and "20 procent" are one proportion, "sex mil" and "60 km" one distance, "ett halvår" and "sex
månader" one time. Nothing is reckoned beyond such renaming: no difference, sum or remainder.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.guard.number import Number, Token, share, told
from assistant.guard.numerals import ordinal, part
from assistant.guard.units import every, implied, unit, with_unit

_EVERY = frozenset({"var", "vart", "every", "each"})
_APART = frozenset({"mellanrum", "mellan", "intervall", "apart", "intervals"})
_PEOPLE = re.compile(
    "ledam(?:ot|öter|öterna|öternas)|reservant(?:er|erna|ernas)|reservists?|undertecknar(?:e|na|nas)|(?:kommunal|borgar|stads)råd(?:en)?"
    "|members?|dissent(?:er|ers|ients?)|reservers|signator(?:y|ies)|councillors?|commissioners?"
    "|(?:moderat|liberal|(?:center|vänster|folk|miljö)partist|(?:krist|social|sverige)demokrat)(?:er|erna|ernas)"
    "|liberals|moderates|greens|democrats"
)
"""Those who sign a text."""
_PERCENT = frozenset({"procent", "percent", "%"})
_TIMES = frozenset({"gånger", "gång", "times", "faldigt", "faldig"})
_HOUR, _HOURS = frozenset({"klockan", "kl"}), 12
_PLACE = frozenset({"år", "year", "day", "dag", "bilaga", "kapitel", "punkt", "annex", "appendix", "chapter", "point"})
_PLACES = 31
_OF = frozenset({"av", "in", "of"})
_OUT_OF = 100
_WITHIN = 4
_LINKS = frozenset({
    "till", "to", "och", "and", "eller", "or", "av", "of", "i", "stället", "för", "mot", "instead", "than", "än", "the",
    "de", "från", "from", "dagens", "totalt", "total", "per", "år", "året", "om",
    "cirka", "omkring", "ungefär", "about", "around", "kr", "kronor", "sek",
})  # fmt: skip
"""Words between two amounts of which one says the scale for both: "från 1,5 till 2,3 miljoner"."""
_LINKED = 5


def measured(tokens: Sequence[Token], at: int) -> Number | None:
    """The number of a token with what the words around it add; one that is only implied; None where there is none."""
    number = tokens[at].number
    before, after = _word(tokens, at - 1), _word(tokens, at + 1)
    if number is None:
        return implied(tokens[at].word, before, after)
    amount = number.value()
    added = set() if amount is None else {*_of_amount(amount, tokens, at), *_of_place(amount, tokens, at)}
    order = ordinal(tokens[at].word)
    if order and before in _EVERY:
        added |= {share(Fraction(1, order)), *every(Fraction(order), after)}
    if order and before in {"a", "one", "en"}:
        added.add(share(Fraction(1, order)))
    return number.also(*added)


def _of_amount(amount: Fraction, tokens: Sequence[Token], at: int) -> Iterator[str]:
    """What a plain amount is besides: a proportion, a measure, how often."""
    before, after = _word(tokens, at - 1), _word(tokens, at + 1)
    if after in _PERCENT or (after == "per" and _word(tokens, at + 2) == "cent"):
        yield share(amount / 100)
    yield from with_unit(amount, after)
    if before in _EVERY or {_word(tokens, at + step) for step in (-2, 1, 2, 3)} & _APART:
        yield from every(amount, after)
    if after in _TIMES:
        yield f"x{told(amount)}"
    own = unit(tokens[at].word)
    if own:
        yield f"{told(own[0])} {own[1]}"


def _of_place(amount: Fraction, tokens: Sequence[Token], at: int) -> Iterator[str]:
    """What a plain amount is as an hour, as a number of signatories, as the number of a year or an annex."""
    before = _word(tokens, at - 1)
    if before in _HOUR and amount <= _HOURS and tokens[at].word:
        yield told(amount + _HOURS)
    if any(_PEOPLE.fullmatch(_word(tokens, at + step)) for step in (1, 2)):
        yield people(int(amount))
    if before in _PLACE and amount <= _PLACES:
        yield f"nr {told(amount)}"


def people(many: int) -> str:
    """The reading of how many have signed."""
    return f"{many} people"


def joined(tokens: Sequence[Token], at: int) -> tuple[Number, int] | None:
    """A proportion that begins here ("en av fem", "sju fall av tio", "två tredjedelar") and the index after it."""
    first = tokens[at]
    many = first.number.value() if first.number else Fraction(1) if first.word in {"en", "ett"} else None
    if many is None:
        return None
    of = part(_word(tokens, at + 1))
    if of and first.number and of > 1:
        return _proportion(tokens, (at, at + 1), Fraction(many, of))
    for middle in range(at + 1, min(at + 1 + _WITHIN, len(tokens) - 1)):
        if tokens[middle].word in _OF:
            whole = tokens[middle + 1].number
            size = whole.value() if whole else None
            fits = size is not None and 0 < many < size <= _OUT_OF and size.denominator == 1
            return _proportion(tokens, (at, middle + 1), many / size) if fits and size else None
        if tokens[middle].number or not tokens[middle].word:
            return None
    return None


def _proportion(tokens: Sequence[Token], ends: tuple[int, int], of: Fraction) -> tuple[Number, int]:
    """Made of its two numbers, of which "one" is none that has to be borne out; a third of two thirds is no share."""
    both = [measured(tokens, at) for at in ends if tokens[at].number]
    text = " ".join(token.number.text if token.number else token.word for token in tokens[ends[0] : ends[1] + 1])
    parts = tuple(
        replace(one, readings=frozenset(reading for reading in one.readings if not reading.startswith("share ")))
        for one in both
        if one and "1" not in one.readings
    )
    return Number(text, frozenset({share(of)}), parts), ends[1] + 1


def of_shared_scale(tokens: Sequence[Token]) -> list[Token]:
    """Amounts without a word of scale beside one that has it: they may have the same."""
    found = list(tokens)
    scaled = [at for at, token in enumerate(tokens) if token.number and token.scale]
    for at in scaled:
        for step in (-1, 1):
            other = _linked(tokens, at, step)
            number = tokens[other].number if other is not None else None
            amount = number.value() if number else None
            if other is not None and number and amount is not None and amount < 1_000:
                found[other] = replace(found[other], number=number.also(told(amount * tokens[at].scale)))
    return found


def _linked(tokens: Sequence[Token], at: int, step: int) -> int | None:
    """The nearest plain amount that only linking words part from this one."""
    for other in range(at + step, at + step * (_LINKED + 1), step):
        if not 0 <= other < len(tokens):
            return None
        token = tokens[other]
        if token.number:
            return other if not token.scale and abs(other - at) > 1 else None
        if token.word not in _LINKS:
            return None
    return None


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""
