"""The case folder and case.toml: what is taken from it, and every mistake in it named."""

import hashlib
from pathlib import Path

import pytest

from ingest.case import load_case
from ingest.case_toml import DocumentInfo, Proposer
from ingest.errors import CaseInvalid
from ingest.passage import Role
from ingest.readers import read_source
from tests.fakes.files import put

FIRST_CASE = Path(__file__).parents[2] / "corpus" / "ksl-2015-2018"

WHOLE = """
title = "Kortare tider"
proposer = {name = "Förbundet", aliases = ["FB", "FB"]}
[description]
sv = "Om tider."
[speakers]
"Anna Ek" = "ordföranden"
[documents."svar/b.txt"]
id = "b"
title = "Svar"
issuer = "Nacka kommun"
role = "respondent"
date = 2014-10-23
diary_number = "1/2014"
[documents."a.txt"]
date = "2014-05"
[starters]
sv = ["Vad föreslås?"]
en = ["What is proposed?"]
[terms]
FB = ["Förbundet", "förbundet"]
"""


def case_folder(folder: Path, toml: str | bytes | None) -> Path:
    put(folder / "a.txt", "A.")
    put(folder / "svar" / "b.txt", "B.")
    if toml is not None:
        put(folder / "case.toml", toml)
    return folder


def failure(folder: Path) -> CaseInvalid:
    with pytest.raises(CaseInvalid) as caught:
        load_case(folder)
    return caught.value


def test_everything_that_case_toml_tells_is_there(tmp_path: Path) -> None:
    case = load_case(case_folder(tmp_path, WHOLE))
    assert (case.title, case.description, case.description_en) == ("Kortare tider", "Om tider.", "Om tider.")
    assert case.proposer == Proposer("Förbundet", ("FB",))
    assert case.aliases == {"Anna Ek": ("ordföranden",), "Förbundet": ("FB",)}
    assert case.info("a.txt") == DocumentInfo(date="2014-05")
    expected = DocumentInfo("b", "Svar", "Nacka kommun", Role.RESPONDENT, "2014-10-23", "1/2014")
    assert case.info("svar/b.txt") == expected
    assert (case.starters, case.starters_en) == (("Vad föreslås?",), ("What is proposed?",))
    assert case.terms == {"FB": ("Förbundet", "förbundet")}


def test_a_proposer_may_also_stand_among_the_speakers(tmp_path: Path) -> None:
    toml = '[proposer]\nname = "F"\naliases = ["FB", "fb"]\n[speakers]\nF = ["Förbundet"]'
    assert load_case(case_folder(tmp_path, toml)).aliases == {"F": ("Förbundet", "FB", "fb")}


def test_a_folder_without_case_toml_is_a_case(tmp_path: Path) -> None:
    case = load_case(case_folder(tmp_path / "mitt ärende", None))
    assert (case.title, case.proposer, case.aliases, case.starters) == ("mitt ärende", None, {}, ())
    assert case.ids == {"a.txt": "a", "svar/b.txt": "svar-b"}
    assert case.info("a.txt") == DocumentInfo()


def test_an_empty_case_toml_is_the_same_as_none(tmp_path: Path) -> None:
    without = load_case(case_folder(tmp_path, None))
    assert load_case(case_folder(tmp_path, "")) == without


def test_given_ids_are_kept_and_others_keep_clear_of_them(tmp_path: Path) -> None:
    case = load_case(case_folder(tmp_path, '[documents."svar/b.txt"]\nid = "a"'))
    assert case.ids == {"a.txt": "a-2", "svar/b.txt": "a"}


def test_a_described_document_may_be_gone_and_is_listed(tmp_path: Path) -> None:
    case = load_case(case_folder(tmp_path, '[documents."c.txt"]\nid = "c"'))
    assert case.absent == ("c.txt",)


def test_a_path_is_found_however_its_letters_are_composed(tmp_path: Path) -> None:
    put(tmp_path / "a\u030ar.txt", "x")
    case = load_case(case_folder(tmp_path, '[documents."år.txt"]\nid = "ar-2014"'))
    assert case.ids["a\u030ar.txt"] == "ar-2014"
    assert case.absent == ()


