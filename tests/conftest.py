"""No test reaches the network: a connection to anything but this machine is an error, here and in child processes."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    for name in ("CASE", "INDEX", "EMBEDDING_MODEL", "RERANKER", "CHROMA", "LLM_URL", "LLM_MODEL", "LLM_KEY"):
        monkeypatch.delenv(f"REMISS_{name}", raising=False)
    data: Path = tmp_path_factory.getbasetemp() / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
