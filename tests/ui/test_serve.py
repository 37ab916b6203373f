"""The running server without a browser: headers, shut doors, a taken port."""

import re
from types import SimpleNamespace

import httpx
import pytest

from assistant.ui.serve import PortUnavailable, address, bind

web = httpx.Client(trust_env=False)


def policy_of(response: httpx.Response) -> dict[str, str]:
    """The content security policy by directive."""
    parts = response.headers["content-security-policy"].split("; ")
    return {name: " ".join(values) for name, *values in map(str.split, parts)}


def test_the_page_may_load_and_send_nothing_elsewhere_and_runs_no_script_without_its_nonce(
    site: SimpleNamespace,
) -> None:
    first, second = (web.get(site.url) for _ in range(2))
    policy = policy_of(first)
    assert policy["default-src"] == policy["form-action"] == policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"] == "'self'"
    assert policy["img-src"] == policy["font-src"] == "'self' data:"
    nonce = re.fullmatch(r"'self' 'nonce-([\w-]+)'", policy["script-src"])
    assert nonce and set(re.findall(r"<script(?: nonce=\"([\w-]*)\")?", first.text)) == {nonce[1]}
    assert nonce[1] not in second.text
    assert not re.search(r'(src|href|content)="https?://', first.text)


@pytest.mark.parametrize("path", ["dokument/pm-1", "dokument/saknas", "remiss/page.css", "gradio_api/info", "config"])
def test_every_other_response_runs_nothing_at_all(site: SimpleNamespace, path: str) -> None:
    response = web.get(site.url + path)
    assert policy_of(response)["default-src"] == "'none'"
    assert "script-src" not in policy_of(response)
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        *("gradio_api/upload", "gradio_api/proxy=http://evil.example", "gradio_api/file=/etc/passwd", "openapi.json"),
        *("gradio_api/runs", "gradio_api/deep_link", "monitoring", "monitoring/summary", "docs"),
    ],
)
def test_doors_that_the_page_does_not_use_are_shut(site: SimpleNamespace, path: str) -> None:
    assert web.get(site.url + path).status_code == 404
    assert web.post(site.url + path).status_code in (404, 405)


def test_only_asking_is_a_public_endpoint(site: SimpleNamespace) -> None:
    assert set(web.get(f"{site.url}gradio_api/info").json()["named_endpoints"]) == {"/ask", "/answer"}


def test_a_taken_port_is_named(site: SimpleNamespace) -> None:
    port = httpx.URL(site.url).port
    with pytest.raises(PortUnavailable) as caught:
        bind("127.0.0.1", port or 0)
    assert (caught.value.error_code, caught.value.values) == ("port_in_use", {"port": str(port)})


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99999), ("192.0.2.1", 0), ("", -1)])
def test_an_address_that_cannot_be_used_is_named(host: str, port: int) -> None:
    with pytest.raises(PortUnavailable) as caught:
        bind(host, port)
    assert caught.value.error_code == "address_unusable"
    assert caught.value.values["host"] == host


def test_a_wildcard_host_is_visited_at_the_loopback_address() -> None:
    with bind("0.0.0.0", 0) as listener:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address(listener))
