"""``python -m training.weigh_guard``: the weights with which the guard weighs what checker and words tell.

Prints them as they stand in ``assistant/guard/weighing.py``, and what cross-validation says of them: of the false
statements the share caught, and of the true ones the share stopped, rules included. The held-out suites have no part.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np

from assistant.guard.guard import Guard
from assistant.guard.weighing import BAR, Signals
from assistant.lexicon import load_lexicon
from assistant.places import default_case
from assistant.roster import build_roster
from eval.claims import Claim, claims_of, read_sources
from ingest.case import load_case
from ingest.corpus import Corpus, read_corpus
from ingest.passage import Sentence
from training.answering import fit_logistic
from training.claims import by_case
from vectorstore.reader_model import prepare_reader
from vectorstore.reader_weights import CHECKER_WEIGHTS
from vectorstore.reading import OnnxReader, Reader

HERE = Path(__file__).parent
SUITES = HERE.parent / "eval" / "suites"
NAMES = tuple(field.name for field in fields(Signals))
VALIDATION = "validation"
ELSEWHERE = "elsewhere"
MISPLACED = 3
"""Beside how many sentences that it does not cite a true statement is held: what a model says that ignores its sources
is like none that was written to be nearly right, and the weights must not be stretched to it."""
SEED = 1
CAUGHT = (0.94, 0.95, 0.96, 0.97)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement: where from, whether it is true, and what there is to weigh of it, None where a rule decides."""

    suite: str
    true: bool
    passed_by_rule: bool
    signals: Signals | None


def main(arguments: list[str]) -> int:
    """Fits the weights and prints them."""
    options = _options(arguments)
    checker = OnnxReader(prepare_reader(options.cache, _say, options.weights))
    rows = list(_rows(options, checker))
    open_ = [row for row in rows if row.signals is not None]
    features = np.array([[float(v) for v in asdict(row.signals).values()] for row in open_ if row.signals])
    model = fit_logistic(NAMES, features, np.array([row.true for row in open_]))
    print(model.told())
    believed = dict(zip(map(id, open_), map(float, model.believed), strict=True))
    chances = [believed.get(id(row), float(row.passed_by_rule)) for row in rows]
    scored = list(zip(rows, chances, strict=True))
    written = [(row.true, chance) for row, chance in scored if row.suite != ELSEWHERE]
    _say(f"{'all':16s} {_told(written)}")
    for suite in dict.fromkeys(row.suite for row in rows if row.suite != ELSEWHERE):
        _say(f"{suite:16s} {_told([(row.true, chance) for row, chance in scored if row.suite == suite])}")
    passed = np.mean([chance > BAR for row, chance in scored if row.suite == ELSEWHERE])
    _say(f"{ELSEWHERE:16s} {passed:.1%} pass at {BAR}")
    return 0


def _told(own: Sequence[tuple[bool, float]]) -> str:
    """For shares of false statements to catch, the bar that does it and the share of true ones that it stops."""
    true = np.array([chance for is_true, chance in own if is_true])
    false = np.array([chance for is_true, chance in own if not is_true])
    bars = [float(np.quantile(false, share, method="higher")) for share in CAUGHT]
    told = [
        f"{share:.0%} at {bar:.2f} stops {np.mean(true <= bar):.0%}" for share, bar in zip(CAUGHT, bars, strict=True)
    ]
    return "; ".join(told)


def _rows(options: argparse.Namespace, checker: Reader) -> Iterator[Weighed]:
    shipped = default_case(Path.cwd())
    folders = {SUITES / shipped.name: shipped}
    folders |= {path: path / "case" for path in sorted(SUITES.iterdir()) if (path / "case").is_dir()}
    for suites, folder in folders.items():
        corpus = read_corpus(load_case(folder))
        path = suites / "guard-dev.jsonl"
        yield from _weighed(suites.name, folder, corpus, claims_of(read_sources(path), corpus, path), checker)
    for case, sources in by_case(sorted((options.claims / VALIDATION).glob("*.jsonl"))).items():
        folder = options.cases / case
        corpus = read_corpus(load_case(folder))
        yield from _weighed(VALIDATION, folder, corpus, claims_of(sources, corpus, folder), checker)


def _weighed(suite: str, folder: Path, corpus: Corpus, claims: Sequence[Claim], checker: Reader) -> Iterator[Weighed]:
    lexicon = load_lexicon()
    rng = random.Random(SEED)
    guard = Guard(corpus, build_roster(corpus.sentences, load_case(folder).aliases, lexicon), lexicon, checker)
    for claim in claims:
        yield _row(suite, guard, claim.text, claim.sentences, claim.supported)
        others = [sentence for sentence in corpus.sentences if sentence not in claim.sentences]
        for other in rng.sample(others, MISPLACED) if claim.supported else ():
            yield _row(ELSEWHERE, guard, claim.text, (other,), False)


def _row(suite: str, guard: Guard, text: str, cited: Sequence[Sentence], true: bool) -> Weighed:
    ruled = guard.ruled(text, cited)
    return Weighed(suite, true, bool(ruled and ruled.sound), guard.signals(text, cited) if ruled is None else None)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.weigh_guard", description=__doc__)
    parser.add_argument("--weights", type=Path, default=CHECKER_WEIGHTS, help="the checker's (default: the shipped)")
    parser.add_argument("--cache", type=Path, required=True, help="a folder for the prepared checker")
    parser.add_argument("--claims", type=Path, default=HERE / "claims", help="batches of statements, true and false")
    parser.add_argument("--cases", type=Path, default=HERE / "cases", help="the invented cases")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
