"""The sides that a sentence takes, each with what it is about: the words before and after, in its own clause.

A side counts only as the speaker's own: not where it is the object of another's view ("delar inte nämndens uppfattning
att förslaget ska avstyrkas"), not where it is only wished for ("borde ha tillstyrkt"), not where it is granted before a
"men" ("förvisso"). A denied side is none, or a doubt where what is denied is agreement.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.guard.guard_words import load_guard_words
from assistant.positions.matrix import Attitude
from assistant.positions.position_words import TAKEN, stance_words
from ingest.patterns import any_of

_GOING_ON = "ska,bör,får,att i stället,jag,vi,därför"
_ACTS = ",".join(sorted(word for word in load_guard_words().acts if word.isalpha()))
_BREAK = re.compile(
    r"[;:]|,?\s+(?:med\s+undantag|utom|förutom|undantaget)\b|,?\s+\b(?:men|medan|fast)\b|,\s+(?:dock|däremot)\b|,?\s+och\s+(?="
    + any_of(_ACTS, _GOING_ON)
    + r"\b)",
    re.IGNORECASE,
)
_SAID_OF = re.compile(r"(?:är|ter|bedöms|känns|rimlig)", re.IGNORECASE)
_TURNS = re.compile(
    r"\W*(?:(?:men|däremot|dock|emellertid|en\s+förutsättning)\b|(?:\w+\s+){1,4}(?:dock|däremot|emellertid)\b)",
    re.IGNORECASE,
)
_IF = re.compile(r"(?:^|,\s*)(?:om|den\s+som|de\s+som)\b[^,]*$", re.IGNORECASE)
_TOKEN = re.compile(r"\w+")
_NO_SUBJECT = 2
"""A clause that opens with so few words before its cue shares the subject of the one before it."""
_NEAR_BEFORE, _NEAR_AFTER = 3, 2


@dataclass(frozen=True, slots=True)
class Side:
    """A side taken: the words that it may be about, before it and after it; ``partly`` where a word limits it.

    ``before`` is empty where the side's object can only follow.
    """

    attitude: Attitude
    before: str
    after: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class _Cue:
    attitude: Attitude
    start: int
    end: int
    around: bool


def sides_of(text: str) -> tuple[Side, ...]:
    """The sides that a sentence takes, in order."""
    cues = sorted(_cues(text), key=lambda cue: cue.start)
    sides: list[Side] = []
    for start, cue, end in _windows(cues, len(text)):
        if _is_not_own(text, cue) or _is_granted(text, cue):
            continue
        attitude = _unless_denied(text, cue)
        if attitude is None:
            continue
        first, last = _clause(text, cue, start, end)
        if len(text[first : cue.start].split()) <= _NO_SUBJECT:
            first = 0
        after = text[cue.end : last]
        if cue.around and _SAID_OF.match(text, cue.start) and not after.startswith((" att ", " till ", " förslag ")):
            after = ""
        sides.append(Side(attitude, text[first : cue.start] if cue.around else "", after, _limited(text, cue)))
    return tuple(sides)


def _cues(text: str) -> Iterator[_Cue]:
    """The words that take sides; of two that overlap the graver."""
    taken: list[tuple[int, int]] = []
    words = stance_words()
    for attitude in TAKEN:
        for patterns, around in ((words.ahead, False), (words.around, True)):
            for match in patterns[attitude].finditer(text):
                if not any(start < match.end() and match.start() < end for start, end in taken):
                    taken.append(match.span())
                    yield _Cue(attitude, *match.span(), around)


def _windows(cues: list[_Cue], size: int) -> Iterator[tuple[int, _Cue, int]]:
    """Each cue between the end of the one before it and the start of the one after."""
    edges = [0, *(cue.end for cue in cues)]
    starts = [*(cue.start for cue in cues), size]
    for at, cue in enumerate(cues):
        yield edges[at], cue, starts[at + 1]


def _clause(text: str, cue: _Cue, before: int, after: int) -> tuple[int, int]:
    """Where the cue's clause begins and ends, no further than the cues beside it."""
    breaks = [before, *(m.end() for m in _BREAK.finditer(text, before, cue.start))]
    closing = _BREAK.search(text, cue.end, after)
    return breaks[-1], closing.start() if closing else after


def _is_not_own(text: str, cue: _Cue) -> bool:
    """Whether the cue stands in what another thinks, or in what should have been."""
    words = stance_words()
    clause = text[: cue.start]
    told = words.retold_nouns.search(clause)
    if told and re.search(r"\b(?:att|om)\b", clause[told.end() :]):
        return True
    wished = words.retold_verbs.search(clause[-40:])
    if wished and cue.attitude is not Attitude.DOUBTS:
        return True
    return (
        cue.attitude is Attitude.REJECTS
        and re.search(r"(?:^|,\s*)(?:om|den\s+som|de\s+som)\b[^,]*$", clause, re.I) is not None
    )


def _is_granted(text: str, cue: _Cue) -> bool:
    """Whether it is granted only, and what counts comes after "men"."""
    granted = stance_words().granted.search(text)
    turn = _BREAK.search(text, granted.end()) if granted else None
    return turn is not None and cue.start < turn.start() and cue.attitude is Attitude.AGREES


def _unless_denied(text: str, cue: _Cue) -> Attitude | None:
    words = stance_words()
    near = [*_TOKEN.findall(text[: cue.start])[-_NEAR_BEFORE:], *_TOKEN.findall(text[cue.end :])[:_NEAR_AFTER]]
    within = _TOKEN.findall(text[cue.start : cue.end])
    if any(word.casefold() in words.negators for word in near):
        told = " ".join(within)
        return Attitude.DOUBTS if cue.attitude is Attitude.AGREES and words.doubted.search(told) else None
    return cue.attitude


def _limited(text: str, cue: _Cue) -> bool:
    words = stance_words()
    around = text[max(0, cue.start - 30) : cue.end + 40]
    return bool(words.measure.search(around) or words.condition.search(text, cue.end))


def turns_against(text: str) -> bool:
    """Whether a sentence turns against the one before it: "Dock ...", "Det kan dock ...", "Däremot ..."."""
    return _TURNS.match(text) is not None
