"""The terms and abbreviations of a case as its documents use them, each where it is explained or else first met.

What the documents tell comes first and the case completes it; an abbreviation that neither explains is shown without a
meaning, so that a reader knows that it is not told.
"""

import re
from collections.abc import Iterator

from assistant.about.about import Term
from assistant.about.common_terms import common_terms
from assistant.about.long_forms import long_forms
from assistant.about.parties_named import letters_of, party_name
from assistant.about.spots import spot
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.parties import PARTY_NAMES, bracket_parties
from ingest.passage import Sentence

_CAPITALS = re.compile(
    r"(?<![\w/.:-])(?P<short>(?:Dnr|Ds)(?=\s)|[A-ZÅÄÖ]{2,6}(?=(?::?s)?(?![\w/]))(?!\s?\d+[/.-]\d)(?!-\d))"
)
_ROMAN = re.compile(r"[IVX]+")
_LONG = 8
_COMPANY = frozenset({"AB", "HB", "KB"})
_BRACKETS = re.compile(r"\((?P<inside>[^()]{1,40})\)")
_WHERE_MEANT = r"(?:(?:härvidlag|härmed|här|enligt\s+\w+|i\s+(?:det\s+)?\w+)\s+)?"
_DEFINED = (
    re.compile(
        rf"\bMed\s+(?P<term>[^,.]{{3,50}}?)\s+(?:avses|menas|förstås)\s+{_WHERE_MEANT}(?P<meaning>[^.]{{5,}}?)\.?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:Området|Huvudområdet|Begreppet|Termen|Uttrycket|Ordet)\s+[”\"»]?(?P<term>[A-ZÅÄÖ][^,.”\"«]{2,50}?)[”\"«]?\s+"
        r"(?P<meaning>(?:rymmer|rör|omfattar|avser|innebär|betyder|består av|handlar om|är)\s[^.]{5,}?)\.?$"
    ),
    re.compile(
        r"^[”\"»](?P<term>[^”\"«]{2,50})[”\"«]\s+"
        r"(?P<meaning>(?:är|avser|innebär|betyder|omfattar|består av|definieras som)\s[^.]{5,}?)\.?$"
    ),
)  # fmt: skip


def terms(case: Case, corpus: Corpus) -> tuple[Term, ...]:
    """All terms in alphabetical order, each once."""
    found: dict[str, Term] = {}
    for term in [
        *_told(corpus),
        *_of_case(case, corpus),
        *_of_parties(corpus),
        *common_terms(corpus),
        *_untold(corpus),
    ]:
        if not any(_is_misread(term, other) for other in found.values()):
            found.setdefault(term.term.casefold(), term)
    return tuple(sorted(found.values(), key=lambda term: term.term.casefold()))


def _is_misread(term: Term, other: Term) -> bool:
    """Whether a term is another one, told in the same words, with a scanning error in it."""
    same = term.meaning is not None and term.meaning == other.meaning and not term.told_by_case
    return same and len(term.term) > _LONG and term.term[:1] == other.term[:1]


def _told(corpus: Corpus) -> Iterator[Term]:
    """What the documents themselves explain."""
    letters = letters_of(corpus)
    for sentence in corpus.sentences:
        for short, meaning in long_forms(sentence.search_text):
            if short not in letters:
                yield Term(short, meaning, spot(corpus, sentence, short))
        for pattern in _DEFINED:
            match = pattern.search(sentence.search_text)
            if match:
                yield Term(match["term"], match["meaning"], spot(corpus, sentence, match["term"]))


def _of_case(case: Case, corpus: Corpus) -> Iterator[Term]:
    """What the case tells of words that stand in the documents."""
    for term, meanings in case.terms.items():
        written = re.compile(rf"(?<!\w){re.escape(term)}(?:s|:s)?(?!\w)")
        party = {term} if _is_party(term) else set()
        met = (s for s in corpus.sentences if (_bracketed(s, term) if party else written.search(s.search_text)))
        first = next(met, None)
        if first is not None and meanings:
            yield Term(term, meanings[0], spot(corpus, first, term), told_by_case=True)


def _of_parties(corpus: Corpus) -> Iterator[Term]:
    """The letters of parties: where the documents use a party's name, that is its meaning."""
    letters = letters_of(corpus)
    for sentence in corpus.sentences:
        for match in _BRACKETS.finditer(sentence.search_text):
            parties = bracket_parties(match["inside"])
            for party in parties if letters.issuperset(parties) else ():
                if re.search(rf"(?<!\w){party}(?!\w)", match["inside"]):
                    name = party_name(party, corpus)
                    told = name is not None and any(name in document.text for document in corpus.documents)
                    yield Term(party, name, spot(corpus, sentence, party), is_common_knowledge=bool(name) and not told)


def _untold(corpus: Corpus) -> Iterator[Term]:
    """Abbreviations that nobody explains, outside lines that are in capitals altogether."""
    for sentence in corpus.sentences:
        if sentence.search_text.isupper() and len(sentence.search_text.split()) > 1 and "(" not in sentence.search_text:
            continue
        for match in _CAPITALS.finditer(sentence.search_text):
            short = match["short"]
            if not (_ROMAN.fullmatch(short) or short in _COMPANY or short == sentence.search_text.strip(" *_.:")):
                yield Term(short, None, spot(corpus, sentence, short))


def _is_party(short: str) -> bool:
    return short in PARTY_NAMES


def _bracketed(sentence: Sentence, party: str) -> bool:
    return any(party in bracket_parties(match["inside"]) for match in _BRACKETS.finditer(sentence.search_text))
