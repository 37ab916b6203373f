"""What a body is called and what it is: officials, a deciding body, or somebody asked from outside.

A body is known by the kind of word that its name ends in (nämnd, kontor, verk, bolag ...).
"""

import re

from ingest.passage import Role
from ingest.patterns import any_of

_NOUN = any_of(
    "nämnden,nämnds?,kontoret,kontors?,förvaltningen,förvaltnings?,styrelsen,styrelse,utskottet,utskott,verket,verk",
    "myndigheten,myndighet,inspektionen,bolaget,bolag,förbundet,förbund,rådet,råd,föreningen,förening,institutet",
    "institut,universitetet,universitet,högskolan,högskola,landstinget,landsting,ombudsmannen,centralen,kammaren",
    "kansliet,kansli,museet,museum,stiftelsen,stiftelse,delegationen,domstolen,hovrätten,tingsrätten,polisen,polis",
    "tjänsten,fonden,akademien,akademin,sällskapet,samfundet,departementet,departement,kommittén,kommitté,alliansen",
    "unionen,organisationen,byrån,hamnar,hamn,bostäder,[Ss]tadshus,trafiken,regionen,kommunen,kommun,stad,AB,HB",
    "beredningen,beredning,fullmäktige,företagarna,näringsliv,roteln",
)
_NAMED_FIRST = any_of(
    "Region,Länsstyrelsen,Landstinget,Föreningen,Kommunförbundet,Stiftelsen,Svenskt,AB,Polisen,Företagarna",
    "Fastighetsägarna,Hyresgästföreningen,Nätverket",
)
NOT_A_NAME = (
    "(?!"
    + any_of(
        "I,På,För,Av,Om,En,Ett,Den,Det,De,Till,Inom,Enligt,Vid,Denna,Detta,Dessa,När,Som,Från,Med,Även,Alla,Vår,Våra",
        "Hos,Varje,Genom,Mellan,Att,Här,Där,Ingen,Flera,Många,Hela,Han,Hon,Man,Vi,Jag,Vidare,Dessutom,Därför,Dock",
        "Därutöver,Däremot,Härutöver,Sammantaget,Generellt,Således,Också,Samtidigt,Slutligen,Överlag,Utöver,\\w+vis",
    )
    + r"\s)"
)
"""What a sentence may open with that is capitalised and no name."""

_REST = r"(?:\s+(?:i|för)\s+[\w-]+(?:s?\s+(?:län|stad|kommun))?(?:\s+och\s+\w+frågor)?)?"
_BODY = re.compile(
    rf"{NOT_A_NAME}(?:[A-ZÅÄÖÉ][\w:&-]*(?:-\s+och)?\s+(?:(?:stads|kommuns|läns|och|för|i|stadsdels)\s+)?){{0,4}}"
    rf"[\w-]*?{_NOUN}(?::?s)?{_REST}(?=[\s,.:(]|$)"
)
BRANCHES = any_of("sektion,avdelning,lokalavdelning,krets,distrikt,klubb")
"""What a local branch of an association is called."""
_BRANCH = re.compile(rf"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?,\s{BRANCHES}\s[A-ZÅÄÖ].*")
_FIRST = re.compile(rf"{_NAMED_FIRST}(?:\s+(?:i\s+)?[A-ZÅÄÖ][\w-]*|\s+län)*")
_GENERIC = re.compile(
    r"(?:stadsdels)?"
    + any_of(
        "nämnden,kontoret,förvaltningen,bolaget,styrelsen,verket,myndigheten,kommunen,regionen,staden,förbundet",
        "föreningen,rådet",
    )
    + r"s?(?=[\s,.:]|$)",
    re.IGNORECASE,
)
_OFFICE = re.compile(any_of("kontoret,kontor,förvaltningen,förvaltning,kansliet,stadsledning") + "$", re.IGNORECASE)
_COMMITTEE = re.compile(
    any_of("nämnden,nämnd,kommunstyrelsen,kommunstyrelse,utskottet,utskott,fullmäktige,beredningen,beredning,roteln")
    + r"(?: (?:i|för) .*)?$",
    re.IGNORECASE,
)
_BOARD = re.compile(r"\w+styrelsen", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:läns|landstings|region|skol|social|polis|kriminalvårds|luftfarts)\w*", re.IGNORECASE)


def body_role(name: str) -> Role:
    """Officials, a deciding body, or somebody asked from outside."""
    words = name.strip()
    if _OFFICE.search(words):
        return Role.OFFICE
    if _COMMITTEE.search(words) or (_BOARD.fullmatch(words) and not _AUTHORITY.match(words)):
        return Role.COMMITTEE
    return Role.RESPONDENT


def is_body(title: str) -> bool:
    """Whether a whole heading is a body's name."""
    if len(title) > 90 or title.endswith((".", ":", ",")) or not title[:1].isupper():
        return False
    return bool(_BODY.fullmatch(title) or _FIRST.fullmatch(title) or _BRANCH.fullmatch(title))


def is_generic(name: str) -> bool:
    """Whether a name only points back ("Nämnden", "kontoret")."""
    return _GENERIC.fullmatch(name.strip()) is not None


def viewing_body(title: str) -> str | None:
    """The body whose view a heading announces ("Socialnämndens synpunkter"); None for one that is not named."""
    owner = re.match(r"(?P<name>[A-ZÅÄÖÉ][^.:,]{2,80}?)s\s+(?:[\w-]+\s+)?\w+$", title)
    return owner["name"] if owner and is_body(owner["name"]) and not is_generic(owner["name"]) else None


def named_at_start(sentence: str) -> str | None:
    """The body's name that a sentence opens with, as it is written there."""
    match = _FIRST.match(sentence) or _BODY.match(sentence)
    return match[0] if match and match[0][:1].isupper() else None


def nominative(name: str) -> str:
    """A body's name without the genitive: "Stadsledningskontorets" and "Stadshus AB:s"."""
    words = name.strip(" *_,.:")
    if words.endswith(":s"):
        return words[:-2]
    if re.search(r"[^\Ws]s$", words) and not re.search(r"(?:hus|plats|AS|us)$", words):
        return words[:-1]
    return words


def capitalised(name: str) -> str:
    """With a capital first letter, as a name is shown."""
    return name[:1].upper() + name[1:]
