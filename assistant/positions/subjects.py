"""Whose view a sentence tells, as far as its subject shows: its speaker's, or another body's that the speaker names.

A voice is given to whole stretches of a text, within which an office may tell what a council "vill" or a union
"avvisar". Such a view is not the office's. Rules see who stands before a verb of saying, and how bodies are called.
"""

import re

from assistant.guard.guard_words import load_guard_words
from assistant.positions.position_words import other_words
from assistant.positions.stances import sides_of
from ingest.passage import Sentence, Speaker
from vectorstore.words import STOP_WORDS, stem, words

_BY = re.compile(r"\benligt\s+(?P<who>\w+)\b", re.IGNORECASE)
_INVERTED = re.compile(r"^(?:[\w-]+\s+){1,7}?(?:har|anser|menar|vill|befarar|bedömer)\s+(?P<who>[a-zåäö]+)\b")
_APPOSITION = re.compile(r",[^,.]{2,60},(?=\s+\w+r\b)")
_PLACE = re.compile(r"\bi\s+\w+\s+(?=har\b)")
_SUBJECT = r"(?P<who>[A-ZÅÄÖ][\w-]*(?:\s+[\w-]+){{{count}}})\s+(?P<verb>\w+)\b(?P<rest>.{{0,60}})"
_LONGEST_NAME = 4
_SUBJECTS = tuple(re.compile(_SUBJECT.format(count=count)) for count in range(_LONGEST_NAME))
_PRONOUNS = frozenset(["jag", "vi", "man"])
_ADVERBS = {
    "däremot",
    "dock",
    "vidare",
    "likaså",
    "dessutom",
    "därutöver",
    "emellertid",
    "tvärtom",
    "slutligen",
    "därför",
}
_OPENERS = STOP_WORDS | _ADVERBS | {"beträffande", "angående", "gällande", "rörande", "utöver"}
_NARROWING = frozenset(["för", "av", "om", "till", "med", "utan", "under", "på"])
_STATES = frozenset(["är", "har"])
_MUNICIPAL = frozenset(["kommun", "stad", "region"])
_DEFINITE = ("na", "en", "et", "er", "or", "ar", "vis")


def speaks_for_itself(sentence: Sentence, common: frozenset[str]) -> bool:
    """Whether the sentence tells its speaker's own view.

    ``common`` are the words that the documents also write with a small letter: what else opens a sentence is a name.
    """
    text, speaker = sentence.search_text, sentence.voice.speaker
    told = (*_BY.finditer(text), *_INVERTED.finditer(text))
    if any(_is_body(one["who"]) and not _is_self(one["who"], speaker) for one in told):
        return False
    subject = _subject(text)
    if subject is None:
        return True
    who, rest = subject
    return not (_is_body(who) or _is_name(who, rest, common)) or _is_self(who, speaker)


def _subject(text: str) -> tuple[str, str] | None:
    """Who says something by the sentence's first verb of saying, and what follows it; None where nobody stands so."""
    plain = _PLACE.sub("", _APPOSITION.sub("", text))
    for pattern in _SUBJECTS:
        match = pattern.match(plain)
        if match and _says(match["verb"], match["rest"], text):
            who = match["who"].casefold()
            return None if _is_turned(who, match["rest"]) else (who, match["rest"])
    return None


def _is_turned(who: str, rest: str) -> bool:
    """Whether what stands first is no subject: it opens with a preposition, or the subject comes after the verb."""
    return words(who)[0] in _OPENERS or any(word in _PRONOUNS or _is_body(word) for word in words(rest)[:1])


def _says(verb: str, rest: str, text: str) -> bool:
    if verb in load_guard_words().acts | other_words().verbs:
        return True
    return verb in _STATES and (bool(sides_of(text)) or any(word in other_words().told for word in words(rest)))


def _is_body(who: str) -> bool:
    return who.endswith(other_words().endings) or words(who)[0].endswith(other_words().endings)


def _is_name(who: str, rest: str, common: frozenset[str]) -> bool:
    """Whether what opens a sentence is a name: no common word or adverb, after whose verb the subject would come.

    What is narrowed ("Fritt bad för barn är bra") is a thing, not somebody.
    """
    first = words(who)[0]
    if not _NARROWING.isdisjoint(words(who)):
        return False
    if any(word in STOP_WORDS or word.endswith(other_words().endings) for word in words(rest)[:1]):
        return False
    return first not in common | STOP_WORDS and not first.endswith(_DEFINITE)


def _is_self(who: str, speaker: Speaker) -> bool:
    """Whether a body named by its ending ("kontoret") is the speaker, or may be one that has no such ending."""
    own = words(speaker.name or "")
    if not own:
        return False
    called = stem(words(who)[-1])
    if any(stem(word).endswith(called) for word in own) or who == (speaker.name or "").casefold():
        return True
    if not _MUNICIPAL.isdisjoint(own):
        return who in other_words().municipal
    return who in other_words().selves and not any(word.endswith(other_words().endings) for word in own)
