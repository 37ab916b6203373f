"""The words by which the form of a Swedish municipal memorandum is known, forgiving scanning errors.

A memorandum's headings and fixed lines are the same from case to case; they are all that the rules for
sections and speakers hold on to.
"""

import re
from functools import lru_cache

from ingest.dates import find_date, is_date_line

MATTER = "Ärendet"
PREPARATION = "Beredning"
OPINION = "Mina synpunkter"
APPENDIX = "Bilaga"
RESPONSES = "Remissammanställning"
BOARD = "Kommunstyrelsen"
PRESIDIUM = "Borgarrådsberedningen"
RESERVATION = "Reservation"
STATEMENT = "Särskilt uttalande"
SUBSTITUTE = "Ersättaryttrande"
NOTE = "Protokollsanteckning"
RESERVATIONS = "Reservationer m.m."
CONTENTS = "Innehåll"
REPLIES = "Remissvar"

DISSENTS = (RESERVATION, STATEMENT, SUBSTITUTE, NOTE)

_SPELLINGS: dict[str, tuple[str, ...]] = {
    MATTER: ("Ärendet", "Ärende", "Sammanfattning av ärendet", "Ärendet i korthet"),
    PREPARATION: ("Beredning", "Beredningen", "Ärendets beredning", "Remissinstanser"),
    OPINION: (
        "Mina synpunkter", "Våra synpunkter", "Föredragande borgarrådets synpunkter", "Föredragandes synpunkter",
        "Föredragande kommunalrådets synpunkter", "Borgarrådets synpunkter", "Mina överväganden", "Min bedömning",
    ),
    APPENDIX: ("Bilaga", "Bilagor", "Bilageförteckning"),
    RESPONSES: ("Remissammanställning", "Remissammanställningen"),
    REPLIES: ("Remissvar", "Remissvaren", "Inkomna remissvar", "Remissinstansernas svar"),
    BOARD: ("Kommunstyrelsen",),
    PRESIDIUM: ("Borgarrådsberedningen", "Kommunalrådsberedningen"),
    RESERVATION: ("Reservation",),
    STATEMENT: ("Särskilt uttalande", "Särskilda uttalanden"),
    SUBSTITUTE: ("Ersättaryttrande", "Ersättaryttranden"),
    NOTE: ("Protokollsanteckning", "Protokollsanteckningar"),
    RESERVATIONS: ("Reservationer m.m.", "Reservationer", "Reservationer, särskilda uttalanden m.m.",
                   "Reservationer och särskilda uttalanden"),
    CONTENTS: ("Innehåll", "Innehållsförteckning"),
}  # fmt: skip
_COMMON = (
    "Sammanfattning", "Bakgrund", "Inledning", "Slutsats", "Slutsatser", "Förslag till beslut", "Beslut", "Syfte",
    "Jämställdhetsanalys", "Ekonomiska konsekvenser", "Överväganden", "Bedömning", "Konsekvenser", "Remissen",
    "Ekonomi", "Genomförande", "Uppföljning", "Allmänt",
)  # fmt: skip
_KNOWN = {spelling.casefold(): (word, spelling) for word, spellings in _SPELLINGS.items() for spelling in spellings}
_KNOWN |= {word.casefold(): (word, word) for word in _COMMON}

