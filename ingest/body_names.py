"""Which body is meant: inflected, misread, shortened and listed names brought to one form."""

import re

from ingest.bodies import NOT_A_NAME, body_role, capitalised, is_body, is_generic, named_at_start, nominative
from ingest.passage import Role
from ingest.patterns import any_of
from ingest.spelling import within_distance

_EMPHASISED = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(?P<name>[^*_]{3,80}?)\1")
_ARGUES = re.compile(
    rf"{NOT_A_NAME}[A-ZÅÄÖÉ][\w&-]*(?:\s[A-ZÅÄÖÉ][\w&-]*|\s(?:i|för|och|of|the|and|av|mot|på)(?=\s[A-ZÅÄÖÉ])){{0,4}}"
    r"(?=\s"
    + any_of(
        "anser,menar,framhåller,tillstyrker,avstyrker,påpekar,välkomnar,instämmer,understryker,betonar",
        "konstaterar,bedömer,ställer sig",
    )
    + r"\b(?!\s(?:\w+\s)?"
    + any_of("nämnden,kontoret,förvaltningen,styrelsen,bolaget,rådet,man,vi,de")
    + r"\b))"
)
_REFERRAL = re.compile(
    r"(?:"
    + any_of("remitterats,remitterat ärendet,remitterades,skickats på remiss,sänts på remiss,sänts,skickats")
    + r"\s+till|"
    + any_of("yttranden?,remissvar,svar,synpunkter")
    + r"\s+har\s+(?:inhämtats|begärts|begärts\s+in)\s+från)\s+(?P<bodies>[^.]*(?:\.(?!\s|$)[^.]*)*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",\s*(?:samt |dels )?|(?<!-)\s(?:och|samt)\s(?!för kännedom)")
_BEFORE = re.compile(r"^(?:till |dels |även |bl\.a\. |bland annat )+")
_DISTRICTS = re.compile(r"(?P<name>.+?)s?\s(?:stadsdelsnämnder|stadsdelsnämnderna)$", re.IGNORECASE)
_DISTRICT = " stadsdelsnämnd"


def leading_body(sentence: str, raw: str, known: tuple[str, ...]) -> str | None:
    """The body that a sentence opens with, in its known form; None when it opens with something else.

    ``raw`` is the sentence with its marks: a name in bold or italics is a body's, whatever it ends in.
    """
    emphasised = _EMPHASISED.match(raw)
    written = _leading_name(sentence, known)
    if emphasised and len(written or "") <= len(emphasised["name"]):
        return known_form(emphasised["name"], known)
    return written


def _leading_name(sentence: str, known: tuple[str, ...]) -> str | None:
    start = sentence.casefold()
    for name in sorted(known, key=len, reverse=True):
        if start.startswith(name.casefold()) and re.match(r":?s?(?!\w)", sentence[len(name) :]):
            return name
    argues = _ARGUES.match(sentence)
    found = named_at_start(sentence) or (argues[0] if argues else None)
    return known_form(found, known) if found else None


def known_form(name: str, known: tuple[str, ...]) -> str:
    """The known name that this is an inflection or a misread spelling of; else its nominative."""
    stripped = nominative(name)
    for candidate in known:
        if candidate.casefold() in {name.casefold(), stripped.casefold()}:
            return candidate
    for candidate in known:
        allowed = 2 if len(candidate) > 12 else 1
        if len(candidate) > 8 and within_distance(candidate.casefold(), stripped.casefold(), allowed):
            return candidate
    return capitalised(stripped)


def full_name(name: str, section: str | None, known: tuple[str, ...], text: str) -> str:
    """A body's name as it is known; a generic one ("Förvaltningen") is of the section's body."""
    if section is None or not is_generic(name):
        return known_form(name, known)
    if body_role(nominative(name)) is not Role.OFFICE:
        return section
    return office_of(section, text) or known_form(name, known)


def office_of(committee: str, text: str) -> str | None:
    """The office that works for a committee, by its name's stem, if the text names it ("Kulturförvaltningen")."""
    if committee.endswith(_DISTRICT):
        return committee.removesuffix("nämnd") + "förvaltning"
    stem = re.sub(r"nämnden$|nämnd$", "", committee)
    if stem == committee:
        return None
    found = re.search(rf"\b{re.escape(stem)}(?:förvaltningen|kontoret)", text, re.IGNORECASE)
    return capitalised(found[0]) if found else None


def referred_bodies(text: str) -> tuple[str, ...]:
    """Those whom the matter was sent to, from "Ärendet har remitterats till ...", each once, in order."""
    found = [body for match in _REFERRAL.finditer(text) for body in listed_bodies(re.sub(r"\s+", " ", match["bodies"]))]
    return tuple(dict.fromkeys(found))


def whole_names(referred: tuple[str, ...], headed: tuple[str, ...]) -> tuple[str, ...]:
    """Those referred to, where a body that "och" stands in the name of ("Hamn och Terminal AB") is one, as headed."""
    parted = {head: [capitalised(part) for part in _BETWEEN.split(head)] for head in headed}
    whole = {part: head for head, parts in parted.items() if set(parts) <= set(referred) for part in parts}
    return tuple(dict.fromkeys(whole.get(name, name) for name in referred))


def listed_bodies(words: str) -> list[str]:
    """The bodies of an enumeration, capitalised; districts that share their last word have it each."""
    parts = [_BEFORE.sub("", part.strip(" *_.:")) for part in _BETWEEN.split(words)]
    plural = next((match for part in parts if (match := _DISTRICTS.search(part))), None)
    if plural:
        names = [part for part in parts if part != plural[0] and part[:1].isupper() and not is_body(part)]
        parts = [part for part in parts if part not in names and part != plural[0]]
        parts += [name + _DISTRICT for name in [*names, plural["name"]]]
    return [capitalised(part) for part in parts if 3 <= len(part) <= 90]
