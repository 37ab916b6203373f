"""The row of views on the proposal as such: "tillstyrker förslaget", "i stort positiv till betänkandet".

What is said of one part of it, under that part's heading or of another's proposal, is no view of the whole.
"""

import re
from collections.abc import Callable, Sequence

from assistant.positions.matching import Tie
from assistant.positions.position_words import pointer_words, stance_words
from assistant.positions.stances import sides_of
from ingest.passage import Sentence
from vectorstore.words import content_words, stem

SHARED = 3
"""So many words of what the whole proposal is said to be about make a view of it."""
_TELLS_WHAT = re.compile(r"^.*\b(?:föreslå|förslag\s+till|yttra\s+sig\s+över|förslag\s+om)\b", re.IGNORECASE)
_MEMO = re.compile(r"\bpromemorians?\b", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:en|ett|vilket|vilka|som|där|när|då|eftersom|men|något)\b")
_BARE = re.compile(r"\W*(?:också|även)?\W*")
_SIDED = re.compile(r"\b(?:till|av)styrk\w+|\bi\s+sin\s+helhet\b", re.IGNORECASE)


def about_the_whole(proposals: Sequence[Sentence], memo: bool) -> Callable[[str], bool]:
    """Tells whether words name the proposal as such.

    ``proposals`` are the sentences that say what it is about; ``memo`` whether it is called a memorandum: else that is
    what answers it.
    """
    told = [frozenset(map(stem, content_words(_TELLS_WHAT.sub("", one.search_text)))) for one in proposals]

    def about(text: str) -> bool:
        text = _ASIDE.split(text)[0]
        if not _BARE.sub("", _without_measure(text)):
            return bool(text.strip(" .,"))
        if names_the_whole(text if memo else _MEMO.sub("", text)):
            return True
        said = frozenset(map(stem, content_words(text)))
        return any(len(said & words) >= SHARED for words in told)

    return about


def on_the_whole(sentences: Sequence[Sentence], about: Callable[[str], bool]) -> dict[str, Tie]:
    """The ids of the sentences with a view of the whole; none of those says that it is of a part."""
    return {sentence.id: Tie.NAMES for sentence in sentences if _is_of_the_whole(sentence.search_text, about)}


def _without_measure(text: str) -> str:
    return stance_words().share.sub("", stance_words().measure.sub("", text))


def names_the_whole(text: str) -> bool:
    """Whether the words hold a name of the proposal that nothing narrows to a part or to another's proposal."""
    words = pointer_words()
    narrowed = [match.span() for match in words.narrowed.finditer(text)]
    return any(
        not any(start <= match.start() < end or start < match.end() <= end for start, end in narrowed)
        for match in words.whole.finditer(text)
    )


def _is_of_the_whole(text: str, about: Callable[[str], bool]) -> bool:
    if pointer_words().parts.match(text):
        return False
    opening = pointer_words().whole.match(text)
    if opening and names_the_whole(text[: opening.end() + 12]):
        return True
    sides = sides_of(text)
    if any(about(side.after) or about(side.before) for side in sides):
        return True
    if any(not _without_measure(side.after).strip(" .,") and not side.before for side in sides):
        return True
    sided = _SIDED.search(text) or stance_words().neutral.search(text)
    return names_the_whole(text) and sided is not None
