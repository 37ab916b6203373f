"""The state of reading a memorandum: which voice is open, and what a unit does to it.

Stages follow the form. In each stage plain text has one voice, but for retold sentences and decisions' items.
"""

from dataclasses import replace

from ingest.bodies import is_generic
from ingest.body_names import leading_body
from ingest.fixed_lines import is_fixed_line, place_and_date
from ingest.form_words import BOARD, MATTER, OPINION, PREPARATION, PRESIDIUM
from ingest.layout import Kind
from ingest.passage import Stance, Voice
from ingest.sections import Section, SectionKind
from ingest.sentences import Unit
from ingest.signatories import Signatories, signatories_in
from ingest.speaker_cast import Cast
from ingest.speaker_frames import Frame, FrameKind, frame_of
from ingest.speaker_lists import DecisionList
from ingest.speaker_retold import states_own_view, tells_the_matter
from ingest.speaker_stage import Stage

_OPINIONS = frozenset({Stage.COMMISSIONER, Stage.BODY, Stage.DISSENT})
_HEADED = frozenset({FrameKind.PRESENTER, FrameKind.OPINION, FrameKind.ENDORSEMENT, FrameKind.PROPOSED_DECISION})
_HANDLED = frozenset({Stage.CLOSED, Stage.MATTER, Stage.PREPARATION})


