"""Proposals told twice are one topic: pieces are brought together by what they have in common.

A piece joins the topic that it has most in common with, measured against the shorter of the two. The same sentence told
in two documents is one, whatever a scan made of a word in it; a piece that lists "följande områden" belongs to what
stands before it; what stands under a telling heading belongs together.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.positions.likeness import alike, told_again, within
from assistant.positions.marks import letter_of
from assistant.positions.naming import name_of, tells
from assistant.positions.proposals import Piece
from assistant.positions.terms import TermIndex
from ingest.passage import Sentence

ALIKE = 0.5
"""The share of the shorter piece's terms that makes two pieces one topic."""
_SEVERAL = re.compile(r",|\b(?:och|samt)\b")
_STEM = 5
CHAPTER = 5
"""A heading over so many sentences that propose is of a chapter, and its word names no topic under it alone."""
_LISTING = ("Följande",)
_GOES_ON = re.compile(r"(?:det|detta|dessa|denna|där)\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Draft:
    """A topic being found: its pieces and name; ``fixed`` where a heading or the case names it.

    ``under`` is the heading that it stands under with others; the first of them is named by it, and shown by another
    name where the heading says nothing of what is left there. ``chapter`` is set where that heading is over many
    proposals. ``stated`` is set where nothing but the proposer's own statements proposes it: a topic if it is taken up.
    """

    name: str
    pieces: list[Piece] = field(default_factory=list)
    fixed: bool = False
    under: str | None = None
    shown: str | None = None
    chapter: bool = False
    stated: bool = False

    @property
    def proposals(self) -> tuple[Sentence, ...]:
        """The sentences that propose it, none twice, those that open it first."""
        ordered = sorted(self.pieces, key=lambda piece: not piece.opens)
        return tuple({piece.sentence.id: piece.sentence for piece in ordered}.values())


def group(pieces: Sequence[Piece], index: TermIndex) -> list[Draft]:
    """The topics in the order in which the documents first propose them."""
    lists = lists_of(pieces)
    pieces = [
        one for one in pieces if one.listed_as or not any(speaks_of_list(name_of(one.text), each) for each in lists)
    ]
    stated = [one for one in pieces if one.stated]
    pieces = [one for one in pieces if not one.stated]
    chapters = _chapters(pieces)
    drafts: list[Draft] = []
    homes: dict[int, Draft | None] = {}
    for at, piece in enumerate(pieces):
        if not _goes_on(piece):
            homes[at] = _home(piece, drafts, index) or _opened(piece, drafts, chapters)
            _join(piece, homes[at])
    for at, piece in enumerate(pieces):
        if _goes_on(piece):
            homes[at] = _resumed(piece, drafts, homes.get(at - 1), index)
            _join(piece, homes[at])
    return [*drafts, *_stated(stated, drafts, index)]


def _stated(pieces: Sequence[Piece], drafts: Sequence[Draft], index: TermIndex) -> list[Draft]:
    """The topics of what is only stated, where it is of none of the others; one for all that a sentence states."""
    known = {piece.sentence.id for draft in drafts for piece in draft.pieces}
    found: list[Draft] = []
    for piece in pieces:
        if piece.sentence.id not in known and _home(piece, drafts, index) is None:
            _join(piece, _begun(piece, found) or _home(piece, found, index) or _opened(piece, found, frozenset()))
    for draft in found:
        draft.stated = True
    return found


def lists_of(pieces: Sequence[Piece]) -> frozenset[tuple[str, str]]:
    """The numbers and nouns by which lists bring their items together."""
    return frozenset(piece.listed_as for piece in pieces if piece.listed_as)


def speaks_of_list(text: str, listed: tuple[str, str]) -> bool:
    """Whether a text speaks of a list's items together: "de två huvudområdena", "huvudområden"."""
    number, noun = listed
    return re.search(rf"\b{noun}|\bde\s+{number}\s+(?:\w+\s+)?{noun[:_STEM]}", text, re.IGNORECASE) is not None


def _begun(piece: Piece, drafts: Sequence[Draft]) -> Draft | None:
    """The topic that another clause of the sentence has opened."""
    return next((draft for draft in drafts if piece.sentence in draft.proposals), None)


def _goes_on(piece: Piece) -> bool:
    return not piece.opens or is_listing(piece)


def is_listing(piece: Piece) -> bool:
    """Whether a piece only lists what belongs to another ("följande områden")."""
    return name_of(piece.text).startswith(_LISTING)


def several(heading: str) -> bool:
    """Whether a heading names several things: "Kostnader och ikraftträdande"."""
    return _SEVERAL.search(heading) is not None


def _join(piece: Piece, draft: Draft | None) -> None:
    if draft is not None:
        draft.pieces.append(piece)


def _chapters(pieces: Sequence[Piece]) -> frozenset[str]:
    """The headings that so many proposals stand under that each has little to do with the others."""
    under = Counter(heading for heading, _ in {(one.heading, one.sentence.id) for one in pieces} if heading)
    return frozenset(heading for heading, many in under.items() if many >= CHAPTER)


def _opened(piece: Piece, drafts: list[Draft], chapters: frozenset[str]) -> Draft | None:
    """A new topic, unless nothing tells what it would be about."""
    first = next((draft for draft in drafts if piece.heading and draft.under == piece.heading), None)
    name = piece.heading if piece.heading and first is None else name_of(piece.text)
    if not (name == piece.heading or tells(name)):
        return first
    drafts.append(Draft(name, [], name == piece.heading, piece.heading, chapter=piece.heading in chapters))
    return drafts[-1]


def _home(piece: Piece, drafts: Sequence[Draft], index: TermIndex) -> Draft | None:
    """The topic that a piece belongs to, None when it opens a new one."""
    for draft in drafts:
        if any(told_again(piece, other) for other in draft.pieces):
            return draft
    drafts = [draft for draft in _near(piece, drafts) if _is_of_one_letter(piece, draft)]
    namesake = next((draft for draft in drafts if _one_name(piece, draft, index)), None)
    if namesake is not None:
        return namesake
    likest = max(drafts, key=lambda draft: _likeness(piece, draft, index), default=None)
    return likest if likest is not None and _likeness(piece, likest, index) >= ALIKE else None


def _is_of_one_letter(piece: Piece, draft: Draft) -> bool:
    """Whether nothing marks the piece and the topic as two: "zon A" and "zon B"."""
    letter = letter_of(piece.text)
    return not letter or letter in {letter_of(other.text) for other in draft.pieces}


def _near(piece: Piece, drafts: Sequence[Draft]) -> list[Draft]:
    """The topics that a piece may belong to: those under its heading, else those that no other heading here is for."""
    family = [draft for draft in drafts if piece.heading and draft.under == piece.heading]
    here = piece.sentence.document_id
    return family or [d for d in drafts if not (piece.heading and d.under and d.pieces[0].sentence.document_id == here)]


def _resumed(piece: Piece, drafts: Sequence[Draft], before: Draft | None, index: TermIndex) -> Draft | None:
    """The topic that a piece goes on about: one that it names or tells again, else that of the piece before it."""
    for draft in drafts:
        if any(told_again(piece, other) for other in draft.pieces):
            return draft
    if not piece.opens:
        named = next((draft for draft in drafts if within(draft.name, piece.text, index)), None)
        return named or (before if _GOES_ON.match(piece.text) else None)
    return before


def _one_name(piece: Piece, draft: Draft, index: TermIndex) -> bool:
    """Whether the piece's name and one of the topic's are the same, but for words that one of them has besides."""
    name = name_of(piece.text)
    wide = draft.name == draft.under and (draft.chapter or (piece.heading == draft.name and several(draft.name)))
    own = [] if wide else [draft.name]
    known = [*own, *(name_of(other.text) for other in draft.pieces if other.opens)]
    return any(
        name.casefold() == other.casefold() or within(other, name, index) or within(name, other, index)
        for other in known
    )


def _likeness(piece: Piece, draft: Draft, index: TermIndex) -> float:
    of_all = index.of(draft.under or "") if draft.chapter else {}
    return max((alike(piece.text, other.text, of_all, index) for other in draft.pieces if other.opens), default=0.0)
