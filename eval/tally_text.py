"""Tallies and errors as the commands that measure the matrix print them."""

import sys
from collections.abc import Iterable

from eval.casebook_measure import Tally
from ingest.errors import RemissError

SHOWN = 12


def show(tallies: Iterable[Tally], wrong: bool = False) -> None:
    """Print each measure, and below it the first few that are wrong."""
    for tally in tallies:
        share = f"{tally.hit / tally.all:.0%}" if tally.all else "-"
        print(f"  {tally.name:36s} {tally.hit:4d} of {tally.all:4d}  {share:>4s}")
        for other in tally.others[: SHOWN if wrong else 0]:
            print(f"      {other}")


def told(error: RemissError) -> int:
    """Print an error; the exit code."""
    print(": ".join((error.error_code, *error.values.values())), file=sys.stderr)
    return 2
