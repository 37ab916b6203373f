"""Every sentence of eight documents, against tables that were made by hand before or without the rules.

A row may carry a note where its label can be argued; ``other`` then holds the fields of the other reading.
"""

import json
import random
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.case import load_case
from ingest.corpus import read_corpus, read_document
from ingest.facts import document_facts
from ingest.passage import Document, Sentence, Speaker

ROOT = Path(__file__).parents[2]
FIRST_CASE = ROOT / "corpus" / "ksl-2015-2018"
SPEAKERS = ROOT / "tests" / "data" / "speakers"
MEMORANDA = ROOT / "tests" / "data" / "memoranda"
MARKS = "*_#>-• \t\n|"
FIELDS = ("speaker", "role", "stance", "reported_by", "members")


@dataclass(frozen=True)
class Gold:
    document: Document
    rows: tuple[dict[str, object], ...]
    proposer: Speaker | None = None
    aliases: tuple[str, ...] = ()

    def sentences(self) -> tuple[Sentence, ...]:
        return read_document(self.document, self.proposer, self.aliases)


def rows_of(path: Path) -> tuple[dict[str, object], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def first_case() -> list[Gold]:
    case = load_case(FIRST_CASE)
    assert case.proposer
    proposer = Speaker(case.proposer.name, "proposer")  # type: ignore[arg-type]
    corpus = read_corpus(case)
    return [
        Gold(document, rows_of(SPEAKERS / f"{Path(document.path).stem}.jsonl"), proposer, case.proposer.aliases)
        for document in corpus.documents
    ]


def plain_file(path: Path) -> Gold:
    with path.open(encoding="utf-8", newline="") as file:
        document = bare_document(path.name, file.read())
    return Gold(document, rows_of(path.with_suffix(".jsonl")))


def bare_document(name: str, text: str) -> Document:
    """A document without case.toml: only what its text tells."""
    facts = document_facts(text)
    return Document(name, name, facts.title or name, text, facts.issuer, facts.date, facts.diary_number)


MEMORANDUM_FILES = sorted(path for path in MEMORANDA.iterdir() if path.suffix in {".md", ".txt"})
GOLD = {gold.document.id: gold for gold in [*first_case(), *(plain_file(path) for path in MEMORANDUM_FILES)]}


def edges(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks and white space at its edges: the tables leave them in or out."""
    while start < end and text[start] in MARKS:
        start += 1
    while start < end and text[end - 1] in MARKS:
        end -= 1
    return start, end


def voice_of(sentence: Sentence) -> dict[str, object]:
    speaker = sentence.voice.speaker
    return {
        "speaker": speaker.name,
        "role": str(speaker.role),
        "stance": str(sentence.voice.stance),
        "reported_by": sentence.voice.reported_by,
        "members": list(speaker.members),
    }


def readings(row: dict[str, object]) -> list[dict[str, object]]:
    """The row's label, and the other acceptable one if there is one."""
    label = {field: row[field] for field in FIELDS}
    other = row.get("other")
    return [label, {**label, **other}] if isinstance(other, dict) else [label]


def test_there_are_eight_documents() -> None:
    assert len(GOLD) == 8


@pytest.mark.parametrize("name", GOLD)
def test_the_tables_quote_their_documents(name: str) -> None:
    gold = GOLD[name]
    wrong = [row for row in gold.rows if gold.document.text[row["start"] : row["end"]] != row["quote"]]  # type: ignore[misc]
    assert wrong == []


@pytest.mark.parametrize("name", GOLD)
def test_sentences_lie_within_the_rows_and_cover_them_all(name: str) -> None:
    gold = GOLD[name]
    text = gold.document.text
    rows = [edges(text, row["start"], row["end"]) for row in gold.rows]  # type: ignore[arg-type]
    spans = [edges(text, sentence.span.start, sentence.span.end) for sentence in gold.sentences()]
    crossing = [text[a:b] for a, b in spans if not any(start <= a and b <= end for start, end in rows)]
    assert crossing == []
    bare = [text[a:b] for a, b in rows if not any(start <= a and end >= b for start, end in spans)]
    cut = [row for row in bare if not _covered(row, text, rows, spans)]
    assert cut == []


def _covered(row: str, text: str, rows: list[tuple[int, int]], spans: list[tuple[int, int]]) -> bool:
    """A row cut finer: its sentences together hold every letter of it."""
    start, end = next(span for span in rows if text[span[0] : span[1]] == row)
    inside = "".join(text[a:b] for a, b in spans if start <= a and b <= end)
    return re.sub(r"\W", "", inside) == re.sub(r"\W", "", row)


@pytest.mark.parametrize("name", GOLD)
def test_every_sentence_has_its_voice(name: str) -> None:
    gold = GOLD[name]
    text = gold.document.text
    misses = []
    for sentence in gold.sentences():
        start, end = edges(text, sentence.span.start, sentence.span.end)
        row = next(row for row in gold.rows if row["start"] < end and start < row["end"])  # type: ignore[operator]
        if voice_of(sentence) not in readings(row):
            misses.append((sentence.search_text, voice_of(sentence), readings(row)))
    assert misses == []


def unmarked(text: str) -> str:
    lines = (re.sub(r"^#{1,6}\s*", "", line).replace("*", "") for line in text.splitlines())
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", "\n".join(lines))


def bold_headings(text: str) -> str:
    return re.sub(r"^#+ *\**([^\n*]+)\**$", r"**\1**", text, flags=re.MULTILINE)


def hash_headings(text: str) -> str:
    return re.sub(r"^\*\*([^*\n]{3,60})\*\*$", r"### \1", text, flags=re.MULTILINE)


def wrapped(text: str) -> str:
    lines = (
        textwrap.wrap(line, 78, break_on_hyphens=False, break_long_words=False) or [""] for line in text.splitlines()
    )
    return "\n".join(part for line in lines for part in line)


def windows_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def page_breaks(text: str) -> str:
    """Long paragraphs cut in the middle of a sentence, with a page number between the halves."""
    chance = random.Random(1)
    lines = []
    for line in text.splitlines():
        words = line.split(" ")
        at = chance.randrange(8, len(words) - 6) if len(words) > 25 else 0
        while at and at < len(words) - 2 and (words[at - 1].endswith((".", ":", "?")) or not words[at][:1].islower()):
            at += 1
        lines.append(" ".join(words[:at]) + f"\n\n{at}\n\n" + " ".join(words[at:]) if at else line)
    return "\n".join(lines)


def dense(text: str) -> str:
    """As a PDF page reads: wrapped lines and no blank ones."""
    return re.sub(r"\n\s*\n+", "\n", wrapped(unmarked(text)))


LAYOUTS: tuple[Callable[[str], str], ...] = (
    unmarked,
    bold_headings,
    hash_headings,
    wrapped,
    windows_ends,
    page_breaks,
    dense,
)


def letters(text: str) -> str:
    return re.sub(r"\[([^\]]+)\]\([^)]*\)|\W", lambda match: re.sub(r"\W", "", match[1] or ""), text).casefold()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("name", [name for name in GOLD if GOLD[name].document.issuer.role != "proposer"])
def test_another_layout_of_the_same_words_has_the_same_voices(name: str, layout: Callable[[str], str]) -> None:
    gold = GOLD[name]
    changed = bare_document(name, layout(gold.document.text))
    before = [(letters(sentence.search_text), voice_of(sentence)) for sentence in gold.sentences()]
    after = [
        (letters(sentence.search_text), voice_of(sentence))
        for sentence in Gold(changed, (), gold.proposer, gold.aliases).sentences()
        if not sentence.search_text.isdigit()
    ]
    assert after == before
