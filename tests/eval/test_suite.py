import json
from pathlib import Path

import pytest

from assistant.answer import Language
from eval.overlap import Overlap, overlaps
from eval.suite import Item, SuiteInvalid, parse_suite, problems, read_suite
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
        (ITEM | {"contains": [[]]}, "contains.0"),
        (ITEM | {"forbidden": [" "]}, "forbidden.0"),
    ],
)
def test_a_broken_line_is_named_by_number_and_field(
    tmp_path: Path, broken: dict[str, object] | str, field: str
) -> None:
    with pytest.raises(SuiteInvalid) as caught:
        read_suite(suite(tmp_path, ITEM, broken))

    assert (caught.value.values["line"], caught.value.values["field"]) == ("2", field)
    assert caught.value.values["reason"]


def test_every_broken_line_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    items, faults = parse_suite(suite(tmp_path, "{", ITEM, ITEM | {"id": "b", "speaker": 1}, ITEM | {"id": "c"}))

    assert [item.id for item in items] == ["a", "c"]
    assert [(fault.error_code, fault.values["line"]) for fault in faults] == [("suite_line", "1"), ("suite_line", "3")]


def test_an_id_that_occurs_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    with pytest.raises(SuiteInvalid) as caught:
        read_suite(suite(tmp_path, ITEM, "", ITEM))

    assert caught.value.error_code == "suite_twice"
    assert (caught.value.values["item"], caught.value.values["first"], caught.value.values["line"]) == ("a", "1", "3")


def test_a_missing_an_undecodable_and_an_empty_suite_are_errors(tmp_path: Path) -> None:
    (tmp_path / "latin.jsonl").write_bytes('{"id": "å"}'.encode("latin-1"))
    paths = (tmp_path / "none.jsonl", tmp_path / "latin.jsonl", suite(tmp_path, ""))

    for path, code in zip(paths, ("suite_unreadable", "suite_unreadable", "suite_empty"), strict=True):
        with pytest.raises(SuiteInvalid) as caught:
            read_suite(path)
        assert caught.value.error_code == code


def test_a_quote_must_stand_verbatim_in_its_document(tmp_path: Path) -> None:
    wrong = [{"document_id": "pm", "quote": "Det är dåligt."}, {"document_id": "finns-ej", "quote": "Det är bra."}]
    items = read_suite(suite(tmp_path, ITEM, ITEM | {"id": "b", "evidence": wrong}))

    found = problems(items, (document("Ja. Det är bra. Så är det."),))

    assert [(one.line, one.code) for one in found] == [(2, "quote_missing"), (2, "document_missing")]


def test_the_overlap_is_the_median_share_of_stems_in_each_language(tmp_path: Path) -> None:
    def asks(name: str, question: str, language: str = "sv") -> Item:
        evidence = [{"document_id": "pm", "quote": q} for q in ("Gymnasieregionens utveckling prioriteras.", "Avgift.")]
        line = ITEM | {"id": name, "language": language, "question": question, "evidence": evidence}
        return read_suite(suite(tmp_path, line))[0]

    near, far = (
        asks("a", "Vad tycker ni om gymnasieregionen och dess utveckling?"),
        asks("b", "Vad tycker ni om skolan?"),
    )
    english = asks("c", "What is said of the schools?", language="en")

    assert overlaps([near, near, far]) == (Overlap(Language.SWEDISH, 3, pytest.approx(2 / 3), 1.0),)
    assert [(o.language, o.questions, o.evidence) for o in overlaps([far, english])] == [
        (Language.SWEDISH, 1, 0.0),
        (Language.ENGLISH, 1, 0.0),
    ]
    assert overlaps([]) == ()
