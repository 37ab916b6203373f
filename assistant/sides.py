"""Who takes which side, told by the matrix of positions: the words by which everyone on that side shows it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.answer import Language
from assistant.frames import frames_of
from assistant.lexicon import load_lexicon
from assistant.positions.build import positions
from assistant.positions.matrix import Attitude, Cell, Topic
from assistant.positions.terms import TermIndex, Terms
from assistant.question import Kind, Query
from assistant.select import Scored, chances_of
from assistant.siding import Side, SideQuestion
from assistant.words import tokens
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Role, Sentence

ENOUGH = 0.4
"""How much of what a question tells of its topic a row's name and proposals must hold."""
OF_A_PROPOSAL = 0.9
"""What a word of the proposals counts for beside one of the row's name."""


LIKELY, AHEAD = 0.3, 0.1
"""The chance that a row's sentences must have together, and be ahead of the next, where no words tell the row."""
MOST_PARTS = 10
"""So many views on parts are shown where there is none on the whole."""


class Reach(StrEnum):
    """What is found: the side itself, only on ``PART`` of the proposal, only ``MILDER`` views, or ``NONE`` on it."""

    FULL = "full"
    PART = "part"
    MILDER = "milder"
    NONE = "none"


_ON_SIDE = {
    Side.FOR: (Attitude.AGREES, Attitude.AGREES_PARTLY),
    Side.AGAINST: (Attitude.REJECTS,),
    Side.CRITICAL: (Attitude.REJECTS, Attitude.DOUBTS, Attitude.AGREES_PARTLY),
}
_MILDER = {Side.AGAINST: (Attitude.DOUBTS,)}
_UNSURE = (Attitude.SPEAKS,)
_SPOKEN = tuple(attitude for attitude in Attitude if attitude is not Attitude.SILENT)


@dataclass(frozen=True, slots=True)
class Sided:
    """Those who take the side: the sentence that shows it for each, those who take it most clearly first.

    ``about`` names by sentence id the part of the proposal that a view is on; ``unclear`` are others who speak of it;
    ``lines`` are the documents' own, such as who made a reservation. Without sentences nothing is known of the topic.
    """

    sentences: tuple[Sentence, ...]
    reach: Reach
    about: Mapping[str, str] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()
    lines: tuple[Sentence, ...] = ()

    @property
    def shown(self) -> tuple[Sentence, ...]:
        """All that is to be quoted, in its order: the documents' own lines first where they tell more."""
        return (*self.sentences, *self.lines) if self.reach is Reach.FULL else (*self.lines, *self.sentences)


