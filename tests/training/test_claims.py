import json
import random
from pathlib import Path

import pytest

from eval.claims import read_sources
from training.claims import Pair, made_pairs, read_pairs

MEMO = """PM 2011:7

Avgifter

Parkeringsavgiften bör inte höjas under åren 2011 till 2014.
Nämnden tillstyrker att bron byggs om till våren.
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    folder = tmp_path / "cases" / "batch-1" / "a1"
    folder.mkdir(parents=True)
    (folder / "doc1.txt").write_text(MEMO, encoding="utf-8")
    return tmp_path / "cases"


@pytest.fixture
def pairs(cases: Path, tmp_path: Path) -> tuple[Pair, ...]:
    def source(number: int, quote: str, true: str, false: str) -> str:
        return json.dumps(
            {
                "id": f"t-{number}",
                "sources": [{"document": "batch-1/a1/doc1.txt", "quote": quote}],
                "true": [{"text": true, "language": "sv", "how": "plain"}],
                "false": [{"text": false, "language": "sv", "class": "dropped_negation"}],
            }
        )

    lines = [
        source(1, MEMO.splitlines()[4], "Avgiften ska inte höjas före 2015.", "Avgiften ska höjas."),
        source(2, MEMO.splitlines()[5], "Bron får byggas om i vår.", "Bron ska rivas."),
    ]
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_pairs([path], cases)


def test_statements_come_with_the_sentences_that_they_cite(pairs: tuple[Pair, ...]) -> None:
    assert [(pair.text, pair.supported) for pair in pairs] == [
        ("Avgiften ska inte höjas före 2015.", True),
        ("Avgiften ska höjas.", False),
        ("Bron får byggas om i vår.", True),
        ("Bron ska rivas.", False),
    ]
    assert pairs[0].cited == (MEMO.splitlines()[4],)
    assert {pair.case for pair in pairs} == {"batch-1/a1"}


def test_more_are_made_by_rule(pairs: tuple[Pair, ...], cases: Path) -> None:
    made = made_pairs(pairs, cases, random.Random(1))
    kinds = {pair.kind for pair in made}
    assert {"verbatim", "made close", "made dropped_negation", "made swapped_stance", "made misplaced"} <= kinds
    assert all(pair.supported == (pair.kind in {"verbatim", "made close"}) for pair in made)


def test_a_misplaced_statement_cites_what_another_stands_on(pairs: tuple[Pair, ...], cases: Path) -> None:
    misplaced = [pair for pair in made_pairs(pairs, cases, random.Random(1)) if pair.kind == "made misplaced"]
    assert misplaced[0].text == pairs[0].text
    assert misplaced[0].cited == pairs[2].cited


def test_no_statement_of_the_guards_suites_is_among_those_learned_from() -> None:
    root = Path(__file__).parents[2]

    def texts(folder: Path, pattern: str) -> set[str]:
        sources = [source for path in sorted(folder.rglob(pattern)) for source in read_sources(path)]
        assert sources
        return {claim.text.casefold() for source in sources for claim in (*source.true, *source.false)}

    learned = texts(root / "training" / "claims", "*.jsonl")
    assert not learned & texts(root / "eval" / "suites", "guard-*.jsonl")
