"""Labels of a case are read strictly, become the table of its matrix, and quote the case's documents."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.positions.matrix import Attitude
from eval.casebook_labels import WHOLE, label_files, labelled_book, read_labels
from eval.casebook_table import View, plain
from eval.json_files import ResultInvalid
from tests.fakes.case import corpus

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "eval" / "casebooks" / "labels").glob("*/*.json"))

FEE = "Avgiften föreslås höjas med *tio* kronor."
FAIR = "Kontoret anser att avgiften är rimlig."
EVENING = "Detta gäller även på kvällen."
HIGH = "Avgiften är för hög."
LABELS: dict[str, Any] = {
    "topics": [
        {"name": "Allt", "whole": True, "proposals": []},
        {"name": "Avgiften", "whole": False, "proposals": [{"document": "pm.txt", "quote": FEE}]},
    ],
    "said": [
        {"document": "pm.txt", "quote": EVENING, "on": [{"topic": 1, "attitude": "speaks"}]},
        {"document": "pm.txt", "quote": FAIR, "on": [{"topic": 1, "attitude": "agrees"}]},
        {"document": "pm.txt", "quote": HIGH, "on": [{"topic": n, "attitude": "doubts"} for n in (0, 1)]},
    ],
    "cells": [
        {"topic": 1, "speaker": "Trafikkontoret", "attitude": "agrees", "sure": True},
        {"topic": 1, "speaker": "Reservation (C, KD)", "attitude": "doubts", "sure": False},
    ],
}


def written(folder: Path, labels: object) -> Path:
    path = folder / "a1.json"
    path.write_text(json.dumps(labels), encoding="utf-8")
    return path


def views(folder: Path, labels: object) -> dict[tuple[str, str], View]:
    book = labelled_book(written(folder, labels), corpus())
    return {(row.topic, view.speaker): view for row in book.positions.rows for view in row.cells}


def test_labels_become_a_table_of_positions_alone(tmp_path: Path) -> None:
    book = labelled_book(written(tmp_path, LABELS), corpus())

    assert (book.case, book.about) == ("a1", None)
    assert [(row.topic, row.proposal) for row in book.positions.rows] == [(WHOLE, ()), ("Avgiften", (FEE,))]


def test_a_cell_has_what_its_speaker_says_of_the_topic_its_attitude_first(tmp_path: Path) -> None:
    found = views(tmp_path, LABELS)

    assert found["Avgiften", "Trafikkontoret"] == View(
        speaker="Trafikkontoret", attitude=Attitude.AGREES, quotes=(FAIR, EVENING), sure=True
    )
    assert found["Avgiften", "Reservation (C, KD)"].quotes == (HIGH,)
    assert not found["Avgiften", "Reservation (C, KD)"].sure


def test_a_cell_that_is_not_listed_is_silent_and_unsure_only_if_something_is_said_there(tmp_path: Path) -> None:
    found = views(tmp_path, LABELS)

    silent = View(speaker="Trafikkontoret", attitude=Attitude.SILENT, sure=True)
    assert found[WHOLE, "Trafikkontoret"] == silent
    assert found[WHOLE, "Reservation (C, KD)"] == silent.model_copy(
        update={"speaker": "Reservation (C, KD)", "sure": False}
    )


def test_a_part_of_a_sentence_is_its_speakers_too(tmp_path: Path) -> None:
    said = [{"document": "pm.txt", "quote": "att avgiften är rimlig.", "on": [{"topic": 1, "attitude": "agrees"}]}]

    assert views(tmp_path, LABELS | {"said": said})["Avgiften", "Trafikkontoret"].quotes == ("att avgiften är rimlig.",)


def test_what_another_document_says_is_nobodys_here(tmp_path: Path) -> None:
    said = [{"document": "annan.txt", "quote": FAIR, "on": [{"topic": 1, "attitude": "agrees"}]}]

    assert views(tmp_path, LABELS | {"said": said})["Avgiften", "Trafikkontoret"].quotes == ()


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ([], "-"),
        ({"topics": [], "said": []}, "cells"),
        (LABELS | {"tpoics": []}, "tpoics"),
        (LABELS | {"topics": [{"name": "Allt", "proposals": []}]}, "topics.0.whole"),
        (LABELS | {"said": [{"document": "pm.txt", "quote": "", "on": []}]}, "said.0.quote"),
        (LABELS | {"said": [LABELS["said"][0] | {"on": [{"topic": 1, "attitude": "likes"}]}]}, "said.0.on.0.attitude"),
        (LABELS | {"said": [LABELS["said"][0] | {"on": [{"topic": 2, "attitude": "agrees"}]}]}, "said"),
        (LABELS | {"cells": [LABELS["cells"][0] | {"topic": -1}]}, "cells.0.topic"),
        (LABELS | {"cells": [LABELS["cells"][0] | {"topic": 2}]}, "cells"),
        (LABELS | {"cells": LABELS["cells"] + LABELS["cells"][:1]}, "cells"),
    ],
)
def test_a_wrong_form_is_refused_with_its_field(tmp_path: Path, broken: object, field: str) -> None:
    with pytest.raises(ResultInvalid) as caught:
        read_labels(written(tmp_path, broken))

    assert caught.value.values["field"] == field


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResultInvalid):
        label_files(tmp_path / "saknas")


def test_labels_are_shipped() -> None:
    assert len(SHIPPED) >= 69


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_shipped_labels_quote_stands_in_their_case(path: Path) -> None:
    labels = read_labels(path)
    quoted = [one for topic in labels.topics for one in topic.proposals] + list(labels.said)

    folder = ROOT / "training" / "cases" / path.parent.name / path.stem
    assert quoted
    assert [one.quote for one in quoted if plain(one.quote) not in _words(folder / one.document)] == []


@cache
def _words(document: Path) -> str:
    return plain(document.read_text(encoding="utf-8"))
