"""Swedish dates in running text, as ISO 8601: memoranda date every voice, and answers show when it spoke."""

import re

from ingest.patterns import any_of

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    "(?P<month>"
    + any_of(
        "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
        "jan,feb,mar,apr,jun,jul,aug,sept,sep,okt,nov,dec",
    )
    + ")"
)
_LONG = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?::?e)?\s+)?{_MONTH}\.?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b")


def find_date(text: str) -> str | None:
    """The first date in the text: ``YYYY-MM-DD``, or ``YYYY-MM`` when no day is given."""
    found = [match for match in (_ISO.search(text), _LONG.search(text)) if match]
    if not found:
        return None
    match = min(found, key=lambda candidate: candidate.start())
    if match.re is _ISO:
        return match[0]
    month = _month_number(match["month"])
    day = match["day"]
    if day is None:
        return f"{match['year']}-{month:02}"
    return f"{match['year']}-{month:02}-{int(day):02}" if 1 <= int(day) <= 31 else None


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else ("Maj 2014", "2014-10-23", "den 3 mars 2014")."""
    match = _ISO.search(line) or _LONG.search(line)
    if not match:
        return False
    rest = (line[: match.start()] + line[match.end() :]).strip(" .,:")
    return rest.lower() in {"", "den", "datum"}


def _month_number(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1
