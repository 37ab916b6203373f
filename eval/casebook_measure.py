"""A case's overview and matrix held against a table made by hand: what was found, and what of it is right."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.about.about import About, DateKind
from assistant.positions.matrix import Attitude, Cell, Matrix, Topic
from eval.casebook_table import Casebook, Overview, Row, View, holds, plain
from ingest.corpus import Corpus
from ingest.passage import Sentence, Stance

CORE = "core"


@dataclass(frozen=True, slots=True)
class Tally:
    """``hit`` of ``all``, and the first few that were missed or should not be there."""

    name: str
    hit: int
    all: int
    others: tuple[str, ...] = ()


def about_tallies(found: About, told: Overview, corpus: Corpus) -> tuple[Tally, ...]:
    """How much of what the table calls core is there, and how much of what is there the table has."""
    dates = {_date(event.date, event.until) for event in found.timeline}
    deadline = next((event.date for event in found.timeline if event.kind is DateKind.DEADLINE), None)
    names = [entry.name for entry in found.names] + [member for entry in found.names for member in entry.members]
    terms = {plain(term.term).casefold() for term in found.terms}
    decisions = [place.sentence for place in found.decisions]
    asked = [s for s in decisions if s.voice.stance is Stance.DECISION_PROPOSAL] or decisions
    summary = [place.sentence for place in found.summary]
    return (
        Tally("deadline", int(deadline == told.deadline.date), 1, (str(deadline),)),
        Tally("what it is about", int(any(_is(corpus, s, quote) for s in summary for quote in told.what)), 1),
        _among("core dates found", [d.date for d in told.timeline if d.weight == CORE], dates.__contains__),
        _among("dates shown that are right", dates, {d.date for d in told.timeline}.__contains__),
        _among("core names found", [n.name for n in told.people if n.weight == CORE], lambda n: _named(n, names)),
        _among("names shown that are right", names, lambda n: _named(n, [person.name for person in told.people])),
        _among("decisions found", told.decisions, lambda q: any(_is(corpus, s, q) for s in decisions)),
        _among(
            "decisions shown that are right",
            [plain(s.search_text) for s in asked],
            lambda text: any(plain(quote) in text or text in plain(quote) for quote in told.decisions),
        ),
        _among(
            "core terms found", [t.term for t in told.glossary if t.weight == CORE], lambda t: t.casefold() in terms
        ),
    )


def matrix_tallies(found: Matrix, table: Casebook, corpus: Corpus) -> tuple[Tally, ...]:
    """Topics, and of the cells: how many say the same as the table, and how many say what it does not.

    Only cells of which the table is sure count, but for claims of a rejection, which all do.
    """
    columns = _columns(found, table, corpus)
    rows = [(row, _topics(found, row, corpus)) for row in table.positions.rows]
    cells = [
        (row, view, _cell(topics, columns.get(view.speaker), view, _joined_with(row, topics, rows, view), corpus))
        for row, topics in rows
        for view in row.cells
        if topics
    ]
    sure = [(row, view, cell) for row, view, cell in cells if view.sure]
    spoken = [(row, view, cell) for row, view, cell in sure if view.attitude is not Attitude.SILENT]
    silent = [(row, view, cell) for row, view, cell in sure if view.attitude is Attitude.SILENT]
    definite = [one for one in sure if one[2].attitude not in {Attitude.SILENT, Attitude.SPEAKS}]
    rejections = [one for one in cells if one[2].attitude is Attitude.REJECTS]
    matched = {topic.id for _, topics in rows for topic in topics}
    return (
        Tally("topics found", sum(bool(t) for _, t in rows), len(rows), tuple(r.topic for r, t in rows if not t)),
        _among("topics shown that are right", [t.id for t in found.topics], matched.__contains__),
        Tally("speakers found", len(columns), len({v.speaker for r in table.positions.rows for v in r.cells})),
        _cells("spoken cells not left silent", spoken, lambda view, cell: cell.attitude is not Attitude.SILENT),
        _cells("spoken cells of the right attitude", spoken, lambda view, cell: cell.attitude is view.attitude),
        _cells("silent cells shown as silent", silent, lambda view, cell: cell.attitude is Attitude.SILENT),
        _cells("definite attitudes that are right", definite, lambda view, cell: cell.attitude is view.attitude),
        _cells("rejections that are right", rejections, lambda view, cell: view.attitude is Attitude.REJECTS),
    )


def summed(cases: Iterable[Sequence[Tally]]) -> tuple[Tally, ...]:
    """Each measure over several cases, in their order; what is wrong stays with the cases."""
    hits: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for tally in (tally for tallies in cases for tally in tallies):
        hits[tally.name] += tally.hit
        every[tally.name] += tally.all
    return tuple(Tally(name, hits[name], every[name]) for name in every)


def _columns(found: Matrix, table: Casebook, corpus: Corpus) -> dict[str, str]:
    """The matrix's speaker for each of the table's, by whose sentences the table quotes."""
    columns: dict[str, str] = {}
    for speaker in {view.speaker for row in table.positions.rows for view in row.cells}:
        quotes = [
            q for row in table.positions.rows for view in row.cells if view.speaker == speaker for q in view.quotes
        ]
        said = [s.voice.speaker.name for s in corpus.sentences if any(_is(corpus, s, quote) for quote in quotes)]
        known = Counter(name for name in said if name in {column.name for column in found.speakers})
        if known:
            columns[speaker] = str(known.most_common(1)[0][0])
    return columns


def _topics(found: Matrix, row: Row, corpus: Corpus) -> tuple[Topic, ...]:
    def shares(topic: Topic) -> bool:
        return any(_is(corpus, sentence, quote) for sentence in topic.proposals for quote in row.proposal)

    if all(topic.whole for topic in found.topics if shares(topic)) or "helhet" in row.topic.casefold():
        whole = tuple(topic for topic in found.topics if topic.whole)
        return whole if "helhet" in row.topic.casefold() else ()
    return tuple(topic for topic in found.topics if shares(topic) and not topic.whole)


def _joined_with(
    row: Row, topics: Sequence[Topic], rows: Sequence[tuple[Row, Sequence[Topic]]], view: View
) -> set[str]:
    """What the table quotes of the speaker in rows that the matrix has as one with this one."""
    joined = [other for other, own in rows if other is not row and {t.id for t in own} & {t.id for t in topics}]
    return {quote for other in joined for one in other.cells if one.speaker == view.speaker for quote in one.quotes}


def _cell(topics: Sequence[Topic], column: str | None, view: View, elsewhere: set[str], corpus: Corpus) -> Cell:
    """What the column says in the row's topics; of several, where it says what the table quotes, else the first.

    What the table quotes ``elsewhere`` alone is said of another row, which the matrix shows as one with this one.
    """
    cells = [cell for topic in topics for cell in topic.cells if cell.speaker.name == column]
    spoken = [cell for cell in cells if cell.attitude is not Attitude.SILENT]
    meeting = (cell for cell in spoken if any(_is(corpus, s, quote) for s in cell.sentences for quote in view.quotes))
    of_it = (cell for cell in spoken if not any(_is(corpus, cell.sentences[0], quote) for quote in elsewhere))
    nothing = Cell(topics[0].cells[0].speaker, Attitude.SILENT)
    return next(meeting, next(of_it, nothing))


def _cells(name: str, cells: Sequence[tuple[Row, View, Cell]], right: Callable[[View, Cell], bool]) -> Tally:
    wrong = [
        f"{r.topic[:30]} / {v.speaker[:24]}: {v.attitude}, shown {c.attitude}" for r, v, c in cells if not right(v, c)
    ]
    return Tally(name, len(cells) - len(wrong), len(cells), tuple(wrong))


def _among(name: str, items: Iterable[str], right: Callable[[str], bool]) -> Tally:
    every = tuple(items)
    wrong = tuple(item for item in every if not right(item))
    return Tally(name, len(every) - len(wrong), len(every), wrong)


def _is(corpus: Corpus, sentence: Sentence, quote: str) -> bool:
    return holds(corpus.document(sentence.document_id), sentence, quote)


def _date(date: str, until: str | None) -> str:
    return f"{date}-{until}" if until and len(date) == 4 else date


def _named(name: str, others: Sequence[str]) -> bool:
    """Whether one of the names is this one, but for an article, a genitive or what stands in brackets."""
    own = _bare(name)
    return any(own == _bare(other) or own in _bare(other).split(" / ") for other in others)


def _bare(name: str) -> str:
    short = plain(name).casefold().split(" (")[0]
    return short[:-1] if len(short) > 4 and short.endswith("s") else short
