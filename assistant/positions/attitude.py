"""How a speaker takes a topic, from the sentences on it: by rules that are certain, and SPEAKS wherever none is.

Only a side whose object is the topic counts. What rejects must have the topic first in its object, and nothing that the
same speaker agrees with beside it; agreement and doubt make agreement in part only where one is said against the other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.positions.matching import Tie
from assistant.positions.matrix import Attitude
from assistant.positions.position_words import pointer_words
from assistant.positions.stances import Side, sides_of, turns_against
from ingest.passage import Sentence

About = Callable[[str], bool]
"""Whether words are about the topic."""

_WORD = re.compile(r"\S+")
_NEAREST = 7
_SUBJECT = 4
"""Words after "avstyrker" and after "avstyrker att" in which the topic must stand."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A side taken on the topic, and the sentence that takes it, by its place among those on the topic."""

    attitude: Attitude
    at: int


def attitude_of(sentences: Sequence[Sentence], ties: Mapping[str, Tie], about: About) -> tuple[Attitude, int]:
    """The attitude, and the place of the sentence that shows it (0 where none does). ``sentences`` are not empty."""
    votes = [
        Vote(attitude, at)
        for at, sentence in enumerate(sentences)
        for attitude in _votes(sentence.search_text, ties[sentence.id], about)
    ]
    attitude = _of_votes(votes, sentences)
    shown = [vote.at for vote in votes if attitude in {vote.attitude, Attitude.AGREES_PARTLY, Attitude.SPEAKS}]
    return attitude, shown[0] if shown else 0


def _of_votes(votes: Sequence[Vote], sentences: Sequence[Sentence]) -> Attitude:
    taken = {vote.attitude for vote in votes}
    if not taken:
        return Attitude.SPEAKS
    if Attitude.REJECTS in taken:
        return Attitude.REJECTS if taken <= {Attitude.REJECTS, Attitude.DOUBTS} else Attitude.SPEAKS
    if taken == {Attitude.DOUBTS}:
        return Attitude.DOUBTS
    if Attitude.DOUBTS not in taken:
        return Attitude.AGREES_PARTLY if Attitude.AGREES_PARTLY in taken else Attitude.AGREES
    if Attitude.AGREES_PARTLY in taken:
        return Attitude.AGREES_PARTLY
    return Attitude.AGREES_PARTLY if _one_against_the_other(votes, sentences) else Attitude.SPEAKS


def _one_against_the_other(votes: Sequence[Vote], sentences: Sequence[Sentence]) -> bool:
    """Whether every doubt is said against an agreement: in its sentence, or in one right after that turns."""
    agreed = {vote.at for vote in votes if vote.attitude is not Attitude.DOUBTS}
    return all(
        vote.at in agreed or (vote.at - 1 in agreed and turns_against(sentences[vote.at].search_text))
        for vote in votes
        if vote.attitude is Attitude.DOUBTS
    )


def _votes(text: str, tie: Tie, about: About) -> list[Attitude]:
    sides = sides_of(text)
    return [_limited(side) for side in sides if _is_on_topic(side, sides, text, tie, about)]


def _limited(side: Side) -> Attitude:
    return Attitude.AGREES_PARTLY if side.partly and side.attitude is Attitude.AGREES else side.attitude


def _is_on_topic(side: Side, sides: Sequence[Side], text: str, tie: Tie, about: About) -> bool:
    points = pointer_words().objects
    if side.attitude is Attitude.REJECTS:
        return _rejects_it(side, tie, about)
    if about(side.after) or about(side.before):
        return True
    pointing = bool(points.match(side.after) or pointer_words().strict.match(side.before.strip()))
    if tie is Tie.NAMES:
        return len(sides) == 1 and pointing and not pointer_words().whole.match(side.after.strip())
    alone = len(sides) == 1 and (tie is Tie.HEADED or turns_against(text))
    return pointing or alone


def _rejects_it(side: Side, tie: Tie, about: About) -> bool:
    """Whether the topic is what is rejected, and not a part of it or something that it is for."""
    words = _WORD.findall(side.after)
    if not words[0:1] or words == ["."] or side.before:
        return about(side.before) or (tie is not Tie.NAMES and _points(side.before, tie))
    if words[0] == "att":
        return about(" ".join(words[1:_SUBJECT]))
    return about(" ".join(words[:_NEAREST])) or (tie is not Tie.NAMES and _takes_pointer(side.after))


def _points(before: str, tie: Tie) -> bool:
    """Whether what stands before a side says of the topic that it is meant, or hardly anything at all."""
    return bool(pointer_words().strict.search(before)) or (tie is Tie.HEADED and len(before.split()) < _NEAREST)


def _takes_pointer(after: str) -> bool:
    return pointer_words().objects.match(after) is not None
