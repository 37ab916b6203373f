"""The frame, the languages, and what the server does around the pages."""

import re
from dataclasses import dataclass, field

import pytest
from starlette.testclient import TestClient

from assistant.site.frame import TABS, Tab, frame_footer, frame_header
from assistant.site.language import preferred, target
from assistant.site.page import Asked, Goto, Page, Reply, Upload
from tests.site.conftest import Opening
from tests.ui.fake_chat import HOSTILE

FORM = Tab("form", "/formular", "site.tab_ask")
ENGLISH = {"accept-language": "en-GB,en;q=0.9,sv;q=0.5"}


@dataclass
class FormPage:
    """A page with a form, and one that fails."""

    tab: Tab = FORM
    largest_form: int = 1000
    got: list[Asked] = field(default_factory=list)

    def respond(self, asked: Asked) -> Reply:
        """What came is kept."""
        self.got.append(asked)
        if asked.rest == "/fel":
            raise RuntimeError(HOSTILE)
        return Goto("/dokument") if asked.form else Page("Formulär", "<h1>Formulär</h1>")


def test_the_header_names_the_page_one_is_on_and_keeps_hostile_titles_out() -> None:
    html = frame_header("sv", "about", "/arendet", HOSTILE)

    assert html.count('aria-current="page"') == 1
    assert re.search(r'href="[^"]*arendet" class="current" aria-current="page">Om ärendet<', html)
    assert "<img" not in html and "\n" not in html


def test_the_switch_of_language_names_itself_in_its_own_language_and_keeps_the_place() -> None:
    html = frame_header("en", "", "/dokument/x?start=1&end=2", "T")

    assert 'lang="sv" hreflang="sv">Svenska</a>' in html
    assert "start&#37;3D1&#37;26end&#37;3D2" in html


def test_the_navigation_has_the_tabs_that_it_is_given() -> None:
    more = (*TABS, Tab("more", "/mer", "site.tab_ask"))

    assert frame_header("sv", "ask", "/", "T", more).count("<li>") == len(TABS) + 1
    assert 'href="/en/tillganglighet"' in frame_footer("en")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "sv"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("en-GB,en;q=0.9", "en"),
        ("de, en;q=0.5, sv;q=0.7", "sv"),
        ("de", "sv"),
        ("en;q=0", "sv"),
        ("en;q=x,,;;" * 2000, "sv"),
        ("*", "sv"),
    ],
)
def test_the_browser_says_which_language_is_preferred(accepted: str, language: str) -> None:
    assert preferred(accepted) == language


def test_a_first_visit_goes_to_the_preferred_language_once(opened: Opening) -> None:
    web = opened()
    response = web.get("/?a=1", headers=ENGLISH)

    assert (response.status_code, response.headers["location"]) == (303, "/en/?a=1")
    assert web.get("/", headers={**ENGLISH, "cookie": "remiss-language=sv"}).status_code == 404  # nothing is mounted
    assert web.get("/", headers={**ENGLISH, "sec-fetch-site": "same-origin"}).status_code == 404
    assert web.get("/", headers={"cookie": "remiss-language=en"}).headers["location"] == "/en/"
    assert web.get("/arendet", headers=ENGLISH).status_code == 200


def test_a_chosen_language_is_remembered_and_the_page_stays(web: TestClient) -> None:
    response = web.get("/sprak?till=en&sida=/dokument/pm-1%3Fsok%3Dx")

    assert (response.status_code, response.headers["location"]) == (303, "/en/dokument/pm-1?sok=x")
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("remiss-language=en;") and "SameSite=lax" in cookie and "HttpOnly" in cookie


@pytest.mark.parametrize(
    "page",
    ["//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "", "javascript:alert(1)", "/" + "x" * 3000],
)
def test_a_switch_of_language_leads_nowhere_else(page: str) -> None:
    assert target("sv", page) == "/"
    assert target("xx", page) == "/"


def test_every_page_runs_nothing_and_may_send_forms_here_only(web: TestClient) -> None:
    for path in ("/arendet", "/en/standpunkter", "/dokument/pm-1", "/sprak", "/tillganglighet", "/finns-inte"):
        policy = web.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "form-action 'self'" in policy
        assert "script-src" not in policy and "unsafe-inline" not in policy


def test_another_page_gets_forms_only_with_the_token_and_within_its_size(opened: Opening) -> None:
    page = FormPage()
    web = opened(page)
    assert 'href="&#47;formular"' in web.get("/arendet").text
    web.get("/formular?a=1&a=2")
    token = page.got[-1].token
    assert page.got[-1].query == {"a": ("1", "2")}

    assert web.post("/formular", data={"x": "1"}).status_code == 403
    assert web.post("/formular", data={"x": "1", "token": token + "x"}).status_code == 403
    assert web.post("/formular", data={"x": "1" * 2000, "token": token}).status_code == 403
    assert len(page.got) == 1
    sent = web.post("/en/formular", data={"token": token}, files={"fil": ("../a.txt", b"hej")})
    assert (sent.status_code, sent.headers["location"]) == (303, "/en/dokument")
    (upload,) = (page.got[-1].form or {})["fil"]
    assert isinstance(upload, Upload) and upload.name == "../a.txt"


def test_pages_without_forms_take_none(web: TestClient) -> None:
    assert web.post("/arendet", data={"x": "1"}).status_code == 403


def test_a_page_that_fails_says_so_and_nothing_more(opened: Opening) -> None:
    response = opened(FormPage()).get("/formular/fel")

    assert response.status_code == 500
    assert "Sidan kunde inte visas" in response.text and "evil" not in response.text
