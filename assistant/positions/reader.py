"""What a topic's cells are judged by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ingest.passage import Speaker

About = Callable[[str], bool]
"""Whether words are about the topic."""


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Reader:
    """What a topic's cells are judged by: what is about it, and what is about another topic and not about this one.

    ``strength`` is how much of the topic a text holds, ``terms`` what it tells; ``objected`` are speakers
    who hold something against a part of the topic elsewhere. ``only_listed`` tells of words that speak of the topic
    together with others: what is held against all of them is held against none alone. ``retold`` tells whether a clause
    is what the topic proposes; ``outdone`` whether much more of a text is about
    another topic; ``plain`` says alike whose proposal it is.
    """

    about: About
    elsewhere: About
    strength: Callable[[str], float]
    terms: Callable[[str], Mapping[str, float]]
    objected: frozenset[Speaker] = frozenset()
    only_listed: About = _never
    retold: About = _never
    plain: Callable[[str], str] = str
    outdone: About = _never
