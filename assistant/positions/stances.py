"""The sides that a sentence takes, each with what it is about: the words before and after, in its own clause.

A side counts only as the speaker's own: not where it is the object of another's view ("delar inte nämndens uppfattning
att förslaget ska avstyrkas"), not where it is only wished for ("borde ha tillstyrkt"), not where it is granted before a
"men" ("förvisso"). A denied side is none, or a doubt where what is denied is agreement.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.guard.guard_words import load_guard_words
from assistant.positions.harm import of_harm
from assistant.positions.matrix import Attitude
from assistant.positions.position_words import TAKEN, other_words, stance_words
from ingest.patterns import any_of

_GOING_ON = "ska,bör,får,att i stället,jag,vi,därför"
_ACTS = ",".join(sorted(word for word in load_guard_words().acts | other_words().verbs if word.isalpha()))
_BREAK = re.compile(
    r"[;:]|,?\s+(?:med\s+undantag|utom|förutom)\b|,\s+undantaget\b|,?\s+\b(?:men|medan|fast)\b|,\s+(?:dock|däremot)\b|,?\s+och\s+(?="
    + any_of(_ACTS, _GOING_ON)
    + r"\b)",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"(?:är|ter|alltför|bedöm|känns|rimlig|går|räcker|förslår|framstår|anser\s|finner\s|borde|onödig|orimlig|otillräcklig)",
    re.IGNORECASE,
)
_IF = re.compile(r"(?:^|,\s*)(?:om|den\s+som|de\s+som)\b[^,]*$", re.IGNORECASE)
_FEARS = ("farhåg", "kritisk")
_ANOTHERS = re.compile(r"\b(?:\w{2,}(?:en|et|na|an)s|[A-ZÅÄÖ]\w+s)\s+$")
_DEMAND = re.compile(r"(?!\w*(?:utredning|förslag)\w*s\b)\w{3,}s\s+(?:\w+\s+)?(?:krav|önsk\w+|yrkande|begäran)\s", re.I)
_OWN_NOUN = re.compile(
    r"\b(?:min|mitt|vår|vårt)\s+(?:\w+\s+)?(?:uppfattning|åsikt|inställning|hållning|linje)\b|\bkrav\w*\s+på\b", re.I
)
"""An opinion of the speaker's own, and what a proposal demands: neither is another's view."""
_IN_ORDER_TO = re.compile(r"\bför\s+att\s+(?:\w+\s+){0,2}$")
_RELATIVE = re.compile(r"\s+som\s+(?:\w+\s+){0,4}$")
_OF_ANOTHERS_VIEW = re.compile(
    r"\W*(?:i|till|på|mot|med|av|om)?\s*\w{3,}s\s+(?:\w+\s+)?"
    r"(?:kritik|oro|farhåg|invändning|motstånd|avslag|avstyrkan|tveksamhet|önskan|önskemål|yrkande)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\W*(?:(?:jag|vi|\w*(?:nämnden|kontoret|bolaget|föreningen|förvaltningen|rådet|förbundet))\b\s*)?"
    r"(?:(?:därför|dock|också|till|mot|om|emot|utan\s+förbehåll)\s*)*(?:[,.;]|$)"
)
_GOES_ON_OF = (" att ", " till ", " förslag ", " i fråga om ", " när det gäller ", " vad gäller ")
_TOKEN = re.compile(r"\w+")
_NO_SUBJECT = 2
"""A clause that opens with so few words before its cue shares the subject of the one before it."""
_NEAR_BEFORE, _NEAR_AFTER, _NEXT_TO_IT = 3, 2, 1
_FRONTED = re.compile(r"(?:\w+\s+)?att\b|den\s+som\b", re.IGNORECASE)
"""After a clause that opens the sentence, a negation further off is that clause's: "Att X inte krävs beklagar vi"."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side taken: the words it may be about, before it and after it; ``before`` is empty where it can only follow.

    ``mostly`` says that something may be left over ("i stort"), ``limited`` that something is ("delvis", "förutsatt
    att"); ``turned`` is what the sentence says against it after "men".
    """

    attitude: Attitude
    before: str
    after: str
    mostly: bool = False
    limited: bool = False
    turned: str = ""

    @property
    def partly(self) -> bool:
        """Whether a word limits it."""
        return self.mostly or self.limited or bool(self.turned)


@dataclass(frozen=True, slots=True)
class _Cue:
    attitude: Attitude
    start: int
    end: int
    around: bool


def sides_of(text: str) -> tuple[Side, ...]:
    """The sides that a sentence takes, in order."""
    if stance_words().divided.search(text):
        return ()
    cues = sorted(_cues(text), key=lambda cue: cue.start)
    sides: list[Side] = []
    for start, cue, end in _windows(cues, len(text)):
        if _is_not_own(text, cue) or _is_granted(text, cue):
            continue
        attitude = of_harm(_unless_denied(text, cue), text, cue.start, cue.end)
        if attitude is None:
            continue
        first, last = _clause(text, cue, start, end)
        if len(text[first : cue.start].split()) <= _NO_SUBJECT:
            first = 0
        after = text[cue.end : last]
        if cue.around and not after.startswith(_GOES_ON_OF) and _SAID_OF.match(text[cue.start : cue.end]):
            after = ""
        before = _before(text[first : cue.start], cue, after)
        if attitude is not Attitude.DOUBTS or not stance_words().together.search(text[first:last]):
            sides.append(Side(attitude, before, after, *_limits(text, cue)))
    return tuple(sides)


def _before(before: str, cue: _Cue, after: str) -> str:
    """What stands before a side and may be what it is about, as where nothing follows ("Taxan kan vi inte godta")."""
    if cue.around or (_NOTHING.match(after) and len(before.split()) > _NO_SUBJECT):
        return before
    return _antecedent(before)


def _antecedent(before: str) -> str:
    """What a side in a relative clause is about: "en tanke som nämnden har svårt att se nyttan av"."""
    return before[: relative.start()] if (relative := _RELATIVE.search(before)) else ""


def _cues(text: str) -> Iterator[_Cue]:
    """The words that take sides; of two that overlap the graver."""
    words = stance_words()
    taken = [match.span() for match in words.neutral.finditer(text)]
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
    if _DEMAND.match(clause) or (text.startswith(_FEARS, cue.start) and _ANOTHERS.search(clause)):
        return True
    if cue.attitude is not Attitude.AGREES and _OF_ANOTHERS_VIEW.match(text, cue.end):
        return True
    others = _OWN_NOUN.sub("", clause)
    told = words.retold_nouns.search(others)
    if told and re.search(r"\b(?:att|om)\b", others[told.end() :]):
        return True
    wished = words.retold_verbs.search(clause[-40:])
    if wished and cue.attitude is not Attitude.DOUBTS:
        return True
    return cue.attitude is Attitude.REJECTS and _IF.search(clause) is not None


def _is_granted(text: str, cue: _Cue) -> bool:
    """Whether it is granted only, and what counts comes after "men"."""
    granted = stance_words().granted.search(text)
    turn = _BREAK.search(text, granted.end()) if granted else None
    return turn is not None and cue.start < turn.start() and cue.attitude is Attitude.AGREES


def _unless_denied(text: str, cue: _Cue) -> Attitude | None:
    words = stance_words()
    before = _NEXT_TO_IT if _FRONTED.match(text) else _NEAR_BEFORE
    near = [*_TOKEN.findall(text[: cue.start])[-before:], *_TOKEN.findall(text[cue.end :])[:_NEAR_AFTER]]
    within = _TOKEN.findall(text[cue.start : cue.end])
    if words.negators.isdisjoint(within) and any(word.casefold() in words.negators for word in near):
        told = " ".join(within)
        if words.let_be.match(told):
            return Attitude.AGREES
        return Attitude.DOUBTS if cue.attitude is Attitude.AGREES and words.doubted.search(told) else None
    return cue.attitude


def _limits(text: str, cue: _Cue) -> tuple[bool, bool, str]:
    """Whether it is said of most, whether of a part or on a condition, and what is said against it."""
    words = stance_words()
    around = text[max(0, cue.start - 30) : cue.end + 40]
    turn = words.turn.search(text, cue.end)
    limited = (
        words.share.search(around) or words.condition.search(text, cue.end) or _IN_ORDER_TO.search(text[: cue.start])
    )
    return bool(words.measure.search(around)), bool(limited), text[turn.start() :] if turn else ""
