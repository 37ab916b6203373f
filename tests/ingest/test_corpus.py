"""The pipeline over a case folder, with and without case.toml."""

import os
import time
from pathlib import Path

import pytest

from ingest.case import load_case
from ingest.corpus import read_corpus, read_document
from ingest.errors import CaseInvalid
from ingest.passage import Document, Role, Speaker

ROOT = Path(__file__).parents[2]
MEMORANDUM = """PM 2020:1 RI (Dnr KS 2020/1)

En plan

Remiss från Vägverket (VV)

Föredragande borgarrådet Eva Ek anför följande.

Mina synpunkter

VV föreslår en ny väg. Jag tycker att den är för lång.

Växjö den 3 maj 2020

EVA EK
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_without_case_toml_is_read_by_rule(tmp_path: Path) -> None:
    corpus = read_corpus(load_case(folder(tmp_path, pm_txt=MEMORANDUM, brev_txt="VV föreslår en ny väg.")))
    document = corpus.document("pm")
    assert (document.title, document.date, document.diary_number) == ("PM 2020:1 En plan", "2020-05-03", "KS 2020/1")
    spoken = {sentence.search_text: sentence.voice for sentence in corpus.sentences}
    assert spoken["VV föreslår en ny väg."].speaker == Speaker("Vägverket", Role.PROPOSER)
    assert spoken["Jag tycker att den är för lång."].speaker == Speaker("Eva Ek", Role.COMMISSIONER)


def test_case_toml_overrules_the_text(tmp_path: Path) -> None:
    toml = (
        '[proposer]\nname = "Verket"\naliases = ["VV"]\n[documents."pm.txt"]\nid = "memo"\ntitle = "Min titel"\n'
        'issuer = "Växjö kommun"\ndate = "2021-01-01"\n'
    )
    corpus = read_corpus(load_case(folder(tmp_path, pm_txt=MEMORANDUM, case_toml=toml)))
    document = corpus.document("memo")
    assert (document.title, document.issuer.name, document.date) == ("Min titel", "Växjö kommun", "2021-01-01")
    retold = next(s for s in corpus.sentences if s.search_text == "VV föreslår en ny väg.")
    assert (retold.voice.speaker.name, retold.voice.reported_by) == ("Verket", "Eva Ek")


def test_an_unreadable_document_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "tom.txt").write_bytes(b"")
    corpus = read_corpus(load_case(folder(tmp_path, pm_txt=MEMORANDUM)))
    assert [document.id for document in corpus.documents] == ["pm"]
    assert {Path(error.values["path"]).name for error in corpus.unreadable} == {"trasig.pdf", "tom.txt"}


def test_a_case_of_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "tom.txt").write_bytes(b"")
    with pytest.raises(CaseInvalid) as caught:
        read_corpus(load_case(tmp_path))
    assert (caught.value.error_code, caught.value.values["path"]) == ("case_empty", str(tmp_path))
    assert "document_empty" in caught.value.values["reason"]


def test_a_file_whose_name_is_not_unicode_is_named_as_unreadable(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe4tt.txt")).write_text("En text.")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    corpus = read_corpus(load_case(folder(tmp_path, a_txt="En text.")))
    assert [document.path for document in corpus.documents] == ["a.txt"]
    (error,) = corpus.unreadable
    assert (error.error_code, error.values["reason"]) == ("document_unreadable", "a file name that is not Unicode")


def test_progress_names_each_document(tmp_path: Path) -> None:
    seen: list[str] = []
    read_corpus(load_case(folder(tmp_path, a_txt="En text.", b_md="En annan text.")), seen.append)
    assert seen == ["a.txt", "b.md"]


def test_the_first_case_is_read_whole() -> None:
    corpus = read_corpus(load_case(ROOT / "corpus" / "ksl-2015-2018"))
    assert corpus.unreadable == ()
    for sentence in corpus.sentences:
        text = corpus.document(sentence.document_id).text
        assert text[sentence.span.start : sentence.span.end].strip()
    assert [s for passage in corpus.passages for s in passage.sentences] == list(corpus.sentences)
    dates = {s.voice.speaker.name: s.voice.date for s in corpus.sentences if s.section[:1] == ("Remissammanställning",)}
    assert dates["Stadsledningskontoret"] == "2014-08-13"


def test_reading_time_grows_with_the_text_and_not_with_its_square() -> None:
    text = (ROOT / "corpus" / "ksl-2015-2018" / "pm-2014-134.txt").read_text(encoding="utf-8")

    def seconds(times: int) -> float:
        document = Document("d", "d", "d", text * times, Speaker("S", Role.ISSUER))
        start = time.perf_counter()
        read_document(document)
        return time.perf_counter() - start

    seconds(1)
    assert seconds(8) < 40 * max(seconds(1), 0.005)
