"""Every date, period and year that a Swedish text gives as a time, as ISO 8601.

Numbers of papers, laws and diaries and telephone numbers look like dates; they are taken out before anything is
read. A bare year is a time after a word that can make it one ("sedan 2011", "infördes 2004"), never after one that
makes it a name or a number ("målet 2030", "drygt 2000").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ingest.patterns import any_of

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = any_of(
    "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
    "jan\\.?,feb\\.?,apr\\.?,aug\\.?,sept\\.?,sep\\.?,okt\\.?,nov\\.?,dec\\.?",
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?::?e)?"
_TO = r"\s*(?:[-–—]|(?:till|t\.o\.m\.)(?:\s+och\s+med)?(?:\s+den)?|och(?:\s+den)?)\s*"
_ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_NOT_ISO = rf"(?!{_ISO}(?!\d))"
_NO_TIMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\b(?:dnr|diarienummer|diarienr|ärendenr|ärendenummer|beteckning)\b)[.:]?\s*"
        rf"(?:[A-ZÅÄÖ]{{1,6}}\s?)?{_NOT_ISO}\d\S*",
        rf"\b[A-ZÅÄÖ]{{1,6}}[ -]?{_NOT_ISO}\d{{2,5}}[/.:-]\d[\w./:-]*",
        rf"\b{_YEAR}\s?:\s?\d+",
        rf"\b{_YEAR}/\d\d:\d+",
        r"\b[\d.]+-[\d-]*/\d{4}\b",
        rf"\b\d+/{_YEAR}(?:-\d+)?\b(?<!\b(?:19|20)\d\d/(?:19|20)\d\d)",
        rf"\b{_YEAR}/(?!{_YEAR}\b)\d{{3,}}(?:-\d+)?",
        rf"\b\d{{3,}}-\d{{3,}}-{_YEAR}\b",
        r"(?<![\w-])0\d{1,3}-\d[\d ]+",
    )
)
_EXACT = re.compile(rf"\b(?P<date>{_ISO})(?!\d)(?:{_TO}(?P<until>{_ISO})(?!\d))?")
_DAYS = re.compile(
    rf"\b(?P<day>{_DAY})(?:\s+(?P<month>{_MONTH}))?(?:\s+(?P<year>{_YEAR}))?{_TO}"
    rf"(?P<last>{_DAY})\s+(?P<end>{_MONTH})\s+(?P<ends>{_YEAR})\b",
    re.IGNORECASE,
)
_SPELLED = re.compile(rf"\b(?:(?P<day>{_DAY})\s+)?(?P<month>{_MONTH})\s+(?P<year>{_YEAR})\b", re.IGNORECASE)
_MONTH_SPAN = re.compile(
    rf"\b(?P<month>{_MONTH})(?:\s+(?P<year>{_YEAR}))?{_TO}(?P<end>{_MONTH})\s+(?P<ends>{_YEAR})\b", re.IGNORECASE
)
_ISO_MONTH = re.compile(rf"(?<![\w/-])(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?![\w/-])")
_YEARS = re.compile(
    rf"(?<![\w/-])(?P<date>{_YEAR})"
    rf"(?:\s?[-–—]\s?|\s+(?:till|t\.o\.m\.)(?:\s+och\s+med)?\s+)(?P<until>{_YEAR})(?![\w/-])"
)
_BETWEEN = re.compile(rf"\b(?:mellan(?:\s+åren)?|åren)\s+(?P<date>{_YEAR})\s+och\s+(?P<until>{_YEAR})\b", re.IGNORECASE)
_SPLIT_YEAR = re.compile(rf"(?<![\w/-])(?P<date>{_YEAR})/(?P<until>(?:{_YEAR}|\d\d))(?![\w/:-])")
_NOT_A_COUNT = (
    r"(?![\w:/%]|-\d|-tal|–\d|\s+"
    + any_of(
        "års,kronor,kr,mkr,tkr,miljoner,miljarder,procent,personer,invånare,platser,hushåll,bostäder,lägenheter",
        "elever,barn,meter,kvadratmeter,timmar,fordon,bilar,ton,kilo,liter,ansökningar,ärenden,anställda,medlemmar",
        "företag,svar,besökare,sidor,tjänster,träd,enheter,föreningar,deltagare,fastigheter,och\\s+\\d{4}-tal\\w*",
    )
    + r"\b)"
)
_SEASON = re.compile(
    r"\b(?P<words>(?:\w*(?:våren|sommaren|hösten|vintern|terminen|läsåret|halvåret|kvartalet|halvårsskiftet)"
    rf"|årsskiftet)\s+(?:år\s+)?(?P<date>{_YEAR}))\b{_NOT_A_COUNT}",
    re.IGNORECASE,
)
_NO_TIME_BEFORE = any_of(
    "mål,målet,målen,strategi,strategin,agenda,agendan,vision,visionen,program,programmet,plan,planen,för,om,av,på,en",
    "ett,nr,nummer,version,versionen,modell,modellen,minst,högst,cirka,drygt,knappt,nästan,över,de,totalt",
)
_TIMED = (
    r"(?:(?<!\w)(?i:"
    + any_of("år,året,åren,sedan,före,efter,till,från,under,i,innan,kring,omkring,runt,tidigast,senast,redan,först,vid")
    + r")\s+|(?<!\w)(?:utgången|slutet|början|mitten|årsskiftet)\s+av\s+"
    + rf"|(?<!\w)(?!{_NO_TIME_BEFORE}\s)[a-zåäö][\wåäö-]*\s+"
    + r"|(?<!\w)(?:[Vv]id|[Ii])\s[^.,;]{2,40}\s[A-ZÅÄÖ]\w+\s+)"
)
_BARE = re.compile(rf"{_TIMED}(?P<date>{_YEAR})\b{_NOT_A_COUNT}")


@dataclass(frozen=True, slots=True)
class Dated:
    """A time that ``text[start:end]`` gives; of a season only the year is told, for its months are not certain."""

    date: str
    until: str | None
    start: int
    end: int


def dates_in(text: str) -> tuple[Dated, ...]:
    """All times of a text in its order, without overlap; a date that the calendar does not have is left out."""
    rest = text
    for pattern in _NO_TIMES:
        rest = pattern.sub(_blank, rest)
    found: list[Dated] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(rest):
            dated = read(match)
            if dated:
                found.append(dated)
        rest = pattern.sub(_blank, rest)
    return tuple(sorted(found, key=lambda dated: dated.start))


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _exact(match: re.Match[str]) -> Dated | None:
    return _dated(match, match["date"], match["until"])


def _days(match: re.Match[str]) -> Dated | None:
    """Two days of which the first may leave out what the second tells."""
    ends = match["ends"]
    first = _iso(match["year"] or ends, match["month"] or match["end"], match["day"])
    return _dated(match, first, _iso(ends, match["end"], match["last"]))


def _spelled(match: re.Match[str]) -> Dated | None:
    return _dated(match, _iso(match["year"], match["month"], match["day"]))


def _months(match: re.Match[str]) -> Dated | None:
    first = _iso(match["year"] or match["ends"], match["month"], None)
    return _dated(match, first, _iso(match["ends"], match["end"], None))


def _iso_month(match: re.Match[str]) -> Dated | None:
    return _dated(match, match[0])


def _years(match: re.Match[str]) -> Dated | None:
    return _dated(match, match["date"], match["until"])


def _split_year(match: re.Match[str]) -> Dated | None:
    until = match["until"] if len(match["until"]) == 4 else match["date"][:2] + match["until"]
    return _dated(match, match["date"], until) if int(until) == int(match["date"]) + 1 else None


def _season(match: re.Match[str]) -> Dated | None:
    return Dated(match["date"], None, match.start("words"), match.end("words"))


def _bare(match: re.Match[str]) -> Dated | None:
    return Dated(match["date"], None, match.start("date"), match.end("date"))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Dated | None]], ...] = (
    (_EXACT, _exact), (_DAYS, _days), (_MONTH_SPAN, _months), (_SPELLED, _spelled), (_YEARS, _years),
    (_BETWEEN, _years), (_SPLIT_YEAR, _split_year), (_ISO_MONTH, _iso_month), (_SEASON, _season), (_BARE, _bare),
)  # fmt: skip


def _dated(match: re.Match[str], first: str | None, until: str | None = None) -> Dated | None:
    """The time, if the calendar has it and it does not end before it begins."""
    if first is None or not all(_exists(day) for day in (first, until) if day):
        return None
    if until is not None and until <= first:
        return None
    start = match.start("date") if "date" in match.re.groupindex else match.start()
    return Dated(first, until, start, match.end())


def _iso(year: str, month: str, day: str | None) -> str:
    number = _MONTHS.index(month[:3].lower()) + 1
    digits = re.match(r"\d+", day or "")
    return f"{year}-{number:02}-{int(digits[0]):02}" if digits else f"{year}-{number:02}"


def _exists(iso: str) -> bool:
    year, month, day = (int(part) for part in (iso + "-01-01")[:10].split("-"))
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