_NUMBER = re.compile(r"(?:PM|P M|Promemoria|Utlåtande|Tjänsteutlåtande|Bilaga|Skrivelse|Ärende|§)\s*(?:nr\s*)?\d", re.IGNORECASE)
_DIARY = re.compile(r"\(?(?:(?:Vårt?|Ert?)\s+(?:dnr|ref\w*|diarie\w*|beteckning)|Dnr|Diarienummer|Diarienr|Diarie\s?nr|D\s?nr|Ärendenummer|Vår beteckning)\b", re.IGNORECASE)
_SENDER = re.compile(
    r"(?:Remiss|Underremiss|Kontorsyttrande|Motion|Skrivelse|Hemställan|Framställan|Begäran|Ansökan|Anmälan|"
    r"Betänkande|Delbetänkande|Slutbetänkande|Medborgarförslag|Samråd|Samrådsremiss|Förslag|Promemoria)\b.{0,60}?\b(?:från|av)\s+(?P<sender>\S.*)",
    re.IGNORECASE,
)  # fmt: skip
_SENT = re.compile(r"\b(?:remiss|remissen|motion|skrivelse)\s+(?:från|av)\s+(?P<sender>[^.]+)\.?$", re.IGNORECASE)
_DEADLINE = re.compile(r"(?:Remisstid(?:en)?|Svarstid|Yttrande senast|Svar senast|Svar ska)\b", re.IGNORECASE)
_PLACE_DATE = re.compile(
    r"(?P<place>[A-ZÅÄÖÉ][\w-]+(?: [A-ZÅÄÖÉ][\w-]+){0,2}),?\s+(?:den\s+)?(?P<date>\d{1,2}(?::?e)?\s+[a-z]{3,9}\.?\s+\d{4}|\d{4}-\d\d-\d\d)\.?"
)
_VERB = re.compile(r"\b(?:är|har|ska|skall|bör|kan|föreslår|beslutar|beslutade|anser|anför|finns|tillstyrker)\b")


def form_word(line: str) -> str | None:
    """The form's word that a heading is, whichever of its spellings it has; None if it is not one."""
    known = _known(line)
    return known[0] if known else None


def form_spelling(line: str) -> str | None:
    """A heading of the form as it is rightly spelled, its scanning errors mended; None if it is not one."""
    known = _known(line)
    return known[1] if known else None


@lru_cache(maxsize=4096)
def _known(line: str) -> tuple[str, str] | None:
    words = _tidy(line)
    if not 4 <= len(words) <= 45:
        return None
    if words in _KNOWN:
        return _KNOWN[words]
    allowed = 1 if len(words) < 10 else 2
    near = [known for known in _KNOWN if len(known) >= 7 and within_distance(words, known, allowed)]
    return _KNOWN[near[0]] if near else None


def is_fixed_line(line: str) -> bool:
    """Whether a line is one of the form's title, number, deadline or place-and-date lines: alone, never running text."""
    if len(line) > 200 or line.endswith("följande."):
        return False
    if is_date_line(line) or place_and_date(line):
        return True
    if _VERB.search(line):
        return False
    return any(pattern.match(line) for pattern in (_NUMBER, _DIARY, _SENDER, _DEADLINE))


def is_number_line(line: str) -> bool:
    """Whether a line gives the document's number or diary number."""
    return bool(_NUMBER.match(line) or _DIARY.match(line)) and not _VERB.search(line)


def sender_in(line: str) -> str | None:
    """Who sent the matter, from a line such as "Remiss från Y"; None for any other line."""
    match = _SENDER.fullmatch(line) or _SENT.search(line)
    return match["sender"].strip(" .") if match and not _VERB.search(line) else None


def place_and_date(line: str) -> tuple[str, str] | None:
    """Place and ISO date of a signature's dateline ("Stockholm den 23 oktober 2014")."""
    match = _PLACE_DATE.fullmatch(line)
    if not match or _DEADLINE.match(line) or match["place"].lower() in {"datum", "daterad", "upprättad", "utskriven", "senast"}:
        return None
    date = find_date(match["date"])
    return (match["place"], date) if date else None


def within_distance(left: str, right: str, allowed: int) -> bool:
    """Whether two strings are at most ``allowed`` edits apart (Levenshtein)."""
    if abs(len(left) - len(right)) > allowed:
        return False
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
        if min(row) > allowed:
            return False
    return row[-1] <= allowed


def _tidy(line: str) -> str:
    bare = re.sub(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+", "", line.strip())
    return re.sub(r"\s+", " ", bare).strip(" .:").casefold()
