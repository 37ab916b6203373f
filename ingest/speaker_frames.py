"""Framing lines: the fixed sentences of a memorandum that say who speaks next.

A framing line is the issuer's own words (except a body's decision, its endorsement and its proposal for a decision)
and is never given to the speaker whom it introduces.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.bodies import is_body, is_generic, nominative
from ingest.dates import find_date
from ingest.form_words import RESERVATION
from ingest.patterns import any_of, word_of
from ingest.signatories import OFFICE_HOLDER, Signatories, person_in, signatories_in
from ingest.speaker_dissents import dissent_line
from ingest.speaker_handling import PAPER, dates_answer, tells_attendance, tells_handling


class FrameKind(StrEnum):
    """What a framing line opens.

    HANDLING opens nothing: it tells how the matter was handled; with a date, that a body answered then. Nor does
    ATTENDANCE: somebody took no part in a decision.
    ASKED_DECISION asks a body for a decision without saying who proposes it.
    """

    PRESENTER = "presenter"
    PROPOSED_DECISION = "proposed_decision"
    ENDORSEMENT = "endorsement"
    DECISION = "decision"
    OPINION = "opinion"
    DISSENT = "dissent"
    DISSENT_BY_REFERENCE = "dissent_by_reference"
    HANDLING = "handling"
    ATTENDANCE = "attendance"
    ASKED_DECISION = "asked_decision"


_UNSIGNED = Signatories()


@dataclass(frozen=True, slots=True)
class Frame:
    """A framing line read: ``name`` is whom it introduces (None: said by a pronoun), ``label`` a dissent's kind.

    ``endorses``: by a body that shares an earlier opinion. ``told``: the line itself tells what the dissenters want.
    ``pending``: a decision that may be yet to be taken ("Nämnden beslutar följande.").
    """

    kind: FrameKind
    name: str | None = None
    date: str | None = None
    label: str = RESERVATION
    signatories: Signatories = _UNSIGNED
    endorses: bool = False
    told: bool = False
    pending: bool = False


_OPENING = frozenset({FrameKind.PRESENTER, FrameKind.ENDORSEMENT, FrameKind.OPINION, FrameKind.DISSENT})
_SPEAKS = any_of("anför,anförde,har anfört,skriver,skrev,yttrar,yttrade,svarar,svarade,lyder,meddelar,framför,uttalar")
_CAPITAL = "[A-ZÅÄÖ]"
_PRESENTER = re.compile(
    rf"(?P<who>[^.]{{3,160}}?)\s+{_SPEAKS}\b(?:\s[\w.]+){{0,3}}?\s+följande(?:\s+i ärendet)?[.:]?", re.IGNORECASE
)
_OFFICE_HOLDER = word_of("föredragande", OFFICE_HOLDER)
_OPINION = re.compile(
    rf"(?P<who>{_CAPITAL}[^.]{{2,110}}?)\s+(?:gemensamma\s+)?{PAPER}\b.*?"
    rf"(?:\b(?:följande|denna)\s+lydelse|\blyder\b.*|\b{_SPEAKS}\b.*följande|\bföljande(?:\s+innehåll)?)[.:]?",
    re.IGNORECASE,
)
_WRITES = re.compile(
    rf"(?P<who>{_CAPITAL}[^.]{{2,110}}?)\s+(?:har\s.{{0,80}}|{_SPEAKS}|lämnar|lämnade|inkom|inkommer)\b.{{0,120}}?"
    r"\b(?:följande|lydelse)(?P<paper>\s+(?:lydelse|yttrande|svar|synpunkter|remissvar))?[.:]"
)
_DECIDES = re.compile(
    rf"(?P<who>{_CAPITAL}[^.,:]{{2,80}}?)\s+(?:beslutade|beslutar|beslöt|har\s+(?:den\s.{{6,20}}\s)?beslutat)\b.*"
)
_DECIDED = re.compile(
    r"(?:Vid|Den|I)\s.{4,80}?\b(?:beslutade|beslöt)\s+(?P<who>[\w -]{4,60}?)(?:\s+(?:att|följande|enligt)\b.*|[.:])"
)
_PROPOSES = re.compile(
    rf"(?P<who>{_CAPITAL}[^.,:]{{0,80}}?)\s+(?:delar\b.{{3,90}}?\boch\s+)?(?:föreslår|hemställer)\b.{{0,120}}?"
    r"\b(?:beslut\w*|godkänn\w*|för\s+egen\s+del)\b.*"
)
_ENDORSES = re.compile(
    rf"(?P<who>(?={_CAPITAL})(?:[\w-]+s\s+)?[\w-]*(?:beredning|beredningen|styrelsen|utskottet|utskott|nämnden|fullmäktige"
    r"|roteln))\s+(?:tillstyrker|avstyrker|biträder|delar|instämmer|bifaller|ställer\s+sig\s+bakom)\b.*"
)
_SHARES = re.compile(
    r".*\b(?:föredragande\w*|\w*råds?|\w*rådets|ordförande\w*)\s+"
    r"(?:förslag|överväganden|synpunkter|bedömning|uppfattning|yttrande)\."
)
_ASKS = re.compile(rf"{_CAPITAL}[^.,:]{{2,80}}?\s+föreslås\s+(?:att\s+)?(?:besluta|beslutar)\b.*")
_PENDING = re.compile(rf"{_CAPITAL}[^.,:]{{2,80}}?\s+beslutar(?:\s+att)?(?:\s+följande)?[.:]")
_OWN_WORDS = re.compile(r"(?:Vi|Jag)\b")
_DECIDING = word_of("beslutade,beslutar,beslöt,beslutat")


def frame_of(sentence: str) -> Frame | None:
    """What a sentence introduces, by its form alone; None for ordinary text. The caller knows where it may stand."""
    sentence = sentence[:1].upper() + sentence[1:]
    for reading in (_dissent, _presented, _opinion, _proposed, _endorsed, _decided):
        frame = reading(sentence)
        if frame:
            return frame
    if tells_attendance(sentence):
        return Frame(FrameKind.ATTENDANCE)
    if dates_answer(sentence):
        return Frame(FrameKind.HANDLING, None, find_date(sentence))
    return Frame(FrameKind.HANDLING) if tells_handling(sentence) else None


def opens_voice(line: str) -> bool:
    """Whether a line is a whole framing line that opens a voice, and so never the rest of a cut sentence."""
    frame = frame_of(line) if line.endswith((".", ":")) else None
    return frame is not None and frame.kind in _OPENING


def _dissent(sentence: str) -> Frame | None:
    line = dissent_line(sentence)
    if line is None:
        return None
    kind = FrameKind.DISSENT_BY_REFERENCE if line.refers else FrameKind.DISSENT
    return Frame(kind, None, find_date(sentence), line.label, signatories_in(sentence), told=line.told)


def _presented(sentence: str) -> Frame | None:
    match = _PRESENTER.fullmatch(sentence)
    if not match or not _OFFICE_HOLDER.search(match["who"]):
        return None
    return Frame(FrameKind.PRESENTER, person_in(match["who"]))


def _opinion(sentence: str) -> Frame | None:
    if _OWN_WORDS.match(sentence):
        return None
    match = _OPINION.fullmatch(sentence)
    if match and not _DECIDING.search(match["who"]):
        return Frame(FrameKind.OPINION, nominative(match["who"]), find_date(sentence))
    match = _WRITES.fullmatch(sentence)
    if match and (_may_speak(match["who"]) or (match["paper"] and len(match["who"].split()) <= 7)):
        return Frame(FrameKind.OPINION, match["who"], find_date(sentence))
    return None


def _proposed(sentence: str) -> Frame | None:
    if _ASKS.fullmatch(sentence):
        return Frame(FrameKind.ASKED_DECISION)
    match = _PROPOSES.fullmatch(sentence)
    if not match:
        return None
    if match["who"] in {"Jag", "Vi"}:
        return Frame(FrameKind.PROPOSED_DECISION)
    endorses = _ENDORSES.fullmatch(sentence) is not None
    return Frame(FrameKind.PROPOSED_DECISION, match["who"], endorses=endorses) if _may_speak(match["who"]) else None


def _endorsed(sentence: str) -> Frame | None:
    match = _ENDORSES.fullmatch(sentence)
    if not match:
        return None
    return Frame(FrameKind.ENDORSEMENT, match["who"], endorses=_SHARES.fullmatch(sentence) is not None)


def _decided(sentence: str) -> Frame | None:
    match = _DECIDED.fullmatch(sentence) or _DECIDES.fullmatch(sentence)
    if not match or not _may_speak(match["who"][:1].upper() + match["who"][1:]):
        return None
    pending = _PENDING.fullmatch(sentence) is not None
    return Frame(FrameKind.DECISION, match["who"], find_date(sentence), pending=pending)


def _may_speak(who: str) -> bool:
    return is_body(who) or is_generic(who)
