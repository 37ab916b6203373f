"""Lines that introduce a reservation or another dissent: which kind it is, and whether its words follow."""

import re
from dataclasses import dataclass

from ingest.form_words import DISSENTS, NOTE, RESERVATION, SEPARATE_OPINION, STATEMENT, SUBSTITUTE
from ingest.patterns import any_of, word_of
from ingest.signatories import PERSON
from ingest.spelling import within_distance

_PLURALS = {STATEMENT: "särskilda uttalanden", SEPARATE_OPINION: "särskilda yttranden"}
_RESERVED = word_of("reserverade sig,reserverar sig")
_DISSENTS = re.compile(
    r"\b"
    + any_of(
        "anför\\w*,anmäl\\w*,gjord\\w*,görs,lämna\\w*,avgav\\w*,avge\\w*,lad\\w*,lägg\\w*,inlämna\\w*",
        "avlämna\\w*,antecknad\\w*,enligt följande,av,från",
    )
    + r"\b|[(:]"
)
_HANDS_IN = re.compile(
    rf"(?:(?:Ledamoten|Ledamöterna|Ersättaren|Ersättarna)\s+)?{PERSON}\b(?=.*\bföljande\b)[^.]{{0,120}}?\b"
    + any_of("lämna\\w*,inlämna\\w*,anmäl\\w*,avge\\w*,avgav,foga\\w*,anför\\w*,gör,gjorde,gjort")
    + r"\s(?:ett\s|en\s|följande\s)?(?:gemensamt\s|gemensam\s)?(?P<paper>"
    + any_of("särskilt uttalande,särskilda uttalande,särskilt yttrande,särskilda yttrande,reservation,ersättaryttrande")
    + r"|protokollsanteckning)\b"
)
_HANDED_IN = {
    "uttalande": STATEMENT, "yttrande": SEPARATE_OPINION, "reservation": RESERVATION, "ersättaryttrande": SUBSTITUTE,
    "protokollsanteckning": NOTE,
}  # fmt: skip
_FOLLOWS = re.compile(r"\benligt\s+följande\b|\bföljande[.:]?$")
_REFERS = word_of("med hänvisning till,hänvisar till,likalydande,med instämmande i,instämmer i,till förmån för")
_TOLD = re.compile(
    r",\s+som\s+(?:\w+\s+){0,2}?"
    + any_of(
        "ansåg,anser,menade,menar,ville,vill,yrkade,yrkar,önskade,önskar,framhöll,hävdade,föredrog,motsatte,efterlyste",
        "påpekade,föreslog,begärde,krävde,tyckte,invände,beklagade,ifrågasatte,undrade",
    )
    + r"\b"
)


@dataclass(frozen=True, slots=True)
class DissentLine:
    """``refers``: its words stand in another place. ``told``: the line itself tells what the dissenters want."""

    label: str
    refers: bool
    told: bool


def dissent_line(sentence: str) -> DissentLine | None:
    """What a line says of the dissent that it introduces; None for any other line."""
    handed = _HANDS_IN.match(sentence)
    label = _HANDED_IN[handed["paper"].split()[-1]] if handed else dissent_label(sentence)
    reserved = _RESERVED.search(sentence)
    if label is None and not reserved:
        return None
    bare = label is not None and len(sentence.split()) <= len(label.split())
    if not bare and not reserved and not handed and not _DISSENTS.search(sentence):
        return None
    follows = _FOLLOWS.search(sentence) is not None
    refers = _REFERS.search(sentence) is not None and not follows
    told = _TOLD.search(sentence) is not None and not follows
    return DissentLine(label or RESERVATION, refers, told)


def dissent_label(words: str) -> str | None:
    """The kind of dissent that a line opens with, in the singular, scanning errors forgiven."""
    first = words.split()
    for label in DISSENTS:
        size = len(label.split())
        opening = " ".join(first[:size]).strip(" :.,*").casefold()
        plain = label.casefold()
        if opening in {plain, plain + "er", plain + "ar", _PLURALS.get(label, plain)}:
            return label
        if opening[:2] == plain[:2] and opening != plain + "en" and within_distance(opening, plain, 2):
            return label
    return None
