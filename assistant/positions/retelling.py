"""What retells a proposal in its own words, whatever the words tell by themselves.

Who takes up "den som inte betalar sin andel" says so with words that stand everywhere; that four of them stand in a row
in one topic's proposals and in no other's is no chance.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.positions.naming import is_in_force
from assistant.positions.position_words import proposal_words
from vectorstore.words import content_words, stem, words

Run = tuple[str, ...]
"""Words in a row, as they are written."""
_LENGTH = 3
_MORE = re.compile(r"\bbland\s+annat\b|,?\s+men\b|,\s+dock\b|,(?=[^,]+\s(?:och|samt)\s)")
_MOST = 2 / 3
"""The share of a clause's words that one proposal must have for the clause to retell it."""
_FEWEST = 2
_LONGEST = 9
_CLAIM = re.compile(
    r"\b(?!\w*(?:nämnd|kontor|råd|förening|bolag)\w*s\b)\w+s\s+(?:förslag|uppfattning|bedömning|antagande|tanke|slutsats|ståndpunkt|försäkran)\s+"
    r"(?:om\s+)?att\s+(?P<clause>[^,.;:]+)",
    re.IGNORECASE,
)
_JOINING = frozenset(["och", "samt", "eller", "men"])


def runs_of(topics: Sequence[Iterable[str]]) -> list[frozenset[Run]]:
    """The rows of words that the proposals of one topic have and those of no other, for each.

    What a proposal lists or sets against something is of other topics as well.
    """
    every = [frozenset(run for text in texts for run in _runs(_own(text))) for texts in topics]
    held = Counter(run for own in every for run in own)
    return [frozenset(run for run in own if held[run] == 1) for own in every]


def holds_run(text: str, runs: frozenset[Run]) -> bool:
    """Whether a text has one of the rows."""
    return not runs.isdisjoint(_runs(text))


def retells(clause: str, proposals: Iterable[frozenset[str]]) -> bool:
    """Whether a clause has hardly any words but those of one of the proposals."""
    said = stems_of(clause)
    enough, generic = max(_FEWEST, _MOST * len(said)), proposal_words().generic
    return any(len(said & own) >= enough and not said & own <= generic for own in proposals)


def share_claimed(text: str, proposals: Sequence[frozenset[str]]) -> float:
    """How much of what the text calls another's claim one of the proposals has: "utredningens antagande att ..."."""
    found = _CLAIM.search(text)
    told = found["clause"].split()[:_LONGEST] if found else []
    shares = [_share(stems_of(" ".join(told[:many])), proposals) for many in range(_FEWEST, len(told) + 1)]
    return max(shares, default=0.0)


def _share(said: frozenset[str], proposals: Iterable[frozenset[str]]) -> float:
    """The share of the words that one proposal has, where it has as many as tell something."""
    generic = proposal_words().generic
    shared = [said & own for own in proposals if not said & own <= generic]
    most = max((len(own) for own in shared), default=0)
    enough = len(said) > _FEWEST and most >= _MOST * len(said)
    return most * most / len(said) if enough else 0.0


def stems_of(text: str) -> frozenset[str]:
    """The stems of all words with a meaning, also of those that tell of no topic."""
    return frozenset(map(stem, content_words(text)))


def _own(text: str) -> str:
    """What a proposal says of its topic first; nothing where it says when something else takes effect."""
    return "" if is_in_force(text) else _MORE.split(text)[0]


def _runs(text: str) -> Iterable[Run]:
    told = words(text)
    rows = (tuple(told[at : at + _LENGTH]) for at in range(len(told) - _LENGTH + 1))
    return (row for row in rows if _is_telling(row))


def _is_telling(row: Run) -> bool:
    generic = proposal_words().generic
    telling = (word.isalpha() and stem(word) not in generic for word in content_words(" ".join(row)))
    return _JOINING.isdisjoint(row) and any(telling)
