"""What a proposer's own text states without a word of proposing: "Båtarna ägs gemensamt." among proposals is one.

The form tells little: descriptions have it too. Kept out is what tells of an event, an estimate, or what somebody
thinks; what is left is a topic only where somebody takes it up.
"""

import re

from assistant.positions.position_words import proposal_words
from ingest.passage import Role, Sentence, Stance

_ITS_OWN = frozenset({Role.ISSUER, Role.PROPOSER})
_STANCES = frozenset({Stance.PROPOSAL, Stance.BACKGROUND})
_PERFECT = re.compile(
    r"^(?:(?!\bsom\b).)*?\b(?:har|hade)\s+(?:\w+\s+){0,3}?(?!rätt\b)(?:\w+[ai]ts?|\w{2,}[dlnrst]ts?)\b", re.IGNORECASE
)
"""An event that is told: "har beretts"; what a relative clause tells is none ("nät som har förvärvats")."""
_PAST = re.compile(r"^(?:[^\s,]+\s+){1,3}?[a-zåäö]{3,}ades?\b")
_FEWEST_WORDS = 4


def is_stated(sentence: Sentence) -> bool:
    """Whether the proposer states something in its own text that may be a rule: no event, no estimate, no opinion."""
    text, words = sentence.search_text, proposal_words()
    if not is_own(sentence) or words.tells.search(text) or words.opines.search(text):
        return False
    return len(text.split()) >= _FEWEST_WORDS and not _PERFECT.search(text) and not _PAST.match(text)


def is_own(sentence: Sentence) -> bool:
    """Whether a sentence is of the proposer's own text."""
    return sentence.voice.stance in _STANCES and sentence.voice.speaker.role in _ITS_OWN
