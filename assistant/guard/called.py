"""What the bodies of a text may be called besides: "hamnbolaget" of "Torsvikens Hamn AB", the parts of long names."""

import re
from collections.abc import Iterable, Iterator

from assistant.guard.guard_words import GuardWords
from ingest.passage import Role, Speaker

_COMPANY = re.compile(r"((?:[\w-]+ ){1,3})AB\b")
_COORDINATED = re.compile(r"((?:\w+-,? )+)(?:och|eller|samt) (\w+)")
_COMPANY_FORMS = ("bolag", "bolaget", "bolagets")


def called(texts: Iterable[str], words: GuardWords) -> frozenset[str]:
    """Words, in lower case, that name a body which the texts name in another form."""
    found: set[str] = set()
    for text in texts:
        folded = text.casefold()
        found |= set(_companies(text))
        found |= set(_parts(folded, words))
        for word in re.findall(r"\w+", folded):
            found |= set(_forms(word, words))
    return frozenset(found)


def called_by_role(speaker: Speaker, words: GuardWords) -> tuple[str, ...]:
    """What a speaker may be called that no text says: a commissioner by title, one that answers as an association."""
    if speaker.role is Role.COMMISSIONER:
        return words.titles
    name = speaker.name or ""
    other = (*words.body_endings, *words.authorities, "kommun", "stad", "region", "råd")
    if speaker.role is not Role.RESPONDENT or not name or _COMPANY.search(name):
        return ()
    return () if any(word.endswith(other) for word in name.casefold().split()) else ("föreningen", "föreningens")


def _companies(text: str) -> Iterator[str]:
    """ "Bostadsbolaget" and "bolaget" of "Sandarps Bostads AB", but no "Sandarpsbolaget"."""
    for found in _COMPANY.finditer(text):
        *first, last = found[1].casefold().split()
        for word in ("", last, *(word for word in first if not word.endswith("s"))):
            for stem in {word, word.removesuffix("s"), f"{word}s" if word else ""}:
                yield from (stem + form for form in _COMPANY_FORMS)


def _parts(folded: str, words: GuardWords) -> Iterator[str]:
    """ "Miljönämnden" of "miljö- och hälsoskyddsnämnden"."""
    for found in _COORDINATED.finditer(folded):
        ending = _ending(found[2], words)
        forms = _inflected(ending, words) if ending else ()
        yield from (first + form for first in re.findall(r"\w+", found[1]) for form in forms)


def _forms(word: str, words: GuardWords) -> Iterator[str]:
    """ "Nämnden" of "varje nämnd", "vårdnämnden" of "sjukvårdsnämnden", "myndigheten" of "verket"."""
    ending = _ending(word, words)
    if ending is None:
        return
    yield from _inflected(ending, words)
    prefix = word.removesuffix(ending)
    if prefix.endswith("s"):
        yield prefix.removesuffix("s") + ending
    if word.endswith(words.authorities):
        yield from (form for form in words.body_endings if form.startswith("myndighet"))


def _ending(word: str, words: GuardWords) -> str | None:
    """With which of the endings of bodies the word ends, the longest that is a noun of its own."""
    fitting = [end for end in words.body_endings if word.endswith(end) and end.startswith(words.body_stems)]
    return max(fitting, key=len, default=None)


def _inflected(ending: str, words: GuardWords) -> tuple[str, ...]:
    """All forms of a noun for a body of which one is given."""
    stem = max((stem for stem in words.body_stems if ending.startswith(stem)), key=len)
    return tuple(form for form in words.body_endings if form.startswith(stem))
