"""Whether the topic is what is rejected: the gravest thing to say of a speaker, and so the most narrowly read."""

import re
from collections.abc import Sequence

from assistant.positions.matching import Tie
from assistant.positions.position_words import pointer_words
from assistant.positions.reader import Reader
from assistant.positions.stances import Side

_WORD = re.compile(r"\S+")
_NEAREST = 7
_SUBJECT = 4
"""Words after "avstyrker" and after "avstyrker att" in which the topic must stand."""
_AN_ASPECT = 2
_PART_OF = re.compile(
    r"^(?:.{0,60}?\bi\s+|\W*)(?:den|de)\s+del(?:ar)?\s+(?:av\s+\w+\s+)?(?:som\s+)?(?:rör|gäller|avser)\b", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:utan\s+att|om|förrän|innan|så\s+länge)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\W*(?:dem|den|det|detta|dessa|denna)(?=\W*$|[.,]|\s+(?:på|i|vid|inom|till|här|där|alls)\b)", re.IGNORECASE
)
_ONLY_A_THOUGHT = re.compile(
    r"\W*(?:tanken|idén|påståendet|uppfattningen|bilden|beskrivningen|slutsatsen)\s+(?:om\s+)?att\b", re.I
)


def rejects_topic(side: Side, text: str, tie: Tie, reader: Reader) -> bool:
    """Whether a side that rejects something in a text rejects the topic."""
    return _rejects_it(side, tie, reader) or _rejects_what_it_named(side, text, reader)


def _rejects_what_it_named(side: Side, text: str, reader: Reader) -> bool:
    """Whether "dem" or "den" is rejected after the sentence has named the topic and no other."""
    named = text[: text.find(side.after)] if side.after else ""
    return _PRONOUN.match(side.after) is not None and reader.about(named) and not reader.elsewhere(named)


def _rejects_it(side: Side, tie: Tie, reader: Reader) -> bool:
    """Whether the topic is what is rejected, and not a part of it or something that it is for."""
    about = reader.about
    if _ONLY_A_THOUGHT.match(side.after):
        return False
    words = _WORD.findall(_PART_OF.sub("", side.after))
    if not words[0:1] or words == ["."] or len(side.before.split()) > 1:
        return about(side.before) or (tie is not Tie.NAMES and _points(side.before, tie))
    if words[0] == "att":
        return about(" ".join(words[1:_SUBJECT])) or _is_the_proposal(words[1:], reader)
    return about(" ".join(words[:_NEAREST])) or (tie is not Tie.NAMES and _takes_pointer(side.after))


def _is_the_proposal(words: Sequence[str], reader: Reader) -> bool:
    """Whether a clause only says what is proposed, on no condition."""
    clause = " ".join(words).partition(",")[0]
    return reader.retold(clause) and not _CONDITION.search(clause)


def is_of_an_aspect(side: Side, reader: Reader) -> bool:
    """Whether "avstyrker att X ..." goes on with other things than those that are proposed of X."""
    words = _WORD.findall(side.after.partition(",")[0])
    said = " ".join(words[_SUBJECT - 1 :])
    if _is_the_proposal(words[1:], reader):
        return False
    return words[0:1] == ["att"] and len(reader.terms(said)) >= _AN_ASPECT and not reader.strength(said)


def _points(before: str, tie: Tie) -> bool:
    """Whether what stands before a side says of the topic that it is meant, or hardly anything at all."""
    return bool(pointer_words().strict.search(before)) or (tie is Tie.HEADED and len(before.split()) < _NEAREST)


def _takes_pointer(after: str) -> bool:
    return pointer_words().objects.match(after) is not None
