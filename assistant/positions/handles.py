"""The word by which a proposal is spoken of once it has been told: its compound noun, or the compound's end.

"Ett handledarbidrag" is called "handledarbidraget" and then "bidraget" wherever the documents go on about it, however
often. How rare a word is says nothing here; that only one topic is called so does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.positions.called import Handles
from assistant.positions.marks import letter_of, names_with, number_of
from assistant.positions.naming import heart_of, name_of
from assistant.positions.position_words import other_words, proposal_words
from assistant.positions.terms import TermIndex
from assistant.positions.topics import Draft, is_listing, several
from vectorstore.words import stem, words

SHORTEST = 8
SURE_NOUN = 12
"""Letters of a compound's stem that is as good as a name; and of one that is so whatever its ending."""
LONG = 11
"""And of one that is so though it cannot be taken apart."""
FEW, RARE = 6, 0.6
"""In so few sentences, or as rare, a word is not one that the whole case is about."""
SHORTEST_END = 3
_NO_NOUN = re.compile(
    r"(?:[ae]rad?e?|erat|ade|ande|ende|iska?|iskt|lig|liga|ligt|are|aren|arens|arna|arnas|ares|ning|ningen|as|ställa|hålla|era)$"
)
_NARROWER = re.compile(r"\s(?:för|i|på|av|om|till|med|vid|från|inom|hos|mot|under)\s.*$")
_JOINED = re.compile(r",\s+|\s+(?:och|samt|respektive)\s+")


def handles_of(drafts: Sequence[Draft], index: TermIndex) -> tuple[Handles, ...]:
    """The handles of each topic, in their order; what two topics are called by is a handle of neither.

    A heading's word belongs to the topic under that heading, and a name's last word to the topic of that name, whatever
    else holds it.
    """
    headed = [_of_heading(draft, index) for draft in drafts]
    called = [_of_name(draft, index) for draft in drafts]
    held = [_of_pieces(draft, index) for draft in drafts]
    owned = [
        frozenset(word for word in every if word in _surest(draft, own, name) or _is_rare(word, index))
        for draft, own, name, every in zip(drafts, headed, called, _shared_out((headed, called, held)), strict=True)
    ]
    ends = [_ends(own, index) for own in owned]
    marks = _marks(drafts)
    openings = [own & every for own, every in zip(headed, owned, strict=True)]
    return tuple(map(Handles, owned, _only_once(ends), marks, openings))


def _surest(draft: Draft, headed: frozenset[str], called: frozenset[str]) -> frozenset[str]:
    """The words that call a topic however often they stand: its heading's, and its name's if it is under a heading."""
    return headed | called if draft.under else headed


def _shared_out(stages: Sequence[Sequence[frozenset[str]]]) -> list[frozenset[str]]:
    """Each word to the one topic that has it at the earliest stage at which any has; to none where several have."""
    owned = [frozenset[str]() for _ in stages[0]]
    settled: frozenset[str] = frozenset()
    for stage in stages:
        left = [own - settled for own in stage]
        owned = [own | more for own, more in zip(owned, _only_once(left), strict=True)]
        settled = settled.union(*left)
    return owned


