"""The state of reading a memorandum: which voice is open, and what a unit does to it.

Stages follow the form. In each stage plain text has one voice, but for retold sentences and decisions' items.
"""

from dataclasses import replace

from ingest.fixed_lines import is_fixed_line, place_and_date
from ingest.form_words import PRESIDIUM
from ingest.layout import Kind
from ingest.passage import Stance, Voice
from ingest.sentences import Unit
from ingest.speaker_frames import Frame, FrameKind, frame_of
from ingest.speaker_openings import Openings
from ingest.speaker_stage import Stage
from ingest.speaker_telling import mentioned, paraphrased

_OPINIONS = frozenset({Stage.COMMISSIONER, Stage.BODY, Stage.DISSENT})
_HEADED = frozenset({FrameKind.PRESENTER, FrameKind.OPINION, FrameKind.ENDORSEMENT, FrameKind.PROPOSED_DECISION})


class Reading(Openings):
    """Reads units from top to bottom: after ``enter``, ``voice`` for each unit."""

    def voice(self, unit: Unit) -> Voice:
        """Who says the unit; reading it may open or close a voice."""
        if unit.kind is Kind.HEADING:
            return self._headed(unit)
        if unit.kind is Kind.FIXED:
            return self._fixed(unit)
        frame = None if unit.kind is Kind.ITEM and unit.first else frame_of(unit.search_text)
        told = self._reserved.voice(unit, frame, self._floor)
        framed = told or (self._framed(frame, unit) if frame else None)
        return framed or self._list.voice(unit) or self._spoken(unit)

    def _headed(self, unit: Unit) -> Voice:
        """A heading is the issuer's, but a whole framing line may be set as one."""
        frame = frame_of(unit.search_text)
        framed = self._framed(frame, unit) if frame and frame.kind in _HEADED else None
        return framed or self._cast.issuer()

    def _fixed(self, unit: Unit) -> Voice:
        """Signatures end an opinion, and a dissent may stand after them; a table's rows belong to it."""
        frame = frame_of(unit.search_text)
        if frame and frame.kind is FrameKind.DISSENT and not frame.told:
            self._dissent(frame.label, frame.signatories)
            return self._cast.issuer()
        if place_and_date(unit.search_text) and self._floor.stage is not Stage.BODY:
            self._close()
        if self._floor.stage in _OPINIONS and not is_fixed_line(unit.search_text):
            return self._floor.voice
        return self._cast.issuer()

    def _framed(self, frame: Frame, unit: Unit) -> Voice | None:
        """The voice of a framing line where it may stand; None where it is ordinary text."""
        match frame.kind:
            case FrameKind.PROPOSED_DECISION:
                return self._proposed(frame, unit)
            case FrameKind.HANDLING | FrameKind.ATTENDANCE:
                noted = frame.kind is FrameKind.ATTENDANCE or self._floor.takes_note(frame.date)
                return self._cast.issuer() if noted else None
            case FrameKind.ASKED_DECISION if self.closed:
                return self._listed(replace(self._cast.issuer(), stance=Stance.DECISION_PROPOSAL), unit)
            case FrameKind.PRESENTER if self._floor.stage is not Stage.DISSENT:
                self._open(Stage.COMMISSIONER, self._cast.presenting())
                return self._cast.issuer()
            case FrameKind.OPINION if unit.opens_line:
                return self._opinion(frame)
            case FrameKind.DECISION if unit.opens_line:
                return self._decided(frame, unit)
            case FrameKind.ENDORSEMENT if unit.opens_line and self._floor.may_be_endorsed(presented=frame.endorses):
                self._close()
                return self._cast.body(frame.name or PRESIDIUM, Stance.POSITION)
        return self._dissented(frame, unit) if unit.opens_line else None

    def _dissented(self, frame: Frame, unit: Unit) -> Voice | None:
        if frame.kind is FrameKind.DISSENT and frame.told:
            voice = self._cast.dissent(frame.label, frame.signatories, self._floor.met, paraphrased=True)
            self._open(Stage.DISSENT, voice, told=unit.paragraph)
            return voice
        if frame.kind is FrameKind.DISSENT:
            self._dissent(frame.label, frame.signatories)
        elif frame.kind is FrameKind.DISSENT_BY_REFERENCE:
            self._close()
        else:
            return None
        return self._cast.issuer()

    def _opinion(self, frame: Frame) -> Voice | None:
        if self._floor.stage in {Stage.COMMISSIONER, Stage.MATTER}:
            return None
        name = self._cast.full_name(frame.name or "", self._floor.body)
        self._open(Stage.BODY, self._cast.body(name, Stance.POSITION, frame.date))
        return self._cast.issuer()

    def _proposed(self, frame: Frame, unit: Unit) -> Voice | None:
        if frame.name is None and self._floor.stage is Stage.COMMISSIONER:
            voice = replace(self._floor.voice, stance=Stance.DECISION_PROPOSAL)
        elif frame.name and self._floor.may_be_decided(endorsed=frame.endorses):
            self._close()
            voice = self._cast.body(frame.name, Stance.DECISION_PROPOSAL)
        else:
            return None
        return self._listed(voice, unit)

    def _decided(self, frame: Frame, unit: Unit) -> Voice | None:
        """A committee's decision counts in its own section, and is followed by its own words."""
        name = self._cast.full_name(frame.name or "", self._floor.body)
        if self._floor.body is None and frame.pending and self._floor.stage is Stage.CLOSED:
            return self._listed(self._cast.body(name, Stance.DECISION_PROPOSAL), unit)
        if self._floor.body is None or (name != self._floor.body and self._floor.stage is not Stage.CLOSED):
            return None
        self._floor.met = frame.date or self._floor.met
        self._open(Stage.BODY, self._cast.body(name, Stance.POSITION, self._floor.met))
        return self._listed(replace(self._floor.voice, stance=Stance.DECISION), unit)

    def _listed(self, voice: Voice, lead: Unit) -> Voice:
        self._list.open(voice, lead)
        return voice

    def _spoken(self, unit: Unit) -> Voice:
        if self._floor.told is not None and unit.paragraph != self._floor.told:
            self._close()
        if self._floor.stage is Stage.MATTER:
            return self._telling.account(unit, self._floor.voice)
        if self._floor.stage is Stage.PREPARATION:
            return self._prepared(unit)
        if self._floor.stage not in _OPINIONS:
            return self._floor.voice
        if self._floor.stage is Stage.BODY and self._floor.awaited:
            self._floor.awaited = False
            office = self._cast.office(self._floor.voice, unit.search_text)
            self._open(Stage.BODY, office or self._floor.voice)
        return self._telling.opinion(unit, self._floor.voice)

    def _prepared(self, unit: Unit) -> Voice:
        """A sentence of Beredning: the issuer's, or that of a body which it paraphrases, up to the next body."""
        other = mentioned(self._cast, unit)
        told = paraphrased(self._cast, unit) or (other if self._floor.voice.stance is Stance.POSITION else None)
        if told:
            self._open(Stage.PREPARATION, told)
        return told or other or self._floor.voice
