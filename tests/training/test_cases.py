"""The invented cases that are learned from: whole, well-formed, and with nothing of the shipped case in them."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Language, RefusalReason
from assistant.places import shipped_case
from eval.import_suite_texts import LONG
from eval.suite import read_suite
from ingest.case import load_case
from ingest.corpus import read_corpus
from training.cases import QUESTIONS, read_cases

ROOT = Path(__file__).parents[2]
PARTS = {part: ROOT / "training" / "cases" / part for part in ("batch-1", "batch-2", "validation")}
CASES = sorted(path.parent for part in PARTS.values() for path in part.glob(f"*/{QUESTIONS}"))
KEYS = ["id", "language", "style", "type", "question", "answerable", "refusal", "evidence"]
SET_PHRASES = (
    "Borgarrådsberedningen föreslår att kommunstyrelsen beslutar följande.",
    "Borgarrådsberedningen tillstyrker föredragande borgarrådets förslag.",
    "Ärendet har remitterats till stadsledningskontoret.",
)
"""Sentences that belong to the form of a memorandum and stand in any."""


def rows(case: Path) -> list[dict[str, Any]]:
    lines = (case / QUESTIONS).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def named(case: Path) -> str:
    return case.name


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.mark.parametrize("case", CASES, ids=named)
def test_every_question_is_well_formed(case: Path) -> None:
    for row in rows(case):
        assert list(row) == KEYS
        assert row["id"].startswith(f"{case.name}-")
        assert Language(row["language"])
        assert row["question"] == row["question"].strip() != ""
        assert (row["answerable"], row["refusal"] is None) == (bool(row["evidence"]),) * 2
        assert row["answerable"] or RefusalReason(row["refusal"])
    assert 0 < sum(row["answerable"] for row in rows(case)) < len(rows(case))


@pytest.mark.parametrize("case", CASES, ids=named)
def test_every_quote_stands_in_its_document(case: Path) -> None:
    texts = {document.path: document.text for document in read_corpus(load_case(case)).documents}

    assert not [
        (row["id"], quoted["quote"])
        for row in rows(case)
        for quoted in row["evidence"]
        if not quoted["quote"].strip() or quoted["quote"] not in texts[quoted["document"]]
    ]


def test_nothing_is_asked_twice_of_a_case_and_every_id_is_its_own() -> None:
    ids = Counter(row["id"] for case in CASES for row in rows(case))
    questions = Counter((case, plain(row["question"])) for case in CASES for row in rows(case))

    assert not [twice for counted in (ids, questions) for twice, count in counted.items() if count > 1]


@pytest.mark.parametrize("part", PARTS)
def test_every_question_is_used_and_finds_its_sentences(part: str) -> None:
    pools, questions = read_cases(PARTS[part], first_pool=3)
    written = {row["id"]: row for case in CASES if case.parent == PARTS[part] for row in rows(case)}

    assert {question.id for question in questions} == written.keys()
    for question in questions:
        row, windows = written[question.id], pools[question.pool - 3].windows
        right = [windows[n].sentences[place] for n, places in question.gold.items() for place in places]
        assert question.text == row["question"]
        assert len(right) >= (1 if row["answerable"] else 0)
        quotes = [re.sub(r"\W", "", quoted["quote"]) for quoted in row["evidence"]]
        words = [re.sub(r"\W", "", sentence.search_text) for sentence in right]
        assert all(any(one in quote or quote in one for quote in quotes) for one in words)


def test_what_is_validated_with_is_not_learned_from() -> None:
    learned = plain(" ".join(text for part in ("batch-1", "batch-2") for text in texts_of(PARTS[part])))
    quotes = {
        q["quote"] for case in CASES if case.parent == PARTS["validation"] for r in rows(case) for q in r["evidence"]
    }

    assert not [quote for quote in quotes if len(quote) >= LONG and plain(quote) in learned]


def texts_of(folder: Path) -> Iterator[str]:
    """Everything that is written below a folder."""
    return (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.fixture(scope="module")
def written() -> str:
    return plain(" ".join(texts_of(ROOT / "training" / "cases")))


def test_no_sentence_of_the_shipped_case_stands_in_them(written: str) -> None:
    corpus = read_corpus(load_case(shipped_case()))
    verbatim = [corpus.document(s.document_id).text[s.span.start : s.span.end] for s in corpus.sentences]
    searched = [sentence.search_text for sentence in corpus.sentences]
    long = {plain(text) for text in (*verbatim, *searched) if len(plain(text)) >= LONG}

    assert len(long) > 100
    assert sorted(text for text in long if text in written) == sorted(map(plain, SET_PHRASES))


def test_neither_documents_nor_names_of_the_shipped_case_are_mentioned(written: str) -> None:
    case = load_case(shipped_case())
    names = {name for document in case.documents.values() for name in (document.title, document.diary_number) if name}
    names |= {alias for alias in case.proposer.aliases if alias[0].isupper()} if case.proposer else set()

    assert names
    assert not [name for name in names if re.search(rf"\b{re.escape(plain(name))}\b", written)]


def test_no_question_of_the_shipped_suites_is_among_them() -> None:
    asked = {plain(row["question"]) for case in CASES for row in rows(case)}
    suites = [path for path in sorted((ROOT / "eval" / "suites").rglob("*.jsonl")) if "guard" not in path.name]

    assert suites
    assert not [item.id for path in suites for item in read_suite(path) if plain(item.question) in asked]