def test_a_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    assert load_case(case_folder(tmp_path, b'\xef\xbb\xbftitle = "T"\r\n')).title == "T"


@pytest.mark.parametrize(
    ("toml", "field", "reason"),
    [
        ('titel = "X"', "titel", "unknown key"),
        ('[documents."a.txt"]\ndatum = "2014"', "documents.a.txt.datum", "unknown key"),
        ('[proposer]\nnamn = "X"', "proposer.namn", "unknown key"),
        ('[starters]\nde = ["Was?"]', "starters.de", "unknown key"),
        ("title = 3", "title", "Input should be a valid string"),
        ('title = " "', "title", "String should have at least 1 character"),
        ('[documents."a.txt"]\ndate = "2014-13-01"', "documents.a.txt.date", "not a date"),
        ('[documents."a.txt"]\ndate = "20141023"', "documents.a.txt.date", "not a date"),
        ('[documents."a.txt"]\ndate = "2014-02-30"', "documents.a.txt.date", "not a date"),
        ('[documents."a.txt"]\ndate = 2014-02-03T10:00:00', "documents.a.txt.date", "valid string"),
        ('[documents."a.txt"]\nrole = "boss"', "documents.a.txt.role", "Input should be 'proposer'"),
        ('[documents."a.txt"]\nid = "a b"', "documents.a.txt.id", "String should match"),
        ('[documents."../a.txt"]\nid = "a"', "documents.../a.txt", "not a path"),
        ('[documents."/a.txt"]\nid = "a"', "documents./a.txt", "not a path"),
        ('[documents."a.txt"]\nid = "x"\n[documents."b.txt"]\nid = "X"', "documents", "the id X is given twice"),
        ('[speakers]\nA = ["chefen"]\nB = ["Chefen"]', "speakers", "chefen stands for two speakers"),
        ('title = "X"\nterms = [', "last line", "Invalid"),
        ('title = "X"\ntitle = "Y"\n', "line 2", "Cannot overwrite a value"),
        ('title = "X"\n= 3', "line 2", "Invalid"),
        (b'title = "\xe5"', "byte 9", "not UTF-8"),
    ],
)
def test_a_mistake_in_case_toml_is_named_with_its_place(
    tmp_path: Path, toml: str | bytes, field: str, reason: str
) -> None:
    error = failure(case_folder(tmp_path, toml))
    assert error.error_code == "case_toml_invalid"
    assert error.values["path"] == str(tmp_path / "case.toml")
    assert error.values["field"].startswith(field)
    assert reason in error.values["reason"]


def test_a_case_toml_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (case_folder(tmp_path, None) / "case.toml").mkdir()
    assert failure(tmp_path).error_code == "case_toml_invalid"


def test_a_folder_that_does_not_exist_is_named_missing(tmp_path: Path) -> None:
    error = failure(tmp_path / "saknas")
    assert (error.error_code, error.values["path"]) == ("case_missing", str(tmp_path / "saknas"))
    assert failure(put(tmp_path / "fil", "x")).error_code == "case_missing"


def test_a_folder_without_documents_is_named_empty(tmp_path: Path) -> None:
    put(tmp_path / "README.md", "x")
    put(tmp_path / "bild.png", "x")
    assert failure(tmp_path).error_code == "case_empty"


def test_the_first_case_describes_exactly_the_documents_it_holds() -> None:
    case = load_case(FIRST_CASE)
    assert case.absent == ()
    assert case.ids == {path: path.removesuffix(".txt") for path in case.ids}
    assert all(case.info(path).title and case.info(path).issuer and case.info(path).date for path in case.ids)
    assert len(case.starters) == len(case.starters_en) >= 5


def test_the_first_cases_documents_are_those_that_its_provenance_names() -> None:
    provenance = (FIRST_CASE / "PROVENANCE.md").read_text(encoding="utf-8")
    for path in load_case(FIRST_CASE).ids:
        data = (FIRST_CASE / path).read_bytes()
        assert f"| `{path}` | {len(data):,} | `{hashlib.sha256(data).hexdigest()}` |" in provenance
        assert read_source(FIRST_CASE / path).text.encode() == data
