"""``python -m training.weigh``: the weights of ranking, refusal and confidence, fitted on questions made for it.

Prints them as they stand in ``assistant/read.py``, ``belief.py`` and ``confidence.py``, with what cross-validation
says of them. The held-out suites have no part in it.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np

from assistant.belief import Signals, signals
from assistant.compose import Budget, asked, choose
from assistant.confidence import log_odds, mass_of
from assistant.places import default_case
from assistant.question import Kind
from assistant.read import CaseReader, ReadWeights
from assistant.refuse import certain_reason
from assistant.select import Scored
from assistant.unknown import Vocabulary
from training.answering import Logistic, fit_logistic
from training.asked import Asked, of_case, of_suite, open_case
from training.measure import auc
from training.plain import PLAIN, of_texts, plain_folder
from training.ranking import fit_ranking, hits_at
from training.tables import Matrix, Table, table_of
from vectorstore.reader_model import prepare_reader
from vectorstore.reader_weights import SHIPPED_WEIGHTS
from vectorstore.reading import OnnxReader, Reader

FOLDS = 5
PLAINLY_TOLD = ("near", "coverage", "names", "found", "top", "mass")
TOLD = tuple(field.name for field in fields(Signals) if field.name != "mass")
"""The signals that each model weighs: without speakers there is less to go by."""

KEPT = 0.96
"""Of the answerable questions: how many the told bar still answers."""

CASES = Path(__file__).parent / "cases" / "validation"
SUITES = Path(__file__).parents[1] / "eval" / "suites"


def main(arguments: list[str]) -> int:
    """Fits everything and prints it."""
    options = _options(arguments)
    reader = OnnxReader(prepare_reader(options.indexes, _say, options.weights))
    tables = list(_tables(options, reader))
    weights = _ranking(tables)
    weighed = [table for table in tables if certain_reason(table.query, _spoken(table, weights), _known(table)) is None]
    plain = [table for table in weighed if table.suite == PLAIN]
    believed = dict(zip(map(id, weighed), _answering(weighed, weights, TOLD).believed, strict=True))
    believed |= dict(zip(map(id, plain), _answering(plain, weights, PLAINLY_TOLD).believed, strict=True))
    _confidence(weighed, weights, np.array([believed[id(table)] for table in weighed]))
    return 0


def _tables(options: argparse.Namespace, reader: Reader) -> Iterator[Table]:
    case = default_case(Path.cwd())
    shipped = open_case(case, options.indexes)
    for path in sorted((SUITES / case.name).glob("dev*.jsonl")):
        yield from _read(of_suite(path, shipped), reader)
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        yield from _read(of_case(folder, open_case(folder, options.indexes)), reader)
    for name, path, measured in (("squad", options.squad, False), ("swequad", options.swequad, True)):
        folder = options.indexes / f"{name}-texts"
        texts = plain_folder(path, measured, folder)
        yield from _read(of_texts(texts, open_case(folder, options.indexes)), reader)


def _read(questions: Iterator[Asked], reader: Reader) -> Iterator[Table]:
    case_reader: CaseReader | None = None
    for question in questions:
        case_reader = case_reader or CaseReader(question.assistant.index.corpus, reader)
        yield table_of(question, case_reader)


def _ranking(tables: Sequence[Table]) -> Matrix:
    """Prints how well the candidates rank before and after, and the weights."""
    folds = np.random.default_rng(0).permutation(len(tables)) % FOLDS
    fitted = [fit_ranking([t for t, fold in zip(tables, folds, strict=True) if fold != n]) for n in range(FOLDS)]
    of = {id(table): fitted[fold] for table, fold in zip(tables, folds, strict=True)}
    for name, own in _by_suite(tables).items():
        _say(f"{name:12s} first {_told(hits_at(own, lambda t: t.features[:, 0]))}")
        _say(f"{'':12s} read  {_told(hits_at(own, lambda t: t.features @ of[id(t)]))}")
    weights = fit_ranking(tables)
    for field, value in zip(fields(ReadWeights), weights, strict=True):
        print(f"    {field.name}: float = {value:.3f}")
    return weights


def _answering(tables: Sequence[Table], weights: Matrix, names: Sequence[str]) -> Logistic:
    """Prints how well answerable and unanswerable are told apart, the model, and the bar."""
    rows = []
    for table in tables:
        found = signals(table.query, _spoken(table, weights), table.ranked(weights), _known(table))
        rows.append({name: float(value) for name, value in asdict(found).items()})
    model = fit_logistic(
        names,
        np.array([[row[name] for name in names] for row in rows]),
        np.array([table.answerable for table in tables]),
    )
    print(model.told())
    for name in dict.fromkeys(table.suite for table in tables):
        _say(f"{name:12s} {_apart(tables, model.believed, name)}")
    _say(f"{'all':12s} {_apart(tables, model.believed)}")
    return model


def _apart(tables: Sequence[Table], believed: Matrix, suite: str | None = None) -> str:
    """AUC, and what is refused where the told share of the answerable is still answered."""
    own = [(b, t.answerable) for b, t in zip(believed, tables, strict=True) if suite in (None, t.suite)]
    yes = np.array([belief for belief, answerable in own if answerable])
    no = np.array([belief for belief, answerable in own if not answerable])
    bar = float(np.quantile(yes, 1 - KEPT))
    return f"AUC {auc([b for b, _ in own], [a for _, a in own]):.3f}  bar {bar:.2f} refuses {np.mean(no < bar):.2f}"


def _confidence(tables: Sequence[Table], weights: Matrix, believed: Matrix) -> None:
    """Prints the model of how likely what is shown is right."""
    rows, right = [], []
    for table, belief in zip(tables, believed, strict=True):
        if table.query.kind in {Kind.OVERVIEW, Kind.COMPARISON} or not table.speaks.any():
            continue
        spoken = _spoken(table, weights)
        shown = choose(table.query, spoken, table.assistant.index, Budget()).sentences
        rows.append((log_odds(float(belief)), log_odds(mass_of(shown, spoken))))
        quoted = {scored.sentence.id for scored, is_right in zip(table.first, table.right, strict=True) if is_right}
        right.append(any(sentence.id in quoted for sentence in shown))
    model = fit_logistic(("belief", "mass"), np.array(rows), np.array(right))
    print(model.told())
    _say(f"confidence   AUC {auc(list(model.believed), right):.3f}  right {np.mean(right):.2f}")


def _spoken(table: Table, weights: Matrix) -> list[Scored]:
    return asked(table.query, table.ranked(weights))


def _known(table: Table) -> Vocabulary:
    return table.assistant.vocabulary


def _by_suite(tables: Sequence[Table]) -> dict[str, list[Table]]:
    return {name: [t for t in tables if t.suite == name] for name in dict.fromkeys(t.suite for t in tables)}


def _told(shares: dict[int, float]) -> str:
    return "  ".join(f"@{depth} {share:.2f}" for depth, share in shares.items())


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.weigh", description=__doc__)
    parser.add_argument("--weights", type=Path, default=SHIPPED_WEIGHTS, help="the reader's (default: the shipped)")
    parser.add_argument("--indexes", type=Path, required=True, help="a folder for the cases' indexes")
    parser.add_argument("--swequad", type=Path, required=True, help="SweQUAD-MC, training part")
    parser.add_argument("--squad", type=Path, required=True, help="SQuAD_v2_sv, development part")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
