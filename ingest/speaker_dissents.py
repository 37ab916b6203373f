"""Lines that introduce a reservation or another dissent: which kind it is, and whether its words follow."""

import re
from dataclasses import dataclass

from ingest.form_words import DISSENTS, RESERVATION, SEPARATE_OPINION, STATEMENT
from ingest.patterns import any_of, word_of
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
    label = dissent_label(sentence)
    reserved = _RESERVED.search(sentence)
    if label is None and not reserved:
        return None
    bare = label is not None and len(sentence.split()) <= len(label.split())
    if not bare and not reserved and not _DISSENTS.search(sentence):
        return None
    follows = "enligt följande" in sentence
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
