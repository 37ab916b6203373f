"""The bodies that running text names, speakers or not: boards, offices, authorities, companies, associations.

A capitalised name is known by the kind of word in it; a body in lower case by a compound that is a body's and can be
nothing else. What only points back ("nämnden") or is a kind of body ("en nämnd") is none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.words import fold
from ingest.bodies import NOT_A_NAME, capitalised, nominative
from ingest.patterns import any_of

_ENDING = any_of(
    "nämnden,kontoret,förvaltningen,styrelsen,fullmäktige,utskottet,beredningen,departementet,myndigheten",
    "inspektionen,verket,landstinget,domstolen,hovrätten,tingsrätten,delegationen,rådet,förbundet,föreningen",
    "institutet,universitetet,högskolan,kammaren,polisen,kommittén,akademin,partnerskapet,direktörgruppen,direktörsgruppen,stiftelsen,museet",
    "universitetssjukhuset,ombudsmannen,sällskapet,samfundet,bolaget",
)
_CAP = r"[A-ZÅÄÖÉ][\w&]*(?:-[\w&]+)*"
_INDEFINITE = any_of(
    "stad,kommun,landsting,nämnd,stadsdelsnämnd,stadsdelsförvaltning,kommundelsnämnd,kontor,förvaltning,styrelse",
    "kansli,arbetsutskott,universitet,högskola,universitetssjukhus,museum,\\w*förening,\\w*förbund,\\w*råd,\\w*nämnd",
    "\\w*institut,domkyrkoförsamling,församling,\\w*delegation,\\w*kommitté,hamnförbund,riksförbund",
)
_PEOPLE = any_of(
    "borgarrådet,kommunalrådet,regionrådet,landstingsrådet,statsrådet,oppositionsrådet,länsrådet,ombudsmannen"
)
_PLACED = r"(?:\s+i\s+[A-ZÅÄÖÉ][\w-]+(?:\s+(?:\w*län|stad|kommun|[A-ZÅÄÖÉ]\w+))?)?"
_FOR = r"(?:\s+för\s+[a-zåäö]+(?:\s+och\s+[a-zåäö]+)?)?"
_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?!\w*(?:nämnden|styrelsen|verket|kontoret)\s+och){NOT_A_NAME}(?!AB\s){_CAP}(?:\s+(?:och\s+)?{_CAP}){{0,4}}\s+(?:AB|HB)\b",
        rf"(?!(?i:\w*(?:området|{_PEOPLE}))\s)(?:[A-ZÅÄÖ]\w*-?{_ENDING}|Region|AB|Stiftelsen|Föreningen|Fastighetsägarna|Nätverket)"
        rf"(?!s\b)(?:\s+{_CAP})+(?:\s+[Ll]än\b)?{_PLACED}",
        rf"{NOT_A_NAME}{_CAP}s\s+läns\s+(?:landsting|museum|\w+förbund)\b{_PLACED}",
        rf"{NOT_A_NAME}(?:{_CAP}\s+)?{_CAP}s\s+(?:{_INDEFINITE}|[A-ZÅÄÖ]\w*(?:förening|förbund|råd|institut)|[a-zåäö]+{_ENDING})"
        rf"(?:s\b)?(?![\w-]){_FOR}{_PLACED}",
        rf"{NOT_A_NAME}{_CAP}\s+(?:stadsdelsnämnd|stadsdelsförvaltning|kommundelsnämnd|stad|kommun|tingsrätt)(?:s\b)?(?![\w-])",
        rf"(?:Tekniska|Högsta|Sociala|Svenska|Allmänna|Centrala)\s+[a-zåäö]*{_ENDING}s?(?![\w-])",
        rf"(?:Institutet|Myndigheten|Nämnden|Rådet|Utskottet|[A-ZÅÄÖ]\w+{_ENDING})s?\s+för\s+[a-zåäö]+(?:\s+och\s+[a-zåäö]+)?",
        rf"[A-ZÅÄÖ][a-zåäö]+-\s+och\s+[a-zåäö]+{_ENDING}s?(?![\w-])",
        rf"[A-ZÅÄÖ][\w-]*{_ENDING}s?(?![\w-]){_PLACED}",
        r"(?:[A-ZÅÄÖ]{2,}-gruppen|[A-ZÅÄÖ][a-zåäö]{3,}(?:initiativet|direktörs?gruppen))s?(?![\w-])",
        r"(?:[A-ZÅÄÖ][\w&-]+\s+){1,3}(?:Alliance|Association|Agency|Council|Group|Network|Partnership)\b",
    )
)
_LOWER = re.compile(rf"(?<![\w-])(?<!-\soch\s)(?:[a-zåäö]+-\s+och\s+)?[a-zåäö]{{3,}}{_ENDING}s?(?![\w-])")
_START = re.compile(r"(?<![\w-])[A-ZÅÄÖÉ]")
_NEVER = re.compile(
    r"(?:.*\s)?\w*(?:området|samrådet|förrådet|nätverket|ramverket|regelverket|hantverket|kraftverket|reningsverket"
    r"|vattenverket|valsverket|sågverket|gasverket|elverket|bergverket|tegelverket|vindkraftverket|konstverket"
    r"|borgarrådet|kommunalrådet|regionrådet|landstingsrådet|statsrådet|oppositionsrådet|länsrådet|självstyrelsen|tillsynsmyndigheten"
    r"|ärendeberedningen|förberedningen|huvudkontoret|egenförvaltningen|fastighetsförvaltningen|fackförbundet"
    r"|valberedningen|grann\w+|\w+(?<!\s)bolaget|postkontoret|servicekontoret|medlemsföreningen|motororganisationen)"
    r"|(?:Stiftelsens|Fondens|Bolagets|Föreningens|Förbundets|Nämndens)\s.*",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:{_ENDING}|[Ss]tadsdelsnämnden|[Ss]tadsdelsförvaltningen|[Kk]ommunen|[Rr]egionen|[Ss]taden|[Kk]ansliet)s?",
    re.IGNORECASE,
)


def bodies_in(text: str) -> Iterator[str]:
    """The bodies named in a sentence, in the nominative and with a capital: the capitalised ones first."""
    rest, at = list(text), 0
    for start in _START.finditer(text):
        if start.start() < at:
            continue
        name = _name_at(text, start.start())
        if name:
            at = start.start() + len(name)
            rest[start.start() : at] = "\0" * len(name)
            yield name if re.search(r"\si\s", name) else nominative(name)
    for match in _LOWER.finditer("".join(rest)):
        name = nominative(match[0])
        if not _NEVER.fullmatch(name) and not _BARE.fullmatch(name):
            yield capitalised(name)


@lru_cache(maxsize=4096)
def same_body(name: str) -> str:
    """A name's key: two forms of one name ("KSLs styrelse", "KSL:s styrelse") have the same."""
    words = (re.sub(r"(?<=[A-ZÅÄÖ]{2})s$", "", word).casefold() for word in name.split())
    return " ".join(fold(word).replace("sgruppen", "gruppen") for word in words)


def points_to(short: str, name: str) -> bool:
    """Whether a word only stands for a longer name ("Landstinget", "Besöksrådet"), or lacks the place in it."""
    words, whole = same_body(short).split(), same_body(name).split()
    if len(words) >= len(whole):
        return False
    if whole[: len(words)] == words:
        return True
    tail = whole[-len(words) :]
    return [_indefinite(words[0]), *words[1:]] == [_indefinite(tail[0]), *tail[1:]]


def _indefinite(word: str) -> str:
    return re.sub(r"(?:en|et|n)$", "", word)


def _name_at(text: str, start: int) -> str | None:
    for pattern in _NAMES:
        match = pattern.match(text, start)
        if match and not _NEVER.fullmatch(nominative(match[0])) and not _BARE.fullmatch(match[0]):
            return match[0]
    return None
