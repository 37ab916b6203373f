"""Who says what of each topic of a proposal, found in the documents by rule. Read ``positions`` top-down."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.positions.attitude import attitude_of
from assistant.positions.columns import columns_of, places_of
from assistant.positions.matching import Tie
from assistant.positions.matrix import Attitude, Cell, Matrix, Topic
from assistant.positions.proposals import of_the_whole, pieces_of
from assistant.positions.proposer import plain_of
from assistant.positions.reader import Reader
from assistant.positions.terms import TermIndex
from assistant.positions.titles import title_of
from assistant.positions.told import with_told
from assistant.positions.topics import group
from assistant.positions.tying import Found, Tied, Ties, reader_of, settled
from assistant.positions.whole import about_the_whole, on_the_whole
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Role, Sentence, Speaker

MOST_TOPICS = 16
"""More rows than these are not read; those that nobody speaks of go first."""
WHOLE = "helheten"
"""The id of the row on the whole proposal."""

_AGAINST = frozenset({Attitude.REJECTS, Attitude.DOUBTS, Attitude.AGREES_PARTLY})


def positions(case: Case, corpus: Corpus) -> Matrix:
    """The matrix: the row on the whole proposal first, then the topics as case.toml or the documents order them."""
    index = TermIndex.learn(corpus.sentences)
    found = Found(columns_of(corpus), index, places_of(corpus), plain_of(corpus))
    every = settled(with_told(group(pieces_of(corpus), index), case.topics), found)
    rows = [_row(every, at, found) for at in range(len(every.drafts))]
    whole = _whole_row(case, corpus, every, found, _objecting(rows))
    return Matrix(_proposer(corpus), tuple(found.columns), _with_ids((whole, *_most_spoken_of(rows))))


def _row(every: Tied, at: int, found: Found) -> Topic:
    draft, ties = every.drafts[at], every.ties[at]
    reader = reader_of(every.profiles[at], every.profiles, found)
    cells = tuple(_cell(speaker, said, ties[speaker], reader) for speaker, said in found.columns.items())
    return Topic("", title_of(draft), draft.proposals, cells)


def _objecting(rows: Sequence[Topic]) -> frozenset[Speaker]:
    """Those who hold something against one of the topics."""
    return frozenset(cell.speaker for row in rows for cell in row.cells if cell.attitude in _AGAINST)


def _whole_row(case: Case, corpus: Corpus, every: Tied, found: Found, objecting: frozenset[Speaker]) -> Topic:
    """The views on the proposal as such: what stands under a topic's heading or goes on about one is none."""
    about = about_the_whole(of_the_whole(corpus), _is_memo(corpus))
    reader = Reader(about, lambda _: False, lambda _: 0.0, found.index.of, objecting)
    cells: list[Cell] = []
    for speaker, said in found.columns.items():
        elsewhere = {key for tied in every.ties for key, tie in tied[speaker].items() if tie is not Tie.NAMES}
        left = tuple(one for one in said if one.id not in elsewhere and not found.places[one.id].heading)
        cells.append(_cell(speaker, left, on_the_whole(left, reader.about), reader))
    return Topic(WHOLE, _title(case, corpus), of_the_whole(corpus), tuple(cells), whole=True)


def _title(case: Case, corpus: Corpus) -> str:
    """The case's title, or the first document's where the case has none but its folder's name."""
    return case.title if case.title != case.folder.resolve().name else corpus.documents[0].title


def _cell(speaker: Speaker, said: Sequence[Sentence], ties: Ties, reader: Reader) -> Cell:
    """What a speaker says of a topic: what shows the attitude first, then their own words before those retold."""
    on_it = [sentence for sentence in said if sentence.id in ties]
    if not on_it:
        return Cell(speaker, Attitude.SILENT)
    attitude, shown = attitude_of(on_it, ties, reader)
    rest = [sentence for sentence in on_it if sentence is not on_it[shown]]
    rest.sort(key=lambda sentence: sentence.voice.reported_by is not None)
    return Cell(speaker, attitude, (on_it[shown], *rest))


def _most_spoken_of(rows: Sequence[Topic]) -> list[Topic]:
    """The rows in their order, without those that the fewest speak of where there are too many."""
    ranked = sorted(rows, key=lambda row: -sum(cell.attitude is not Attitude.SILENT for cell in row.cells))
    kept = ranked[:MOST_TOPICS]
    return [row for row in rows if row in kept]


def _proposer(corpus: Corpus) -> Speaker | None:
    proposing = (sentence.voice.speaker for sentence in corpus.sentences)
    return next((speaker for speaker in proposing if speaker.role is Role.PROPOSER), None)


def _is_memo(corpus: Corpus) -> bool:
    """Whether what is proposed is called a memorandum by those who propose it or retell it."""
    told = (sentence for sentence in corpus.sentences if sentence.voice.speaker.role is Role.PROPOSER)
    return any("promemoria" in sentence.search_text.casefold() for sentence in told)


def _with_ids(rows: Sequence[Topic]) -> tuple[Topic, ...]:
    """Ids of the names' letters, which stay while the names do; no two alike."""
    taken: dict[str, int] = {}
    named: list[Topic] = []
    for row in rows:
        slug = row.id or _slug(row.name)
        taken[slug] = taken.get(slug, 0) + 1
        unique = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        named.append(Topic(unique, row.name, row.proposals, row.cells, row.whole))
    return tuple(named)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "amne"
