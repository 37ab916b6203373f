"""The state of reading a memorandum: which voice is open, and what a unit does to it.

Stages follow the form. In each stage plain text has one voice; ``listing`` is the voice of a decision's items.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum

from ingest.bodies import body_role, is_generic, known_form, full_name, leading_body, nominative, referred_bodies
from ingest.form_words import (
    APPENDIX, BOARD, MATTER, OPINION, PREPARATION, PRESIDIUM, is_fixed_line, place_and_date,
)  # fmt: skip
from ingest.layout import Kind
from ingest.passage import Document, Role, Speaker, Stance, Voice
from ingest.sections import Section, SectionKind
from ingest.sentences import Unit
from ingest.signatories import Signatories, signatories_in
from ingest.speaker_frames import Frame, FrameKind, frame_of
from ingest.speaker_retold import Retelling, retelling_of, states_own_view, tells_the_matter


class Stage(Enum):
    """Where in the form the reading stands. CLOSED: between voices, the issuer's own lines."""

    CLOSED = 0
    MATTER = 1
    PREPARATION = 2
    COMMISSIONER = 3
    BODY = 4
    DISSENT = 5


_OPINIONS = frozenset({Stage.COMMISSIONER, Stage.BODY, Stage.DISSENT})
_LEADS = re.compile(r"(?:följande|:|att|beslut\w*)[.:]?$")
_JOINERS = frozenset({"samt", "och", "dels", "samt att", "eller"})


@dataclass(frozen=True, slots=True)
class CaseSpeakers:
    """The speakers that are known before the reading starts."""

    document: Document
    proposer: Speaker
    commissioner: Speaker
    bodies: tuple[str, ...]
    retelling: Retelling


def speakers_of(
    document: Document,
    proposer: Speaker,
    names: tuple[str, ...],
    units: tuple[Unit, ...],
    sections: tuple[Section, ...],
    signed: tuple[str, ...],
) -> CaseSpeakers:
    """The commissioner from the line that introduces her, else from the signature; the bodies from the referral."""
    presented = next(
        (f.name for unit in units if (f := frame_of(unit.search_text)) and f.kind is FrameKind.PRESENTER and f.name), None
    )
    name = presented or (signed[0] if signed else "Föredragande borgarrådet")
    bodies = referred_bodies("\n".join(unit.search_text for unit in units if unit.kind is Kind.TEXT))
    headed = [section.path[-1] for section in sections if section.kind is SectionKind.BODY]
    known = tuple(dict.fromkeys([*bodies, *headed]))
    return CaseSpeakers(document, proposer, Speaker(name, Role.COMMISSIONER), known, retelling_of(names))


