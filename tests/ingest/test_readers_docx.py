"""Word documents: what the page shows, in its order, with marks for form."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as new_docx

from ingest.errors import DocumentUnreadable
from ingest.readers import read_source
from ingest.source import MAX_UNPACKED_BYTES, Source
from tests.fakes.files import docx_of, put, saved, with_member


def read(folder: Path, data: bytes) -> Source:
    return read_source(put(folder / "a.docx", data))


def text_of(folder: Path, body: str) -> str:
    return read(folder, docx_of(body)).text


def code_of(folder: Path, data: bytes) -> str:
    with pytest.raises(DocumentUnreadable) as caught:
        read(folder, data)
    assert caught.value.values["path"] == str(folder / "a.docx")
    return caught.value.error_code


def test_headings_lists_tables_and_bold_lines_keep_their_order_and_get_marks(tmp_path: Path) -> None:
    document = new_docx()
    document.add_heading("Yttrande", 0)
    document.add_heading("Beredning", 2)
    document.add_paragraph("Nämnden är för.")
    document.add_paragraph().add_run("Stadsledningskontoret").bold = True
    document.add_paragraph("kortare tider", style="List Bullet")
    document.add_paragraph("lägre taxa", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Nämnd", "Svar", "Nacka", "Ja"), strict=True):
        cell.text = text
    document.add_paragraph("Slut.")
    expected = "# Yttrande\n\n## Beredning\n\nNämnden är för.\n\n**Stadsledningskontoret**\n\n"
    expected += "- kortare tider\n- lägre taxa\n\nNämnd | Svar\nNacka | Ja\n\nSlut."
    found = read(tmp_path, saved(document))
    assert (found.text, found.page_starts, found.title) == (expected, (), "Yttrande")


def test_the_title_in_the_properties_serves_when_no_paragraph_is_one(tmp_path: Path) -> None:
    document = new_docx()
    document.add_paragraph("Text.")
    document.core_properties.title = "Svar på  remiss"
    assert read(tmp_path, saved(document)).title == "Svar på remiss"


def test_numbered_lists_count_as_word_shows_them(tmp_path: Path) -> None:
    document = new_docx()
    for text in ("Remissen besvaras.", "Paragrafen justeras."):
        document.add_paragraph(text, style="List Number")
    assert read(tmp_path, saved(document)).text == "1. Remissen besvaras.\n2. Paragrafen justeras."


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%3"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
</w:numbering>"""


def test_levels_starts_and_restarts_of_numbering_are_followed(tmp_path: Path) -> None:
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 0), (2, 0), (0, 0), (7, 0)]
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>x</w:t></w:r></w:p>"
        for num, depth in places
    )
    data = with_member(docx_of(body), "word/numbering.xml", NUMBERING.encode())
    expected = ["4. x", "  4.a) x", "  4.b) x", "    I x", "5. x", "  5.a) x", "9. x", "10. x", "", "x", "", "x"]
    assert read(tmp_path, data).text.split("\n") == expected


def test_a_numbered_heading_keeps_its_number(tmp_path: Path) -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body += "<w:r><w:t>Särskilda</w:t><w:br/><w:t>uppdrag</w:t></w:r></w:p>"
    data = with_member(docx_of(body), "word/numbering.xml", NUMBERING.encode())
    assert read(tmp_path, data).text == "## 4. Särskilda uppdrag"


def test_only_what_the_page_shows_is_text(tmp_path: Path) -> None:
    body = """<w:p><w:r><w:t xml:space="preserve">Staden </w:t></w:r>
    <w:ins w:id="1"><w:r><w:t xml:space="preserve">till</w:t></w:r></w:ins>
    <w:del w:id="2"><w:r><w:delText>av</w:delText></w:r></w:del>
    <w:moveFrom w:id="3"><w:r><w:t>flyttat</w:t></w:r></w:moveFrom>
    <w:hyperlink><w:r><w:t>styrker</w:t></w:r></w:hyperlink>
    <w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>
    <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>2014</w:t></w:r></w:p>"""
    assert text_of(tmp_path, body) == "Staden tillstyrker\t2014"


def test_content_controls_and_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I rutan.</w:t></w:r></w:p></w:txbxContent>"
    body = f"""<w:sdt><w:sdtContent><w:p><w:r><w:t>I fältet.</w:t></w:r></w:p></w:sdtContent></w:sdt>
    <w:p><w:r><w:t>Före.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>
    <mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"""
    assert text_of(tmp_path, body) == "I fältet.\n\nFöre.\n\nI rutan."