class Sides:
    """Answers who takes which side in a case by its ``matrix``. Safe to share: it keeps nothing of a question."""

    def __init__(self, case: Case, corpus: Corpus) -> None:
        self.matrix = positions(case, corpus)
        self._parts = [topic for topic in self.matrix.topics if not topic.whole]
        self._index = TermIndex.learn(corpus.sentences)

    def of(self, asked: SideQuestion, query: Query, ranked: Sequence[Scored]) -> Sided | None:
        """Those whom a question asks for, None where it asks for something else as well.

        ``ranked`` are the question's candidates of all voices, best first.
        """
        if query.kind is Kind.COMPARISON or self._names_another(query, asked.roles):
            return None
        nothing = Sided((), Reach.NONE)
        if self._tells(asked.topic, query.language):
            topic = self._named(asked, query) or self._likeliest(ranked)
            return (self._on(topic, asked) if topic else None) or nothing
        found = self._on_the_whole(asked) or nothing
        return replace(found, lines=_lines(asked.side, found.reach, query, ranked))

    def _tells(self, topic: str, language: Language) -> bool:
        """Whether a question says what part of the proposal it asks about."""
        if language is Language.ENGLISH:
            return bool(set(tokens(topic)) - load_lexicon().general)
        return bool(self._index.of(topic))

    def _on_the_whole(self, asked: SideQuestion) -> Sided | None:
        """Views on the whole proposal; where none is on that side, those on its parts that are."""
        whole = next(topic for topic in self.matrix.topics if topic.whole)
        found = self._on(whole, asked)
        if found and found.reach is Reach.FULL:
            return found
        about: dict[str, str] = {}
        shown: dict[str, Sentence] = {}
        for topic in self._parts:
            for sentence in _shown(topic.cells, _ON_SIDE[asked.side], asked.roles):
                about.setdefault(sentence.id, topic.name)
                shown.setdefault(sentence.id, sentence)
        if not shown:
            return found
        return Sided(tuple(shown.values())[:MOST_PARTS], Reach.PART, about, _names(whole.cells, _UNSURE, asked.roles))

    def _on(self, topic: Topic, asked: SideQuestion) -> Sided | None:
        about = {} if topic.whole else {id_: topic.name for id_ in _held_by(topic)}
        unclear = _names(topic.cells, _UNSURE, asked.roles)
        if found := _shown(topic.cells, _ON_SIDE[asked.side], asked.roles):
            return Sided(found, Reach.FULL, about, unclear)
        if found := _shown(topic.cells, _MILDER.get(asked.side, ()), asked.roles):
            return Sided(found, Reach.MILDER, about, unclear)
        found = _shown(topic.cells, _SPOKEN, asked.roles)
        return Sided(found, Reach.NONE, about) if found else None

    def _names_another(self, query: Query, roles: Collection[Role]) -> bool:
        """Whether a question names one who speaks, and not as one of the roles: then it asks for their words."""
        proposer = self.matrix.proposer
        named = (query.wanted | query.preferred) - {proposer.name if proposer else None}
        among = {speaker.name for speaker in self.matrix.speakers if speaker.role in roles}
        return bool(query.sides) or not named <= among

    def _named(self, asked: SideQuestion, query: Query) -> Topic | None:
        """The row whose name and proposals hold enough of a question's topic."""
        terms = self._index.of(" ".join(query.terms) if query.language is Language.ENGLISH else asked.topic)
        best = max(self._parts, key=lambda row: self._held(terms, row), default=None)
        return best if best and terms and self._held(terms, best) >= ENOUGH * self._index.mass(terms) else None

    def _likeliest(self, ranked: Sequence[Scored]) -> Topic | None:
        """The row whose sentences have by far the most of the chance that a candidate answers the question."""
        chances = {scored.sentence.id: float(chance) for scored, chance in zip(ranked, chances_of(ranked), strict=True)}
        masses = [(sum(chances.get(one, 0.0) for one in _held_by(row)), row) for row in self._parts]
        masses.sort(key=lambda one: -one[0])
        if not masses or masses[0][0] < LIKELY:
            return None
        (most, row), *others = masses
        return row if all(most - mass >= AHEAD for mass, _ in others) else None

    def _held(self, terms: Terms, row: Topic) -> float:
        name = self._index.of(row.name)
        told = self._index.of(" ".join(sentence.search_text for sentence in row.proposals))
        every = {term: OF_A_PROPOSAL * weight for term, weight in told.items()} | dict(name)
        return self._index.shared(terms, every)


def _lines(side: Side, reach: Reach, query: Query, ranked: Sequence[Scored]) -> tuple[Sentence, ...]:
    """The formal lines that tell who is on a side: who dissents, or, where the views tell of nobody, who endorses."""
    if side is Side.FOR:
        asked = query.frames & {"endorsement"} if reach is not Reach.FULL else frozenset[str]()
    else:
        asked = query.frames & {"dissenters"}
    return tuple(scored.sentence for scored in ranked if asked and frames_of(scored.sentence, asked))


def _shown(cells: Iterable[Cell], attitudes: Sequence[Attitude], roles: Collection[Role]) -> tuple[Sentence, ...]:
    """The sentence that shows the attitude, one for each speaker; the attitudes in their order."""
    usable = [cell for cell in cells if not roles or cell.speaker.role in roles]
    ordered = (cell for attitude in attitudes for cell in usable if cell.attitude is attitude)
    found: dict[str | None, Sentence] = {}
    for cell in ordered:
        found.setdefault(cell.speaker.name, cell.sentences[0])
    return tuple(found.values())


def _names(cells: Iterable[Cell], attitudes: Sequence[Attitude], roles: Collection[Role]) -> tuple[str, ...]:
    found = (sentence.voice.speaker.name for sentence in _shown(cells, attitudes, roles))
    return tuple(dict.fromkeys(name for name in found if name))


def _held_by(row: Topic) -> set[str]:
    """The ids of the sentences that propose a topic or speak of it."""
    said = (sentence for cell in row.cells for sentence in cell.sentences)
    return {sentence.id for sentence in (*row.proposals, *said)}
