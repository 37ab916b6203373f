"""Whom a statement says that something is said by: the bodies and people named where the one who speaks stands."""

import re
from functools import lru_cache
from itertools import pairwise

from assistant.guard.speaker_agents import Agent, Attribution, is_genitive
from assistant.guard.speaker_names import Shortened, body_of
from assistant.guard.speaker_words import load_speaker_words
from assistant.lexicon import Lexicon
from assistant.roster import Mention, Roster
from assistant.words import fold, tokens
from ingest.parties import PARTY_NAMES
from vectorstore.words import STOP_WORDS

_SUBORDINATING = frozenset(["att", "that", "om", "if", "whether", "hur", "how", "när", "when", "där", "where", "which"])
_BESIDE = frozenset(
    ["med", "with", "till", "mot", "against", "kring", "liksom", "like", "som", "as", "än", "than", "på", "on", "of"]
) | {"i", "in"}
_FROM = frozenset(["från", "from", "av", "by", "hos"])
_ARTICLES = frozenset(["the", "a", "an", "den", "det", "de"])
_CLEFTS = (["det", "är"], ["det", "var"], ["is"], ["was"])
_UNDER = (_SUBORDINATING | {"vad", "än", "than", "what"}) - {"which"}
_REACTING = frozenset(["vilket", "which"])
_AS = frozenset(["så", "lika", "samma"])
_RELATIVES = frozenset(["som", "who", "that"])
_OFFICES = frozenset(["mayors", "commissioners"])
_BOARDS = frozenset(["drafting", "preparatory", "preparation", "committee", "board", "council"])
"""Of the commissioners' committee nobody in particular is the speaker."""
_ABOUT = frozenset(["about", "on", "regarding", "concerning"])
_WORDS_AFTER, _OPENING = 4, 3
_PAIR = 2
_KEPT = 4_000
_SWEDISH_ENDINGS = ("r", "ade", "ill")
_MARKED = re.compile(r"\w+(?:[-:]\w+)*|[,;:.–—]")