def test_a_table_that_lays_out_the_page_becomes_paragraphs(tmp_path: Path) -> None:
    cell = "<w:tc>{}</w:tc>".format("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("Ett.", "Två.")))
    beside = "<w:tc><w:p><w:r><w:t>Bredvid.</w:t></w:r></w:p></w:tc>"
    assert text_of(tmp_path, f"<w:tbl><w:tr>{cell}{beside}</w:tr></w:tbl>") == "Ett.\n\nTvå.\n\nBredvid."


def test_an_empty_cell_keeps_its_column(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("Nacka", "", "Nej"))
    assert text_of(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == "Nacka |  | Nej"


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    document = new_docx()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Beredning\t3", style="toc 1")
    document.add_paragraph("Text.")
    assert read(tmp_path, saved(document)).text == "Text."


def test_the_first_pages_header_comes_first(tmp_path: Path) -> None:
    document = new_docx()
    document.sections[0].header.paragraphs[0].text = "Dnr 002-879/2014"
    document.add_paragraph("Text.")
    assert read(tmp_path, saved(document)).text == "Dnr 002-879/2014\n\nText."


def test_a_footnote_follows_the_paragraph_that_refers_to_it(tmp_path: Path) -> None:
    notes = b"""<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:footnote w:id="2"><w:p><w:r><w:t>Se rapporten.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
    reference = '<w:p><w:r><w:t>Ett.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    data = with_member(docx_of(f"{reference}<w:p><w:r><w:t>Två.</w:t></w:r></w:p>"), "word/footnotes.xml", notes)
    types = zipfile.ZipFile(BytesIO(data)).read("[Content_Types].xml")
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = b'<Override PartName="/word/footnotes.xml" ContentType="' + kind + b'"/></Types>'
    data = with_member(data, "[Content_Types].xml", types.replace(b"</Types>", override))
    relations = zipfile.ZipFile(BytesIO(data)).read("word/_rels/document.xml.rels")
    relation = b'<Relationship Id="rId99" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
    relation += b'officeDocument/2006/relationships/footnotes"/></Relationships>'
    data = with_member(data, "word/_rels/document.xml.rels", relations.replace(b"</Relationships>", relation))
    assert read(tmp_path, data).text == "Ett.\n\nSe rapporten.\n\nTvå."


def test_a_long_or_partly_bold_paragraph_gets_no_marks(tmp_path: Path) -> None:
    document = new_docx()
    document.add_paragraph().add_run("ord " * 40).bold = True
    partly = document.add_paragraph()
    partly.add_run("Reservation").bold = True
    partly.add_run(" anfördes av två.")
    assert read(tmp_path, saved(document)).text == f"{('ord ' * 40).strip()}\n\nReservation anfördes av två."


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    assert text_of(tmp_path, "<w:p><w:r><w:t>fo\u0308r a\u030ar</w:t></w:r></w:p>") == "för år"


def test_a_document_without_text_is_named_empty(tmp_path: Path) -> None:
    assert code_of(tmp_path, saved(new_docx())) == "document_empty"


def test_a_word_file_behind_a_password_is_named_encrypted(tmp_path: Path) -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100) + "EncryptedPackage".encode("utf-16-le")
    assert code_of(tmp_path, data) == "document_encrypted"


@pytest.mark.parametrize(
    "data",
    [
        b"no zip",
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500),
        with_member(saved(new_docx()), "word/document.xml", b"<w:broken"),
        with_member(saved(new_docx()), "[Content_Types].xml", b""),
        saved(new_docx())[:2000],
    ],
    ids=["junk", "old-word", "broken-xml", "no-types", "cut"],
)
def test_a_damaged_word_file_is_named_damaged(tmp_path: Path, data: bytes) -> None:
    assert code_of(tmp_path, data) == "document_damaged"


def test_a_zip_bomb_is_named_too_large_before_it_is_unpacked(tmp_path: Path) -> None:
    data = with_member(saved(new_docx()), "word/media/x.bin", bytes(MAX_UNPACKED_BYTES + 1))
    assert len(data) < 1_000_000
    assert code_of(tmp_path, data) == "document_too_large"


def test_an_outside_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret", "hemligt")
    xml = f"""<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
    <w:p><w:r><w:t>Text &s;</w:t></w:r></w:p></w:body></w:document>"""
    assert "hemligt" not in read(tmp_path, with_member(docx_of(""), "word/document.xml", xml.encode())).text
