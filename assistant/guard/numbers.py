"""Numbers, sums, years and dates as values, so that "fyra", "4" and "four" are the same and "4" and "5" are not.

A number is a set of readings, since "1,200" is one thing in English and another in Swedish; two numbers are the same
when they share a reading. General Swedish and English: nothing of any one case.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.guard.measures import joined, measured, of_shared_scale
from assistant.guard.number import ONE, Number, Token
from assistant.guard.numerals import MONTHS, SCALES, SMALL, cardinal, month, readings_of

_TOKEN = re.compile(
    r"(?P<reference>[A-Za-zÅÄÖåäö]*\d+(?:[-:/.]\d+)*[-:/]\d{4}/?\d*:?\d*(?!\d)|\d{4}:\d+)"
    r"|(?P<grouped>\d{1,3}(?:[  ]\d{3})+(?:,\d+)?)"
    r"|(?P<plain>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?|%)"
)
_RANGE = re.compile(r"(?<!\d)(\d{4})\s?[-–—]\s?(\d{4})(?!\d)")
_HOUR = re.compile(r"\b(\d{1,2})(?:[.:](\d\d))? ?([ap])\.?m\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(\d{1,2}(?:[.:]\d\d)?)(?= (?:and|to|until) \d{1,2}(?:[.:]\d\d)? ?([ap])\.?m\b)", re.IGNORECASE)
_HALF_PAST = re.compile(
    rf"\bhalf past (?P<en>{'|'.join((*SMALL, 'eleven', 'twelve'))})\b"
    r"|\b(?:klockan |kl\.? )?(?<!\ben )halv"
    r" (?P<sv>ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\b",
    re.IGNORECASE,
)
_CROWNS = re.compile(r"\b(\d+) kron(?:a|or) och (\d\d) öre\b", re.IGNORECASE)
_O_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_PROPORTION = rf"(?! (?:[\w-]+ ){{0,3}}(?:in|out of) (?:{'|'.join(SMALL)}|\d))"
_NO_COUNT = re.compile(
    rf"\b(?:no|another|this|that|not|each|every|which|any|without|at) one\b{_PROPORTION}"
    rf"|\bone of (?!(?:the )?(?:{'|'.join(SMALL)}|\d))"
    r"|\bone (?:another|day|who|that|side|hand|gets?|is|was)\b"
    r"|\bone (?:would|could|can|may|might|must|should|has|while|when|with|on)\b"
    r"|\bone for (?!every|each)|(?<=asks for )one\b|\bin two minds\b"
    r"|\bof one mind\b|\bin one place\b|\bone and the same\b"
    r"|\bone(?= \w+ (?:with|from|to|against) (?:another|the other|the next)\b)"
    r"|(?<!\bto )(?<!\binto )(?<!\bby )(?<!\bonly )(?<!\bjust )\bone(?=\s*(?:[.,;!?)]|$))",
    re.IGNORECASE,
)
"""Where "one" counts nothing. "One in five" is a proportion."""
_MAJ = re.compile(r"\bMaj(?=[- ][A-ZÅÄÖ])")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_NEW_YEAR = re.compile(r"\b0?1 (?:januari|january) (\d{4})\b", re.IGNORECASE)
_YEARS_END = re.compile(
    r"\b31 (?:december) (\d{4})\b|\b(?:utgången|slutet) av (?:år )?(\d{4})\b|\bend of (\d{4})\b", re.IGNORECASE
)
_TURN = re.compile(r"(?:årsskifte\w*|turn of the year) (\d{4})[/–-](\d{4}|\d{2})\b", re.IGNORECASE)
_BETWEEN = frozenset({"a", "an", "en", "ett"})
"""May stand between a number and its word of scale: "half a million"."""
_ARTICLE = re.compile(
    r"\b(?:en|ett|ena|enda|någon|något|ingen|inget|endera)\b|\b(?:för|i|på|per) var(?:je|t)?\b", re.IGNORECASE
)
_HUNDRED = 100
_FOREIGN = {True: frozenset({"sex"}), False: frozenset({"eleven"}), None: frozenset[str]()}
"""Words that are no numbers in English (True) and in Swedish: there "eleven" is the pupil."""


def numbers_in(text: str, english: bool | None = None) -> tuple[Number, ...]:
    """Every number of a text in order: digits, numerals, parts, months, and years of a range one by one.

    Where the language is told, what is a number in the other language alone is none.
    """
    return tuple(number for number in vouched(text, english) if not number.implied)


def vouched(text: str, english: bool | None = None) -> tuple[Number, ...]:
    """The numbers of a text and those that it implies ("båda", "ett dygn"): what it bears out."""
    dated = _ISO_DATE.sub(_spelt_out, text)
    halved = _HALF_PAST.sub(_as_figures, _CROWNS.sub(r"\1,\2 kronor", dated))
    clocked = _HOUR.sub(_on_24_hours, _HOURS.sub(_with_half_of_day, halved))
    counted = _NO_COUNT.sub(" ", _O_CLOCK.sub(r"\1.\2", _MAJ.sub(" ", clocked)))
    plain = _RANGE.sub(r" \1 \2 ", _TURN.sub("årsskiftet", counted))
    article = (Number("en", frozenset({ONE}), implied=True),) if _ARTICLE.search(text) else ()
    return (*_measured(_tokens(plain, _FOREIGN[english])), *_turns(dated), *article)


def _spelt_out(date: re.Match[str]) -> str:
    year, number, day = date.groups()
    if not 1 <= int(number) <= len(MONTHS):
        return date.group()
    return f" {day or ''} {MONTHS[int(number) - 1][0]} {year} "


def _as_figures(hour: re.Match[str]) -> str:
    """Half past six is "halv sju" in Swedish."""
    if hour["en"]:
        return f"{int(cardinal(hour['en'].casefold()) or 0)}.30"
    return f"klockan {int((cardinal(hour['sv'].casefold()) or 1) - 1) or 12}.30"


def _with_half_of_day(hour: re.Match[str]) -> str:
    return f"{hour[1]} {hour[2]}m"


def _on_24_hours(hour: re.Match[str]) -> str:
    on_clock = int(hour[1]) % 12 + (12 if hour[3].lower() == "p" else 0)
    return f"{on_clock}.{hour[2]}" if hour[2] else str(on_clock)


def _turns(text: str) -> Iterator[Number]:
    """The turns of years that dates fall on, and those that are named as such."""
    years = [int(found[1]) for found in _NEW_YEAR.finditer(text)]
    years += [int(next(filter(None, found.groups()))) + 1 for found in _YEARS_END.finditer(text)]
    for year in years:
        yield Number(str(year), frozenset({f"turn {year}"}), implied=True)
    for found in _TURN.finditer(text):
        name = f"{found[1]}/{found[2]}"
        yield Number(name, frozenset({name, f"turn {int(found[1]) + 1}"}))


def _tokens(text: str, foreign: frozenset[str]) -> list[Token]:
    """Words and figures, numbers with the word of scale after them multiplied in."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = match.group()
        word = token.casefold() if match["word"] else ""
        scale = SCALES.get(word, 0)
        at = len(found) - (2 if found and found[-1].word in _BETWEEN else 1)
        if scale and at >= 0 and _takes(found[at], scale):
            found[at:] = [_times(found[at], token, scale)]
        elif word:
            found.append(Token(word, None if word in foreign else _numeral(token)))
        else:
            found.append(Token("", Number(token, _readings(token))))
    return found


