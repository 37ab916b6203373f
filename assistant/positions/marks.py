"""What a proposal is marked by besides its words: its number in a list, or a letter as in "zon B" and "klass II".

Whoever speaks of what is marked so names the mark, or the proper name that the documents give with it ("zon B, Norra
hamnen, ..."), whatever else the sentence says. How often a mark stands tells nothing; that one topic opens with it
does.
"""

import re
from collections.abc import Iterable

from vectorstore.words import STOP_WORDS, stem

_NUMBER = re.compile(r"(?:förslag\s+)?(\d+(?:\.\d+)*)[.:)]?\s", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:förslag|avsnitt|åtgärd|punkt)(?:et|en)?\s+(?:nr\s+)?(\d+(?:\.\d+)*)\b", re.IGNORECASE)
_SIGN = r"(?:[A-ZÅÄÖ]|[IVX]{2,4})"
_LETTERED = re.compile(
    rf"\b([A-ZÅÄÖa-zåäö][a-zåäö]{{2,}})\s+({_SIGN}(?:(?:,\s+|\s+(?:och|eller|samt|respektive)\s+){_SIGN})*)(?![\w:-])"
)
_NAME = re.compile(r",\s+([A-ZÅÄÖ][\wåäö]+(?:\s+[\wåäö]+){0,2})[,.]")
_OPENING_WORDS = 2
"""A text opens with a mark that so many words at most stand before, as "i" in "I zon B"."""


def letters_in(text: str) -> frozenset[str]:
    """The letters by which a text names things, each with its noun: "zonerna A och B" names "zon a" and "zon b"."""
    return frozenset(
        f"{stem(noun.casefold())} {sign.casefold()}"
        for noun, signs in _LETTERED.findall(text)
        if noun.casefold() not in STOP_WORDS
        for sign in re.findall(rf"\b{_SIGN}\b", signs)
    )


def letter_of(text: str) -> str:
    """The letter that a proposal opens with, and nothing where it opens with none or with several."""
    found = _LETTERED.search(text)
    if not found or len(text[: found.start()].split()) >= _OPENING_WORDS:
        return ""
    letters = letters_in(found[0])
    return next(iter(letters)) if len(letters) == 1 else ""


def without_letters(text: str) -> str:
    """A text but for what letters mark in it."""
    return _LETTERED.sub("", text)


def names_with(letter: str, texts: Iterable[str]) -> frozenset[str]:
    """The proper names that stand with a letter, set off by commas: "zon B, Norra hamnen, ..."."""
    found = ((one, _NAME.match(text, one.end())) for text in texts for one in _LETTERED.finditer(text))
    return frozenset(name[1] for one, name in found if name and letter in letters_in(one[0]))


def number_of(text: str) -> str:
    """The number that a text opens with."""
    return found[1] if (found := _NUMBER.match(text)) else ""


def is_marked(text: str, marks: frozenset[str]) -> bool:
    """Whether a text names one of the marks: a number, a letter with its noun, or a proper name."""
    if not marks:
        return False
    named = {*_NUMBERED.findall(text), *letters_in(text)}
    return not marks.isdisjoint(named) or any(mark in text for mark in marks if mark[0].isupper())
