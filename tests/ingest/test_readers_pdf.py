"""PDF files: text page by page, with the offset of every page, or a named failure."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import source
from ingest.errors import DocumentUnreadable
from ingest.passage import Document, Role, Speaker
from ingest.readers import read_source
from ingest.source import Source
from tests.fakes.files import locked_pdf, pdf, put

PAGES = ("Första sidan säger ja.\nDen har två rader.", "", "Tredje sidan: är för-\nslaget för allmänt?")


def read(folder: Path, data: bytes) -> Source:
    return read_source(put(folder / "a.pdf", data))


def failure(folder: Path, data: bytes) -> DocumentUnreadable:
    with pytest.raises(DocumentUnreadable) as caught:
        read(folder, data)
    assert caught.value.values["path"] == str(folder / "a.pdf")
    return caught.value


def test_pages_are_joined_by_blank_lines_and_line_breaks_stay(tmp_path: Path) -> None:
    assert read(tmp_path, pdf(PAGES)).text == "\n\n".join(PAGES)


def test_every_page_starts_at_its_offset_even_an_empty_one(tmp_path: Path) -> None:
    found = read(tmp_path, pdf(PAGES))
    assert len(found.page_starts) == len(PAGES)
    assert all(found.text[start:].startswith(page) for start, page in zip(found.page_starts, PAGES, strict=True))


def test_a_page_number_is_that_of_the_physical_page(tmp_path: Path) -> None:
    found = read(tmp_path, pdf(PAGES))
    document = Document("a", "a.pdf", "A", found.text, Speaker(None, Role.ISSUER), page_starts=found.page_starts)
    assert document.page_at(found.text.index("två")) == 1
    assert document.page_at(found.text.index("Tredje")) == 3


WORDS = st.text(st.sampled_from("abcåäöÅÄÖ"), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)
@given(pages=st.lists(st.lists(WORDS, max_size=3).map(" ".join), min_size=1, max_size=4).filter(any))
def test_page_offsets_hold_for_any_pages(tmp_path: Path, pages: list[str]) -> None:
    found = read(tmp_path, pdf(pages))
    assert found.text == "\n\n".join(pages)
    assert [
        found.text[start : start + len(page)] for start, page in zip(found.page_starts, pages, strict=True)
    ] == pages


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Yttrande över remiss", "Yttrande över remiss"), (None, None), ("Microsoft Word - x.doc", None), ("x.pdf", None)],
)
def test_the_title_is_the_authors_and_not_a_programs(tmp_path: Path, title: str | None, expected: str | None) -> None:
    assert read(tmp_path, pdf(["Text"], title)).title == expected


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_needs_no_password_to_be_read_is_read(tmp_path: Path, algorithm: str) -> None:
    assert read(tmp_path, locked_pdf(pdf(["Öppen text"]), "", algorithm)).text == "Öppen text"


def test_a_pdf_that_needs_a_password_is_named_encrypted(tmp_path: Path) -> None:
    assert failure(tmp_path, locked_pdf(pdf(["Hemlig"]), "hemligt")).error_code == "document_encrypted"


def test_a_scanned_pdf_is_named_as_without_text(tmp_path: Path) -> None:
    error = failure(tmp_path, pdf(["", ""]))
    assert (error.error_code, error.values["reason"]) == ("document_no_text", "2 pages without text")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"no pdf at all", pdf(["Text"])[:300]], ids=["head", "junk", "cut"])
def test_a_damaged_pdf_is_named_damaged(tmp_path: Path, data: bytes) -> None:
    assert failure(tmp_path, data).error_code == "document_damaged"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(place=st.integers(0, 700), junk=st.binary(min_size=1, max_size=30))
def test_any_damage_is_named_and_never_a_crash(tmp_path: Path, place: int, junk: bytes) -> None:
    data = pdf(["En sida"])
    try:
        assert isinstance(read(tmp_path, data[:place] + junk + data[place + len(junk) :]).text, str)
    except DocumentUnreadable as error:
        assert error.error_code.startswith("document_")


def test_nothing_is_printed_about_an_odd_pdf(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read(tmp_path, pdf(["Text"]).replace(b"startxref\n", b"startxref\n9")).text == "Text"
    assert capfd.readouterr() == ("", "")


def test_more_text_than_the_limit_is_named_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_CHARACTERS", 5)
    assert failure(tmp_path, pdf(["lång", "text"])).error_code == "document_too_large"
