"""The page over a real connection: it is sent while the work goes on, and the work does not need its reader."""

import re
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from assistant.adding.work import Work
from assistant.site.adding_page import AddingPage
from assistant.ui.serve import address, bind
from tests.adding.bench import Bench
from tests.site.conftest import application
from tests.site.values import told_chat


@pytest.fixture
def url(bench: Bench) -> Iterator[str]:
    """The page served in a thread."""
    server = uvicorn.Server(uvicorn.Config(application(told_chat(), AddingPage(bench.adder)), log_level="error"))
    with bind("127.0.0.1", 0) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield address(listener) + "tillagg"
        server.should_exit = True
        thread.join(10)


def form(url: str) -> dict[str, str]:
    (token,) = re.findall(r'name="token" value="([^"]+)"', httpx.get(url).text)
    return {"token": token}


def test_steps_are_seen_before_the_work_is_done_and_it_goes_on_when_the_reader_leaves(bench: Bench, url: str) -> None:
    go_on = threading.Event()

    def wait(_: Work) -> None:
        assert go_on.wait(20)

    bench.before = wait
    files, seen = [("filer", ("svar.txt", b"Ett svar.\n"))], ""
    with httpx.stream("POST", url, data=form(url), files=files, timeout=20) as reply:
        for part in reply.iter_text():
            seen += part
            if "svar.txt: går att läsa och läggs till." in seen:
                break
    assert "</html>" not in seen
    assert not bench.swapped
    go_on.set()
    assert bench.adder.latest is not None
    list(bench.adder.latest.follow())
    assert len(bench.swapped) == 1
    assert "Nu går det att fråga om de här dokumenten" in httpx.get(url).text


def test_a_form_that_is_broken_off_leaves_nothing_behind(bench: Bench, url: str) -> None:
    head = f'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n{form(url)["token"]}\r\n--x\r\n'
    head += 'Content-Disposition: form-data; name="filer"; filename="svar.txt"\r\n\r\nhalva'
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": "5000"}

    def body() -> Iterator[bytes]:
        yield head.encode()
        raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        httpx.post(url, content=body(), headers=headers)
    assert bench.adder.latest is None
    assert set(bench.files()) == {"pm.txt"}
    assert httpx.get(url).status_code == 200
