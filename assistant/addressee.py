"""Who a question asks about: named speakers that it wants to hear, told from those it only speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.lexicon import Lexicon
from assistant.roster import Mention
from assistant.words import tokens

_NEAR_BEFORE = 2
_NEAR_AFTER = 2
_SUBJECT_PLACE = 2
_ABOUT = frozenset(["om", "att", "about", "that", "av", "of", "för", "kring", "med", "mot", "på", "to", "on"])
_SUBORDINATING = frozenset(["att", "that", "om", "if", "whether", "hur", "how", "när", "when", "där", "where", "som"])
_RULING_OUT = frozenset(["inte", "ej", "icke", "not", "utom", "except"])
_SELVES = frozenset(["själv", "själva", "självt", "egen", "egna", "itself", "himself", "herself", "themselves"])
_ACCORDING = frozenset({"enligt", "according"})


@dataclass(frozen=True, slots=True)
class Addressees:
    """``wanted``: asked for what they say; ``preferred``: named, so likely meant; ``city``: asked for as the city."""

    wanted: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    city: bool = False


def subjects(question: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> Addressees:
    """Of whom an overview is asked for: a voice that is named, else the proposer when it is the proposal."""
    voices = _narrowed([m for m in mentions if not m.is_proposer])
    if voices:
        return Addressees(union(voices), frozenset(), all(m.is_city for m in voices))
    proposed = bool(lexicon.proposing & set(tokens(question)))
    return Addressees(union(m for m in mentions if m.is_proposer and proposed))


def addressees(question: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> Addressees:
    """A speaker beside a verb of saying, after "enligt", or first in a yes/no question is asked for.

    The proposer is the case's subject, and is asked for only if no one else is, or proposals are asked for;
    the city gives way to one of its own voices that is named beside it. Who is named only to be ruled out
    ("not the office") is not asked.
    """
    words = tokens(question)
    named = [m for m in mentions if not _is_ruled_out(m, words)]
    asked = _narrowed([m for m in named if is_agent(m, words, lexicon)])
    if asked:
        return Addressees(union(asked), frozenset(), all(m.is_city for m in asked))
    voices = [m for m in named if not m.is_proposer and not m.is_city]
    if voices:
        return Addressees(preferred=union(voices))
    if set(words) & lexicon.proposing:
        return Addressees(preferred=union(m for m in named if m.is_proposer))
    return Addressees()


def is_agent(mention: Mention, words: list[str], lexicon: Lexicon) -> bool:
    """Whether the mention stands where the one who says something stands."""
    before = words[max(0, mention.first - _NEAR_BEFORE) : mention.first]
    after = words[mention.last : mention.last + 2 * _NEAR_AFTER]
    if _ACCORDING & set(words[max(0, mention.first - 3) : mention.first]):
        return True
    if before[-1:] and before[-1] in _SUBORDINATING:
        return False
    if mention.first <= _SUBJECT_PLACE and words[0] in lexicon.yes_no_openings:
        return True
    if lexicon.opinions & set([word for word in after if word not in _SELVES][:_NEAR_AFTER]):
        return not mention.is_proposer
    near = ([] if _ABOUT & set(before) else before) + [word for word in after if word not in _SELVES][:_NEAR_AFTER]
    return any(word in lexicon.saying for word in near)


def _is_ruled_out(mention: Mention, words: list[str]) -> bool:
    before = words[max(0, mention.first - 3) : mention.first]
    return bool(_RULING_OUT & set(before[-2:])) or before[-2:] in (["rather", "than"], ["instead", "of"])


def pronoun_speaks(question: str, lexicon: Lexicon) -> bool:
    """Whether "they", "he" or the like is what stands beside a verb of saying."""
    words = tokens(question)
    return any(
        word in lexicon.person_pronouns and lexicon.saying & set(words[max(0, i - 1) : i] + words[i + 1 : i + 2])
        for i, word in enumerate(words)
    )


def sides(question: str, mentions: tuple[Mention, ...]) -> tuple[frozenset[str], ...]:
    """The groups that a comparison puts side by side, () if there are not two.

    Of two groups of which one holds the other, the smaller is meant; one that stands after "om" or "about" is
    the topic when two others are left.
    """
    words = tokens(question)
    topics = [m for m in mentions if set(words[max(0, m.first - 1) : m.first]) & _ABOUT]
    groups = _distinct_groups([m for m in mentions if m not in topics])
    if len(groups) < 2:
        groups = _distinct_groups(mentions)
    return tuple(groups) if len(groups) > 1 else ()


def _distinct_groups(mentions: Iterable[Mention]) -> list[frozenset[str]]:
    groups: list[frozenset[str]] = []
    for mention in mentions:
        if any(mention.speakers < group for group in groups):
            groups = [mention.speakers if mention.speakers < group else group for group in groups]
        elif not any(group <= mention.speakers for group in groups):
            groups.append(mention.speakers)
    return groups


def topic_of(question: str, mentions: tuple[Mention, ...], asked: frozenset[str], lexicon: Lexicon) -> str:
    """The question without those asked and the words of asking; empty when nothing that says something is left."""
    words = tokens(question)
    named = {at for m in mentions if m.speakers <= asked for at in range(m.first, m.last)}
    kept = [
        word
        for at, word in enumerate(words)
        if at not in named and word not in lexicon.saying and word not in lexicon.asking
    ]
    return " ".join(kept) if set(kept) - lexicon.general else ""


def union(mentions: Iterable[Mention]) -> frozenset[str]:
    """All the speakers of some mentions."""
    found: frozenset[str] = frozenset()
    for mention in mentions:
        found |= mention.speakers
    return found


def _narrowed(agents: list[Mention]) -> list[Mention]:
    others = [m for m in agents if not m.is_proposer]
    named = [m for m in others if not m.is_city]
    return named or others or agents
