"""Lines that stand alone in a document's head and foot: numbers, senders, deadlines, places with dates."""

import re

from ingest.bodies import is_body
from ingest.dates import find_date, is_date_line
from ingest.patterns import any_of, word_of

_NUMBER = re.compile(
    any_of("PM,P M,Promemoria,Utlåtande,Tjänsteutlåtande,Bilaga,Skrivelse,Ärende,§") + r"\s*(?:nr\s*)?\d", re.IGNORECASE
)
_DIARY = re.compile(
    r"\(?"
    + any_of("Dnr,Diarienummer,Diarienr,Diarie nr,D nr,Ärendenummer,Vår beteckning")
    + r"\b|(?:Vårt?|Ert?)\s+"
    + any_of("dnr,ref\\w*,diarie\\w*,beteckning"),
    re.IGNORECASE,
)
_PAPER = any_of(
    "Remiss,Underremiss,Motion,Skrivelse,Hemställan,Framställan,Begäran,Ansökan,Anmälan,Betänkande,Delbetänkande",
    "Slutbetänkande,Medborgarförslag,Samråd,Samrådsremiss,Förslag,Promemoria",
)
_SENDER = re.compile(rf"{_PAPER}\b.{{0,60}}?\b(?:från|av)\s+(?P<sender>\S.*)", re.IGNORECASE)
_SUMMARISED = re.compile(r"^(?:Sammanfattning|Sammandrag)\s+av\s+", re.IGNORECASE)
_DEADLINE_AFTER = re.compile(r"\.\s+(?:Remisstid|Svarstid|Svar|Yttrande)\b.*$")
_DATED = re.compile(r"\s+den\s+\d{1,2}\s+\w+\s+\d{4}.*$")
_SENT = re.compile(
    r"(?<!för )\b(?:remiss|remissen|motion|skrivelse)\s+(?:från|av)\s+(?P<sender>[^.]+)\.?$", re.IGNORECASE
)
_DEADLINE = re.compile(any_of("Remisstid\\w*,Svarstid,Yttrande senast,Svar senast,Svar ska") + r"\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:Svar|Remissvar|Yttrande|Synpunkter)(?:et)?\s[^.,]{0,40}?\btill\s+(?P<asker>[A-ZÅÄÖ][^.,]{2,80}?)\s+senast\b"
)
_PLACE_DATE = re.compile(
    r"(?P<place>[A-ZÅÄÖÉ][\w-]+(?: [A-ZÅÄÖÉ][\w-]+){0,2}),?\s+(?:den\s+)?"
    r"(?P<date>\d{1,2}(?::?e)?\s+[a-z]{3,9}\.?\s+\d{4}|\d{4}-\d\d-\d\d)\.?"
)
_NOT_PLACES = frozenset({"datum", "daterad", "upprättad", "utskriven", "senast", "den", "maj"})
_VERB = word_of("är,har,ska,skall,bör,kan,föreslår,beslutar,beslutade,anser,anför,finns,tillstyrker")


def is_fixed_line(line: str) -> bool:
    """Whether a line is a number, sender, deadline, date, or place and date: it stands alone, never running text."""
    if len(line) > 200 or line.endswith("följande."):
        return False
    if is_date_line(line) or place_and_date(line):
        return True
    return not _VERB.search(line) and any(pattern.match(line) for pattern in (_NUMBER, _DIARY, _SENDER, _DEADLINE))


def is_number_line(line: str) -> bool:
    """Whether a line gives the document's number or diary number."""
    return bool(_NUMBER.match(line) or _DIARY.match(line)) and not _VERB.search(line)


def sender_in(line: str) -> str | None:
    """Who sent the matter, from a line such as "Remiss från Y"; None for any other line."""
    match = _SENDER.fullmatch(_SUMMARISED.sub("", _DEADLINE_AFTER.sub("", line))) or _SENT.search(line)
    if not match or _VERB.search(line) or _is_about(line, match["sender"]):
        return None
    return _DATED.sub("", match["sender"]).strip(" .")


def asker_in(line: str) -> str | None:
    """Whom an answer goes to, from a line such as "Svar ska lämnas till Y senast den 3 maj"; None for any other."""
    match = _ANSWERED.search(line)
    return match["asker"] if match else None


def _is_about(line: str, what: str) -> bool:
    """Whether what stands after "av" is what was sent or is proposed, and nobody ("Remiss av betänkandet Y")."""
    if not re.search(r"\bav\s+" + re.escape(what), line):
        return False
    return line.startswith(("Remiss av", "Underremiss av")) or (line.startswith("Förslag") and not is_body(what))


def place_and_date(line: str) -> tuple[str, str] | None:
    """Place and ISO date of a signature's dateline ("Stockholm den 23 oktober 2014")."""
    match = _PLACE_DATE.fullmatch(line)
    if not match or _DEADLINE.match(line) or match["place"].lower() in _NOT_PLACES:
        return None
    date = find_date(match["date"])
    return (match["place"], date) if date else None
