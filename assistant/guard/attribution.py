"""Whom a statement says that something is said by: the bodies and people named where the one who speaks stands."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.lexicon import Lexicon
from assistant.roster import Mention, Roster
from assistant.words import tokens
from vectorstore.words import STOP_WORDS

_SUBORDINATING = frozenset(["att", "that", "om", "if", "whether", "hur", "how", "när", "when", "där", "where", "which"])
_BESIDE = frozenset(
    ["med", "with", "till", "mot", "against", "kring", "liksom", "like", "som", "as", "än", "than", "på", "on", "of"]
) | {"i", "in"}
_FROM = frozenset(["från", "from", "av", "by", "hos"])
_ARTICLES = frozenset(["the", "a", "an", "den", "det", "de"])
_CLEFTS = (["det", "är"], ["det", "var"], ["is"], ["was"])
_RELATIVES = frozenset(["som", "who", "that"])
_WORDS_AFTER, _OPENING = 4, 3
_KEPT = 4_000
_SWEDISH_ENDINGS = ("r", "ade", "ill")
_MARKED = re.compile(r"\w+(?:[-:]\w+)*|[,;:.–—]")


@dataclass(frozen=True, slots=True)
class Agent:
    """Someone who is said to say something, and the verb of saying after it, None where there is none ("enligt").

    ``known`` are the speakers meant; ``is_general`` marks the proposer
    and the city (``is_city``), of whom all documents of a case speak.
    """

    words: str
    known: frozenset[str]
    verb: str | None = None
    is_general: bool = False
    is_city: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """The agents of a text, and everyone else whom it names."""

    agents: tuple[Agent, ...]
    mentions: tuple[Agent, ...]


class Listener:
    """Hears who is said to say something; ``acts`` are verbs of saying, deciding and taking sides."""

    def __init__(self, roster: Roster, lexicon: Lexicon, acts: frozenset[str]) -> None:
        self._roster = roster
        self._opinions = lexicon.opinions
        self._verbs = lexicon.saying | acts
        self.attribution = lru_cache(_KEPT)(self._attribution)

    def _attribution(self, text: str) -> Attribution:
        """Who is said to say something in a text, and who else is named, with the verb after them if there is one."""
        words, stops = _words_and_stops(text)
        agents: list[Agent] = []
        mentions: list[Agent] = []
        end = 0
        for mention in self._roster.mentions(text):
            before = _clause_before(words, stops, mention.first)
            after = _clause_after(words, stops, mention.last)
            verb = self._verb(after)
            is_first = end <= mention.first - len(before)
            speaks = self._speaks(mention, before, after, is_first)
            general = mention.is_proposer or mention.is_city
            agent = Agent(
                " ".join(words[mention.first : mention.last]), mention.speakers, verb, general, mention.is_city
            )
            (agents if speaks else mentions).append(agent)
            end = mention.last
        return Attribution(tuple(agents), tuple(mentions))

    def opening_subject(self, text: str) -> str | None:
        """The first word of a Swedish statement, where a verb of saying follows it; None where it says less."""
        words = tokens(text)[:2]
        says = len(words) == 2 and self._is_swedish_verb(words[1])
        return words[0] if says and words[0] not in STOP_WORDS else None

    def absent_party(self, text: str) -> str | None:
        """The political party named in a text that says nothing in the case, in its own words; None without one."""
        return self._roster.absent_party(text)

    def _speaks(self, mention: Mention, before: list[str], after: list[str], is_first: bool) -> bool:
        near = before[-1:]
        if "enligt" in near or before[-2:] == ["according", "to"]:
            return True
        if near and near[0] in _FROM:
            return any(word in self._verbs or word in self._opinions for word in before[-2:-1])
        if after[:1] and after[0] in _RELATIVES:
            return any(before[-len(opening) :] == opening for opening in _CLEFTS)
        if near and near[0] in _SUBORDINATING | _BESIDE:
            return False
        if mention.first <= _OPENING and after[:1] and after[0] in self._opinions:
            return True
        if self._verb(after) is not None:
            return True
        inverted = bool(near) and self._is_swedish_verb(near[0]) and 1 < len(before) <= _OPENING
        return inverted and is_first and not mention.is_proposer

    def _is_swedish_verb(self, word: str) -> bool:
        """Whether it is a verb of saying that may stand before its subject."""
        return word in self._verbs and word.endswith(_SWEDISH_ENDINGS)

    def _verb(self, after: list[str]) -> str | None:
        """The verb of saying that follows; "framför allt" is none."""
        pairs = pairwise([*after, ""])
        return next((word for word, following in pairs if word in self._verbs and following != "allt"), None)


def _words_and_stops(text: str) -> tuple[list[str], frozenset[int]]:
    """The words, and the numbers of those before which a comma or the like stands."""
    words, stops = tokens(text), set()
    at = 0
    for piece in _MARKED.findall(text.casefold()):
        if re.match(r"\w", piece):
            at += 1
        else:
            stops.add(at)
    return words, frozenset(stops if at == len(words) else ())


def _clause_before(words: list[str], stops: frozenset[int], first: int) -> list[str]:
    start = max((stop for stop in stops if stop <= first), default=0)
    return [word for word in words[start:first] if word not in _ARTICLES or word == "det"]


def _clause_after(words: list[str], stops: frozenset[int], last: int) -> list[str]:
    """The words up to the next stop or clause, and at most ``_WORDS_AFTER``."""
    end = min((stop for stop in stops if stop >= last), default=len(words))
    found: list[str] = []
    for word in words[last : min(end, last + _WORDS_AFTER)]:
        if found and word in _SUBORDINATING:
            break
        found.append(word)
    return found
