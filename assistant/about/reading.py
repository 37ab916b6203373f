"""An order to read a case in: the proposal, the matter, the commissioner's view, the opinions, the dissent.

A memorandum is read section by section, any other document as a whole. A step is told by where its running text begins.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from assistant.about.about import Step
from assistant.about.proposals import proposal_documents, sentences_of
from assistant.about.spots import whole
from ingest.corpus import Corpus
from ingest.form_words import APPENDIX, CONTENTS, DISSENTS, MATTER, PREPARATION, RESERVATIONS, RESPONSES, form_word
from ingest.passage import Document, Role, Sentence, Stance

_WORDS_A_MINUTE = 200
_FEWEST_WORDS = 15
_OWN_PARTS = frozenset({MATTER, PREPARATION, RESPONSES})


class _Turn(IntEnum):
    PROPOSAL = 0
    MATTER = 1
    VIEW = 2
    OPINION = 3
    DISSENT = 4


def reading(corpus: Corpus) -> tuple[Step, ...]:
    """The steps in order; parts with hardly any text are left out, and so is the list of contents."""
    own = {document.id for document in proposal_documents(corpus)}
    steps: list[tuple[_Turn, Step]] = []
    for document in corpus.documents:
        sentences = sentences_of(corpus, document)
        if document.id in own:
            steps += _whole(document, sentences, _Turn.PROPOSAL)
        elif _is_memorandum(sentences):
            steps += _parts(document, sentences)
        else:
            steps += _whole(document, sentences, _Turn.OPINION)
    return tuple(step for _, step in sorted(steps, key=lambda pair: pair[0]))


def _is_memorandum(sentences: Sequence[Sentence]) -> bool:
    words = {form_word(title) for sentence in sentences for title in sentence.section}
    return bool(words & _OWN_PARTS) or any(s.voice.speaker.role is Role.COMMISSIONER for s in sentences)


def _whole(document: Document, sentences: Sequence[Sentence], turn: _Turn) -> Iterator[tuple[_Turn, Step]]:
    running = list(_running(sentences))
    if running:
        yield turn, Step(document, (), whole(running[0]), _minutes(sentences))


def _parts(document: Document, sentences: Sequence[Sentence]) -> Iterator[tuple[_Turn, Step]]:
    parts: dict[tuple[str, ...], list[Sentence]] = {}
    for sentence in sentences:
        parts.setdefault(_part(sentence), []).append(sentence)
    for section, inside in parts.items():
        running = list(_running(inside))
        if section and running and _words(inside) >= _FEWEST_WORDS and not _is_furniture(section):
            yield _turn(section, running), Step(document, section, whole(running[0]), _minutes(inside))


def _part(sentence: Sentence) -> tuple[str, ...]:
    """The part that a sentence is read in: a body's section within the opinions, a committee's dissent, a section."""
    section = sentence.section
    if len(section) > 1 and (form_word(section[0]) == RESPONSES or sentence.voice.stance is Stance.DISSENT):
        return section[:2]
    if len(section) > 1 and form_word(section[1]) is not None and form_word(section[1]) != MATTER:
        return section[:2]
    return section[:1]


def _turn(section: tuple[str, ...], running: Sequence[Sentence]) -> _Turn:
    """Whose words fill the part, and so when it is read."""
    counted = {turn: sum(_words([s]) for s in running if _voiced(s) is turn) for turn in _Turn}
    if form_word(section[-1]) in DISSENTS:
        return _Turn.DISSENT
    most = max(counted, key=lambda turn: counted[turn])
    if form_word(section[-1]) == MATTER or not counted[most]:
        return _Turn.MATTER
    return _Turn.MATTER if most is _Turn.PROPOSAL else most


def _voiced(sentence: Sentence) -> _Turn | None:
    voice = sentence.voice
    if voice.stance is Stance.DISSENT or voice.speaker.role is Role.DISSENTER:
        return _Turn.DISSENT
    if voice.speaker.role is Role.COMMISSIONER:
        return _Turn.VIEW
    if voice.stance is Stance.PROPOSAL:
        return _Turn.PROPOSAL
    return _Turn.OPINION if voice.stance in {Stance.POSITION, Stance.DECISION} else None


def _is_furniture(section: tuple[str, ...]) -> bool:
    return form_word(section[-1]) in {CONTENTS, APPENDIX, RESERVATIONS}


def _running(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Sentences that are no headings, dates or signatures."""
    return (
        s for s in sentences if s.search_text.rstrip(" *_”").endswith((".", ":", "?", "!")) and len(s.search_text) > 20
    )


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.search_text.split()) for sentence in sentences)


def _minutes(sentences: Iterable[Sentence]) -> int:
    return max(1, round(_words(sentences) / _WORDS_A_MINUTE))
