"""What case.toml says of the topics: it names, joins and orders those that were found; the others come after."""

from collections.abc import Sequence

from assistant.positions.proposals import Piece
from assistant.positions.topics import Draft
from ingest.case_toml import TopicInfo


def with_told(drafts: Sequence[Draft], told: Sequence[TopicInfo]) -> list[Draft]:
    """The told topics that something proposes, in their order and by their names, then what no entry matches.

    An entry takes every found topic of which a proposal holds one of its words; a topic belongs to the first that does.
    """
    left = list(drafts)
    named: list[Draft] = []
    for topic in told:
        mine = [draft for draft in left if any(_holds(piece, topic) for piece in draft.pieces)]
        left = [draft for draft in left if draft not in mine]
        if mine:
            named.append(Draft(topic.name, [piece for draft in mine for piece in draft.pieces], fixed=True))
    return named + left


def _holds(piece: Piece, topic: TopicInfo) -> bool:
    text = piece.text.casefold()
    return any(word.casefold() in text for word in topic.match)
