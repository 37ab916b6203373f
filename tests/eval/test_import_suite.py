import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Language, RefusalReason
from eval.import_suite import Draw, Imported, make_suite
from eval.import_suite_files import CASE, SOURCE, SUITE, require_empty, write_import
from eval.import_suite_formats import Asked, Context, Format, ImportInvalid, read_set
from eval.suite import problems, read_suite
from ingest.case import load_case
from ingest.corpus import read_corpus
from ingest.passage import Span

LIBRARY = (
    "Bibliotekets öppettider\r\n\r\nBiblioteket i Ekby öppnar kl. 9 varje vardag och stänger klockan sexton.\r\n"
    "Den som har lånat en bok lämnar tillbaka den inom fyra veckor. Sedan kostar det tio kronor om dagen."
)
BATHS = "Badhuset i Ekby har tre bassänger. Den längsta är femtio meter lång.\r\nBarn under tolv år badar gratis."


def about(text: str, *pairs: tuple[str, str], title: str = "") -> Context:
    """A text and questions, each with the words of its answer."""
    asked = (
        Asked("", question, (Span(text.index(words), text.index(words) + len(words)),)) for question, words in pairs
    )
    return Context(title, text, tuple(asked))


def library() -> Context:
    return about(LIBRARY, ("När öppnar biblioteket?", "kl. 9"), ("Vad kostar en sen bok?", "tio kronor om dagen"))


def many(count: int) -> list[Context]:
    """So many texts of their own, with two questions each."""
    texts = [
        f"Ort nummer {n} ligger vid sjön {n}. Där bor {n}00 personer i {n}0 hus med röda knutar." for n in range(count)
    ]
    return [about(text, ("Var ligger orten?", "vid sjön"), ("Hur många bor där?", "00 personer")) for text in texts]


def swequad(*entries: Mapping[str, Any]) -> dict[str, Any]:
    return {"data": list(entries)}


def choice(text: str, words: str, kind: str = "Correct answer") -> dict[str, Any]:
    start = text.find(words)
    return {"text": words, "type": kind, "start": start, "end": start + len(words), "extra": None}


def squad(text: str, questions: Sequence[Mapping[str, Any]], title: str = "Ekby") -> dict[str, Any]:
    return {"version": "v2.0", "data": [{"title": title, "paragraphs": [{"context": text, "qas": list(questions)}]}]}


def saved(path: Path, content: object) -> Path:
    raw = json.dumps(content).encode()
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path


def test_a_multiple_choice_set_gives_each_text_once_with_the_right_answers_alone(tmp_path: Path) -> None:
    one = {"context": BATHS, "question": "Hur många bassänger?", "choices": [choice(BATHS, "tre bassänger")]}
    two = {
        "context": BATHS,
        "question": "Vem badar gratis?",
        "choices": [
            choice(BATHS, "femtio meter", "Distractor"),
            choice(BATHS, "Barn"),
            {"text": "x", "type": "Distractor"},
        ],
    }
    (read,) = read_set(saved(tmp_path / "set.json", swequad(one, two, one)))

    assert [(asked.text, [BATHS[span.start : span.end] for span in asked.answers]) for asked in read.asked] == [
        ("Hur många bassänger?", ["tre bassänger"]),
        ("Vem badar gratis?", ["Barn"]),
    ]


@pytest.mark.parametrize("name", ["set.json", "set.json.gz"])
def test_a_squad_set_of_either_version_is_read_packed_or_not(tmp_path: Path, name: str) -> None:
    start = BATHS.index("femtio")
    answers = [{"text": "femtio meter", "answer_start": start}, {"text": "femtio", "answer_start": start}]
    content = squad(
        BATHS,
        [
            {"id": "a", "question": "Hur lång är bassängen?", "answers": answers},
            {"id": "b", "question": "Vad kostar badet?", "answers": [], "is_impossible": True},
            {"id": "c", "question": "Fel plats?", "answers": [{"text": "femtio meter", "answer_start": start + 1}]},
        ],
    )
    (read,) = read_set(saved(tmp_path / name, content))

    assert read.title == "Ekby"
    assert [(asked.id, len(asked.answers)) for asked in read.asked] == [("a", 2), ("b", 0), ("c", 0)]


