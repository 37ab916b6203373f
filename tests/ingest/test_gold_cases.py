"""Every sentence of fourteen cities' answers, as their cases are read, against tables that were made by hand.

A row's ``other`` is another acceptable reading. The proposals that they answer are their authors' throughout.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from ingest.case import load_case
from ingest.corpus import Corpus, read_corpus
from ingest.passage import Role, Sentence, Stance

CASES = Path(__file__).parents[2] / "training" / "cases"
TABLES = {path.stem: path for path in sorted((Path(__file__).parent / "voices").glob("*.jsonl"))}
AUTHORS = {
    "q1": "Akutförbundet Västanälven",
    "q2": "Energi- och samhällsdepartementet",
    "r1": "Utredningen om lärlingsplatser och vuxenutbildning",
    "r2": "Länsstyrelsen i Sundviks län",
    "s1": "Kommunalförbundet Vättermark",
    "s2": "Statens trafikverksamhet",
    "t1": "Hyresregisterutredningen",
    "t2": "Myndigheten för arkiv och digitalt minne",
    "u1": "Socialdepartementet",
    "u2": "Marina transportmyndigheten",
    "w1": "Äldreomsorgsutredningen",
    "w2": "Arbetsgruppen för delad mobilitet i Vendarö län",
    "za2": "Länssamverkan Krisberedd Ljungmark",
    "ze2": "Samordningsgruppen för vattenråden kring Silverån",
}
FIELDS = ("speaker", "role", "stance", "reported_by", "members")


@cache
def corpus_of(name: str) -> Corpus:
    return read_corpus(load_case(next(CASES.glob(f"batch-[34]/{name}"))))


def rows_of(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in TABLES[name].read_text(encoding="utf-8").splitlines()]


def label(sentence: Sentence) -> dict[str, object]:
    voice = sentence.voice
    values = (voice.speaker.name, voice.speaker.role, voice.stance, voice.reported_by, list(voice.speaker.members))
    return dict(zip(FIELDS, values, strict=True))


def accepts(row: dict[str, object], found: dict[str, object]) -> bool:
    return found in [{field: row[field] for field in FIELDS}, row.get("other")]


def test_there_is_a_table_for_each_author() -> None:
    assert sorted(TABLES) == sorted(AUTHORS)


@pytest.mark.parametrize("name", TABLES)
def test_the_table_quotes_the_answer(name: str) -> None:
    text = corpus_of(name).document("doc2").text
    wrong = [row for row in rows_of(name) if text[row["start"] : row["end"]] != row["quote"]]  # type: ignore[index]
    assert wrong == []


@pytest.mark.parametrize("name", TABLES)
def test_every_sentence_of_the_answer_has_its_voice(name: str) -> None:
    table = {(row["start"], row["end"]): row for row in rows_of(name)}
    answer = [sentence for sentence in corpus_of(name).sentences if sentence.document_id == "doc2"]
    assert [(sentence.span.start, sentence.span.end) for sentence in answer] == list(table)
    labelled = [(sentence, table[sentence.span.start, sentence.span.end]) for sentence in answer]
    misses = [(row["quote"], label(sentence)) for sentence, row in labelled if not accepts(row, label(sentence))]
    assert misses == []


@pytest.mark.parametrize("name", AUTHORS)
def test_the_proposal_is_its_authors(name: str) -> None:
    proposal = [sentence for sentence in corpus_of(name).sentences if sentence.document_id == "doc1"]
    assert {(s.voice.speaker.name, s.voice.speaker.role) for s in proposal} == {(AUTHORS[name], Role.PROPOSER)}
    assert {s.voice.stance for s in proposal} == {Stance.PROPOSAL, Stance.BACKGROUND}
