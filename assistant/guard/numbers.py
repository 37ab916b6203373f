"""Numbers, sums, years and dates as values, so that "fyra", "4" and "four" are the same and "4" and "5" are not.

A number is a set of readings, since "1,200" is one thing in English and another in Swedish; two numbers are the same
when they share a reading. General Swedish and English: nothing of any one case.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("mars", "march"), ("april",), ("maj", "may"), ("juni", "june"),
    ("juli", "july"), ("augusti", "august"), ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
_PARTS = {
    "hälften": "0.5", "halva": "0.5", "halvera": "0.5", "halveras": "0.5", "halve": "0.5", "halved": "0.5",
    "tredjedel": "1/3", "tredjedelar": "1/3", "thirds": "1/3", "fjärdedel": "1/4", "kvarts": "1/4", "quarter": "1/4",
    "quarters": "1/4", "femtedel": "1/5", "tiondel": "1/10", "dubbla": "x2",
    "dubbelt": "x2", "fördubbla": "x2", "fördubblas": "x2", "fördubbling": "x2", "double": "x2", "doubled": "x2",
    "twice": "x2", "tredubbla": "x3", "triple": "x3",
}  # fmt: skip
_SCALES = {
    "hundra": 100, "hundred": 100, "tusen": 1_000, "thousand": 1_000, "tkr": 1_000, "miljon": 1_000_000,
    "miljoner": 1_000_000, "million": 1_000_000, "millions": 1_000_000, "mkr": 1_000_000, "mnkr": 1_000_000,
    "miljard": 1_000_000_000, "miljarder": 1_000_000_000, "billion": 1_000_000_000,
    "mdkr": 1_000_000_000, "mdr": 1_000_000_000,
}  # fmt: skip
_WORDS: dict[str, float] = {
    **{word: n for words in (_SWEDISH, _ENGLISH) for n, word in enumerate(words) if word},
    **{word: 10 * n for words in (_TENS_SV, _TENS_EN) for n, word in enumerate(words, start=3)},
    "dussin": 12, "dozen": 12, "tjog": 20, "halv": 0.5, "half": 0.5, "årtionde": 10, "årtionden": 10,
    "decennium": 10, "decade": 10,
    "sekel": 100, "century": 100,
}  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_ORDINALS = {
    word: number
    for words in (
        ("tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"),
        ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    )
    for number, word in enumerate(words, start=3)
}
_COMPOUND = re.compile(
    rf"({'|'.join((*_TENS_SV, 'tjugo'))})(en|ett|{'|'.join(_SWEDISH[2:10])})"
    rf"|({'|'.join((*_TENS_EN, 'twenty'))})-(one|{'|'.join(_ENGLISH[2:10])})"
)
_TOKEN = re.compile(
    r"(?P<reference>[A-Za-zÅÄÖåäö]*\d+(?:[-:/.]\d+)*[-:/]\d{4}/?\d*:?\d*(?!\d)|\d{4}:\d+)"
    r"|(?P<grouped>\d{1,3}(?:[  ]\d{3})+(?:,\d+)?)"
    r"|(?P<plain>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)"
)
_RANGE = re.compile(r"(?<!\d)(\d{4})\s?[-–—]\s?(\d{4})(?!\d)")
_EVENING = re.compile(r"\b(\d{1,2})(?:[.:]\d\d)? ?p\.?m\b", re.IGNORECASE)
_NO_NUMBER = re.compile(r"\b(?:no|another|this|that|not) one\b|\bone (?:of|another|day|who|that)\b", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")


ONE = "one"
"""The reading of "one" beside 1: an article of the other language is the same, and is no figure 1."""

_BETWEEN = frozenset({"a", "an", "en", "ett"})
"""May stand between a number and its word of scale: "half a million"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, and the readings that it can have."""

    text: str
    readings: frozenset[str]

    def among(self, others: Iterable["Number"]) -> bool:
        """Whether one of the others is the same number."""
        return any(self.readings & other.readings for other in others)


def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number of a text in order: digits, numerals, parts, months, and years of a range one by one."""
    dated = _ISO_DATE.sub(_spelt_out, text)
    clocked = _EVENING.sub(lambda hour: str(int(hour[1]) % 12 + 12), dated)
    return tuple(_scaled(_found(_RANGE.sub(r" \1 \2 ", _NO_NUMBER.sub(" ", clocked)))))


def _spelt_out(date: re.Match[str]) -> str:
    year, month, day = date.groups()
    if not 1 <= int(month) <= len(_MONTHS):
        return date.group()
    return f" {day or ''} {_MONTHS[int(month) - 1][0]} {year} "


def _found(text: str) -> Iterator[tuple[str, Number | int]]:
    """Each token that is a number, or the factor of a word of scale."""
    matches = list(_TOKEN.finditer(text))
    for match in matches:
        token = match.group()
        if match["word"]:
            yield token, _SCALES.get(token.casefold()) or _numeral(token) or 0
        else:
            yield token, Number(token, _readings(token))


def _scaled(found: Iterable[tuple[str, Number | int]]) -> Iterator[Number]:
    """Numbers with the word of scale after them multiplied in; other words part them."""
    held: Number | None = None
    for token, value in found:
        if held and token in _BETWEEN:
            continue
        if held and not isinstance(value, Number) and value:
            yield Number(f"{held.text} {token}", frozenset(_times(reading, value) for reading in held.readings))
            held = None
            continue
        if held:
            yield held
        held = value if isinstance(value, Number) else None
        if not held and value:
            yield Number(token, frozenset({f"{value:.12g}"}))
    if held:
        yield held


def _numeral(word: str) -> Number | None:
    folded = word.casefold()
    if folded in _MONTH and not (folded in {"may", "march"} and word.islower()):
        return Number(word, frozenset({f"month {_MONTH[folded]}"}))
    readings = set()
    if folded == "one":
        readings |= {"1", ONE}
    if folded in _WORDS:
        readings.add(f"{_WORDS[folded]:g}")
    if folded in _PARTS:
        readings.add(_PARTS[folded])
    if folded in _ORDINALS:
        readings |= {f"nr {_ORDINALS[folded]}", f"1/{_ORDINALS[folded]}"}
    compound = _COMPOUND.fullmatch(folded)
    if compound:
        tens, ones = compound[1] or compound[3], compound[2] or compound[4]
        readings.add(f"{_WORDS[tens] + (1 if ones in {'en', 'ett', 'one'} else _WORDS[ones]):g}")
    return Number(word, frozenset(readings)) if readings else None


def _readings(token: str) -> frozenset[str]:
    plain = re.sub(r"[  ]", "", token)
    readings = {plain.replace(",", ".")}
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", plain):
        readings.add(re.sub(r"[,.]", "", plain))
    return frozenset(_trimmed(reading) for reading in readings)


def _trimmed(reading: str) -> str:
    return (reading.lstrip("0") or "0") if reading.isdigit() else reading


def _times(reading: str, scale: int) -> str:
    try:
        return f"{float(reading) * scale:.12g}"
    except ValueError:
        return f"{reading} x {scale}"