class Reading:
    """Reads units from top to bottom. ``enter`` comes before the section's first unit, ``voice`` for each unit."""

    def __init__(self, case: CaseSpeakers) -> None:
        self._case = case
        self._stage = Stage.CLOSED
        self._issuer = Voice(case.document.issuer, Stance.BACKGROUND, None, case.document.date)
        self._current = self._issuer
        self._listing: Voice | None = None
        self._items_seen = False
        self._listed_paragraph: int | None = None
        self._body: str | None = None
        self._met: str | None = None
        self._tells_matter = False
        self._retold = self._retold_list = False

    @property
    def closed(self) -> bool:
        """Whether no voice is open, so that the issuer's own lines are read."""
        return self._stage is Stage.CLOSED

    def enter(self, section: Section, unit: Unit) -> None:
        """Open the section that a heading or run-in heading begins."""
        self._tells_matter = tells_the_matter(section.word)
        self._retold = False
        if section.kind is SectionKind.FORM and unit.kind is Kind.HEADING:
            self._enter_form(section.word)
        elif section.kind is SectionKind.BODY and unit.kind is Kind.HEADING:
            self._enter_body(section.path[-1])
        elif section.kind is SectionKind.DISSENT and unit.kind is Kind.HEADING:
            self._open_dissent(section.path[-1], signatories_in(unit.search_text))

    def voice(self, unit: Unit) -> Voice:
        """Who says the unit; reading it may open or close a voice."""
        if unit.kind is Kind.HEADING:
            return self._issuer
        if unit.kind is Kind.FIXED:
            return self._fixed(unit)
        frame = frame_of(unit.search_text)
        framed = self._framed(frame, unit) if frame and not (unit.kind is Kind.ITEM and unit.first) else None
        if framed:
            return framed
        listed = self._listed(unit)
        return listed or self._spoken(unit)

    def _enter_form(self, word: str) -> None:
        self._close()
        self._body = word if word in {BOARD, PRESIDIUM} else None
        if word == MATTER:
            self._open(Stage.MATTER, Voice(self._case.proposer, Stance.PROPOSAL, self._issuer.speaker.name, self._issuer.date))
            self._tells_matter = False
        elif word == PREPARATION:
            self._open(Stage.PREPARATION, self._issuer)
        elif word == OPINION:
            self._open(Stage.COMMISSIONER, Voice(self._case.commissioner, Stance.POSITION, None, self._issuer.date))

    def _enter_body(self, name: str) -> None:
        self._body, self._met = name, None
        self._open(Stage.BODY, Voice(Speaker(name, body_role(name)), Stance.POSITION, None, self._issuer.date))

    def _open_dissent(self, label: str, signed: Signatories) -> None:
        name = f"{label} ({', '.join(signed.parties)})" if signed.parties else label
        speaker = Speaker(name, Role.DISSENTER, signed.names)
        self._open(Stage.DISSENT, Voice(speaker, Stance.DISSENT, None, self._met or self._issuer.date))

    def _open(self, stage: Stage, voice: Voice) -> None:
        self._stage, self._current, self._listing, self._retold = stage, voice, None, False

    def _close(self) -> None:
        self._open(Stage.CLOSED, self._issuer)

    def _fixed(self, unit: Unit) -> Voice:
        if place_and_date(unit.search_text) and self._stage is not Stage.BODY:
            self._close()
        if self._stage in _OPINIONS and not is_fixed_line(unit.search_text):
            return self._current
        return self._issuer

    def _framed(self, frame: Frame, unit: Unit) -> Voice | None:
        match frame.kind:
            case FrameKind.DISSENT if unit.opens_line:
                self._open_dissent(frame.label, frame.signatories)
                return self._issuer
            case FrameKind.DISSENT_BY_REFERENCE if unit.opens_line:
                self._close()
                return self._issuer
            case FrameKind.PRESENTER if self._stage is not Stage.DISSENT:
                self._open(Stage.COMMISSIONER, Voice(self._case.commissioner, Stance.POSITION, None, self._issuer.date))
                return self._issuer
            case FrameKind.OPINION if unit.opens_line:
                return self._opinion(frame)
            case FrameKind.PROPOSED_DECISION:
                return self._proposed(frame)
            case FrameKind.ENDORSEMENT if unit.opens_line and self._may_endorse():
                self._close()
                return self._committee(frame.name or PRESIDIUM, Stance.POSITION)
            case FrameKind.DECISION if unit.opens_line:
                return self._decided(frame, unit)
            case FrameKind.HANDLING if self._stage in {Stage.CLOSED, Stage.MATTER, Stage.PREPARATION}:
                return self._issuer
        return None

    def _opinion(self, frame: Frame) -> Voice | None:
        if self._stage is Stage.COMMISSIONER:
            return None
        if self._stage is Stage.MATTER:
            return None
        name = full_name(frame.name or "", self._body, self._case.bodies, self._case.document.text)
        date = frame.date or self._issuer.date
        self._open(Stage.BODY, Voice(Speaker(name, body_role(name)), Stance.POSITION, None, date))
        return self._issuer

    def _proposed(self, frame: Frame) -> Voice | None:
        if frame.name is None:
            if self._stage is Stage.COMMISSIONER:
                return self._list(replace(self._current, stance=Stance.DECISION_PROPOSAL))
            return None
        if self._stage is Stage.CLOSED or (frame.endorses and self._may_endorse()):
            self._close()
            return self._list(self._committee(frame.name, Stance.DECISION_PROPOSAL))
        return None

    def _decided(self, frame: Frame, unit: Unit) -> Voice | None:
        named = nominative(frame.name or "")
        name = self._body if self._body and is_generic(named) else known_form(named, self._case.bodies)
        if self._body is None or (name != self._body and self._stage is not Stage.CLOSED):
            return None
        self._met = frame.date or self._met
        self._open(Stage.BODY, replace(self._committee(name, Stance.POSITION), date=self._met or self._issuer.date))
        decision = self._list(replace(self._current, stance=Stance.DECISION))
        self._listed_paragraph = None if _LEADS.search(unit.search_text) else unit.paragraph
        return decision

    def _may_endorse(self) -> bool:
        return self._stage is Stage.CLOSED or (self._stage is Stage.DISSENT and self._body in {None, BOARD, PRESIDIUM})

    def _committee(self, name: str, stance: Stance) -> Voice:
        return Voice(Speaker(name, body_role(name)), stance, None, self._issuer.date)

    def _list(self, voice: Voice) -> Voice:
        self._listing, self._items_seen, self._listed_paragraph = voice, False, None
        return voice

    def _listed(self, unit: Unit) -> Voice | None:
        """The voice of a decision's items; text after the items ends the list."""
        if self._listing is None:
            return None
        if self._listed_paragraph is not None and unit.paragraph != self._listed_paragraph:
            self._listing = None
        elif unit.kind is Kind.ITEM:
            self._items_seen = True
        elif self._items_seen and unit.search_text.strip(" .,:").lower() not in _JOINERS:
            self._listing = None
        return self._listing

    def _spoken(self, unit: Unit) -> Voice:
        if self._stage is Stage.PREPARATION:
            self._paraphrase(unit)
        if self._stage not in _OPINIONS:
            return self._current
        listed = self._retold_list and unit.kind is Kind.ITEM
        self._retold = listed or self._is_retold(unit)
        self._retold_list = self._retold and (listed or unit.search_text.endswith((":", "följande.")))
        return self._case_retold() if self._retold else self._current

    def _is_retold(self, unit: Unit) -> bool:
        if self._tells_matter:
            return not states_own_view(unit.search_text)
        return self._case.retelling.retells(unit.search_text, after_retold=self._retold)

    def _case_retold(self) -> Voice:
        return Voice(self._case.proposer, Stance.PROPOSAL, self._current.speaker.name, self._current.date)

    def _paraphrase(self, unit: Unit) -> None:
        """In Beredning a paragraph belongs to the body that it opens with, else to the body before it."""
        raw = self._case.document.text[unit.span.start : unit.span.end]
        if not unit.opens_line and not raw.startswith(("*", "_")):
            return
        name = leading_body(unit.search_text, raw, self._case.bodies)
        if name and not is_generic(name) and (unit.first or name in self._case.bodies):
            voice = Voice(Speaker(name, body_role(name)), Stance.POSITION, self._issuer.speaker.name, self._issuer.date)
            self._open(Stage.PREPARATION, voice)
