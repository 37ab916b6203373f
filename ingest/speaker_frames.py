"""Framing lines: the fixed sentences of a memorandum that say who speaks next.

A framing line is the issuer's own words (except a body's decision, its endorsement and its proposal for a decision)
and is never given to the speaker whom it introduces.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.bodies import is_body, is_generic, nominative
from ingest.dates import find_date
from ingest.form_words import DISSENTS, RESERVATION
from ingest.patterns import any_of, word_of
from ingest.signatories import Signatories, person_in, signatories_in
from ingest.spelling import within_distance


class FrameKind(StrEnum):
    """What a framing line opens. HANDLING opens nothing: it tells how the matter was handled."""

    PRESENTER = "presenter"
    PROPOSED_DECISION = "proposed_decision"
    ENDORSEMENT = "endorsement"
    DECISION = "decision"
    OPINION = "opinion"
    DISSENT = "dissent"
    DISSENT_BY_REFERENCE = "dissent_by_reference"
    HANDLING = "handling"


_UNSIGNED = Signatories()


@dataclass(frozen=True, slots=True)
class Frame:
    """A framing line read: ``name`` is whom it introduces (None: said by a pronoun), ``label`` a dissent's kind.

    ``endorses``: a proposed decision of a body that shares an earlier one's opinion.
    """

    kind: FrameKind
    name: str | None = None
    date: str | None = None
    label: str = RESERVATION
    signatories: Signatories = _UNSIGNED
    endorses: bool = False


_OPENING = frozenset({FrameKind.PRESENTER, FrameKind.ENDORSEMENT, FrameKind.OPINION, FrameKind.DISSENT})
_SPEAKS = any_of("anför,anförde,har anfört,skriver,skrev,yttrar,yttrade,svarar,svarade,lyder,meddelar,framför,uttalar")
_PAPER = any_of(
    "tjänsteutlåtande,tjänsteskrivelse,yttrande,remissvar,remissyttrande,kontorsyttrande,utlåtande,skrivelse",
    "underremissvar,svar",
)
_CAPITAL = "[A-ZÅÄÖ]"
_PRESENTER = re.compile(
    rf"(?P<who>[^.]{{3,160}}?)\s+{_SPEAKS}\b(?:\s[\w.]+){{0,3}}?\s+följande(?:\s+i ärendet)?[.:]?", re.IGNORECASE
)
_OFFICE_HOLDER = word_of("föredragande,borgarråd\\w*,kommunalråd\\w*,ordförande\\w*,regionråd\\w*")
_OPINION = re.compile(
    rf"(?P<who>{_CAPITAL}[^.]{{2,110}}?)\s+(?:gemensamma\s+)?{_PAPER}\b.*?"
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
    rf"(?P<who>{_CAPITAL}[\w-]*(?:beredningen|styrelsen|utskottet|nämnden|fullmäktige))\s+"
    r"(?:tillstyrker|avstyrker|biträder|delar|instämmer|bifaller)\b.*"
)
_RESERVED = word_of("reserverade sig,reserverar sig")
_DISSENTS = re.compile(
    r"\b"
    + any_of(
        "anför\\w*,anmäl\\w*,gjord\\w*,görs,lämna\\w*,avgav\\w*,avge\\w*,lad\\w*,lägg\\w*,inlämna\\w*",
        "avlämna\\w*,antecknad\\w*,enligt följande,av,från",
    )
    + r"\b|[(:]"
)
_REFERS = word_of("med hänvisning till,hänvisar till,likalydande,med instämmande i,instämmer i,till förmån för")
_HANDLING = tuple(
    re.compile(pattern)
    for pattern in (
        any_of(
            "Ärendet,Remissen,Motionen,Skrivelsen,Förslaget,Betänkandet,Promemorian,Rapporten,Utredningen,Programmet"
        )
        + rf"\s.*\b{any_of('remitterats,på remiss,sänts till,skickats till,underremiss')}\b.*",
        r".*\b(?:finns|återfinns|går)\s+"
        + any_of("att läsa,att hämta,tillgänglig\\w*,publicera\\w*,i sin helhet,bifoga\\w*")
        + r"\b.*",
        r".*\bkan\s+(?:läsas|hämtas|laddas|beställas)\b.*|.*\bi\s+sin\s+helhet\s+(?:finns|kan|på)\b.*",
        r".*\b(?:bifogas|biläggs|bilagd\w*)\b.{0,60}[.]",
        rf".*\bhar\s+(?:[\w-]+\s+){{0,4}}?(?:inte|ej)\s+{any_of('inkommit,svarat,lämnat,yttrat,besvarat,avgett')}\b.*",
        r".*\bhar\s+(?:avstått|avböjt)\b.*|Remisstid\w*\b.*",
        r"[^,:]*\b(?:har\s+(?:den\s.{6,20}\s)?behandlat|behandlade)\s+(?:ärendet|remissen)(?:\s+den\b[^,:]*)?\.",
        r"(?:Remissvar|Yttranden|Remissvaren|Remissinstanserna|Svar)\b.*\b"
        + any_of("finns,redovisas,inkommit,sammanfattas,har kommit")
        + r"\b.*",
        r"(?:Detta|Yttrandet|Remissvaret|Svaret)\b.{0,60}\b(?:beslutats|antagits|avges|beslutades|fattats)\b.*",
    )
)


def frame_of(sentence: str) -> Frame | None:
    """What a sentence introduces, by its form alone; None for ordinary text. The caller knows where it may stand."""
    sentence = sentence[:1].upper() + sentence[1:]
    for reading in (_dissent, _presented, _opinion, _proposed, _endorsed, _decided):
        frame = reading(sentence)
        if frame:
            return frame
    return Frame(FrameKind.HANDLING) if any(pattern.fullmatch(sentence) for pattern in _HANDLING) else None


def opens_voice(line: str) -> bool:
    """Whether a line is a whole framing line that opens a voice, and so never the rest of a cut sentence."""
    frame = frame_of(line) if line.endswith((".", ":")) else None
    return frame is not None and frame.kind in _OPENING


def dissent_label(words: str) -> str | None:
    """The kind of dissent that a line opens with, in the singular, scanning errors forgiven."""
    first = words.split()
    for label in DISSENTS:
        size = len(label.split())
        opening = " ".join(first[:size]).strip(" :.,*").casefold()
        plain = label.casefold()
        if opening in {plain, plain + "er", plain + "ar", "särskilda uttalanden" if size == 2 else plain}:
            return label
        if opening[:2] == plain[:2] and opening != plain + "en" and within_distance(opening, plain, 2):
            return label
    return None


def _dissent(sentence: str) -> Frame | None:
    label = dissent_label(sentence)
    reserved = _RESERVED.search(sentence)
    if label is None and not reserved:
        return None
    bare = label is not None and len(sentence.split()) <= len(label.split())
    if not bare and not reserved and not _DISSENTS.search(sentence):
        return None
    refers = _REFERS.search(sentence) and "enligt följande" not in sentence
    kind = FrameKind.DISSENT_BY_REFERENCE if refers else FrameKind.DISSENT
    return Frame(kind, None, find_date(sentence), label or RESERVATION, signatories_in(sentence))


def _presented(sentence: str) -> Frame | None:
    match = _PRESENTER.fullmatch(sentence)
    if not match or not _OFFICE_HOLDER.search(match["who"]):
        return None
    return Frame(FrameKind.PRESENTER, person_in(match["who"]))


def _opinion(sentence: str) -> Frame | None:
    match = _OPINION.fullmatch(sentence)
    if match:
        return Frame(FrameKind.OPINION, nominative(match["who"]), find_date(sentence))
    match = _WRITES.fullmatch(sentence)
    if match and (_may_speak(match["who"]) or (match["paper"] and len(match["who"].split()) <= 7)):
        return Frame(FrameKind.OPINION, match["who"], find_date(sentence))
    return None


def _proposed(sentence: str) -> Frame | None:
    match = _PROPOSES.fullmatch(sentence)
    if not match:
        return None
    if match["who"] in {"Jag", "Vi"}:
        return Frame(FrameKind.PROPOSED_DECISION)
    endorses = _ENDORSES.fullmatch(sentence) is not None
    return Frame(FrameKind.PROPOSED_DECISION, match["who"], endorses=endorses) if _may_speak(match["who"]) else None


def _endorsed(sentence: str) -> Frame | None:
    match = _ENDORSES.fullmatch(sentence)
    return Frame(FrameKind.ENDORSEMENT, match["who"]) if match else None


def _decided(sentence: str) -> Frame | None:
    match = _DECIDED.fullmatch(sentence) or _DECIDES.fullmatch(sentence)
    if not match or not _may_speak(match["who"][:1].upper() + match["who"][1:]):
        return None
    return Frame(FrameKind.DECISION, match["who"], find_date(sentence))


def _may_speak(who: str) -> bool:
    return is_body(who) or is_generic(who)
