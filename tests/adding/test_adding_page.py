"""The page that documents are added on, as a browser without scripts meets it."""

import re
import threading
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from assistant.adding.work import Work
from assistant.site.adding_page import AddingPage
from tests.adding.bench import Bench, sent
from tests.site.conftest import application
from tests.site.values import told_chat
from tests.ui.fake_chat import HOSTILE

REPLY = "Förbundet avstyrker hamnen.\n"
SWEDISH, ENGLISH = "/tillagg", "/en/tillagg"


@pytest.fixture
def web(bench: Bench) -> Iterator[TestClient]:
    with TestClient(application(told_chat(), AddingPage(bench.adder))) as client:
        yield client


def token(web: TestClient) -> str:
    (found,) = re.findall(r'name="token" value="([^"]+)"', web.get(SWEDISH).text)
    return str(found)


def post(web: TestClient, *files: tuple[str, bytes], path: str = SWEDISH, **fields: str):  # noqa: ANN201 - httpx's
    chosen = [("filer", (name, content)) for name, content in files]
    return web.post(path, data={"token": token(web), **fields}, files=chosen)


def test_the_form_tells_formats_and_limits_and_works_without_a_script(web: TestClient) -> None:
    html = web.get(SWEDISH).text
    assert 'accept=".docx,.htm,.html,.md,.pdf,.txt"' in html
    assert "Högst 20 filer åt gången, högst 20 MB per fil och 100 MB tillsammans." in html
    assert 'enctype="multipart/form-data"' in html
    assert "<script" not in html
    assert "form-action 'self'" in web.get(SWEDISH).headers["content-security-policy"]
    assert "At most 20 files at a time" in web.get(ENGLISH).text


@pytest.mark.parametrize(("path", "done", "reason"), [(SWEDISH, "Klart", "är tom"), (ENGLISH, "Done", "is empty")])
def test_documents_are_added_and_the_reply_tells_each_step(
    web: TestClient, bench: Bench, path: str, done: str, reason: str
) -> None:
    reply = post(web, ("svar.txt", REPLY.encode()), ("tom.txt", b""), path=path)
    assert reply.status_code == 200
    assert f'<h2 id="klart">{done}</h2>' in reply.text
    assert "tom.txt" in reply.text
    assert reason in reply.text
    assert ('href="/dokument/svar"' if path == SWEDISH else 'href="/en/dokument/svar" lang="sv"') in reply.text
    assert 'role="log" aria-live="polite"' in reply.text
    assert reply.text.rstrip().endswith("</html>")
    assert set(bench.files()) == {"pm.txt", "svar.txt"}
    assert "Senast tillagt" in web.get(SWEDISH).text


def test_a_form_without_this_servers_token_or_from_another_site_adds_nothing(web: TestClient, bench: Bench) -> None:
    files = [("filer", ("svar.txt", REPLY.encode()))]
    right = {"token": token(web)}
    assert web.post(SWEDISH, data={"token": "gissad"}, files=files).status_code == 403
    assert web.post(SWEDISH, files=files).status_code == 403
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"host": "evil.example:7860", "origin": "http://evil.example:7860"},
    ):
        assert web.post(SWEDISH, data=right, files=files, headers=headers).status_code == 403
    assert set(bench.files()) == {"pm.txt"}
    assert web.post(SWEDISH, data=right, files=files, headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_nothing_chosen_is_said_on_the_form(web: TestClient) -> None:
    reply = post(web, ("", b""))
    assert reply.status_code == 422
    assert "Ingen fil har valts" in reply.text
    assert 'role="alert"' in reply.text


def test_too_much_is_said_on_the_form(web: TestClient, monkeypatch: pytest.MonkeyPatch, bench: Bench) -> None:
    monkeypatch.setattr("assistant.site.adding_page.MOST_BYTES", 10)
    reply = post(web, ("svar.txt", REPLY.encode()))
    assert (reply.status_code, set(bench.files())) == (422, {"pm.txt"})
    assert "tillsammans större än" in reply.text


def test_a_box_is_ticked_to_replace(web: TestClient, bench: Bench) -> None:
    assert "Kryssa för att ersätta det" in post(web, ("pm.txt", b"Nytt.\n")).text
    assert "ersätter det dokument som finns" in post(web, ("pm.txt", b"Nytt.\n"), ersatt="ja").text
    assert bench.files() == {"pm.txt": "Nytt.\n"}


def test_a_failure_says_that_the_case_is_as_it_was(web: TestClient, bench: Bench) -> None:
    def fail(_: Work) -> None:
        raise RuntimeError(HOSTILE)

    bench.before = fail
    reply = post(web, ("svar.txt", REPLY.encode()))
    assert "Ärendet är som det var, och det gamla indexet svarar vidare." in reply.text
    assert "<img" not in reply.text
    assert "<script" not in reply.text
    assert set(bench.files()) == {"pm.txt"}


def test_names_and_titles_become_no_markup(web: TestClient) -> None:
    names = ("<img src=x onerror=alert(1)>.txt", "<b>.png", "\u202e<script>.txt")
    reply = post(web, *((name, f"{HOSTILE} {name}\n".encode()) for name in names))
    again = web.get(ENGLISH)
    for html in (reply.text, again.text):
        assert not re.search(r"<(img|script|b)\b", html)


def test_while_documents_are_added_another_form_is_told_so_and_the_work_can_be_followed(
    web: TestClient, bench: Bench
) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def wait(_: Work) -> None:
        reached.set()
        assert go_on.wait(20)

    bench.before, fields = wait, {"token": token(web)}
    bench.adder.begin([sent("svar.txt", REPLY)])
    assert reached.wait(20)
    second = web.post(SWEDISH, data=fields, files=[("filer", ("annat.txt", b"Annat.\n"))])
    assert second.status_code == 409
    assert "Dokument läggs till i ärendet just nu." in second.text
    assert "<form" not in second.text
    assert "/tillagg?arbete=1" in web.get(SWEDISH).text
    go_on.set()
    followed = web.get(f"{ENGLISH}?arbete=1").text
    assert "svar.txt: can be read and will be added." in followed
    assert '<h2 id="klart">Done</h2>' in followed


def test_a_case_that_cannot_be_written_to_is_told_before_anything_is_sent(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    html = web.get(SWEDISH).text
    assert "Det går inte att skriva i ärendets mapp" in html
    assert "<form" not in html


def test_there_is_nothing_below_the_page(web: TestClient) -> None:
    assert web.get(f"{SWEDISH}/pm.txt").status_code == 404


def test_no_file_of_the_case_is_served(web: TestClient, bench: Bench) -> None:
    post(web, ("svar.html", f"<h1>{HOSTILE}</h1><p>Text.</p>".encode()))
    assert (bench.case / "svar.html").is_file()
    for path in ("/svar.html", f"{SWEDISH}/svar.html", "/remiss/svar.html", "/dokument/svar.html"):
        assert web.get(path).status_code == 404
