"""Web pages: the main text as a browser shows it, with marks for form."""

from pathlib import Path

import pytest

from ingest.errors import DocumentUnreadable
from ingest.readers import read_source
from ingest.source import Source
from tests.fakes.files import put


def read(folder: Path, page: str | bytes) -> Source:
    return read_source(put(folder / "a.html", page))


def body(folder: Path, inner: str) -> str:
    return read(folder, f"<!doctype html><meta charset=utf-8><body>{inner}</body>").text


def test_headings_paragraphs_lists_and_tables_get_marks(tmp_path: Path) -> None:
    found = body(
        tmp_path,
        """<h1>Yttrande <em>över</em>\n remiss</h1><p>Nämnden är\n  för.</p><h2></h2>
        <ul><li>ett<li><p>två</p><ol start=3><li>a<li>b</ol></ul>
        <table><tr><th>Nämnd<th>Svar<tr><td>Nacka<td>Ja</table><p><strong>Särskilt uttalande</strong></p>""",
    )
    expected = "# Yttrande över remiss\n\nNämnden är för.\n\n- ett\n- två\n  3. a\n  4. b\n\n"
    assert found == expected + "Nämnd | Svar\nNacka | Ja\n\n**Särskilt uttalande**"


def test_text_between_blocks_is_a_paragraph_and_breaks_stay(tmp_path: Path) -> None:
    found = body(
        tmp_path, "<div>löst<span> ord </span> <b>här</b><p>stycke<br> rad två</p>efter</div><a><div>i länk</div></a>"
    )
    assert found == "löst ord här\n\nstycke\nrad två\n\nefter\n\ni länk"


def test_menus_scripts_comments_and_hidden_parts_are_dropped(tmp_path: Path) -> None:
    found = body(
        tmp_path,
        """<nav>Meny</nav><script>var x</script><style>p{}</style><template><p>mall</p></template><!-- tyst -->
        <p hidden>gömt</p><p style="color:red; display: none">osett</p><div role=navigation>stig</div>
        <noscript>slå på</noscript><p hidden=until-found>hittas</p><p>Synligt</p><button>Dela</button>""",
    )
    assert found == "hittas\n\nSynligt"


def test_only_main_is_read_when_the_page_has_one(tmp_path: Path) -> None:
    assert body(tmp_path, "<header>Kommunen</header><main><p>Svaret.</p></main><footer>Kontakt</footer>") == "Svaret."
    assert body(tmp_path, "<header>Kommunen</header><main> </main><p>Svaret.</p>") == "Kommunen\n\nSvaret."


def test_entities_are_decoded_and_preformatted_text_kept(tmp_path: Path) -> None:
    assert body(tmp_path, "<p>Hälso&shy;- &amp; v&aring;rd &lt;b&gt;</p><pre>a  b\n c</pre>") == (
        "Hälso\xad- & vård <b>\n\na  b\n c"
    )


PLAIN = "<title> Svar </title><p>för – åt</p>"
HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Svar</title></head>'
)


@pytest.mark.parametrize(
    "page",
    [
        f"<meta charset='iso-8859-1'>{PLAIN}".encode("cp1252"),
        f"{HTTP_EQUIV}{PLAIN}".encode("cp1252"),
        f"\ufeff<meta charset=iso-8859-1>{PLAIN}".encode(),
        f"<meta charset=iso-8859-1>{PLAIN}".encode(),
        PLAIN.encode("utf-16"),
        PLAIN.encode("cp1252"),
        f"{XHTML}<body><p>för – åt</p></body></html>".encode(),
    ],
    ids=["declared", "http-equiv", "mark", "declared-wrongly", "utf16", "undeclared", "xhtml"],
)
def test_the_encoding_is_found(tmp_path: Path, page: bytes) -> None:
    found = read(tmp_path, page)
    assert (found.text, found.title) == ("för – åt", "Svar")


def test_bytes_in_no_known_encoding_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        read(tmp_path, "<p>Привет</p>".encode("koi8-r"))
    assert caught.value.error_code == "document_encoding"


@pytest.mark.parametrize("page", ["<p> </p>", "<title>Bara titel</title>", "<script>x</script>", "<!-- -->"])
def test_a_page_without_text_is_named_empty(tmp_path: Path, page: str) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        read(tmp_path, page)
    assert caught.value.error_code == "document_empty"


def test_tags_nest_deeply_without_loss(tmp_path: Path) -> None:
    assert body(tmp_path, "<div>" * 300 + "<p>djupt</p>" + "</div>" * 300 + "<p>efter</p>") == "djupt\n\nefter"


def test_tags_without_end_are_named_damaged(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        body(tmp_path, "<div>" * 3000 + "<p>djupt</p>")
    assert caught.value.error_code == "document_damaged"


def test_nothing_is_printed_about_an_odd_page(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read(tmp_path, "https://example.org/x.html")
    assert capfd.readouterr() == ("", "")
