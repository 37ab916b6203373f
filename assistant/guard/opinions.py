"""What a Swedish statement thinks of something beside what its source thinks of it, in whatever words of opinion."""

from assistant.guard.guard_words import GuardWords
from assistant.positions.matrix import Attitude
from assistant.positions.stances import sides_of
from assistant.words import tokens

_AGAINST = frozenset([Attitude.DOUBTS, Attitude.REJECTS])


def is_reversed(text: str, source: str, words: GuardWords) -> bool:
    """Whether the statement is all for what its source is all against, or the reverse.

    Nothing is certain of a statement that denies anything, or of one that limits the side it takes.
    """
    if (words.negators | words.unsure) & set(tokens(text)):
        return False
    claim = {(side.attitude, side.partly) for side in sides_of(text)}
    if not claim:
        return False
    told = {(side.attitude, side.partly) for side in sides_of(source)}
    whole = {(Attitude.AGREES, False)}
    return (claim == whole and _is_against(told)) or (told == whole and _is_against(claim))


def _is_against(sides: set[tuple[Attitude, bool]]) -> bool:
    return bool(sides) and all(attitude in _AGAINST for attitude, _ in sides)
