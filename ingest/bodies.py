"""Bodies that speak in a memorandum: their names out of running text, and what they are.

A body is known by the kind of word its name ends in (nämnd, kontor, verk, bolag ...), by the list of those whom
the matter was sent to, or because the memorandum sets its name in bold or italics.
"""

import re

from ingest.form_words import within_distance
from ingest.passage import Role

_NOUN = (
    r"(?:nämnden|nämnds?|kontoret|kontors?|förvaltningen|förvaltnings?|styrelsen|styrelse|utskottet|utskott|verket|verk|"
    r"myndigheten|myndighet|inspektionen|bolaget|bolag|förbundet|förbund|rådet|råd|föreningen|förening|institutet|"
    r"institut|universitetet|universitet|högskolan|högskola|landstinget|landsting|ombudsmannen|centralen|kammaren|"
    r"kansliet|kansli|museet|museum|stiftelsen|stiftelse|delegationen|domstolen|hovrätten|tingsrätten|polisen|polis|"
    r"tjänsten|fonden|akademien|akademin|sällskapet|samfundet|departementet|departement|kommittén|kommitté|"
    r"alliansen|unionen|organisationen|byrån|hamnar|hamn|bostäder|[Ss]tadshus|trafiken|regionen|kommunen|kommun|stad|"
    r"AB|HB|beredningen|fullmäktige|företagarna|näringsliv)"
)
_NAMED_FIRST = (
    r"(?:Region|Länsstyrelsen|Landstinget|Föreningen|Kommunförbundet|Stiftelsen|Svenskt|AB|Polisen|Företagarna|"
    r"Fastighetsägarna|Hyresgästföreningen|Nätverket|Stadsbyggnadskontoret)"
)
_NOT_FIRST = (
    r"(?!(?:I|På|För|Av|Om|En|Ett|Den|Det|De|Till|Inom|Enligt|Vid|Denna|Detta|Dessa|När|Som|Från|Med|Även|Alla|Vår|"
    r"Våra|Hos|Varje|Genom|Mellan|Att|Här|Där|Ingen|Flera|Många|Hela|Han|Hon|Man|Vi|Jag|"
    r"Vidare|Dessutom|Därför|Därutöver|Dock|Däremot|Härutöver|Sammantaget|Generellt|Således|Också|Samtidigt|Slutligen|"
    r"\w+vis|Överlag|Utöver)\s)"
)
_REST = r"(?:\s+(?:i|för)\s+[\wÅÄÖåäö-]+(?:s?\s+(?:län|stad|kommun))?(?:\s+och\s+\w+frågor)?)?"
_BODY = re.compile(
    rf"{_NOT_FIRST}(?:[A-ZÅÄÖÉ][\w:&-]*(?:-\s+och)?\s+(?:(?:stads|kommuns|läns|och|för|i|stadsdels)\s+)?){{0,4}}"
    rf"(?=[A-ZÅÄÖÉ]?)[\w-]*?{_NOUN}(?::?s)?{_REST}(?=[\s,.:(]|$)"
)
_FIRST = re.compile(rf"{_NAMED_FIRST}(?:\s+(?:i\s+)?[A-ZÅÄÖ][\w-]*|\s+län)*")
_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(?P<name>[^*_]{3,80}?)\1")
_ARGUES = re.compile(
    rf"{_NOT_FIRST}[A-ZÅÄÖÉ][\w&-]*(?:\s[A-ZÅÄÖÉ][\w&-]*|\s(?:i|för|och|of|the|and|av|mot|på)(?=\s[A-ZÅÄÖÉ])){{0,4}}(?=\s(?:anser|menar|framhåller|"
    r"tillstyrker|avstyrker|påpekar|välkomnar|instämmer|understryker|betonar|konstaterar|bedömer|ställer\ssig)\b"
    r"(?!\s(?:\w+\s)?(?:nämnden|kontoret|förvaltningen|styrelsen|bolaget|rådet|man|vi|de)\b))"
)
_GENERIC = re.compile(
    r"(?:Stads?dels)?(?:Nämnden|Kontoret|Förvaltningen|Bolaget|Styrelsen|Verket|Myndigheten|Kommunen|Regionen|Staden|Förbundet|Föreningen|Rådet|Länsstyrelsen)s?(?=[\s,.:]|$)",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:kontoret|kontor|förvaltningen|förvaltning|förvaltningarna|kansliet|stadsledning)$", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"(?:nämnden|nämnd|nämnder|nämnderna|kommunstyrelsen|utskottet|utskott|fullmäktige|beredningen|kommunstyrelse)(?: i .*| för .*)?$", re.IGNORECASE
)
_BOARD = re.compile(r"styrelsen$", re.IGNORECASE)
_NOT_A_BOARD = re.compile(r"^(?:läns|landstings|region|skol|social|polis|kriminalvårds|luftfarts)\w*styrelsen$", re.IGNORECASE)
_PLURAL = re.compile(r"(?P<name>.+?)s?\s(?:stadsdelsnämnder|stadsdelsnämnderna)$", re.IGNORECASE)
_REFERRAL = re.compile(r"(?:remitterats|remitterat ärendet|remitterades|skickats på remiss|sänts på remiss|sänts)\s+till\s+(?P<bodies>[^.]*(?:\.(?!\s|$)[^.]*)*)", re.IGNORECASE)


