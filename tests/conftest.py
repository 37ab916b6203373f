"""No test reaches the network: a connection to anything but this machine is an error, here and in child processes."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.model_server import ModelServer, model_serving

_OF_THE_TESTS = {"REMISS_CACHE", "REMISS_CHROMIUM"}
_LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Connections stay on this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        local = self.family not in {socket.AF_INET, socket.AF_INET6}
        if not local and not str(address[0]).startswith(_LOOPBACK):  # type: ignore[index]
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(autouse=True)
def no_settings_of_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Indexes made by tests go to a folder of their own, and nothing is taken from the user's settings."""
    for name in [name for name in os.environ if name.startswith("REMISS_") and name not in _OF_THE_TESTS]:
        monkeypatch.delenv(name)
    data: Path = tmp_path_factory.getbasetemp() / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(data))


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    """A language model's server on this machine, that says and does what the test tells it to."""
    with model_serving() as server:
        yield server
