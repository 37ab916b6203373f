"""What stands under one heading: one topic, or several that speakers take one by one.

A heading often gathers rules that have little to do with each other. Each is a topic of its own where it goes on about
another thing than the first of them, or where somebody speaks of it apart; what only goes on about the first is of it.
"""

from collections.abc import Callable, Sequence

from assistant.positions.naming import name_of
from assistant.positions.terms import TermIndex
from assistant.positions.topics import Draft, several

KIN = 0.2
"""What two proposals under one heading have in common if one goes on about the other."""


def families(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """The topics that stand together under a heading; the first of each is named by it."""
    headings = dict.fromkeys(draft.under for draft in drafts if draft.under)
    return [[draft for draft in drafts if draft.under == heading] for heading in headings]


def is_family(one: Draft, other: Draft) -> bool:
    """Whether two topics stand under one heading."""
    return one.under is not None and one.under == other.under


def rejoined(drafts: Sequence[Draft], spoken: Callable[[Draft], bool], index: TermIndex) -> list[Draft]:
    """The topics, where what goes on about the first under a heading and nobody speaks of apart belongs to that.

    A heading that says nothing of what is left under it is no name of that.
    """
    made = {id(draft): draft for draft in drafts}
    for first, *others in families(drafts):
        apart = [draft for draft in others if first.chapter or spoken(draft) or not _is_kin(draft, first, index)]
        pieces = [*first.pieces, *(piece for draft in others if draft not in apart for piece in draft.pieces)]
        unsaid = not any(index.shared(index.of(first.name), index.of(piece.text)) for piece in pieces)
        shown = name_of(pieces[0].text) if apart and first.fixed and unsaid else None
        made[id(first)] = Draft(first.name, pieces, first.fixed, first.under, shown, first.chapter)
        for draft in others:
            if draft not in apart:
                del made[id(draft)]
    return list(made.values())


def _is_kin(draft: Draft, first: Draft, index: TermIndex) -> bool:
    """Whether a topic has anything in common with the first under its heading, or with a heading of one thing."""
    told = " ".join(piece.text for piece in first.pieces)
    if not several(first.name):
        told += f" {first.name}"
    return any(index.shared(index.of(piece.text), index.of(told)) >= KIN for piece in draft.pieces)
