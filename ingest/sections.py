"""Sections: where each heading's text begins and ends, nested as the form nests them.

In a memorandum the form decides what lies within what (a body's section within Remissammanställning, a reservation
within a committee's section), since marks and numbering seldom do. Other documents nest by marks and numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.bodies import body_role, is_body
from ingest.body_names import full_name, known_form, leading_body, referred_bodies
from ingest.form_words import (
    APPENDIX,
    BOARD,
    CONTENTS,
    MATTER,
    OPINION,
    PREPARATION,
    PRESIDIUM,
    REPLIES,
    RESERVATIONS,
    RESPONSES,
    form_spelling,
    form_word,
    word_within_form,
)
from ingest.hearings import HearingHeadings
from ingest.layout import Kind
from ingest.passage import Role, Span
from ingest.section_kinds import Section, SectionKind
from ingest.sentences import Unit, split_sentences
from ingest.speaker_dissents import dissent_label
from ingest.speaker_frames import Frame, FrameKind, frame_of
from ingest.speaker_retold import tells_the_matter

_TOP = frozenset({PREPARATION, OPINION, APPENDIX, BOARD, PRESIDIUM, RESPONSES, RESERVATIONS, CONTENTS})
_OF_MEMORANDA = frozenset({PREPARATION, OPINION, APPENDIX, PRESIDIUM, RESPONSES, RESERVATIONS})
_NESTED = frozenset({PREPARATION, MATTER, BOARD, CONTENTS})
_FORM_LEVEL, _BODY_LEVEL, _DISSENT_LEVEL, _OTHER_LEVEL = 1, 2, 3, 10
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Open:
    level: int
    title: str
    word: str
    kind: SectionKind


def find_sections(text: str, units: tuple[Unit, ...] | None = None) -> tuple[Section, ...]:
    """All sections in order, without overlap. Text before the first heading, and the title, belong to none."""
    openings = list(_Nesting(text, split_sentences(text) if units is None else units).openings())
    ends = [*(span.start for _, span in openings[1:]), len(text)][: len(openings)]
    return tuple(
        Section(tuple(entry.title for entry in path), span, end, path[-1].kind, path[-1].word)
        for (path, span), end in zip(openings, ends, strict=True)
    )


class _Nesting:
    """The headings that are open while a document is read from top to bottom."""

    def __init__(self, text: str, units: tuple[Unit, ...]) -> None:
        self._text = text
        self._units = units
        running = "\n".join(unit.search_text for unit in units if unit.kind is Kind.TEXT)
        self._referred = referred_bodies(running)
        self._hearing = HearingHeadings(running)
        self._path: list[_Open] = []
        self._titled = False
        self._in_form = False
        self._body_rank = 0
        self._form_rank = 0
        self._in_memorandum = False

    def openings(self) -> Iterator[tuple[tuple[_Open, ...], Span]]:
        """The path and heading of each section, in order."""
        for index, unit in enumerate(self._units):
            opened = self._heading(unit, index) if unit.kind is Kind.HEADING else self._run_in(unit)
            if opened:
                self._path = [entry for entry in self._path if entry.level < opened.level] + [opened]
                yield tuple(self._path), unit.span

    def _heading(self, unit: Unit, index: int) -> _Open | None:
        words = unit.search_text
        title = _NUMBER.sub("", words).strip(" :") or words
        heard = self._hearing.heads(title, self._text_below(index))
        known = form_word(words)
        if known == REPLIES and self._in_form:
            known = RESPONSES
        if (known in _TOP or known == MATTER) and not (known in {MATTER, PREPARATION} and self._inside_body()):
            self._form_rank = unit.rank
            return self._form_part(words, known or title)
        part = self._part_within(title, unit.rank)
        if part:
            return part
        if not self._titled and not self._path and unit.rank < 10 and known is None:
            self._titled = True
            return None
        label = dissent_label(title) if self._in_form or frame_of(title) else None
        if label:
            return _Open(_DISSENT_LEVEL, label, label, SectionKind.DISSENT)
        if self._is_body_section(title, index):
            self._body_rank = unit.rank
            within = any(self._inside(word) for word in (RESPONSES, RESERVATIONS, PREPARATION))
            return self._body(known_form(title, self._referred), _BODY_LEVEL if within else _FORM_LEVEL)
        if heard and not self._inside(RESPONSES):
            return self._heard(title, unit.rank)
        return _Open(_OTHER_LEVEL + unit.rank, form_spelling(title) or title, known or title, SectionKind.OTHER)

    def _heard(self, title: str, rank: int) -> _Open:
        """A body that was heard has its section among those that the matter was sent to, if there are any."""
        if self._inside(PREPARATION) and rank == self._body_rank:
            return self._body(title, _BODY_LEVEL)
        return _Open(_OTHER_LEVEL + rank, title, title, SectionKind.HEARD)

    def _form_part(self, words: str, known: str) -> _Open:
        self._in_form = True
        self._in_memorandum = self._in_memorandum or known in _OF_MEMORANDA
        level = _BODY_LEVEL if known in _NESTED and self._inside(RESPONSES) else _FORM_LEVEL
        return _Open(level, form_spelling(words) or known, known, SectionKind.FORM)

    def _part_within(self, title: str, rank: int) -> _Open | None:
        """A part of the form by a heading that has other uses too: only among the form's own, outside opinions."""
        if not self._in_memorandum or rank > self._form_rank or self._inside_body():
            return None
        word = word_within_form(title)
        if word is None and tells_the_matter(title) and not self._inside(OPINION):
            word = MATTER
        return replace(self._form_part(title, word), title=title) if word else None

    def _body(self, name: str, level: int) -> _Open:
        return _Open(level, name, name, SectionKind.BODY)

    def _run_in(self, unit: Unit) -> _Open | None:
        """The section that a framing line opens without a heading of its own."""
        frame = frame_of(unit.search_text) if unit.opens_line and not (unit.kind is Kind.ITEM and unit.first) else None
        match frame:
            case Frame(kind=FrameKind.DISSENT | FrameKind.DISSENT_BY_REFERENCE):
                return _Open(_DISSENT_LEVEL, frame.label, frame.label, SectionKind.DISSENT)
            case Frame(kind=FrameKind.ENDORSEMENT) | Frame(endorses=True) if self._may_endorse():
                return _Open(_FORM_LEVEL, frame.name or PRESIDIUM, frame.name or PRESIDIUM, SectionKind.FORM)
            case Frame(kind=FrameKind.OPINION):
                section = self._path[1].title if len(self._path) > 1 else None
                return self._opinion(full_name(frame.name or "", section, self._referred, self._text))
        return None

    def _may_endorse(self) -> bool:
        return any(self._inside(word) for word in (APPENDIX, PRESIDIUM, BOARD, RESERVATIONS))

    def _opinion(self, name: str) -> _Open | None:
        """An opinion in another body's section lies within it; a body's own opinion ends a dissent in its section."""
        if not self._inside(RESPONSES) or len(self._path) < 2:
            return None
        own = self._path[1].title == name or self._path[1].kind is not SectionKind.BODY
        return self._body(name, _BODY_LEVEL if own else _DISSENT_LEVEL) if not own or len(self._path) > 2 else None

    def _is_body_section(self, title: str, index: int) -> bool:
        listed = {body.casefold() for body in self._referred}
        referred = title.casefold() in listed or {*title.casefold().split(" och ")} <= listed
        if not self._inside(RESPONSES) and not self._inside(RESERVATIONS):
            return referred and self._in_memorandum and bool(self._text_below(index))
        if referred:
            return True
        if self._body_rank and self._units[index].rank > self._body_rank:
            return False
        if self._referred and body_role(title) is Role.OFFICE and self._inside_committee():
            return False
        if is_body(title) or known_form(title, self._referred) in self._referred:
            return True
        following = self._units[index + 1].search_text if index + 1 < len(self._units) else ""
        return leading_body(following, "", (title,)) == title and frame_of(following) is not None

    def _text_below(self, index: int) -> str:
        """The first sentence below a heading; a list of bodies has none."""
        after = self._units[index + 1 : index + 2]
        return after[0].search_text if after and after[0].kind is Kind.TEXT and not self._inside(CONTENTS) else ""

    def _inside(self, word: str) -> bool:
        return any(entry.word == word for entry in self._path)

    def _inside_body(self) -> bool:
        return any(entry.kind is SectionKind.BODY for entry in self._path)

    def _inside_committee(self) -> bool:
        return any(entry.kind is SectionKind.BODY and body_role(entry.word) is Role.COMMITTEE for entry in self._path)
