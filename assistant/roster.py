"""Who can be asked about in a case: every speaker, under all the names that people use for it.

Names, parties, signatories and roles come from the documents themselves; the case may add aliases.
A name may stand for several speakers ("politikerna"), and "the city" stands for its commissioner,
committees and offices, never for a dissent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.aliases import Alias, by_reference, case_aliases, own_names, role_aliases, silent_parties
from assistant.lexicon import Lexicon
from assistant.words import fold, same_word, tokens
from ingest.passage import Role, Sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last`` (exclusive) of a question that stand for some speakers."""

    first: int
    last: int
    speakers: frozenset[str]
    is_proposer: bool = False
    is_city: bool = False
    is_party: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """All aliases of a case, the longest first."""

    aliases: tuple[Alias, ...]
    roles: Mapping[str, frozenset[Role]]
    silent_parties: tuple[Alias, ...] = ()

    def strangers(self, question: str) -> tuple[Mention, ...]:
        """The bodies named in a question that say nothing in the case."""
        folded = [fold(word) for word in tokens(question)]
        strange = [alias for alias in self.aliases if alias.is_stranger and not alias.speakers]
        return tuple(
            _mention(alias, first, first + len(alias.words))
            for alias in strange
            for first in range(len(folded) - len(alias.words) + 1)
            if _matches(alias, folded[first : first + len(alias.words)], [])
        )

    def names(self) -> tuple[str, ...]:
        """Every name that a speaker, or a party, goes by."""
        return tuple(" ".join(alias.words) for alias in (*self.aliases, *self.silent_parties))

    def absent_party(self, text: str) -> str | None:
        """The political party named in a text that says nothing in the case; None without one."""
        folded = [fold(word) for word in tokens(text)]
        for alias in self.silent_parties:
            for first in range(len(folded) - len(alias.words) + 1):
                if _matches(alias, folded[first : first + len(alias.words)], []):
                    return " ".join(alias.words)
        return None

    def mentions(self, question: str) -> tuple[Mention, ...]:
        """The speakers named in a question, left to right, each word used once and the longest name first."""
        words = tokens(question)
        folded = [fold(word) for word in words]
        raw = _cased(question, words)
        found: list[Mention] = []
        for alias in self.aliases:
            for first in range(len(words) - len(alias.words) + 1):
                last = first + len(alias.words)
                if any(m.first < last and first < m.last for m in found):
                    continue
                if _matches(alias, folded[first:last], raw[first:last]):
                    found.append(_mention(alias, first, last))
        return _absorbed([m for m in sorted(found, key=lambda mention: mention.first) if m.speakers])


def build_roster(sentences: Iterable[Sentence], extra: Mapping[str, tuple[str, ...]], lexicon: Lexicon) -> Roster:
    """The roster of a corpus; ``extra`` maps a speaker's name to the case's aliases for it."""
    speakers = {sentence.voice.speaker for sentence in sentences if sentence.voice.speaker.name}
    roles: dict[str, frozenset[Role]] = {}
    for speaker in speakers:
        roles[str(speaker.name)] = roles.get(str(speaker.name), frozenset()) | {speaker.role}
    proposers = {name for name, has in roles.items() if Role.PROPOSER in has}
    aliases: dict[tuple[str, ...], Alias] = {}
    own = (*own_names(speakers, lexicon), *by_reference(sentences, speakers))
    for alias in (*role_aliases(roles, lexicon), *own, *case_aliases(extra, roles)):
        words = alias.words
        merged = alias.speakers | aliases[words].speakers if words in aliases and not alias.is_city else alias.speakers
        is_proposer = alias.is_proposer or (bool(merged) and merged <= proposers)
        aliases[words] = replace(alias, speakers=merged, is_proposer=is_proposer)
    ordered = sorted(aliases.values(), key=lambda alias: (-len(alias.words), -sum(map(len, alias.words)), alias.words))
    return Roster(tuple(ordered), roles, tuple(silent_parties(speakers, lexicon)))


def _cased(question: str, words: list[str]) -> list[str]:
    """The question's folded words in their own case; as they are where folding changes the length ("ß")."""
    folded, position, cased = question.casefold(), 0, []
    for word in words:
        position = folded.index(word, position)
        cased.append(question[position : position + len(word)] if len(folded) == len(question) else word)
        position += len(word)
    return cased


def _mention(alias: Alias, first: int, last: int) -> Mention:
    return Mention(first, last, alias.speakers, alias.is_proposer, alias.is_city, alias.is_party)


def _absorbed(found: list[Mention]) -> tuple[Mention, ...]:
    """Mentions with a role noun taken into the party right before it: "the M commissioners" are M's."""
    kept: list[Mention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if before and before.is_party and not mention.is_party and before.last == mention.first:
            kept[-1] = replace(before, last=mention.last)
        else:
            kept.append(mention)
    return tuple(kept)


def _matches(alias: Alias, folded: list[str], raw: list[str]) -> bool:
    if alias.exact is not None:
        return raw[0].split(":")[0] == alias.exact
    return bool(alias.words) and all(same_word(have, want) for have, want in zip(folded, alias.words, strict=True))
