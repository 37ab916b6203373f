"""The shipped case, read, indexed in a real Chroma and asked with the real model."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from assistant.settings import read_settings
from assistant.wiring import open_assistant
from ingest.errors import DocumentUnreadable

ROOT = Path(__file__).parents[2]
CASE = ROOT / "corpus" / "ksl-2015-2018"


class Quiet:
    """A watcher that remembers what could not be read."""

    def __init__(self) -> None:
        self.unreadable: list[DocumentUnreadable] = []

    def step(self, step: str, done: int = 0, total: int | None = None) -> None:
        """Say nothing."""

    def name_unreadable(self, unreadable: Iterable[DocumentUnreadable]) -> None:
        """Remember them."""
        self.unreadable.extend(unreadable)


def opened(case: Path, index: Path) -> tuple[Assistant, Quiet]:
    """An assistant over a case folder, its index built anew, and what was told on the way."""
    quiet = Quiet()
    settings = read_settings({"case": str(case), "index": str(index)}, {}, ROOT)
    return open_assistant(settings, quiet), quiet


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The shipped case."""
    made, _ = opened(CASE, tmp_path_factory.mktemp("index"))
    yield made
    made.index.close()
