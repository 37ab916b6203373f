"""What the pages show, and that nothing in a case gets out of its place in them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from assistant.about.about import About
from assistant.positions.matrix import Attitude, Matrix
from ingest.errors import DocumentUnreadable
from tests.site.conftest import Opening
from tests.ui.fake_chat import HOSTILE, FakeChat

PLACE = "/dokument/svar%2F1?start=6&end=30"
PATHS = ("/arendet", "/standpunkter?oppna=alla", "/dokument", "/dokument?sok=img", "/dokument/pm-1", PLACE)
PATHS += ("/dokument/svar%2F1?sok=%3Cimg", "/dokument/saknas", "/tillganglighet")
EVERYWHERE = [prefix + path for prefix in ("", "/en") for path in PATHS]
VOID = {"meta", "link", "input", "br", "img"}
OURS = {"html", "head", "meta", "title", "link", "body", "a", "header", "div", "p", "nav", "ul", "li", "main", "footer"}
OURS |= {"h1", "h2", "h3", "h4", "h5", "section", "figure", "figcaption", "span", "blockquote", "ol", "dl", "dt", "dd"}
OURS |= {"time", "b", "form", "label", "input", "button", "details", "summary", "fieldset", "legend", "table"}
OURS |= {"caption", "thead", "tbody", "tr", "th", "td", "mark", "article"}


@dataclass
class Seen(HTMLParser):
    """A page's elements and their attributes, in order, and whether every element is closed where it should be."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


def seen(html: str) -> Seen:
    page = Seen()
    page.feed(html)
    page.close()
    return page


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize("path", EVERYWHERE)
def test_what_a_case_holds_becomes_no_markup(web: TestClient, path: str) -> None:
    page = seen(web.get(path).text)

    assert {tag for tag, _ in page.elements} <= OURS
    assert not page.open
    for _, attributes in page.elements:
        assert not {name for name in attributes if name.startswith("on") or name == "style"}
        for name in ("href", "action", "src"):
            assert (attributes.get(name) or "/").startswith(("/", "#"))


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_page_has_one_heading_and_headings_and_ids_in_order(web: TestClient, path: str) -> None:
    page = seen(web.get(path).text)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]

    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    labels = {attributes.get("for") for tag, attributes in page.elements if tag == "label"}
    assert {a.get("id") for tag, a in page.elements if tag == "input" and a.get("type") == "search"} <= labels


@pytest.mark.parametrize("path", EVERYWHERE)
def test_links_within_a_page_lead_somewhere_and_language_stays(web: TestClient, path: str) -> None:
    page = seen(web.get(path).text)
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    links = [attributes["href"] or "" for tag, attributes in page.elements if tag == "a"]

    assert {link[1:] for link in links if link.startswith("#")} <= ids
    elsewhere = [link for link in links if link.startswith("/") and not link.startswith("/sprak")]
    assert all(link.startswith("/en/") == path.startswith("/en/") for link in elsewhere)


def test_the_place_asked_for_is_marked_and_can_be_shared(web: TestClient, chat: FakeChat) -> None:
    html = web.get(PLACE).text
    text = chat.documents()[1].text

    assert html.count('id="quote"') == 1
    marked = re.findall(r'<mark class="quote"[^>]*>(.*?)</mark>', html, re.DOTALL)
    assert "".join(marked).replace("&lt;", "<").replace("&gt;", ">") == text[6:30]
    assert 'class="this" href="/dokument/svar%2F1?start=6&amp;end=30#quote"' in html


def test_the_text_stands_on_the_page_word_for_word_and_in_swedish(web: TestClient, chat: FakeChat) -> None:
    html = web.get("/en/dokument/pm-1").text
    article = html[html.index("<article") : html.index("</article>")]
    shown = re.sub(r'<a class="link".*?</a>|<span class="(voice|page)".*?(?=<span class="p|[A-ZÅÄÖ])', "", article)

    assert '<article class="text" lang="sv"' in article
    assert (
        "".join(chat.documents()[0].text.split())[:200] in "".join(plain(shown).split())
        or "Det här är mening 3" in article
    )
    assert 'lang="en">sida' not in article and "page 2" in article
    assert '<span class="voice role-office" lang="en">' in article


def test_a_search_shows_where_it_is_among_its_hits(web: TestClient) -> None:
    html = web.get("/dokument/pm-1?sok=f%C3%B6rbundet&traff=2").text

    assert "Träff 2 av 3" in plain(html)
    assert 'href="/dokument/pm-1?sok=f%C3%B6rbundet&amp;traff=1#h1" rel="prev"' in html
    assert 'href="/dokument/pm-1?sok=f%C3%B6rbundet&amp;traff=3#h3" rel="next"' in html
    assert html.count('<mark class="hit current">') == 1
    assert all(f'id="h{number}"' in html for number in (1, 2, 3))


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "²"])
def test_a_hit_that_is_none_is_the_first(web: TestClient, number: str) -> None:
    assert "Träff 1 av 3" in plain(web.get(f"/dokument/pm-1?sok=f%C3%B6rbundet&traff={number}").text)