def _takes(token: Token, scale: int) -> bool:
    """Whether a word of scale belongs to the token before it: "12 miljoner", "nine hundred thousand"."""
    return token.number is not None and (not token.scale or token.scale == _HUNDRED < scale)


def _times(token: Token, word: str, scale: int) -> Token:
    held = token.number or Number("", frozenset())
    readings = frozenset(_scaled(reading, scale) for reading in held.readings if not reading.startswith("share "))
    return Token("", Number(f"{held.text} {word}", readings), (token.scale or 1) * scale)


def _measured(tokens: Sequence[Token]) -> Iterator[Number]:
    tokens = of_shared_scale(tokens)
    at = 0
    while at < len(tokens):
        whole = joined(tokens, at)
        if whole:
            yield whole[0]
            at = whole[1]
            continue
        number = measured(tokens, at)
        if number:
            yield number
        at += 1


def _numeral(word: str) -> Number | None:
    folded = word.casefold()
    number = month(folded)
    if number and not (folded in {"may", "march"} and word.islower()):
        return Number(word, frozenset({f"month {number}"}))
    scale = SCALES.get(folded)
    readings = {str(scale)} if scale else readings_of(folded)
    return Number(word, frozenset(readings)) if readings else None


def _readings(token: str) -> frozenset[str]:
    plain = re.sub(r"[  ]", "", token)
    readings = {plain.replace(",", ".")}
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", plain):
        readings.add(re.sub(r"[,.]", "", plain))
    if re.fullmatch(r"\d{1,2}\.00", plain):
        readings.add(plain.removesuffix(".00"))
    return frozenset(_trimmed(reading) for reading in readings)


def _trimmed(reading: str) -> str:
    """Without the zeros that a number may begin with: "06.30" is "6.30"."""
    return re.sub(r"^0+(?=\d)", "", reading)


def _scaled(reading: str, scale: int) -> str:
    try:
        return f"{float(reading) * scale:.12g}"
    except ValueError:
        return f"{reading} x {scale}"
