"""``python -m eval.casebook --labels``: the matrix over all the cases of a folder, and what is wrong in each."""

import json
from pathlib import Path

import pytest

from eval import casebook
from eval.casebook import main, measured, measured_labels
from eval.casebook_measure import Tally, summed

REPORT = """Remiss från Länsstyrelsen

Avgifter för lånecyklar

Förslag

Länsstyrelsen föreslår att en årsavgift på 300 kronor införs för varje lånecykel.
"""
MEMORANDUM = """PM 2018:12 RI (Dnr 5-77/2018)

Avgifter för lånecyklar

Remiss från Länsstyrelsen

Remisstid den 3 maj 2018

Ärendet

Länsstyrelsen föreslår att en årsavgift på 300 kronor införs för varje lånecykel.

Remissammanställning

Trafiknämnden

Trafiknämnden tillstyrker förslaget om årsavgift för varje lånecykel.
"""
FEE = "Länsstyrelsen föreslår att en årsavgift på 300 kronor införs för varje lånecykel."
VIEW = "Trafiknämnden tillstyrker förslaget om årsavgift för varje lånecykel."


def labels(attitude: str) -> dict[str, object]:
    """What the board says of the fee, and of a topic that nobody proposes."""
    return {
        "topics": [
            {"name": "Årsavgift", "whole": False, "proposals": [{"document": "b.txt", "quote": FEE}]},
            {"name": "Garage", "whole": False, "proposals": []},
        ],
        "said": [{"document": "b.txt", "quote": VIEW, "on": [{"topic": 0, "attitude": attitude}]}],
        "cells": [{"topic": 0, "speaker": "Trafiknämnden", "attitude": attitude, "sure": True}],
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Labels of two cases, of which the second says that the board rejects what it supports."""
    monkeypatch.setattr(casebook, "CASES", tmp_path / "cases")
    folder = tmp_path / "labels" / "batch-9"
    folder.mkdir(parents=True)
    for name, attitude in (("a1", "agrees"), ("a2", "rejects")):
        case = tmp_path / "cases" / "batch-9" / name
        case.mkdir(parents=True)
        (case / "a.txt").write_text(REPORT, encoding="utf-8")
        (case / "b.txt").write_text(MEMORANDUM, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps(labels(attitude)), encoding="utf-8")
    return folder


def test_a_sum_adds_up_each_measure_in_the_cases_order() -> None:
    first = (Tally("topics", 1, 2, ("a",)), Tally("cells", 0, 0))
    second = (Tally("topics", 3, 3), Tally("cells", 1, 4, ("b",)))

    assert summed([first, second]) == (Tally("topics", 4, 5), Tally("cells", 1, 4))


def test_a_folder_is_measured_case_by_case_by_its_matrix_alone(folder: Path) -> None:
    cases = {case: {tally.name: tally for tally in tallies} for case, tallies in measured_labels(folder).items()}

    right = {case: tallies["spoken cells of the right attitude"] for case, tallies in cases.items()}
    assert {case: (tally.hit, tally.all) for case, tally in right.items()} == {"a1": (1, 1), "a2": (0, 1)}
    assert "deadline" not in cases["a1"]


def test_a_table_of_positions_alone_has_no_measures_of_the_overview(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "a1.json"
    table.write_text('{"case": "a1", "positions": {"rows": []}}', encoding="utf-8")

    tallies = measured(casebook.CASES / "batch-9" / "a1", table)

    assert [tally.name for tally in tallies] == [tally.name for tally in measured_labels(folder)["a1"]]


def test_the_sum_of_every_folder_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--labels", str(folder), str(folder), "--labels", str(folder)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines.count("batch-9, cases: 2") == 3
    assert [line.split()[-4:] for line in lines if "right attitude" in line] == [["1", "of", "2", "50%"]] * 3
    assert "a2" not in lines


def test_what_is_wrong_is_printed_by_case(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--wrong", "--labels", str(folder)])

    _, first, second = capsys.readouterr().out.replace("\na2\n", "\na1\n").split("\na1\n")
    assert "Garage" in first
    assert "rejects, shown agrees" not in first
    assert "Årsavgift / Trafiknämnden: rejects, shown agrees" in second


def test_a_case_that_is_not_there_is_named_before_anything_is_measured(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a3.json").write_text("{}", encoding="utf-8")

    assert main(["--labels", str(folder)]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"case_missing: {casebook.CASES / 'batch-9' / 'a3'}: no such folder")
    assert not printed.out


def test_labels_of_a_wrong_form_are_named_with_the_field(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a2.json").write_text('{"topics": [], "said": []}', encoding="utf-8")

    assert main(["--labels", str(folder)]) == 2
    assert capsys.readouterr().err == f"result_unreadable: {folder / 'a2.json'}: cells: Field required\n"


def test_labels_go_with_no_case_of_their_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--labels", str(folder), "--case", str(folder)])

    assert "--labels" in capsys.readouterr().err
