"""Whose document it is and what it is in the case, from the lines of its head."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.bodies import capitalised, is_body
from ingest.fixed_lines import is_fixed_line, sender_in
from ingest.patterns import any_of

_MUNICIPALITY = re.compile(
    r"(?!Till\s)(?P<name>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)\s(?P<kind>kommun|stad)(?=$|,)"
    r"|(?P<region>Region\s[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?)(?=$|,)"
    r"|(?P<capitals>[A-ZÅÄÖ-]{3,})\s(?P<shouted>KOMMUN|STAD)(?=$|,)"
)
_NAMED = re.compile(
    r"\b(?!(?:En|Ett|Om|Varje|Ingen|Den|Denna|Vår|Er|Samma|Någon|Hela)\s)[A-ZÅÄÖ][\w-]+ (?:stad|kommun)(?=(?:s|en)?\b)"
)
_LETTERHEAD_LINES = 3
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_TOWN = (
    r"(?P<town>(?!(?:En|Ett|Varje|Den|Denna|Vår|Er|Samma|Någon)\s)[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?\s(?:stad|kommun))"
)
_ADDRESSED = re.compile(
    rf"\b(?:berett|gett|givit|erbjudit)\s+{_TOWN}\s+(?:tillfälle|möjlighet)\b"
    rf"|\b(?:bett|ombett|anmodat|inbjudit|bjudit\s+in)\s+{_TOWN.replace('town', 'asked')}\s+(?:att|till)\b"
    r"|\b(?:remitterat|översänt|skickat|sänt)\b[^.]{0,160}?\b(?:till|däribland)\s+"
    rf"{_TOWN.replace('town', 'sent')}(?=[,. ])"
)
_SHARE = re.compile(
    _TOWN + r"(?:s\s+(?:del|andel|kostnad|kostnader|merkostnad|svar|remissvar|yttrande|synpunkter)"
    r"|\s+(?:har\s+i\s+dag|äger))\b"
)
_ORGANISATION = re.compile(
    r"(?=[A-ZÅÄÖ])(?:[\w&-]+\s){0,5}?[\w-]*"
    + any_of(
        "förbundet,förbund,myndigheten,departementet,delegationen,utredningen,kommittén,arbetsgruppen,verket,styrelsen",
        "verksamhet,verksamheten,centralen,institutet,föreningen,nämnden,rådet,nätverket,inspektionen",
    )
    + r"(?:\s[\w&-]+){0,8}(?:\s\([A-ZÅÄÖ]{2,8}\))?",
    re.IGNORECASE,
)
_IS_TITLE = re.compile(
    r"\b"
    + any_of(
        "till,av,på,från,med,protokoll\\w*,förslag,rapport,remiss,yttrande,svar,strategi,plan,program,framtid\\w*,en,ett,\\w+tjänsteutlåtande"
    )
    + r"\b",
    re.IGNORECASE,
)
_PAPERS = "betänkande,delbetänkande,slutbetänkande,promemoria,förslag,rapport,slutrapport"
_SUMMARY = r"(?:sammanfattning|sammandrag)\s+av\s+"
_OWN_PAPER = re.compile(rf"(?:{_SUMMARY})?{any_of(_PAPERS)}\s", re.IGNORECASE)
_PROPOSES = re.compile(
    r"\b"
    + any_of(_PAPERS, "samrådshandling,samrådsversion,remissversion,remissutgåva")
    + rf"\b|\b{_SUMMARY}"
    + any_of("betänkandet,delbetänkandet,slutbetänkandet,promemorian,rapporten,förslaget"),
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    any_of(
        "yttrande,remissvar,remissyttrande,svar på,svar till,synpunkter,tjänsteutlåtande,tjänsteskrivelse,utlåtande",
        "protokoll\\w*,motion,remiss från,remiss av,pm",
    )
    + r"\b",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"\s\([A-ZÅÄÖ]{2,8}\)$")
_TOWN_AFTER = re.compile(r",\s[A-ZÅÄÖ][\w-]+$")
_PAPER_OF = re.compile(
    r"(?:Protokoll(?:sutdrag)?\s+från\s+(?:sammanträde|möte)\s+(?:med|i)|(?:Tjänsteutlåtande|Tjänsteskrivelse)\s+från)\s+"
    r"(?P<who>[\wåäö -]{4,60}?)(?:\s+i\s+[A-ZÅÄÖ][\w-]+\s+(?:kommun|stad))?(?:\s+den\s+\d.*|,.*)?"
)


def municipality(head: Sequence[str]) -> str | None:
    """The municipality, city or region that a letterhead names ("Ekby kommun", "EKBY STAD, Promemoria 2017:3")."""
    for line in head[:_LETTERHEAD_LINES]:
        match = _MUNICIPALITY.match(line)
        if match and match["region"]:
            return match["region"]
        if match and match["capitals"]:
            return f"{match['capitals'].capitalize()} {match['shouted'].lower()}"
        if match:
            return f"{match['name']} {match['kind']}"
    return None


def spoken_of(text: str) -> str | None:
    """The municipality that an answer speaks of as its own: asked to answer, or named oftenest, or with its share.

    Named oftenest is at least twice, and no other half as often. Where two were asked, or two have shares, none is.
    """
    return _only(_ADDRESSED, text) or _named_oftenest(text) or _only(_SHARE, text)


def _only(pattern: re.Pattern[str], text: str) -> str | None:
    """The municipality that a pattern finds; None where it finds none, or several."""
    found = {" ".join(str(match[match.lastgroup or 0]).split()) for match in pattern.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _named_oftenest(text: str) -> str | None:
    named = Counter(match[0] for match in _NAMED.finditer(text))
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and 2 * ranked[1][1] > ranked[0][1]):
        return None
    return ranked[0][0]


def author(head: Sequence[str]) -> str | None:
    """Who wrote a proposal: "Betänkande av X" says it, else the organisation that its first line names."""
    for line in head[:_LETTERHEAD_LINES]:
        sender = sender_in(line) if _OWN_PAPER.match(line) else None
        if sender:
            return in_full(capitalised(_BRACKETS.sub("", sender).split(",")[0].strip()), head)
    return letterhead(head)


def in_full(name: str, head: Sequence[str]) -> str:
    """A name as the first line has it in full ("Vattengruppen" under a letterhead "Vattengruppen för Ekån")."""
    first = head[0] if head else ""
    longer = re.fullmatch(re.escape(name) + r"\s(?:för|i|om|kring|inom)\s[^.:]{2,60}", first, re.IGNORECASE)
    return first if longer else name


def letterhead(head: Sequence[str]) -> str | None:
    """The organisation that the first line names; None where it is a title or anything else."""
    first = head[0] if head else ""
    if len(first) > 80 or is_fixed_line(first) or _IS_TITLE.search(first):
        return None
    named = is_body(first) or _ORGANISATION.fullmatch(first)
    return (first.capitalize() if first.isupper() and " " not in first else first) if named else None


def without_place(line: str) -> str:
    """A letterhead's organisation without its short name and town ("Kansliet (KK), Ekby" is "Kansliet")."""
    return _SHORT_NAME.sub("", _TOWN_AFTER.sub("", line))


def paper_of(line: str) -> str | None:
    """Whose paper a first line says that it is ("Tjänsteutlåtande från socialnämnden den 3 maj 2020")."""
    match = _PAPER_OF.fullmatch(line)
    return capitalised(match["who"]) if match else None


def proposes(head: Sequence[str]) -> bool:
    """Whether a document calls itself a proposal, and answers to none."""
    return any(_PROPOSES.search(line) for line in head) and not answers(head)


def answers(head: Sequence[str]) -> bool:
    """Whether a document calls itself an answer to a proposal, or was sent one to answer."""
    return any(_ANSWERS.match(line) for line in head)
