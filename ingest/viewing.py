"""Sentences that tell a view: which body is their subject, and whether they say that it holds one."""

import re

from ingest.bodies import BRANCHES, NOT_A_NAME, is_generic
from ingest.patterns import any_of

VIEWS = any_of(
    "anser,ansåg,menar,menade,hävdar,framhåller,framhöll,påpekar,påpekade,påtalar,betonar,understryker,tillstyrker",
    "tillstyrkte,avstyrker,avstyrkte,avråder,motsätter sig,motsatte sig,ställer sig,välkomnar,välkomnade,stöder",
    "stödjer,godtar,accepterar,avvisar,kräver,vill,ville,önskar,önskade,föreslår,förordar,efterlyser,varnar,befarar,beklagar",
    "ifrågasätter,instämmer,delar,ser,saknar,tycker,bedömer,konstaterar,uppger,noterar,avstår,räknar med,vittnar om",
    "pekar på,pekar,lyfter,begär,tar inte ställning,tar ställning,jublar,gillar,känner oro,finner,påminner,undrar,tror",
)
"""Verbs by which somebody is told to hold a view."""

_NOUN = any_of(
    "föreningen,förening,klubben,klubb,missionen,rådet,råd,ombudet,ombud,förbundet,förbund,främjandet,tjänsten,polisen",
    "myndigheten,verket,fullmäktige,alliansen,förvaltningen,kontoret,nämnden,bolaget,(?<=\\s)AB,sektionen,facket,företagarna",
    "fastighetsägarna,entreprenörerna,funktionsrätt,museet,stiftelsen,inspektionen,styrelsen,samfundet,församlingen",
    "organisationen,ombudsmannen",
)
_BRANCH = rf"(?:,\s+{BRANCHES}\s+[A-ZÅÄÖ][\w-]+(?=,))?"
_NAMED = re.compile(
    rf"(?:(?:Kommunens|Stadens|Regionens)\s+)?{NOT_A_NAME}(?:[A-ZÅÄÖÉ][\w&-]*\s+){{0,3}}[\w&-]*?(?i:{_NOUN})"
    rf"(?:\s+(?:i|för|på)\s+[\w-]+(?:\s+och\s+[\w-]+)?)?(?:\s+[A-ZÅÄÖ][\w-]*){{0,3}}(?!\w){_BRANCH}"
)
_ASIDE = r"(?:,\s[^,]{3,80},)?"
_HEARD_ASIDE = r",\s+som\s+(?:\w+\s+){0,3}hörts\b[^,]{0,40},"
_SAID = any_of(
    "framfört,anfört,påpekat,framhållit,understrukit,betonat,meddelat,förklarat,tillstyrkt,avstyrkt,invänt,varnat,påtalat",
    "efterfrågat,efterlyst,uppgett,begärt,förordat,välkomnat,avrått,motsatt sig,ställt sig",
)
_STANDS = any_of(
    "för,emot,positiv,positiva,positivt,negativ,negativa,kritisk,kritiska,tveksam,tveksamma,angelägen,orolig,oroade,nöjd"
)
_HOLDS = re.compile(
    rf"{_ASIDE}\s+(?:{VIEWS}\b|är\s+(?:\w+\s+)?{_STANDS}\b|har\s+(?:[^,.]{{0,60}}?\s)?{_SAID}\b"
    rf"|har\s+(?:inga|ingen|inget|inte\s+något)\s+(?:\w+\s+)?(?:{any_of('invändning,invändningar,erinran,emot,att')})\b)"
)
_PROPOSALS = any_of("rapport,rapporten,promemoria,promemorian,utredning,betänkande,remiss,remissen,förslag,förslaget")
_STRONGLY = re.compile(
    rf"(?:{_HEARD_ASIDE}\s+{VIEWS}\b|{_ASIDE}\s+(?:"
    + any_of("tillstyrker,avstyrker,motsätter sig,avråder,välkomnar")
    + rf"\b|har\s+(?!i\s[^,.]{{0,40}}{_PROPOSALS})(?:(?:i|under|vid|till)\s[^,.]{{2,60}}?\s)?{_SAID}\b))"
)
_SAYS_NOTHING = re.compile(
    r"\b(?:inga|några|något)\s+(?:egna\s+)?(?:synpunkter|att\s+(?:tillföra|anföra|tillägga|yttra))\b"
    r"|\b(?:avstå\w*|avböj\w*)\s+(?:från\s+)?att\s+(?:yttra|svara|lämna)"
)
_POINTS_BACK = re.compile(
    any_of(
        "Rådet,Föreningen,Organisationen,Branschorganisationen,Myndigheten,Bolaget,Förbundet,Facket,Fackförbundet",
        "Klubben,Sektionen,Alliansen,Ombudet,Verket,Stiftelsen,Församlingen,Inspektionen,Tjänsten",
    ),
    re.IGNORECASE,
)
"""What a body is called after its first mention, by its kind alone."""


def named_body(sentence: str) -> str | None:
    """The body that a sentence opens with, by a name and not by its kind alone ("Rådet", "Vad rådet")."""
    match = _NAMED.match(sentence)
    if match is None or is_generic(match[0]):
        return None
    last = match[0].split(",")[0].split()[-1]
    return None if _POINTS_BACK.fullmatch(last) or is_generic(last) else match[0]


def points_back(sentence: str) -> str | None:
    """The word by which a sentence's subject only points back to a body ("Rådet", "Facket")."""
    match = _POINTS_BACK.match(sentence)
    return match[0] if match and sentence[match.end() : match.end() + 1] in {" ", ","} else None


def tells_view(sentence: str, start: int) -> bool:
    """Whether a sentence tells that its subject, which ends at ``start``, holds a view."""
    return _HOLDS.match(sentence, start) is not None and _SAYS_NOTHING.search(sentence) is None


def tells_stand(sentence: str, start: int) -> bool:
    """Whether it tells that its subject says yes or no, or was heard and said something."""
    return _STRONGLY.match(sentence, start) is not None
