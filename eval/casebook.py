"""``python -m eval.casebook``: how right a case's overview and matrix are, against a table made by hand.

Prints each measure, and with ``--wrong`` what is wrong. Without arguments it measures the shipped case and the second
memorandum of the suites, which has no case.toml. With ``--labels`` it measures the matrix alone, over all the cases
that careful readers labelled, which lie beside the package.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.about.build import about
from assistant.places import default_case
from assistant.positions.build import positions
from eval.casebook_labels import label_files, labelled_book
from eval.casebook_measure import Tally, about_tallies, matrix_tallies, summed
from eval.casebook_table import read_casebook
from eval.tally_text import show, told
from ingest.case import load_case
from ingest.corpus import read_corpus
from ingest.errors import CaseInvalid, RemissError

HERE = Path(__file__).parent
CASES = HERE.parent / "training" / "cases"
"""The invented cases, ``<batch>/<case>``: in a checkout, not in an installed package."""


def measured(case_folder: Path, table: Path) -> tuple[Tally, ...]:
    """Every measure of one case that the table has; raises CaseInvalid and ResultInvalid."""
    case, book = load_case(case_folder), read_casebook(table)
    corpus = read_corpus(case)
    return (
        *(about_tallies(about(case, corpus), book.about, corpus) if book.about else ()),
        *matrix_tallies(positions(case, corpus), book, corpus),
    )


def measured_labels(folder: Path) -> Mapping[str, tuple[Tally, ...]]:
    """The matrix's measures of every case of a folder of labels, by the case's name.

    Raises CaseInvalid, before anything is measured where a case's folder is missing, and ResultInvalid.
    """
    places = {labels: CASES / folder.resolve().name / labels.stem for labels in label_files(folder)}
    for place in places.values():
        if not place.is_dir():
            reason = "no such folder; the cases of the labels come with a checkout, not with an installed package"
            raise CaseInvalid("case_missing", path=place, reason=reason)
    return {place.name: _measured_matrix(place, labels) for labels, place in places.items()}


def main(arguments: list[str]) -> int:
    """Measure and print; 2 where something cannot be read."""
    options = _options(arguments)
    try:
        if options.labels:
            _show_labels(options.labels, options.wrong)
        else:
            _show_cases(options)
    except RemissError as error:
        return told(error)
    return 0


def _measured_matrix(case_folder: Path, labels: Path) -> tuple[Tally, ...]:
    case = load_case(case_folder)
    corpus = read_corpus(case)
    return matrix_tallies(positions(case, corpus), labelled_book(labels, corpus), corpus)


def _show_cases(options: argparse.Namespace) -> None:
    cases = [options.case] if options.case else [default_case(Path.cwd()), HERE / "suites" / "pm-2016-041" / "case"]
    for case in cases:
        name = case.parent.name if case.name == "case" else case.name
        print(name)
        show(measured(case, options.table or HERE / "casebooks" / f"{name}.json"), wrong=options.wrong)


def _show_labels(folders: Iterable[Path], wrong: bool) -> None:
    """The sum of each folder, then what is wrong in each of its cases."""
    for folder in folders:
        cases = measured_labels(folder)
        print(f"{folder.resolve().name}, cases: {len(cases)}")
        show(summed(cases.values()))
        for name, tallies in cases.items() if wrong else ():
            print(name)
            show([tally for tally in tallies if tally.others], wrong=True)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.casebook", description=__doc__)
    parser.add_argument("--case", type=Path, help="a case folder")
    parser.add_argument("--table", type=Path, help="its table (default: eval/casebooks/<name of the folder>.json)")
    parser.add_argument(
        "--labels", type=Path, nargs="+", action="extend", help="folders of labels, as eval/casebooks/labels/batch-4"
    )
    parser.add_argument("--wrong", action="store_true", help="print what is wrong or missing too")
    options = parser.parse_args(arguments)
    if options.labels and (options.case or options.table):
        parser.error("--labels has its own cases and tables: it goes with neither --case nor --table")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