def _only_once(every: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """What stands in only one of them, for each."""
    taken = Counter(word for own in every for word in own)
    return [frozenset(word for word in own if taken[word] == 1) for own in every]


def _marks(drafts: Sequence[Draft]) -> list[frozenset[str]]:
    """The numbers and letters that only one topic opens with, and the names that stand with its letters."""
    told = [piece.sentence.search_text for draft in drafts for piece in draft.pieces]
    own = _only_once([_opening_marks(draft) for draft in drafts])
    return [marks.union(*(names_with(mark, told) for mark in marks)) for marks in own]


def _opening_marks(draft: Draft) -> frozenset[str]:
    """The numbers of a topic's heading and of its proposals in a list ("förslag 3", "avsnitt 2.1"), and its letter."""
    told = [piece.sentence.search_text for piece in draft.pieces]
    if draft.under and draft.name == draft.under:
        told += [piece.sentence.section[-1] for piece in draft.pieces if piece.sentence.section]
    letters = {letter_of(piece.text) for piece in draft.pieces}
    return frozenset({*map(number_of, told), *letters} - {""})


def _is_rare(word: str, index: TermIndex) -> bool:
    """Whether a word is not one that the whole case is about; that a heading names a topic by it is another matter."""
    return index.counts.get(word, 0) <= FEW or index.rarity(word) >= RARE


def _of_heading(draft: Draft, index: TermIndex) -> frozenset[str]:
    """The words of the heading that names the topic; of one that names several things, those proposed there."""
    if not draft.fixed:
        return frozenset()
    own = frozenset(root for head in _heads(draft.name) if _is_heads(root := _root(head.casefold()), head, index))
    return own & _of_pieces(draft, index) if draft.under and several(draft.name) else own


def _of_name(draft: Draft, index: TermIndex) -> frozenset[str]:
    """The words that end what the topic's own name is of: "Årlig torgavgift för alla": torgavgift."""
    if draft.under == draft.name:
        return frozenset()
    return frozenset(_compounds(head_of(draft.name).split()[-1:], index))


def _of_pieces(draft: Draft, index: TermIndex) -> frozenset[str]:
    opening = [piece.text for piece in draft.pieces if piece.opens and not is_listing(piece)]
    told = [each for text in opening for each in (head_of(name_of(text)), head_of(heart_of(text)))]
    return frozenset(_compounds(told, index))


def head_of(name: str) -> str:
    """A name without what narrows it: "Avgift för alla": avgift."""
    return _NARROWER.sub("", name)


def _heads(name: str) -> list[str]:
    """The last word of each of the things that a heading names: "Regionala råd och avgift för alla": råd, avgift."""
    return [part.split()[-1] for part in _JOINED.split(head_of(name)) if part.split()]


def _root(word: str) -> str:
    """The stem, also of the few definite forms that keep their ending ("garantin")."""
    own = stem(word)
    return own[:-1] if own.endswith("in") else own


def _compounds(texts: Iterable[str], index: TermIndex) -> Iterable[str]:
    for text in texts:
        for word in words(text):
            own = _root(word)
            if own in _ALIKE or (len(own) >= SHORTEST and _is_noun(word, own) and _tells(own, word, index)):
                yield own


def _is_noun(word: str, own: str) -> bool:
    return word.isalpha() and (len(own) >= SURE_NOUN or not _NO_NOUN.search(word))


def _is_heads(own: str, word: str, index: TermIndex) -> bool:
    """Whether the last word of a heading tells by itself: headings are nouns, which need no taking apart."""
    return len(own) >= SHORTEST and word.isalpha() and own not in proposal_words().generic | index.ignored


def tells_by_itself(word: str, index: TermIndex) -> bool:
    """Whether a word is a compound noun that tells what a text is about wherever it stands."""
    own = _root(word.casefold())
    return len(own) >= SHORTEST and word.isalpha() and _is_rare(own, index) and _tells(own, word, index)


def _tells(own: str, word: str, index: TermIndex) -> bool:
    if own in proposal_words().generic | index.ignored:
        return False
    return bool(index.splitter.parts(word)) or (len(own) >= LONG and not _NO_NOUN.search(word))


def _ends(compounds: Iterable[str], index: TermIndex) -> frozenset[str]:
    """The last parts of the compounds, where no other compound of the case ends so and nobody is called so."""
    ends = {_root(cut[1]) for compound in compounds if (cut := index.splitter.cut(compound)) is not None}
    return frozenset(end for end in ends if _is_only_end(end, frozenset(compounds), index))


def _is_only_end(end: str, compounds: frozenset[str], index: TermIndex) -> bool:
    if len(end) < SHORTEST_END or end in index.ignored or end in _BODIES:
        return False
    return not any(term.endswith(end) and term != end and term not in compounds for term in index.counts)


_ALIKE = frozenset(stem(word) for word in proposal_words().alike.values() if len(stem(word)) >= SHORTEST)
_BODIES = frozenset(stem(word) for word in (*other_words().endings, *other_words().selves))
