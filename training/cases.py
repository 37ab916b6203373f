"""Invented remiss cases with their questions: what no public set has, questions of opinion and proposal."""

import json
from collections.abc import Iterator
from pathlib import Path

from ingest.case import load_case
from ingest.corpus import Corpus, read_corpus
from ingest.passage import Span
from training.pools import Pool, Question, gold_of, make_pool

QUESTIONS = "questions.jsonl"


def read_cases(folder: Path, first_pool: int) -> tuple[list[Pool], list[Question]]:
    """Every case below ``folder`` as a pool, and its questions; pools are numbered from ``first_pool``."""
    pools: list[Pool] = []
    questions: list[Question] = []
    for path in sorted(folder.glob(f"*/{QUESTIONS}")):
        corpus = read_corpus(load_case(path.parent))
        pool = make_pool(path.parent.name, corpus.sentences)
        questions += _questions(path, corpus, pool, first_pool + len(pools))
        pools.append(pool)
    return pools, questions


def _questions(path: Path, corpus: Corpus, pool: Pool, number: int) -> Iterator[Question]:
    documents = {document.path: document for document in corpus.documents}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        asked = json.loads(line)
        places = []
        for evidence in asked["evidence"]:
            document = documents[evidence["document"]]
            start = document.text.find(evidence["quote"])
            while start >= 0:
                places.append((document.id, Span(start, start + len(evidence["quote"]))))
                start = document.text.find(evidence["quote"], start + 1)
        gold = gold_of(pool, places)
        if bool(gold) == asked["answerable"]:
            yield Question(asked["id"], asked["question"], number, gold, kind=f"{asked['language']} {asked['style']}")
