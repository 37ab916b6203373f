"""Who was heard while an answer was prepared, and the headings under which their views stand.

An answer without the form of a memorandum tells whom it asked in a sentence ("Synpunkter har hämtats in från ...") or
in a heading ("Inkomna svar"); what stands below, under the body's own name, is that body's view.
"""

import re

from ingest.bodies import BRANCHES, capitalised, is_body, is_generic, nominative
from ingest.body_names import listed_bodies, referred_bodies
from ingest.patterns import any_of
from ingest.viewing import VIEWS

_PAPERS = any_of("synpunkter,yttranden,yttrande,remissvar,underlag,svar,en skrivelse,skrivelser,en egen skrivelse")
_LIST = r"(?P<bodies>[^.:;]{3,400})"
_INQUIRIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_PAPERS}\s+har\s+(?:\w+\s+){{0,2}}?"
        rf"{any_of('inhämtats,hämtats in,begärts,begärts in,lämnats,inkommit,kommit in')}\s+(?:från|av)\s+{_LIST}",
        rf"\binhämtat\s+{_PAPERS}\s+från\s+{_LIST}",
        rf"\bsamråd\s+(?:har\s+(?:\w+\s+){{0,2}}?skett\s+)?med\s+{_LIST}",
        rf"(?:^|(?<=[.]\s))(?P<bodies>[A-ZÅÄÖ][^.:;]{{3,200}}?)\s+har\s+(?:[^.,]{{0,40}}?\s)?"
        rf"(?:lämnat|inkommit\s+med|kommit\s+in\s+med|avgett)\s+(?:in\s+)?{_PAPERS}\b",
    )
)
_CLAUSE = re.compile(r",?\s+(?:som|vilka|vilket|varvid|där|vari)\s.*|,\s+med\s\d.*")
_LEADING = re.compile(
    r"^(?:(?:"
    + any_of(
        "från,av,till,samt,och,kommunens,stadens,regionens,det,den,de,lokala,kommunala,fackförbundet,fackförbunden",
        "branschorganisationen,enheten,utförarenheten,övriga,fackliga,organisationen",
    )
    + r")\s+)+"
)
_BRANCH = rf"(?:{BRANCHES}|avd\.)"
_PLACE = re.compile(r"\s(?:i|på|för|vid|inom)\s")
_TOO_WIDE = re.compile(
    any_of(
        "ab,hb,sektion,avdelning,avdelningen,lokalavdelning,enheten,enhet,gruppen,kommun,kommunen,stad,staden,region",
        "regionen,län,organisationer,organisationerna,föreningar,föreningen,facket,andra,flera,ordföranden",
        "remissinstanserna,remissinstanser,medborgarna,invånarna,boende,hon,han,hen,man,den,det,som,regeringen",
    ),
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:Inkomna|Inhämtade|Inlämnade|Lämnade)\s+(?:synpunkter|svar|remissvar|yttranden)\b.*"
    r"|(?:Synpunkter|Yttranden|Svar|Remissvar|Underlag)\s+(?:från|som|av)\s.*"
    r"|Samråd(?:\s+med\s.*)?|(?:Facklig\s+)?Samverkan\s+med\s.*|Facklig\s+samverkan"
    r"|(?:Remissvar|Remissvaren|Remissinstanserna|Remissinstansernas\s+(?:svar|synpunkter|yttranden))",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    any_of("Rådet,Föreningen,Bolaget,Organisationen,Branschorganisationen,Förbundet,Fackförbundet,Myndigheten,Verket")
    + r"\s+"
    + VIEWS
    + r"\b"
)
_NAMED = re.compile(r"(?:Fackförbundet|Föreningen|Branschorganisationen)\s[A-ZÅÄÖ].*|[A-ZÅÄÖ]\w+ombudet")


def announces_hearing(title: str) -> bool:
    """Whether a heading announces what others have said ("Inhämtade synpunkter", "Samråd med facket")."""
    return _TITLE.fullmatch(title.strip(" .:")) is not None


def heard_bodies(text: str) -> tuple[str, ...]:
    """Those whom a document says that it has heard or got views from, each once, in order."""
    flat = re.sub(r"\s+", " ", text)
    found = [part for pattern in _INQUIRIES for match in pattern.finditer(flat) for part in _parts(match["bodies"])]
    named = [*found, *(_bare(name) for name in referred_bodies(text))]
    return tuple(dict.fromkeys(name for name in named if not is_generic(name) and not _TOO_WIDE.fullmatch(name)))


def asks_for_views(sentence: str) -> bool:
    """Whether a sentence tells whom a document has heard."""
    return any(pattern.search(sentence) for pattern in _INQUIRIES) or bool(referred_bodies(sentence))


def short_forms(name: str) -> frozenset[str]:
    """What a body that was heard may be called later, folded ("Kommunals sektion i Ekby" is "kommunal")."""
    words = _PLACE.split(name)[0].split()
    forms = {nominative(words[-1]).casefold()} if words else set()
    if len(words) > 1 and re.fullmatch(_BRANCH, words[1], re.IGNORECASE):
        forms = {nominative(words[0]).casefold()}
    elif len(words) > 1 and not words[0].endswith("s"):
        forms.add(words[0].casefold())
    kept = {form for form in forms if len(form) > 2 and not _TOO_WIDE.fullmatch(form) and not is_generic(form)}
    return frozenset(kept | {form + ending for form in kept for ending in ("et", "en", "n", "t")} | {name.casefold()})


class HearingHeadings:
    """Tells the headings of those who were heard from other headings, from top to bottom."""

    def __init__(self, text: str) -> None:
        self._forms = frozenset(form for name in heard_bodies(text) for form in short_forms(name))
        self._open = False

    def heads(self, title: str, following: str) -> bool:
        """Whether a heading is the name of a body that was heard; ``following``: the first sentence below it."""
        if announces_hearing(title):
            self._open = True
            return False
        named = title.casefold() in self._forms
        bodily = is_body(title) or _NAMED.fullmatch(title) is not None
        speaks = bodily or following.startswith(title + " ") or _SPEAKS.match(following) is not None
        self._open = bool(following) and not is_generic(title) and (named or (self._open and speaks))
        return self._open


def _parts(words: str) -> list[str]:
    return [part for name in listed_bodies(_CLAUSE.sub("", words)) if len(part := _bare(name)) > 2]


def _bare(name: str) -> str:
    """A listed name without what only tells whose or what kind it is ("det lokala torgrådet" is "Torgrådet")."""
    return capitalised(_LEADING.sub("", name[:1].lower() + name[1:]))