def test_a_search_that_finds_nothing_says_so(web: TestClient) -> None:
    html = web.get("/dokument/pm-1?sok=giraff").text

    assert "Träffar på ”giraff”: 0." in plain(html)
    assert '<nav class="hits"' not in html


def test_the_list_of_documents_tells_how_often_words_stand_in_each(web: TestClient) -> None:
    html = web.get("/dokument?sok=f%C3%B6rbundet").text

    assert "Träffar: 3" in plain(html)
    assert 'href="/dokument/pm-1?sok=f%C3%B6rbundet#h1"' in html


def test_what_could_not_be_read_is_told_with_its_reason(web: TestClient, chat: FakeChat) -> None:
    chat.unread = (DocumentUnreadable("document_empty", path=HOSTILE, reason="tom"),)

    assert "Fel document_empty &lt;b&gt;vid&lt;/b&gt;" in web.get("/dokument").text


def test_a_cell_says_its_attitude_in_words_and_opens_its_quotes(web: TestClient) -> None:
    html = web.get("/standpunkter").text
    cells = re.findall(r'<td class="attitude-([a-z-]+) role-[a-z]+">(.*?)</td>', html, re.DOTALL)

    assert [attitude for attitude, _ in cells] == ["agrees-partly", "rejects", "silent", "speaks", "silent", "doubts"]
    assert "Kontoret anser att förbundet" in cells[0][1]
    assert "<details" not in cells[2][1]
    assert cells[0][1].count('href="/dokument/pm-1?start=') == 2
    assert "open" not in cells[0][1].split("<summary>")[0]
    assert "<details open>" in web.get("/standpunkter?oppna=alla").text


def test_speakers_are_chosen_by_ids_that_can_be_shared_and_unknown_ones_choose_nobody(web: TestClient) -> None:
    chosen = web.get("/standpunkter?visa=stadskontoret&visa=reservation-a-b").text

    assert chosen.count('<th scope="col"') == 3
    assert 'value="stadskontoret" checked' in chosen
    assert "?visa=stadskontoret&amp;visa=reservation-a-b&amp;oppna=alla" in chosen
    assert web.get("/standpunkter?visa=ingen").text.count('<th scope="col"') == 4


@pytest.mark.parametrize(
    ("path", "kind"), [("/standpunkter.csv", "text/csv"), ("/en/standpunkter.docx", "officedocument")]
)
def test_the_matrix_can_be_taken_away_as_a_file(web: TestClient, path: str, kind: str) -> None:
    response = web.get(path)

    assert kind in response.headers["content-type"]
    assert response.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")


def test_a_path_below_a_page_that_has_none_is_not_found(web: TestClient) -> None:
    assert web.get("/standpunkter.exe").status_code == 404
    assert web.get("/arendetx").status_code == 404


def test_dissenters_own_proposals_stand_apart(web: TestClient) -> None:
    text = plain(web.get("/arendet").text)

    assert text.index("Förslag till beslut: Förbundets arbetsgrupp") < text.index(
        "Avvikande förslag till beslut: Reservation"
    )


def test_dates_are_told_in_the_language_of_the_page(web: TestClient) -> None:
    assert '<time datetime="2014-10-31">31 oktober 2014</time>' in web.get("/arendet").text
    english = web.get("/en/arendet").text
    assert '<time datetime="2014-10-31">31 October 2014</time>' in english
    assert "2015 to 2018" in plain(english)


def test_what_the_case_itself_tells_is_told_as_such_and_in_the_language_of_the_page(web: TestClient) -> None:
    assert '<p class="told">In English</p>' in web.get("/en/arendet").text


def test_where_a_terms_meaning_comes_from_is_told(web: TestClient) -> None:
    text = plain(web.get("/arendet").text)

    assert text.count("Allmän förklaring, inte ur dokumenten.") == 2
    assert text.count("Dokumenten förklarar inte förkortningen.") == 1
    assert text.count("Förklaringen är skriven av den som lade upp ärendet.") == 1


def test_questions_to_begin_with_are_links_to_the_chat(web: TestClient) -> None:
    assert 'href="/en/?fraga=What%20is%20proposed%3F"' in web.get("/en/arendet").text


def test_quotes_on_an_english_page_are_marked_as_swedish(web: TestClient) -> None:
    for path in ("/en/arendet", "/en/standpunkter?oppna=alla"):
        html = web.get(path).text
        assert html.count("<blockquote") == html.count('<blockquote lang="sv">') > 0
    assert "lang" not in web.get("/arendet").text.partition("<blockquote")[2].partition(">")[0]


def test_a_case_of_which_nothing_is_known_is_told_without_empty_headings(opened: Opening, chat: FakeChat) -> None:
    chat.told, chat.matrix, chat.starters, chat.starters_en = About("x"), Matrix(None, (), ()), (), ()
    page = seen(opened().get("/arendet").text)

    assert [attributes.get("id") for tag, attributes in page.elements if tag == "h2"] == ["matter"]
    assert "<table" not in opened().get("/standpunkter").text


def test_every_attitude_is_explained_in_the_legend(web: TestClient) -> None:
    html = web.get("/standpunkter").text

    assert all(f'<li class="attitude-{attitude.value.replace("_", "-")}">' in html for attitude in Attitude)
