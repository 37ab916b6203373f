"""Matrices of invented cases, and their rows."""

from pathlib import Path

from assistant.positions.build import positions
from assistant.positions.matrix import Matrix, Topic
from ingest.case import load_case
from ingest.corpus import read_corpus


def matrix_of(folder: Path, report: str, memorandum: str) -> Matrix:
    """The matrix of a proposal and the memorandum that answers it, written to a folder."""
    (folder / "a.txt").write_text(report, encoding="utf-8")
    (folder / "b.txt").write_text(memorandum, encoding="utf-8")
    case = load_case(folder)
    return positions(case, read_corpus(case))


def row(matrix: Matrix, words: str) -> Topic:
    """The row of which a proposal holds these words."""
    return next(
        topic for topic in matrix.topics if not topic.whole and any(words in p.search_text for p in topic.proposals)
    )
