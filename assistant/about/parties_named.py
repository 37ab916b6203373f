"""The political parties of a case: by the letters that stand beside names, and by their names in running text.

What the letters of a Swedish party stand for is common knowledge and told as such; letters that nobody knows are shown
as they are, where a dissent or a name carries them.
"""

import re
from collections.abc import Iterator

from assistant.about.about import Name, NameKind
from assistant.about.spots import spot
from ingest.corpus import Corpus
from ingest.parties import PARTY_NAMES, bracket_parties
from ingest.passage import Role, Sentence

_BRACKETS = re.compile(r"\((?P<inside>[^()]{1,40})\)")
_AFTER_NAME = re.compile(r"[A-ZÅÄÖÉ][\w-]+\s+[A-ZÅÄÖÉ][\w-]+\s+\((?P<letters>[A-ZÅÄÖ]{1,3})\)")


def letters_of(corpus: Corpus) -> frozenset[str]:
    """The abbreviations that can be a party's in this case: the known ones, and those that dissents are named by."""
    dissents = {s.voice.speaker.name or "" for s in corpus.sentences if s.voice.speaker.role is Role.DISSENTER}
    own = {party for name in dissents for inside in _BRACKETS.findall(name) for party in bracket_parties(inside)}
    return frozenset(PARTY_NAMES) | own


def parties_named(corpus: Corpus, letters: frozenset[str]) -> Iterator[Name]:
    """Each party where its letters, or else its name, are first met."""
    met: dict[str, tuple[Sentence, str]] = {}
    for sentence in corpus.sentences:
        for party, words in _parties(sentence.search_text, letters):
            met.setdefault(party, (sentence, words))
    for party, (sentence, words) in met.items():
        name = party_name(party, corpus) or party
        yield Name(name, NameKind.PARTY, None, spot(corpus, sentence, words), None, (party,))


def party_name(letters: str, corpus: Corpus) -> str | None:
    """What the letters stand for: as the documents call the party, else its usual name; None for unknown letters."""
    known = PARTY_NAMES.get(letters, ())
    used = (name for name in known if any(name in document.text for document in corpus.documents))
    return next(used, known[0] if known else None)


def _parties(text: str, letters: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The parties of a text with the words that name them there."""
    for match in _BRACKETS.finditer(text):
        found = bracket_parties(match["inside"])
        if found and letters.issuperset(found):
            for party in found:
                yield (
                    party,
                    next((word for word in re.findall(r"[\wåäö]+", match["inside"]) if word == party), match["inside"]),
                )
    for party, known in PARTY_NAMES.items():
        for name in known:
            if re.search(rf"(?<!\w){name}s?(?!\w)", text):
                yield party, name