def body_role(name: str) -> Role:
    """Officials, a deciding body, or somebody asked from outside."""
    words = name.strip()
    if _OFFICE.search(words):
        return Role.OFFICE
    if _COMMITTEE.search(words):
        return Role.COMMITTEE
    if _BOARD.search(words) and " " not in words and not _NOT_A_BOARD.match(words):
        return Role.COMMITTEE
    return Role.RESPONDENT


def nominative(name: str) -> str:
    """A body's name without the genitive: "Stadsledningskontorets" and "Stadshus AB:s"."""
    words = name.strip(" *_,.:")
    if words.endswith(":s"):
        return words[:-2]
    if re.search(r"[^\Ws]s$", words) and not re.search(r"(?:hus|plats|AS|us|Fores|ss)$", words):
        return words[:-1]
    return words


def capitalised(name: str) -> str:
    """With a capital first letter, as a name is shown."""
    return name[:1].upper() + name[1:]


def is_generic(name: str) -> bool:
    """Whether a name only points back ("Nämnden", "kontoret")."""
    return _GENERIC.fullmatch(name.strip()) is not None


def is_body(title: str) -> bool:
    """Whether a whole heading is a body's name."""
    if len(title) > 90 or title.endswith((".", ":", ",")) or not title[:1].isupper():
        return False
    return bool(_BODY.fullmatch(title) or _FIRST.fullmatch(title))


def leading_body(sentence: str, raw: str, known: tuple[str, ...]) -> str | None:
    """The body that a sentence opens with, in its known form; None when it opens with something else."""
    emphasised = _EMPHASISED.match(raw)
    written = _leading_name(sentence, known)
    if emphasised and len(written or "") <= len(emphasised["name"]):
        return known_form(emphasised["name"], known)
    return written


def _leading_name(sentence: str, known: tuple[str, ...]) -> str | None:
    for name in known:
        if sentence[: len(name)].casefold() == name.casefold() and not sentence[len(name) : len(name) + 1].isalpha():
            return name
        if re.match(re.escape(name) + r":?s\b", sentence, re.IGNORECASE):
            return name
    match = _FIRST.match(sentence) or _BODY.match(sentence) or _ARGUES.match(sentence)
    return known_form(match[0], known) if match and match[0][:1].isupper() else None


def known_form(name: str, known: tuple[str, ...]) -> str:
    """The known name that this is an inflection or a misread spelling of; else its nominative."""
    stripped = nominative(name)
    for candidate in known:
        if candidate.casefold() in {name.casefold(), stripped.casefold()}:
            return candidate
    for candidate in known:
        if len(candidate) > 8 and within_distance(candidate.casefold(), stripped.casefold(), 2 if len(candidate) > 12 else 1):
            return candidate
    return capitalised(stripped)


def office_of(committee: str, text: str) -> str | None:
    """The office that works for a committee, by its name's stem, if the text names it ("Kulturförvaltningen")."""
    if committee.endswith(" stadsdelsnämnd"):
        return committee.removesuffix("nämnd") + "förvaltning"
    stem = re.sub(r"nämnden$|nämnd$", "", committee)
    found = re.search(rf"\b{re.escape(stem)}(?:förvaltningen|kontoret)", text, re.IGNORECASE) if stem != committee else None
    return capitalised(found[0]) if found else None


def full_name(name: str, section: str | None, known: tuple[str, ...], text: str) -> str:
    """A body's name as it is known; a generic one ("Förvaltningen") is the one that the section is about."""
    if section is None or not is_generic(name):
        return known_form(name, known)
    if body_role(nominative(name)) is not Role.OFFICE:
        return section
    return office_of(section, text) or known_form(name, known)


def referred_bodies(text: str) -> tuple[str, ...]:
    """Those whom the matter was sent to, from "Ärendet har remitterats till ...", each once, in order."""
    found = [body for match in _REFERRAL.finditer(text) for body in _listed(re.sub(r"\s+", " ", match["bodies"]))]
    return tuple(dict.fromkeys(found))


def _listed(words: str) -> list[str]:
    parts = [part.strip(" *_.:") for part in re.split(r",\s*(?:samt |dels )?|(?<!-)\s(?:och|samt)\s(?!för kännedom)", words)]
    parts = [re.sub(r"^(?:till |dels |även |bl\.a\. |bland annat )+", "", part) for part in parts if part]
    plural = next((match for part in parts if (match := _PLURAL.search(part))), None)
    if plural:
        names = [part for part in parts if part != plural[0] and part[:1].isupper() and not is_body(part)]
        parts = [part for part in parts if part not in names and part != plural[0]]
        parts += [f"{name} stadsdelsnämnd" for name in [*names, plural["name"]]]
    return [capitalised(part) for part in parts if 3 <= len(part) <= 90]