class Reading:
    """Reads units from top to bottom. ``enter`` comes before the section's first unit, ``voice`` for each unit."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._stage = Stage.CLOSED
        self._current = cast.issuer()
        self._list = DecisionList()
        self._body: str | None = None
        self._met: str | None = None
        self._tells_matter = False
        self._retold = False
        self._retold_list = False

    @property
    def closed(self) -> bool:
        """Whether no voice is open."""
        return self._stage is Stage.CLOSED

    def enter(self, section: Section, unit: Unit) -> None:
        """Open the section that a heading begins; one that a framing line begins is opened by its voice."""
        self._tells_matter = tells_the_matter(section.word)
        self._retold = self._retold_list = False
        if unit.kind is not Kind.HEADING:
            return
        match section.kind:
            case SectionKind.FORM:
                self._enter_form(section.word)
            case SectionKind.BODY:
                self._body, self._met = section.path[-1], None
                self._open(Stage.BODY, self._cast.body(section.path[-1], Stance.POSITION))
            case SectionKind.DISSENT:
                self._dissent(section.word, signatories_in(unit.search_text))
            case SectionKind.OTHER:
                pass

    def voice(self, unit: Unit) -> Voice:
        """Who says the unit; reading it may open or close a voice."""
        if unit.kind is Kind.HEADING:
            return self._headed(unit)
        if unit.kind is Kind.FIXED:
            return self._fixed(unit)
        frame = None if unit.kind is Kind.ITEM and unit.first else frame_of(unit.search_text)
        framed = self._framed(frame, unit) if frame else None
        return framed or self._list.voice(unit) or self._spoken(unit)

    def _headed(self, unit: Unit) -> Voice:
        """A heading is the issuer's, but a whole framing line may be set as one."""
        frame = frame_of(unit.search_text)
        framed = self._framed(frame, unit) if frame and frame.kind in _HEADED else None
        return framed or self._cast.issuer()

    def _enter_form(self, word: str) -> None:
        self._close()
        self._body = word if word in {BOARD, PRESIDIUM} else None
        if word == MATTER:
            self._tells_matter = False
            self._open(Stage.MATTER, self._cast.matter())
        elif word == PREPARATION:
            self._open(Stage.PREPARATION, self._cast.issuer())
        elif word == OPINION:
            self._open(Stage.COMMISSIONER, self._cast.presenting())

    def _open(self, stage: Stage, voice: Voice) -> None:
        self._stage, self._current, self._retold = stage, voice, False
        self._list.close()

    def _close(self) -> None:
        self._open(Stage.CLOSED, self._cast.issuer())

    def _dissent(self, label: str, signed: Signatories) -> None:
        self._open(Stage.DISSENT, self._cast.dissent(label, signed, self._met))

    def _fixed(self, unit: Unit) -> Voice:
        """Signatures end an opinion; a table's rows belong to it."""
        if place_and_date(unit.search_text) and self._stage is not Stage.BODY:
            self._close()
        if self._stage in _OPINIONS and not is_fixed_line(unit.search_text):
            return self._current
        return self._cast.issuer()

    def _framed(self, frame: Frame, unit: Unit) -> Voice | None:
        """The voice of a framing line where it may stand; None where it is ordinary text."""
        match frame.kind:
            case FrameKind.PROPOSED_DECISION:
                return self._proposed(frame, unit)
            case FrameKind.HANDLING:
                return self._cast.issuer() if self._stage in _HANDLED else None
            case FrameKind.PRESENTER if self._stage is not Stage.DISSENT:
                self._open(Stage.COMMISSIONER, self._cast.presenting())
                return self._cast.issuer()
            case FrameKind.OPINION if unit.opens_line:
                return self._opinion(frame)
            case FrameKind.DECISION if unit.opens_line:
                return self._decided(frame, unit)
            case FrameKind.ENDORSEMENT if unit.opens_line and self._may_endorse():
                self._close()
                return self._cast.body(frame.name or PRESIDIUM, Stance.POSITION)
        return self._dissented(frame) if unit.opens_line else None

    def _dissented(self, frame: Frame) -> Voice | None:
        if frame.kind is FrameKind.DISSENT:
            self._dissent(frame.label, frame.signatories)
        elif frame.kind is FrameKind.DISSENT_BY_REFERENCE:
            self._close()
        else:
            return None
        return self._cast.issuer()

    def _opinion(self, frame: Frame) -> Voice | None:
        if self._stage in {Stage.COMMISSIONER, Stage.MATTER}:
            return None
        name = self._cast.full_name(frame.name or "", self._body)
        self._open(Stage.BODY, self._cast.body(name, Stance.POSITION, frame.date))
        return self._cast.issuer()

    def _proposed(self, frame: Frame, unit: Unit) -> Voice | None:
        if frame.name is None and self._stage is Stage.COMMISSIONER:
            voice = replace(self._current, stance=Stance.DECISION_PROPOSAL)
        elif frame.name and (self._stage is Stage.CLOSED or (frame.endorses and self._may_endorse())):
            self._close()
            voice = self._cast.body(frame.name, Stance.DECISION_PROPOSAL)
        else:
            return None
        self._list.open(voice, unit)
        return voice

    def _decided(self, frame: Frame, unit: Unit) -> Voice | None:
        """A committee's decision counts in its own section, and is followed by its own words."""
        name = self._cast.full_name(frame.name or "", self._body)
        if self._body is None or (name != self._body and self._stage is not Stage.CLOSED):
            return None
        self._met = frame.date or self._met
        self._open(Stage.BODY, self._cast.body(name, Stance.POSITION, self._met))
        voice = replace(self._current, stance=Stance.DECISION)
        self._list.open(voice, unit)
        return voice

    def _may_endorse(self) -> bool:
        own = self._body in {None, BOARD, PRESIDIUM}
        return self._stage is Stage.CLOSED or (self._stage is Stage.DISSENT and own)

    def _spoken(self, unit: Unit) -> Voice:
        if self._stage is Stage.PREPARATION:
            self._paraphrase(unit)
        if self._stage not in _OPINIONS:
            return self._current
        listed = self._retold_list and unit.kind is Kind.ITEM
        self._retold = listed or self._is_retold(unit.search_text)
        self._retold_list = self._retold and (listed or unit.search_text.endswith((":", "följande.")))
        return self._cast.retold(self._current) if self._retold else self._current

    def _is_retold(self, sentence: str) -> bool:
        if self._tells_matter:
            return not states_own_view(sentence)
        return self._cast.retelling.retells(sentence, after_retold=self._retold)

    def _paraphrase(self, unit: Unit) -> None:
        """In Beredning a paragraph belongs to the body that it opens with, else to the body before it."""
        raw = self._cast.document.text[unit.span.start : unit.span.end]
        if not unit.opens_line and not raw.startswith(("*", "_")):
            return
        name = leading_body(unit.search_text, raw, self._cast.bodies)
        if name and not is_generic(name) and (unit.first or name in self._cast.bodies):
            self._open(Stage.PREPARATION, self._cast.body(name, Stance.POSITION, paraphrased=True))
