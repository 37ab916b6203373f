"""What Swedish and English words for numbers mean. General language: nothing of any one case."""

import re
from fractions import Fraction

from assistant.guard.number import ONE, share, told

_SWEDISH = (
    "noll", "", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton",
    "femton", "sexton", "sjutton", "arton", "nitton", "tjugo",
)  # fmt: skip
_ENGLISH = (
    "zero", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS_SV = ("trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_TENS_EN = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MONTHS = (
    ("januari", "january"), ("februari", "february"), ("mars", "march"), ("april",), ("maj", "may"), ("juni", "june"),
    ("juli", "july"), ("augusti", "august"), ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
_PARTS = {
    "hälften": 2, "halva": 2, "halve": 2, "halft": 2, "kvarts": 4, "tredjedel": 3, "fjärdedel": 4, "quarter": 4,
    "femtedel": 5, "sjättedel": 6, "sjundedel": 7, "åttondel": 8, "åttondedel": 8, "niondel": 9, "niondedel": 9,
    "tiondel": 10, "tiondedel": 10,
}  # fmt: skip
_PART = re.compile(rf"({'|'.join(_PARTS)})(?:s|ar|ars|en|ens)?|(thirds|fifths|sixths|sevenths|eighths|ninths|tenths)")
"""A part and how it is inflected."""
_TIMES = (
    (re.compile(r"dubbelt|för?dubbl\w*|doubled?"), "x2"), (re.compile(r"tredubb\w*|tripl(?:e|ed|es|ing)"), "x3"),
    (re.compile(r"fyrdubb\w*|quadrupl\w*"), "x4"), (re.compile(r"femdubb\w*|quintupl\w*"), "x5"),
    (re.compile(r"tiodubb\w*|tenfold"), "x10"), (re.compile(r"halver\w*|halv(?:ed|es|ing)"), share(Fraction(1, 2))),
)  # fmt: skip
_TWO_OR_TIMES_TWO = frozenset({"dubbla", "twice", "double"})
SCALES = {
    **dict.fromkeys(("hundra", "hundred"), 100),
    **dict.fromkeys(("tusen", "thousand", "tkr"), 1_000),
    **dict.fromkeys(("miljon", "miljoner", "miljonen", "miljonerna", "million", "millions"), 1_000_000),
    **dict.fromkeys(("mkr", "mnkr", "mn"), 1_000_000),
    **dict.fromkeys(("miljard", "miljarder", "miljarden", "miljarderna", "billion", "billions"), 1_000_000_000),
    **dict.fromkeys(("mdkr", "mdr"), 1_000_000_000),
}
_WORDS: dict[str, float] = {
    **{word: n for words in (_SWEDISH, _ENGLISH) for n, word in enumerate(words) if word},
    **{word: 10 * n for words in (_TENS_SV, _TENS_EN) for n, word in enumerate(words, start=3)},
    "dussin": 12, "dozen": 12, "tjog": 20, "halv": 0.5, "half": 0.5, "årtionde": 10, "decennium": 10,
    "decade": 10, "sekel": 100, "century": 100,
}  # fmt: skip
_MONTH = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
_ORDINALS = {
    word: number
    for words in (
        ("tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"),
        ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    )
    for number, word in enumerate(words, start=3)
}
_ONES = "|".join(_SWEDISH[2:10])
_BELOW_HUNDRED = rf"(?:(?:{'|'.join((*_TENS_SV, 'tjugo'))})(?:en|ett|{_ONES})?|{'|'.join(_SWEDISH[2:20][::-1])})"
_LARGE = re.compile(
    rf"(?:(?P<thousands>(?:(?:en|ett|{_ONES})?hundra)?(?:{_BELOW_HUNDRED}|en|ett)?)tusen)?"
    rf"(?:(?P<hundreds>en|ett|{_ONES})?(?P<hundred>hundra))?(?P<rest>{_BELOW_HUNDRED}|en|ett)?"
)
_COMPOUND = re.compile(rf"({'|'.join((*_TENS_EN, 'twenty'))})-(one|{'|'.join(_ENGLISH[2:10])})")
_SWEDISH_TENS = re.compile(rf"({'|'.join((*_TENS_SV, 'tjugo'))})(en|ett|{_ONES})?")
_LONGEST = 60
"""Letters of a numeral; what is longer is none, and is not tried."""
SMALL = _ENGLISH[2:11]
"""The English numerals from two to ten."""


def month(word: str) -> int | None:
    """The number of the month that a word in lower case names."""
    return _MONTH.get(word)


def ordinal(word: str) -> int | None:
    """Of "femte" and "fifth" 5; None of other words."""
    if word.endswith(("hundrade", "tusende")):
        return int(cardinal(word.removesuffix("de")) or 0) or None
    return _ORDINALS.get(word)


def part(word: str) -> int | None:
    """Of "femtedel" and "fifths" 5; None of other words."""
    found = _PART.fullmatch(word)
    if not found:
        return None
    return _PARTS[found[1]] if found[1] else _ORDINALS[found[2].removesuffix("s")]


def cardinal(word: str) -> float | None:
    """How many a word in lower case says, also one written together ("niohundratusen")."""
    if word in _WORDS or len(word) > _LONGEST:
        return _WORDS.get(word)
    english = _COMPOUND.fullmatch(word)
    if english:
        return _WORDS[english[1]] + (1 if english[2] == "one" else _WORDS[english[2]])
    large = _LARGE.fullmatch(word)
    if not large or word in {"en", "ett", ""}:
        return None
    thousands = (cardinal(large["thousands"]) or 1) * 1_000 if large["thousands"] is not None else 0
    hundreds = (_WORDS.get(large["hundreds"] or "", 1) * 100) if large["hundred"] else 0
    return thousands + hundreds + _below_hundred(large["rest"])


def readings_of(word: str) -> set[str]:
    """All that a word in lower case can mean as a number; empty of a word that is none."""
    readings = {"1", ONE} if word == "one" else set()
    amount, of, order = cardinal(word), part(word), ordinal(word)
    if amount is not None:
        readings.add(told(amount))
    if word in {"halv", "half"}:
        readings.add(share(Fraction(1, 2)))
    if of:
        readings |= {"0.5" if of == 2 else f"1/{of}", share(Fraction(1, of))}
    if order:
        readings |= {f"nr {order}", f"1/{order}"}
    readings |= {reading for pattern, reading in _TIMES if pattern.fullmatch(word)}
    return readings | {"2", "x2"} if word in _TWO_OR_TIMES_TWO else readings


def _below_hundred(word: str | None) -> float:
    if word is None:
        return 0
    if word in _WORDS:
        return _WORDS[word]
    tens = _SWEDISH_TENS.fullmatch(word)
    return _WORDS[tens[1]] + _WORDS.get(tens[2] or "", 1) if tens else 1
