"""Dissents that a committee's section only tells of, in the issuer's words, before or among the committee's own.

"Reservation anfördes av A (M), som ansåg ..." at the end of the line on the decision, or "Reservanterna menar ..." in
a paragraph of its own: the committee has the floor before and after.
"""

import re

from ingest.form_words import RESERVATION
from ingest.parties import parties_in
from ingest.passage import Role, Voice
from ingest.patterns import any_of
from ingest.sentences import Unit
from ingest.signatories import Signatories
from ingest.speaker_cast import Cast
from ingest.speaker_frames import Frame, FrameKind
from ingest.speaker_stage import Floor, Stage

_DISSENTS = frozenset({FrameKind.DISSENT, FrameKind.DISSENT_BY_REFERENCE})
_HOLD = any_of(
    "anser,ansåg,menar,menade,hävdar,hävdade,medger,medgav,vill,ville,yrkar,yrkade,framhåller,framhöll,påpekar,påpekade",
    "invänder,invände,föreslår,föreslog,beklagar,beklagade,ifrågasätter,ifrågasatte,motsätter,motsatte,saknar,saknade",
    "önskar,önskade,avstyrker,avstyrkte,tillstyrker,tillstyrkte,begär,begärde,kräver,krävde,delar,delade,anför,anförde",
)
_HELD = any_of("hävdas,anförs,framhålls,anges,sägs,påpekas,invänds,framförs,yrkas,föreslås,begärs,krävs,uttrycks")
_RESERVERS = re.compile(
    rf"(?:Reservanten|Reservanterna|De\s+som\s+reserverade\s+sig|De\s+reserverande(?:\s+ledamöterna)?)\s+{_HOLD}\b"
    rf"|I\s+(?:(?:en|sin|den|deras)\s+)?reservation(?:en|er|erna)?\b[^,]{{0,80}}?\s(?:{_HELD}|{_HOLD})\b"
    r"|Enligt\s+(?:reservanten|reservanterna|reservationen)\b"
)
_GOES_ON = re.compile(r"(?:De|Hon|Han|Hen|Dessa|Reservant\w*)\b|.*\benligt\s+reserva\w+")
_OWN = re.compile(r"(?:Nämnden|Utskottet|Styrelsen|Kommittén|Förvaltningen|Kontoret|Beredningen)s?\b")
_OWN_WORDS = re.compile(r"(?:Vi|Jag)\b")


class Reserved:
    """Tells such dissents apart from top to bottom."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._referring: Frame | None = None
        self._begin(None)

    def _begin(self, body: str | None) -> None:
        """In another committee's section nobody is known to have reserved."""
        self._body = body
        self._label = RESERVATION
        self._signed = Signatories()
        self._paragraph: int | None = None
        self._whole = False
        self._noted: int | None = None

    def voice(self, unit: Unit, frame: Frame | None, floor: Floor) -> Voice | None:
        """The voice of a sentence that tells of a dissent, or the issuer's that there is one; None for any other."""
        own = self._own_words(unit, frame, floor)
        if own:
            return own
        if floor.body != self._body:
            self._begin(floor.body)
        if floor.stage is not Stage.BODY or floor.voice.speaker.role is not Role.COMMITTEE:
            return None
        if frame and frame.kind in _DISSENTS and (not unit.opens_line or _is_note(unit, floor)):
            return self._reserve(unit, frame, floor)
        if self._noted and unit.paragraph != self._noted and floor.awaited and _OWN_WORDS.match(unit.search_text):
            floor.give(Stage.DISSENT, self._cast.dissent(self._label, self._signed, floor.met))
            return floor.voice
        if frame is None and _RESERVERS.match(unit.search_text):
            self._whole = unit.first or (self._whole and unit.paragraph == self._paragraph)
            self._paragraph = unit.paragraph
            self._sign(unit.search_text)
            return self._dissenting(floor)
        if frame is None and self._goes_on(unit, floor):
            return self._dissenting(floor)
        return None

    def _own_words(self, unit: Unit, frame: Frame | None, floor: Floor) -> Voice | None:
        """The dissent's voice where "we" speak right after a line that said only for what they reserved."""
        referring, self._referring = self._referring, None
        if frame and frame.kind is FrameKind.DISSENT_BY_REFERENCE and unit.opens_line:
            self._referring = frame
        if referring is None or frame or floor.stage is not Stage.CLOSED or not _OWN_WORDS.match(unit.search_text):
            return None
        floor.give(Stage.DISSENT, self._cast.dissent(referring.label, referring.signatories, floor.met))
        return floor.voice

    def _reserve(self, unit: Unit, frame: Frame, floor: Floor) -> Voice:
        self._label, self._signed = frame.label, frame.signatories
        self._paragraph, self._whole = unit.paragraph, False
        self._noted = None if frame.told else unit.paragraph
        return self._dissenting(floor) if frame.told else self._cast.issuer()

    def _sign(self, sentence: str) -> None:
        """Parties that a sentence names are those who reserved, unless their names are known already."""
        parties = parties_in(sentence)
        if parties and parties != self._signed.parties:
            self._signed = Signatories((), parties)

    def _goes_on(self, unit: Unit, floor: Floor) -> bool:
        if self._paragraph is None or unit.paragraph != self._paragraph:
            return False
        if _OWN.match(unit.search_text) or unit.search_text.startswith(floor.voice.speaker.name or "\n"):
            self._paragraph = None
            return False
        return self._whole or _GOES_ON.match(unit.search_text) is not None

    def _dissenting(self, floor: Floor) -> Voice:
        return self._cast.dissent(self._label, self._signed, floor.met, paraphrased=True)


def _is_note(unit: Unit, floor: Floor) -> bool:
    """Whether a line on a dissent stands between a committee's decision and its answer, and no words follow it."""
    return floor.awaited and not unit.search_text.endswith((":", "följande."))