class Listener:
    """Hears who is said to say something; ``acts`` are verbs of saying, deciding and taking sides."""

    def __init__(self, roster: Roster, lexicon: Lexicon, acts: frozenset[str]) -> None:
        self._roster = roster
        self._parties = lexicon.parties
        self._opinions = lexicon.opinions
        self._words = load_speaker_words()
        self._says = lexicon.saying | acts
        self._verbs = self._says | self._words.attitudes
        self._shortened = Shortened(roster, self._words)
        self.attribution = lru_cache(_KEPT)(self._attribution)

    def _attribution(self, text: str) -> Attribution:
        """Who is said to say something in a text, and who else is named, with the verb after them if there is one."""
        words, stops = _words_and_stops(text)
        agents: list[Agent] = []
        mentions: list[Agent] = []
        end = 0
        known = self._roster.mentions(text)
        for mention in sorted((*known, *self._shortened.mentions(text, known)), key=lambda mention: mention.first):
            if self._is_nobody(words, mention):
                continue
            before = _clause_before(words, stops, mention.first)
            after = _clause_after(words, stops, mention.last)
            verb = self._verb(after)
            is_first = end <= mention.first - len(before)
            speaks = self._speaks(mention, words, before, after, is_first)
            general = mention.is_proposer or mention.is_city
            agent = Agent(
                " ".join(words[mention.first : mention.last]),
                mention.speakers,
                verb,
                general,
                mention.is_city,
                mention.is_party,
                mention.first <= 1 and not before,
                " ".join((*before, *after)),
                is_genitive(words[mention.last - 1]) and bool(after) and self._is_view(after[0]),
                self._is_contrasted(before) or self._is_under(before, verb),
                self._is_contrasted(before),
            )
            (agents if speaks else mentions).append(agent)
            end = mention.last
        return Attribution(tuple(agents), tuple(mentions))

    def opening_subject(self, text: str) -> str | None:
        """The first word of a Swedish statement, where a verb of saying follows it; None where it says less."""
        words = tokens(text)[:3]
        owned = len(words) > _PAIR and is_genitive(words[0]) and body_of(words[1], self._words) is not None
        words = words[1:] if owned else words[:_PAIR]
        says = len(words) == _PAIR and words[1] in self._says and words[1].endswith(_SWEDISH_ENDINGS)
        return words[0] if says and words[0] not in STOP_WORDS else None

    def absent_party(self, text: str) -> str | None:
        """The political party named in a text that says nothing in the case, in its own words; None without one."""
        return self._roster.absent_party(text)

    def _speaks(self, mention: Mention, words: list[str], before: list[str], after: list[str], is_first: bool) -> bool:
        near, opens = before[-1] if before else "", mention.first <= _OPENING
        if is_genitive(words[mention.last - 1]):
            named = self._has_before(before, after)
            if named is not None:
                return named
            opens = mention.first <= 1
        elif _follows(before):
            return True
        if near in _FROM:
            return any(word in self._verbs or word in self._opinions for word in before[-2:-1])
        if after[:1] and after[0] in _RELATIVES:
            return any(before[-len(opening) :] == opening for opening in _CLEFTS)
        if near in _SUBORDINATING | _BESIDE or (after[:1] and after[0] in self._words.norms):
            return False
        if self._verb(after) is not None or (opens and after[:1] and after[0] in self._opinions):
            return True
        inverted = self._is_swedish_verb(near) and 1 < len(before) <= _OPENING
        return inverted and is_first and not mention.is_proposer

    def _has_before(self, before: list[str], after: list[str]) -> bool | None:
        """Whether one named in the genitive is followed ("enligt X:s mening"); None where that must be seen."""
        near = before[-1] if before else ""
        own = next((word for word in after if word not in self._words.owns), None)
        if _follows(before):
            return own is None or self._is_view(own)
        return False if near in self._words.genitive_openings or near in self._verbs else None

    def _is_view(self, word: str) -> bool:
        return word in self._opinions or word in self._words.attributed

    def _is_under(self, before: list[str], verb: str | None) -> bool:
        """Whether it stands in what another says, or is held against; not where it takes sides with that."""
        near = before[-1] if before else ""
        compared = near == "som" and bool(_AS & set(before[-_WORDS_AFTER:]))
        return near in _UNDER or compared or (near in _REACTING and verb not in self._words.reacting)

    def _is_contrasted(self, before: list[str]) -> bool:
        return any(before[-len(phrase) :] == list(phrase) for phrase in self._words.contrasts)

    def party(self, abbreviation: str) -> tuple[str, ...]:
        """The names of a party, as they are folded for matching."""
        names = (*PARTY_NAMES.get(abbreviation, ()), *self._parties.get(abbreviation, ()))
        return tuple(" ".join(fold(word) for word in tokens(name)) for name in names)

    def _is_nobody(self, words: list[str], mention: Mention) -> bool:
        """Whether it is what someone has ("has reservations about"), or whose chair speaks, and not who speaks."""
        name, after = words[mention.first : mention.last], [*words[mention.last :], ""][0]
        if name == ["reservations"]:
            return not after or after in _ABOUT
        if name[-1] in _OFFICES and after in _BOARDS:
            return True
        return name == ["proposed"] or (is_genitive(name[-1]) and after in self._words.commissioners)

    def _is_swedish_verb(self, word: str) -> bool:
        """Whether it is a verb of saying that may stand before its subject."""
        return word in self._verbs and word.endswith(_SWEDISH_ENDINGS)

    def _verb(self, after: list[str]) -> str | None:
        """The verb of saying that follows; "framför allt" is none."""
        pairs = pairwise([*after, ""])
        return next((word for word, following in pairs if word in self._verbs and following != "allt"), None)


def _follows(before: list[str]) -> bool:
    return before[-1:] == ["enligt"] or before[-2:] in (["enligt", "det"], ["according", "to"])


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
