"""Plain text files: every character as it stands, or a named failure."""

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import source
from ingest.errors import DocumentUnreadable
from ingest.readers import read_source
from tests.fakes.files import put

SWEDISH = "Stadsledningskontoret är tveksamt – förslaget är för allmänt.\r\nÅrligt konvent.\n"
ANY_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def code_of(path: Path) -> str:
    with pytest.raises(DocumentUnreadable) as caught:
        read_source(path)
    assert caught.value.values["path"] == str(path)
    assert caught.value.values["reason"]
    return caught.value.error_code


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=ANY_TEXT, encoding=st.sampled_from(["utf-8", "utf-16"]), mark=st.booleans())
def test_any_text_comes_back_exactly(tmp_path: Path, text: str, encoding: str, mark: bool) -> None:
    bom = codecs.BOM_UTF8 if encoding == "utf-8" and (mark or text.startswith("\ufeff")) else b""
    assert read_source(put(tmp_path / "a.txt", bom + text.encode(encoding))).text == text


def test_line_ends_and_page_breaks_are_untouched(tmp_path: Path) -> None:
    text = "ett\r\ntvå\rtre\n\n\ffyra\u2028fem  \n"
    assert read_source(put(tmp_path / "a.md", text)).text == text


def test_plain_text_has_neither_pages_nor_title(tmp_path: Path) -> None:
    read = read_source(put(tmp_path / "a.txt", "# Rubrik\n\nText."))
    assert (read.page_starts, read.title) == ((), None)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_is_not_counted(tmp_path: Path, mark: bytes) -> None:
    encoding = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}[mark]
    assert read_source(put(tmp_path / "a.txt", mark + SWEDISH.encode(encoding))).text == SWEDISH


def test_swedish_in_the_old_windows_encoding_is_read(tmp_path: Path) -> None:
    assert read_source(put(tmp_path / "a.txt", SWEDISH.encode("cp1252"))).text == SWEDISH


@pytest.mark.parametrize(
    "data",
    [
        SWEDISH.encode()[:-1] + "å".encode()[:1] + b" och mera",
        SWEDISH.encode("cp850", "replace"),
        SWEDISH.encode("mac-roman"),
        SWEDISH.encode("utf-16-le"),
        SWEDISH.encode("utf-32"),
        b"\xff\xfea",
        "Привет, мир".encode("cp1251"),
        bytes(range(256)) * 20,
        b"text\0text",
    ],
    ids=["broken-utf8", "dos", "mac", "utf16-no-mark", "utf32", "half-utf16", "russian", "binary", "nul"],
)
def test_bytes_that_are_not_text_are_not_guessed_at(tmp_path: Path, data: bytes) -> None:
    assert code_of(put(tmp_path / "a.txt", data)) == "document_encoding"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", codecs.BOM_UTF8], ids=["no-bytes", "blank", "mark-only"])
def test_a_file_without_characters_is_named_empty(tmp_path: Path, data: bytes) -> None:
    assert code_of(put(tmp_path / "a.txt", data)) == "document_empty"


def test_a_file_over_the_limit_is_named_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.MAX_FILE_BYTES", 10)
    assert read_source(put(tmp_path / "a.txt", "x" * 10)).text == "x" * 10
    assert code_of(put(tmp_path / "a.txt", "x" * 11)) == "document_too_large"


def test_more_characters_than_the_limit_are_named_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_CHARACTERS", 3)
    assert read_source(put(tmp_path / "a.txt", "åäö")).text == "åäö"
    assert code_of(put(tmp_path / "a.txt", "åäöx")) == "document_too_large"


def test_what_is_not_a_readable_file_is_named_unreadable(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    put(tmp_path / "a.odt", "x")
    names = ("folder.txt", "missing.txt", "loop.txt", "a.odt")
    assert {code_of(tmp_path / name) for name in names} == {"document_unreadable"}


def test_a_file_that_may_not_be_opened_is_named_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = put(tmp_path / "a.txt", "x")
    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path) == "document_unreadable"


def test_the_extension_may_be_in_capitals(tmp_path: Path) -> None:
    assert read_source(put(tmp_path / "A.TXT", "Å")).text == "Å"
