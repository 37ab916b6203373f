"""Which bodies a word of a statement may stand for, beside the names that all know them by.

People shorten and join names: "kansliet" for a Stadskansliet, "hamnbolaget" for an "X Hamn AB", "M-reservanterna" for a
"Reservation (M)". A word for a body has a head that tells its kind ("bolaget") and may have a part before it; it stands
for a body whose name is of that kind and holds that part.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.guard.speaker_words import SpeakerWords
from assistant.roster import Mention, Roster
from assistant.words import fold, same_word, tokens
from ingest.parties import RENAMED, parties_in
from ingest.passage import Role
from vectorstore.words import stem

_PART = 3
"""The fewest letters of a part of a name that may stand anywhere in a word of it."""

_KIND = 4
"""By so many letters of their stems are two heads the same."""

_SAME = 8
"""So many first letters are alike in two forms of one word."""

_PLAIN = str.maketrans("åäö", "aao")
"""A plural may change its vowel ("köpmännen", "Köpmannaföreningen")."""

_SPECIAL = ("särskilda", "särskilt uttalande")
_DEFINITE = frozenset(["en", "ens", "et", "ets", "n", "ns", "t", "ts", "met", "mets", "na", "nas"])
_THE = ("en", "ens", "et", "ets", "an", "ans")
_AT = frozenset(["i", "vid", "på"])
_OTHERS = re.compile(r"\b(\w+) ([A-ZÅÄÖ][\w-]+)")
_PARTY = re.compile(r"([a-zåäö]{1,4})-(\w+)")


@dataclass(frozen=True, slots=True)
class Body:
    """A word for a body: what tells its kind, and what stands before that."""

    head: str
    part: str


def body_of(word: str, words: SpeakerWords) -> Body | None:
    """The word as one for a body; None where it is none."""
    plain = stem(word)
    head = next((head for head in words.heads if plain.endswith(head)), None)
    if head is None:
        return None
    part = plain.removesuffix(head)
    return Body(head, part if len(part) <= _PART else part.removesuffix("s"))


def is_called(word: str, names: Iterable[str], near: Iterable[str], words: SpeakerWords) -> bool:
    """Whether a Swedish word may stand for the body of these names; ``near`` are texts that may tell its kind."""
    own = [token for name in names for token in tokens(name)]
    if any(ends_with(token, word) or _begins_with(token, word) for token in own):
        return True
    body = body_of(word, words)
    if body is None or not own:
        return False
    said = (token for text in near for token in tokens(text))
    if body.part and not any(_holds(token, body.part) for token in own):
        return False
    return _is_of_kind(own, body.head, words) or (bool(body.part) and any(_has_head(t, body.head) for t in said))


def is_of_kind(name: str, head: str, words: SpeakerWords) -> bool:
    """Whether a name is of a body of the kind that a head, as a stem, tells."""
    return _is_of_kind(tokens(name), head, words)


def ends_with(token: str, word: str) -> bool:
    """Whether a word of a name is the word, or a longer one with it as its last part."""
    plain, whole = stem(word), stem(token)
    if len(token) > _KIND and word.startswith(token) and word[len(token) :] in _DEFINITE:
        return True
    same = plain[:_SAME] == whole[:_SAME] and same_word(fold(word), fold(token))
    return len(word) > _KIND and (whole.endswith(plain) or same)


def _begins_with(token: str, word: str) -> bool:
    """Whether a word of a name is a longer one of which the word is the first part ("Köpmannaföreningen")."""
    plain = stem(word).translate(_PLAIN)
    return len(plain) > _KIND and stem(token).translate(_PLAIN).startswith(plain)


def _holds(token: str, part: str) -> bool:
    return token.startswith(part) or (len(part) >= _PART and part in token)


def _has_head(token: str, head: str) -> bool:
    return head[:_KIND] in stem(token)[-len(head) - 2 :]


def _is_of_kind(own: Sequence[str], head: str, words: SpeakerWords) -> bool:
    """Whether the words of a name make it a body of that kind, or of no other where the kind is a loose one."""
    if any(_has_head(token, head) for token in own) or words.tokens.get(head, frozenset()) & set(own):
        return True
    if any(part in token for part in words.parts.get(head, ()) for token in own):
        return True
    kinds = {token for tokens_ in words.tokens.values() for token in tokens_}
    return head in words.loose and not any(token in kinds or body_of(token, words) for token in own)


class Shortened:
    """Finds the bodies of a case that a text names by a shortened or joined name. Safe to share between threads."""

    def __init__(self, roster: Roster, words: SpeakerWords) -> None:
        self._words = words
        self._roles: Mapping[str, frozenset[Role]] = roster.roles
        self._bodies = {n: r for n, r in roster.roles.items() if not r & {Role.DISSENTER, Role.COMMISSIONER}}
        self._proposers = frozenset(n for n, r in roster.roles.items() if Role.PROPOSER in r)
        split = {name: tokens(name) for name in self._bodies}
        placed = {name: parts[0] for name, parts in split.items() if parts[1:2] and parts[1] in _AT}
        self._places = {word: frozenset(n for n, first in placed.items() if first == word) for word in placed.values()}
        self._commissioners = frozenset(n for n, r in roster.roles.items() if Role.COMMISSIONER in r)
        self._surnames = {token for name in self._commissioners for token in tokens(name)}
        self._titles = {noun.split()[-1] for noun in words.commissioners}
        nouns = words.commissioners if self._commissioners else ()
        self._nouns = sorted((tuple(noun.split()) for noun in nouns), key=len, reverse=True)

    def mentions(self, text: str, taken: Sequence[Mention]) -> list[Mention]:
        """The speakers named so, where no name that all know stands, and no other's name follows a title."""
        said = tokens(_OTHERS.sub(self._without_title, text))
        free = [not any(m.first <= at < m.last for m in taken) for at in range(len(said))]
        found: list[Mention] = []
        for at in range(len(said)):
            follows = any(m.is_party and m.last == at for m in taken)
            if free[at] and not follows and not any(m.first <= at < m.last for m in found):
                found += next(iter(self._at(said, at)), [])
        return [mention for mention in found if mention.speakers]

    def _without_title(self, found: re.Match[str]) -> str:
        """A title before a name, in capitals within a sentence, that is not the title's own: no mention."""
        own = found[1].casefold() not in self._titles or found[2].casefold() in self._surnames
        return found[0] if own else f"{'x' * len(found[1])} {found[2]}"

    def _at(self, said: list[str], at: int) -> Iterator[list[Mention]]:
        word = said[at]
        party = _PARTY.fullmatch(word)
        if party and party[2] in self._words.reserving:
            yield [Mention(at, at + 1, self._dissents(party[1].upper()), is_party=True)]
        if word == _SPECIAL[0] and said[at + 1 : at + 2] and said[at + 1] in self._words.statements:
            special = frozenset(n for n in self._roles if n.casefold().startswith(_SPECIAL[1]))
            yield [Mention(at, at + 2, special)]
        for noun in self._nouns:
            if tuple(said[at : at + len(noun)]) == noun:
                yield [Mention(at, at + len(noun), self._commissioners)]
        if word in self._places:
            yield [Mention(at, at + 1, self._places[word])]
        body = body_of(word, self._words)
        if body:
            owner = fold(said[at - 1]) if at and fold(said[at - 1]) != said[at - 1] else ""
            named = frozenset(n for n in self._bodies if is_called(word, [n], (), self._words))
            named = frozenset(n for n in named if owner in n.casefold())
            bare = len(named) == 1 and self._is_the_one(word, body.head)
            yield [Mention(at, at + 1, named, named <= self._proposers)] if body.part or bare else []

    def _is_the_one(self, word: str, head: str) -> bool:
        """Whether a word for a kind of body speaks of one that is known ("bolaget"), not of any or several."""
        plural = head in self._words.neuters and word.endswith(("en", "ens"))
        return word.endswith(_THE) and not plural

    def _dissents(self, party: str) -> frozenset[str]:
        names = {party, RENAMED.get(party, party)}
        return frozenset(n for n, r in self._roles.items() if Role.DISSENTER in r and names & set(parties_in(n)))
