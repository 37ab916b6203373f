import pytest

from assistant.site.origin import from_here


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin", "host": "remiss.example.se"},
        {"host": "127.0.0.1:7860"},
        {"host": "127.0.0.1:7860", "origin": "http://127.0.0.1:7860"},
        {"host": "localhost:7860", "origin": "null"},
        {"host": "[::1]:7860", "origin": "http://[::1]:7860"},
        {"host": "192.168.1.20", "origin": "http://192.168.1.20"},
        {"host": "server12:7860"},
        {"host": "server12.local:7860"},
    ],
)
def test_our_own_forms_are_accepted(headers: dict[str, str]) -> None:
    assert from_here(headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": ""},
        {"host": "[::1"},
        {"sec-fetch-site": "cross-site", "host": "127.0.0.1:7860"},
        {"sec-fetch-site": "same-site", "host": "localhost:7860"},
        {"sec-fetch-site": "none", "host": "127.0.0.1:7860"},
        {"host": "127.0.0.1:7860", "origin": "http://evil.example"},
        {"host": "127.0.0.1:7860", "origin": "http://127.0.0.1:9999"},
        {"host": "evil.example:7860", "origin": "http://evil.example:7860"},
        {"host": "evil.example.:7860", "origin": "null"},
    ],
)
def test_a_form_of_another_site_is_not(headers: dict[str, str]) -> None:
    assert not from_here(headers)
