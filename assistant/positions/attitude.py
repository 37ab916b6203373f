"""How a speaker takes a topic, from the sentences on it: by rules that are certain, and SPEAKS wherever none is.

Only a side whose object is the topic counts. What rejects must have the topic first in its object, and nothing that the
same speaker agrees with beside it; agreement and doubt make agreement in part only where one is said against the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.positions.matching import Tie
from assistant.positions.matrix import Attitude
from assistant.positions.position_words import pointer_words, stance_words
from assistant.positions.reader import Reader
from assistant.positions.rejection import is_of_an_aspect, rejects_topic
from assistant.positions.stances import Side, sides_of
from assistant.positions.turning import asks_for_else, turns_against
from ingest.passage import Sentence

MOST = 0.6


@dataclass(frozen=True, slots=True)
class Vote:
    """A side taken on the topic, and the sentence that takes it, by its place among those on the topic.

    ``mostly`` agrees, but for what the speaker may hold against it.
    """

    attitude: Attitude
    at: int
    mostly: bool = False


def attitude_of(sentences: Sequence[Sentence], ties: Mapping[str, Tie], reader: Reader) -> tuple[Attitude, int]:
    """The attitude, and the place of the sentence that shows it (0 where none does). ``sentences`` are not empty."""
    votes = [
        Vote(_limited(side, reader), at, side.mostly)
        for at, sentence in enumerate(sentences)
        for side in _sides_on_topic(sentence.search_text, ties[sentence.id], reader)
    ]
    attitude = _of_votes(votes, sentences)
    if attitude is Attitude.AGREES and (_is_left_over(votes, sentences, ties, reader) or _is_turned(votes, sentences)):
        attitude = Attitude.AGREES_PARTLY
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
    if Attitude.AGREES_PARTLY in taken or any(vote.mostly for vote in votes):
        return Attitude.AGREES_PARTLY
    return Attitude.AGREES_PARTLY if _one_against_the_other(votes, sentences) else Attitude.SPEAKS


def _is_left_over(
    votes: Sequence[Vote], sentences: Sequence[Sentence], ties: Mapping[str, Tie], reader: Reader
) -> bool:
    """Whether agreement "i stort" leaves something that the speaker holds against the topic, there or elsewhere.

    What goes on about several topics together is held against none of them.
    """
    if not any(vote.mostly for vote in votes):
        return False
    return sentences[0].voice.speaker in reader.objected or any(
        stance_words().otherwise.search(sentence.search_text)
        for sentence in sentences
        if not _is_of_several(sentence, sentences, ties, reader)
    )


def _is_turned(votes: Sequence[Vote], sentences: Sequence[Sentence]) -> bool:
    """Whether what comes right after the last agreement asks for something else: "Undantag bör dock göras ..."."""
    last = max(vote.at for vote in votes)
    return last + 1 < len(sentences) and asks_for_else(sentences[last + 1].search_text)


def _is_of_several(sentence: Sentence, sentences: Sequence[Sentence], ties: Mapping[str, Tie], reader: Reader) -> bool:
    """Whether it speaks of the topic together with others only, or goes on about what does."""
    last: Sentence | None = None
    for one in sentences:
        last = one if last is None or ties[one.id] is not Tie.GOES_ON else last
        if one is sentence:
            break
    return last is not None and reader.only_listed(last.search_text)


def _one_against_the_other(votes: Sequence[Vote], sentences: Sequence[Sentence]) -> bool:
    """Whether every doubt is said against an agreement: in its sentence, or in one right after that turns."""
    agreed = {vote.at for vote in votes if vote.attitude is not Attitude.DOUBTS}
    return all(
        vote.at in agreed or (vote.at - 1 in agreed and turns_against(sentences[vote.at].search_text))
        for vote in votes
        if vote.attitude is Attitude.DOUBTS
    )


def _sides_on_topic(text: str, tie: Tie, reader: Reader) -> list[Side]:
    text = reader.plain(text)
    sides = [] if reader.only_listed(text) else sides_of(text)
    return [side for side in sides if _is_on_topic(side, sides, text, tie, reader)]


def _limited(side: Side, reader: Reader) -> Attitude:
    """The side's attitude: an agreement is one in part unless what turns against it is about another topic.

    What rejects only how a thing is to be done ("att avgiften delas lika") doubts it.
    """
    if side.attitude is Attitude.REJECTS and is_of_an_aspect(side, reader):
        return Attitude.DOUBTS
    against = side.limited or (side.turned and not reader.elsewhere(side.turned))
    return Attitude.AGREES_PARTLY if against and side.attitude is Attitude.AGREES else side.attitude


def _is_on_topic(side: Side, sides: Sequence[Side], text: str, tie: Tie, reader: Reader) -> bool:
    points, about = pointer_words().objects, reader.about
    if side.attitude is Attitude.REJECTS:
        return rejects_topic(side, text, tie, reader) and not (tie is Tie.NAMES and reader.outdone(text))
    if about(side.after) or about(side.before) or (side.before and side.after and about(side.before + side.after)):
        return True
    if len(sides) == 1 and tie is Tie.NAMES and _holds_most(side, text, reader):
        return True
    pointing = bool(points.match(side.after) or pointer_words().strict.match(side.before.strip()))
    if tie is Tie.NAMES:
        return len(sides) == 1 and pointing and not pointer_words().whole.match(side.after.strip())
    alone = len(sides) == 1 and (tie is Tie.HEADED or turns_against(text))
    return pointing or alone


def _holds_most(side: Side, text: str, reader: Reader) -> bool:
    """Whether what a side is about holds most of what the sentence has of the topic, and nothing of another."""
    told = side.before + side.after
    if reader.elsewhere(text) or reader.elsewhere(told):
        return False
    return 0 < MOST * reader.strength(text.replace(side.turned, "")) <= reader.strength(told)
