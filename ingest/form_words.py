"""The words by which the form of a Swedish municipal memorandum is known, forgiving scanning errors.

A memorandum's headings are the same from case to case; they are what the rules for sections and speakers hold on to.
"""

import re
from functools import lru_cache

from ingest.spelling import within_distance

MATTER = "Ärendet"
PREPARATION = "Beredning"
OPINION = "Mina synpunkter"
APPENDIX = "Bilaga"
RESPONSES = "Remissammanställning"
REPLIES = "Remissvar"
BOARD = "Kommunstyrelsen"
PRESIDIUM = "Borgarrådsberedningen"
RESERVATION = "Reservation"
STATEMENT = "Särskilt uttalande"
SEPARATE_OPINION = "Särskilt yttrande"
SUBSTITUTE = "Ersättaryttrande"
NOTE = "Protokollsanteckning"
RESERVATIONS = "Reservationer m.m."
CONTENTS = "Innehåll"

DISSENTS = (RESERVATION, STATEMENT, SEPARATE_OPINION, SUBSTITUTE, NOTE)

_SPELLINGS: dict[str, tuple[str, ...]] = {
    MATTER: ("Ärendet", "Ärende", "Sammanfattning av ärendet", "Ärendet i korthet"),
    PREPARATION: ("Beredning", "Beredningen", "Ärendets beredning", "Remissinstanser"),
    OPINION: (
        "Mina synpunkter", "Våra synpunkter", "Föredragande borgarrådets synpunkter", "Föredragandes synpunkter",
        "Föredragande kommunalrådets synpunkter", "Borgarrådets synpunkter", "Mina överväganden", "Min bedömning",
    ),
    APPENDIX: ("Bilaga", "Bilagor", "Bilageförteckning"),
    RESPONSES: ("Remissammanställning", "Remissammanställningen"),
    REPLIES: ("Remissvar", "Remissvaren", "Inkomna remissvar", "Remissinstansernas svar",
        "Remissinstansernas synpunkter", "Remissinstansernas yttranden", "Inkomna yttranden"),
    BOARD: ("Kommunstyrelsen",),
    PRESIDIUM: ("Borgarrådsberedningen", "Kommunalrådsberedningen"),
    RESERVATION: ("Reservation",),
    STATEMENT: ("Särskilt uttalande", "Särskilda uttalanden"),
    SEPARATE_OPINION: ("Särskilt yttrande", "Särskilda yttranden"),
    SUBSTITUTE: ("Ersättaryttrande", "Ersättaryttranden"),
    NOTE: ("Protokollsanteckning", "Protokollsanteckningar"),
    RESERVATIONS: (
        "Reservationer m.m.", "Reservationer", "Reservationer, särskilda uttalanden m.m.",
        "Reservationer och särskilda uttalanden",
    ),
    CONTENTS: ("Innehåll", "Innehållsförteckning"),
}  # fmt: skip
_COMMON = (
    "Sammanfattning", "Bakgrund", "Inledning", "Slutsats", "Slutsatser", "Förslag till beslut", "Beslut", "Syfte",
    "Jämställdhetsanalys", "Ekonomiska konsekvenser", "Överväganden", "Bedömning", "Konsekvenser", "Remissen",
    "Ekonomi", "Genomförande", "Uppföljning", "Allmänt",
)  # fmt: skip
_OF_FORM = {spelling.casefold(): (word, spelling) for word, spellings in _SPELLINGS.items() for spelling in spellings}
_KNOWN = _OF_FORM | {word.casefold(): (word, word) for word in _COMMON}
_OPINION_OF = re.compile(
    r"(?:(?:föredragandes?|ansvariga|ansvarigt)\s+)?(?:kommunstyrelsens\s+)?"
    r"(?:(?:\w*borgar|\w*kommunal|stads|region|landstings)råd(?:et)?s|ordförande(?:n)?s|föredragandens)\s+"
    r"(?:synpunkter|överväganden|bedömning|ställningstagande)"
)
_WITHIN = {
    "bakgrund": MATTER, "remiss": PREPARATION, "remisser": PREPARATION, "remissbehandling": PREPARATION,
    "remissförfarande": PREPARATION, "remissomgång": PREPARATION,
}  # fmt: skip
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+")


def form_word(line: str) -> str | None:
    """The form's word that a heading is, whichever of its spellings it has; None if it is not one."""
    known = _known(line)
    return known[0] if known else None


def form_spelling(line: str) -> str | None:
    """A heading of the form as it is rightly spelled, its scanning errors mended; None if it is not one."""
    known = _known(line)
    return known[1] if known else None


def word_within_form(title: str) -> str | None:
    """The form's word that a heading stands for only where the form's own headings are; None if for none."""
    return _WITHIN.get(title.strip(" .:").casefold())


@lru_cache(maxsize=4096)
def _known(line: str) -> tuple[str, str] | None:
    words = re.sub(r"\s+", " ", _NUMBER.sub("", line.strip())).strip(" .:").casefold()
    if not 4 <= len(words) <= 45:
        return None
    if words in _KNOWN:
        return _KNOWN[words]
    if _OPINION_OF.fullmatch(words):
        return OPINION, words.capitalize()
    allowed = 1 if len(words) < 12 else 2
    return next((_OF_FORM[near] for near in _OF_FORM if len(near) > 6 and within_distance(words, near, allowed)), None)
