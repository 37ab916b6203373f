"""Ståndpunkter: topics as rows, speakers as columns; each cell says how the speaker takes the topic, and quotes it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from assistant.positions.export import matrix_csv, matrix_docx
from assistant.positions.matrix import Attitude, Cell, Matrix, Topic
from assistant.site.frame import POSITIONS, Tab, address
from assistant.site.page import Asked, File, Page, Reply
from assistant.site.quotes import Quote, Quotes
from assistant.site.shell import fill, notice
from assistant.ui.seam import Chat
from ingest.passage import Speaker
from prompts.texts import Texts, load_texts

SYMBOLS: Final[Mapping[Attitude, str]] = {
    Attitude.AGREES: "+",
    Attitude.AGREES_PARTLY: "±",
    Attitude.DOUBTS: "?",
    Attitude.REJECTS: "−",
    Attitude.SPEAKS: "•",
    Attitude.SILENT: "–",
}
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Column:
    """A speaker: ``id`` stands for them in addresses, as long as they are called the same."""

    id: str
    name: str
    role: str
    role_word: str
    members: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A cell: its attitude as a word and a symbol, and the sentences; none where the speaker is silent."""

    column: Column
    attitude: str
    word: str
    symbol: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A topic, what is proposed, and the cells of the chosen speakers."""

    id: str
    name: str
    whole: bool
    proposals: tuple[Quote, ...]
    cells: tuple[Said, ...]


class PositionsPage:
    """Fulfils ``SitePage``; the same as CSV and as a Word document lie beside it."""

    tab: Tab = POSITIONS
    largest_form: int = 0

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    def respond(self, asked: Asked) -> Reply:
        """The matrix; ``visa`` chooses speakers, ``oppna`` opens every cell."""
        chat = self._chat.still()
        matrix, texts = chat.positions(), load_texts(asked.language)
        match asked.rest:
            case "":
                return _page(chat, matrix, asked, texts)
            case ".csv":
                content = matrix_csv(matrix, texts, chat.documents())
                return File(texts.say("positions.file") + ".csv", "text/csv; charset=utf-8", content)
            case ".docx":
                return File(texts.say("positions.file") + ".docx", WORD, matrix_docx(matrix, texts, chat.documents()))
            case _:
                return notice("missing", asked.language)


def _page(chat: Chat, matrix: Matrix, asked: Asked, texts: Texts) -> Page:
    everyone = columns(matrix.speakers, asked.query.get("visa", ()), texts)
    quotes = Quotes(chat.documents(), asked.language)
    shown = [column for column in everyone if column.chosen]
    rows = [_row(topic, everyone, quotes, texts) for topic in matrix.topics]
    where = address(asked.language, POSITIONS.path)
    body = fill(
        "positions.html", asked.language, everyone=everyone, columns=shown, rows=rows, where=where,
        some=len(shown) < len(everyone), opened=asked.one("oppna") == "alla",
        proposer=matrix.proposer.name if matrix.proposer else None,
        legend=[(attitude.value, SYMBOLS[attitude], texts.say(f"attitude.{attitude.value}")) for attitude in Attitude],
    )  # fmt: skip
    return Page(texts.say("positions.title"), body, wide=True)


def columns(speakers: Iterable[Speaker], chosen: Iterable[str], texts: Texts) -> tuple[Column, ...]:
    """The speakers with an id each; all of them are chosen where no known one is."""
    made: list[Column] = []
    wanted, taken = set(chosen), set[str]()
    for speaker in speakers:
        name = speaker.name or texts.say("lead.unknown_speaker")
        id_ = _free(slug(name), taken)
        role = speaker.role.value
        members = ", ".join(speaker.members)
        made.append(Column(id_, name, role, texts.say(f"role.{role}"), members, id_ in wanted))
    if any(column.chosen for column in made):
        return tuple(made)
    return tuple(Column(one.id, one.name, one.role, one.role_word, one.members, True) for one in made)


def slug(name: str) -> str:
    """A name as it can stand in an address: lower-case letters without marks, digits and hyphens."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def _free(wanted: str, taken: set[str]) -> str:
    found = next(name for name in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if name not in taken)
    taken.add(found)
    return found


def _row(topic: Topic, everyone: tuple[Column, ...], quotes: Quotes, texts: Texts) -> Row:
    cells = zip(everyone, topic.cells, strict=True)
    return Row(
        id=slug(topic.id),
        name=texts.say("positions.whole") if topic.whole else topic.name,
        whole=topic.whole,
        proposals=tuple(quotes.of(sentence) for sentence in topic.proposals),
        cells=tuple(_said(column, cell, quotes, texts) for column, cell in cells if column.chosen),
    )


def _said(column: Column, cell: Cell, quotes: Quotes, texts: Texts) -> Said:
    return Said(
        column=column,
        attitude=cell.attitude.value.replace("_", "-"),
        word=texts.say(f"attitude.{cell.attitude.value}"),
        symbol=SYMBOLS[cell.attitude],
        quotes=tuple(quotes.of(sentence) for sentence in cell.sentences),
    )
