"""The names that each speaker goes by: its own, its signatories', its parties', its roles', and the case's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.frames import PERSON, frames_of
from assistant.lexicon import Lexicon
from assistant.words import fold, tokens
from ingest.parties import PARTY_NAMES, RENAMED, parties_in
from ingest.passage import Role, Sentence, Speaker

_DISSENT = frozenset({"dissenters"})


@dataclass(frozen=True, slots=True)
class Alias:
    """A folded name and the speakers that it stands for."""

    words: tuple[str, ...]
    speakers: frozenset[str]
    is_proposer: bool = False
    is_city: bool = False
    is_party: bool = False
    is_stranger: bool = False
    exact: str | None = None


def role_aliases(roles: Mapping[str, frozenset[Role]], lexicon: Lexicon) -> Iterable[Alias]:
    """Role nouns ("tjänstemännen") for the speakers of those roles; none for bodies that are no speakers."""
    for kind, nouns in lexicon.role_nouns.items():
        wanted = {Role(role) for role in lexicon.role_groups.get(kind, (kind,))}
        names = frozenset(name for name, has in roles.items() if has & wanted)
        for noun in nouns:
            yield Alias(_words(noun), names, kind == "proposer", kind == "city", is_stranger=kind == "strangers")


def own_names(speakers: Iterable[Speaker], lexicon: Lexicon) -> Iterable[Alias]:
    """A speaker's name, its signatories, a commissioner's surname, and its parties."""
    for speaker in speakers:
        name = str(speaker.name)
        only = frozenset({name})
        if speaker.role is not Role.ISSUER:
            yield Alias(_words(name.split("(")[0]), only)
        if speaker.role is Role.COMMISSIONER:
            yield Alias(_words(name.split()[-1]), only)
        for member in speaker.members:
            yield Alias(_words(member), only)
            yield Alias(_words(member.split()[-1]), only)
        yield from _party_aliases(name, lexicon)


def by_reference(sentences: Iterable[Sentence], speakers: Iterable[Speaker]) -> Iterable[Alias]:
    """Those who enter a dissent by reference to another's: named only in the line that tells of it."""
    dissents = {str(s.name): set(parties_in(str(s.name))) for s in speakers if s.role is Role.DISSENTER}
    for sentence in sentences:
        if frames_of(sentence, _DISSENT):
            parties = set(parties_in(sentence.search_text))
            names = frozenset(name for name, own in dissents.items() if own and own <= parties)
            for person in PERSON.findall(sentence.search_text) if names else ():
                yield Alias(_words(person), names)
                yield Alias(_words(person.split()[-1]), names)


def _party_aliases(name: str, lexicon: Lexicon) -> Iterable[Alias]:
    inside = name.partition("(")[2].rstrip(")")
    for abbreviation in (part.strip() for part in inside.split(",") if part.strip()):
        yield Alias((abbreviation.casefold(),), frozenset({name}), is_party=True, exact=abbreviation)
        for party in _names_of(abbreviation, lexicon):
            yield Alias(_words(party), frozenset({name}), is_party=True)


def _names_of(abbreviation: str, lexicon: Lexicon) -> Iterable[str]:
    for known in dict.fromkeys((abbreviation, RENAMED.get(abbreviation, abbreviation))):
        yield from PARTY_NAMES.get(known, ())
        yield from lexicon.parties.get(known, ())


def silent_parties(speakers: Iterable[Speaker], lexicon: Lexicon) -> Iterable[Alias]:
    """The parties that no speaker of the case belongs to, so that a question about one is known for what it is."""
    speaking = {part.strip() for s in speakers for part in str(s.name).partition("(")[2].rstrip(")").split(",")}
    speaking |= {RENAMED[party] for party in speaking if party in RENAMED}
    for abbreviation in PARTY_NAMES.keys() - speaking:
        for party in _names_of(abbreviation, lexicon):
            yield Alias(_words(party), frozenset(), is_party=True)


def case_aliases(extra: Mapping[str, tuple[str, ...]], roles: Mapping[str, frozenset[Role]]) -> Iterable[Alias]:
    """The aliases that the case gives to speakers that its documents have."""
    for name, aliases in extra.items():
        for alias in aliases if name in roles else ():
            yield Alias(_words(alias), frozenset({name}))


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in tokens(name))
