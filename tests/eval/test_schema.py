import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from eval.schema import suite_schema
from eval.suite import Item

SHIPPED = files("eval").joinpath("suite.schema.json").read_text(encoding="utf-8")
DEV = sorted((Path(__file__).parents[2] / "eval" / "suites").rglob("dev*.jsonl"))
LINE: dict[str, Any] = {
    "id": "a", "language": "sv", "type": "fact", "question": "Vad?", "answerable": True, "refusal": None,
    "reference": "Bra.", "evidence": [{"document_id": "pm", "quote": "Det är bra."}],
}  # fmt: skip


def fits(line: dict[str, Any]) -> bool:
    return bool(jsonschema.Draft202012Validator(json.loads(SHIPPED)).is_valid(line))


def test_the_shipped_schema_is_the_model_that_reads_suites() -> None:
    assert suite_schema() == SHIPPED, "run: python -m eval.schema > eval/suite.schema.json"
    jsonschema.Draft202012Validator.check_schema(json.loads(SHIPPED))


@pytest.mark.parametrize("path", DEV, ids=[path.stem for path in DEV])
def test_the_shipped_suites_fit_the_schema(path: Path) -> None:
    assert all(fits(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line)


@pytest.mark.parametrize(
    "change",
    [
        {"language": "de"},
        {"questoin": "x"},
        {"question": ""},
        {"refusal": "meta"},
        {"answerable": False},
        {"evidence": []},
        {"evidence": [{"document_id": "pm"}]},
        {"contains": [[]]},
        {"forbidden": [" "]},
        {"line": 3},
    ],
)
def test_what_the_schema_refuses_the_reader_refuses_too(change: dict[str, Any]) -> None:
    assert fits(LINE)
    Item.model_validate_json(json.dumps(LINE))
    assert not fits(LINE | change)
    with pytest.raises(ValueError):
        Item.model_validate_json(json.dumps(LINE | change))


def test_every_field_is_described() -> None:
    assert all("description" in field for field in json.loads(SHIPPED)["properties"].values())
