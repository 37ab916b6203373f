"""``python -m eval.casebook``: how right a case's overview and matrix are, against a table made by hand.

Prints each measure, and with ``--wrong`` what is wrong. Without arguments it measures the shipped case and the second
memorandum of the suites, which has no case.toml.
"""

import argparse
import sys
from pathlib import Path

from assistant.about.build import about
from assistant.places import default_case
from assistant.positions.build import positions
from eval.casebook_measure import Tally, about_tallies, matrix_tallies
from eval.casebook_table import read_casebook
from ingest.case import load_case
from ingest.corpus import read_corpus

HERE = Path(__file__).parent
SHOWN = 12


def measured(case_folder: Path, table: Path) -> tuple[Tally, ...]:
    """Every measure of one case; raises CaseInvalid and ResultInvalid."""
    case, book = load_case(case_folder), read_casebook(table)
    corpus = read_corpus(case)
    return (
        *about_tallies(about(case, corpus), book, corpus),
        *matrix_tallies(positions(case, corpus), book, corpus),
    )


def main(arguments: list[str]) -> int:
    """Measure and print."""
    options = _options(arguments)
    cases = [options.case] if options.case else [default_case(Path.cwd()), HERE / "suites" / "pm-2016-041" / "case"]
    for case in cases:
        name = case.parent.name if case.name == "case" else case.name
        print(name)
        for tally in measured(case, options.table or HERE / "casebooks" / f"{name}.json"):
            share = f"{tally.hit / tally.all:.0%}" if tally.all else "-"
            print(f"  {tally.name:36s} {tally.hit:3d} of {tally.all:3d}  {share:>4s}")
            for other in tally.others[: SHOWN if options.wrong else 0]:
                print(f"      {other}")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.casebook", description=__doc__)
    parser.add_argument("--case", type=Path, help="a case folder")
    parser.add_argument("--table", type=Path, help="its table (default: eval/casebooks/<name of the folder>.json)")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong or missing too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