@pytest.mark.parametrize(
    ("content", "code", "named"),
    [
        ({"data": []}, "import_format", "swequad-mc"),
        ([1, 2], "import_format", "squad"),
        (squad(BATHS, [{"question": 5}]), "import_field", "data.0.paragraphs.0.qas.0.question"),
    ],
)
def test_a_set_of_another_form_is_named_with_the_field(tmp_path: Path, content: object, code: str, named: str) -> None:
    with pytest.raises(ImportInvalid) as caught:
        read_set(saved(tmp_path / "set.json", content))

    assert caught.value.error_code == code
    assert named in " ".join(caught.value.values.values())


@pytest.mark.parametrize("raw", [b"not json", b"\x1f\x8b broken", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, raw: bytes | None) -> None:
    path = tmp_path / "set.json"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(ImportInvalid) as caught:
        read_set(path)

    assert (caught.value.error_code, caught.value.values["path"]) == ("import_unreadable", str(path))


@pytest.mark.parametrize(
    ("content", "form"), [(swequad({"context": BATHS}), Format.SQUAD), (squad(BATHS, []), Format.SWEQUAD_MC)]
)
def test_a_told_format_is_believed(tmp_path: Path, content: object, form: Format) -> None:
    with pytest.raises(ImportInvalid) as caught:
        read_set(saved(tmp_path / "set.json", content), form)

    assert caught.value.error_code == "import_field"


def test_evidence_is_the_whole_sentence_as_ingest_reads_it_line_ends_and_abbreviations_untouched() -> None:
    imported = make_suite([library()], Draw(unanswerable_share=0))

    assert [[evidence.quote for evidence in item.evidence] for item in imported.items] == [
        ["Biblioteket i Ekby öppnar kl. 9 varje vardag och stänger klockan sexton."],
        ["Sedan kostar det tio kronor om dagen."],
    ]
    assert [item.contains for item in imported.items] == [(("kl. 9",),), (("tio kronor om dagen",),)]
    assert imported.texts == {"text-0001.txt": LIBRARY}


def test_an_answer_over_two_sentences_has_both_as_evidence_and_no_required_words() -> None:
    (item,) = make_suite([about(BATHS, ("Vad finns?", "tre bassänger. Den längsta"))], Draw(unanswerable_share=0)).items

    assert item.evidence[0].quote == "Badhuset i Ekby har tre bassänger. Den längsta är femtio meter lång."
    assert item.contains == ()
    assert item.reference == "tre bassänger. Den längsta"


def test_questions_become_unanswerable_by_leaving_whole_texts_out() -> None:
    contexts = many(20)
    imported = make_suite(contexts, Draw(unanswerable_share=0.2))
    left_out = [item for item in imported.items if not item.answerable]

    assert len(imported.items) == 40
    assert len(left_out) == 8
    assert len(imported.texts) == 16
    assert {item.refusal for item in left_out} == {RefusalReason.NOT_IN_DOCUMENTS}
    gone = {item.id.rpartition("-")[0] for item in left_out}
    assert not gone & {name.removesuffix(".txt") for name in imported.texts}
    assert not gone & {item.id.rpartition("-")[0] for item in imported.items if item.answerable}


def test_a_share_is_asked_about_and_the_other_texts_stay_in_the_folder() -> None:
    imported = make_suite(many(20), Draw(hold_out_share=0.3, unanswerable_share=0))
    limited = make_suite(many(20), Draw(limit=5, unanswerable_share=0))

    assert (len(imported.items), len(imported.texts)) == (12, 20)
    assert (len(limited.items), len(limited.texts)) == (4, 20)


def test_the_draw_depends_on_the_seed_and_not_on_the_order_of_the_file() -> None:
    def drawn(contexts: list[Context], seed: int) -> set[str]:
        return set(make_suite(contexts, Draw(0.5, seed=seed)).texts.values())

    assert drawn(many(20), 1) == drawn(many(20)[::-1], 1) != drawn(many(20), 2)
    assert make_suite(many(20), Draw(0.5)) == make_suite(many(20), Draw(0.5))


def test_texts_that_are_nearly_the_same_are_left_out_together() -> None:
    twin = about(LIBRARY + "\r\nVälkommen in!", ("Hur länge får man låna?", "fyra veckor"))
    for seed in range(8):
        imported = make_suite([library(), twin, *many(6)], Draw(unanswerable_share=0.5, seed=seed))
        ours = [item.answerable for item in imported.items if "bok" in item.question or "låna" in item.question]
        assert len(set(ours)) == 1


def test_a_sentence_that_also_stands_in_another_text_is_evidence_there_too() -> None:
    shared = "Den som har lånat en bok lämnar tillbaka den inom fyra veckor."
    other = about(
        f"{BATHS}\r\nHandduk finns att hyra i kassan för en mindre summa pengar.\r\n{shared}", ("Vem?", "Barn")
    )
    contexts = [about(LIBRARY, ("Hur länge får man låna?", "fyra veckor")), other]
    (item, _) = make_suite(contexts, Draw(unanswerable_share=0)).items

    assert [evidence.document_id for evidence in item.evidence] == ["text-0001", "text-0002"]
    drawn = (make_suite(contexts, Draw(unanswerable_share=0.5, seed=seed)) for seed in range(20))
    assert all(imported.items[0].answerable for imported in drawn)


def test_questions_without_an_answer_and_texts_that_no_file_can_hold_are_counted_not_used() -> None:
    context = Context("", BATHS, (*about(BATHS, ("Vem?", "Barn")).asked, Asked("x", "Vad?", ()), Asked("y", " ", ())))
    imported = make_suite(
        [context, Context("", "a\0b", context.asked), Context("", " \n", ())], Draw(unanswerable_share=0)
    )

    assert (len(imported.items), imported.unused, len(imported.texts)) == (1, 2, 1)


def test_files_are_named_after_titles_and_ids_are_unique() -> None:
    asked = Asked("samma", "Vem?", (Span(0, 5),))
    contexts = [Context("Ekby: torg & gator", "Anna gick hem.", (asked,)), Context("", "Bertil gick hem.", (asked,))]
    imported = make_suite(contexts, Draw(unanswerable_share=0))

    assert list(imported.texts) == ["ekby-torg-gator-0001.txt", "text-0002.txt"]
    assert [item.id for item in imported.items] == ["samma", "samma~2"]
    assert {item.language for item in imported.items} == {Language.SWEDISH}


def imported_to(folder: Path, contexts: list[Context], draw: Draw) -> Imported:
    imported = make_suite(contexts, draw)
    write_import(folder, imported, saved(folder.parent / "set.json", {}), draw)
    return imported


def test_what_is_written_passes_the_suites_own_check_to_the_letter(tmp_path: Path) -> None:
    marked = about(f"\ufeff{BATHS}", ("Hur många bassänger finns det?", "tre bassänger"))
    imported = imported_to(tmp_path / "out", [library(), marked, *many(10)], Draw())
    items = read_suite(tmp_path / "out" / SUITE)
    corpus = read_corpus(load_case(tmp_path / "out" / CASE))

    assert [item.model_copy(update={"line": 0}) for item in items] == list(imported.items)
    assert problems(items, corpus.documents) == ()
    assert {document.path: document.text for document in corpus.documents} == imported.texts
    assert json.loads((tmp_path / "out" / SOURCE).read_text())["seed"] == 1


def test_a_folder_that_holds_anything_is_not_written_to(tmp_path: Path) -> None:
    require_empty(tmp_path / "new")
    (tmp_path / "old").mkdir()
    require_empty(tmp_path / "old")
    (tmp_path / "old" / "stale.txt").write_text("x")
    for folder in (tmp_path / "old", tmp_path / "old" / "stale.txt"):
        with pytest.raises(ImportInvalid) as caught:
            require_empty(folder)
        assert caught.value.error_code == "import_target"
