import json
from pathlib import Path

import pytest

from eval.suite import SuiteInvalid, problems, read_suite
from ingest.passage import Document, Role, Speaker

ITEM: dict[str, object] = {
    "id": "a", "language": "sv", "type": "fact", "history": [], "question": "Vad?", "answerable": True,
    "refusal": None, "reference": "Bra.", "contains": [["bra"]],
    "evidence": [{"document_id": "pm", "quote": "Det är bra."}], "speaker": ["Kontoret"],
}  # fmt: skip


def suite(tmp_path: Path, *items: dict[str, object] | str) -> Path:
    path = tmp_path / "suite.jsonl"
    lines = [item if isinstance(item, str) else json.dumps(item) for item in items]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def document(text: str) -> Document:
    return Document("pm", "pm.txt", "PM", text, Speaker("Staden", Role.ISSUER))


def test_items_are_read_in_order_and_blank_lines_are_skipped(tmp_path: Path) -> None:
    items = read_suite(suite(tmp_path, ITEM, "", ITEM | {"id": "b"}))

    assert [(item.id, item.line) for item in items] == [("a", 1), ("b", 3)]


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ("{", "-"),
        (ITEM | {"language": "de"}, "language"),
        (ITEM | {"questoin": "x"}, "questoin"),
        (ITEM | {"question": ""}, "question"),
        (ITEM | {"refusal": "meta"}, "-"),
        (ITEM | {"answerable": False}, "-"),
        (ITEM | {"evidence": []}, "-"),
        (ITEM | {"evidence": [{"document_id": "pm", "quote": ""}]}, "evidence.0.quote"),
        (ITEM, "id"),
    ],
)
def test_a_broken_line_is_named_by_number_and_field(
    tmp_path: Path, broken: dict[str, object] | str, field: str
) -> None:
    with pytest.raises(SuiteInvalid) as caught:
        read_suite(suite(tmp_path, ITEM, broken))

    assert (caught.value.values["line"], caught.value.values["field"]) == ("2", field)
    assert caught.value.values["reason"]


def test_a_missing_or_empty_suite_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", suite(tmp_path, "")):
        with pytest.raises(SuiteInvalid):
            read_suite(path)


def test_a_quote_must_stand_verbatim_in_its_document(tmp_path: Path) -> None:
    wrong = [{"document_id": "pm", "quote": "Det är dåligt."}, {"document_id": "finns-ej", "quote": "Det är bra."}]
    items = read_suite(suite(tmp_path, ITEM, ITEM | {"id": "b", "evidence": wrong}))

    found = problems(items, (document("Ja. Det är bra. Så är det."),))

    assert [(one.line, one.code) for one in found] == [(2, "quote_missing"), (2, "document_missing")]
