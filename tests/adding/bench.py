"""A case folder that documents are added to, and what stands for the assistant: the folder, read anew."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from assistant.adding.adder import Adder, Received
from assistant.adding.work import Work
from ingest.case import load_case
from ingest.corpus import read_corpus


def sent(name: str, content: str | bytes) -> Received:
    """A file as a browser sends it."""
    return Received(name, io.BytesIO(content.encode() if isinstance(content, str) else content))


@dataclass
class Bench:
    """The folder, its adder, and every assistant that was let to answer; ``before`` runs before a reading."""

    case: Path
    swapped: list[Any] = field(default_factory=list)
    before: Callable[[Work], None] = lambda work: None

    def __post_init__(self) -> None:
        self.adder = Adder(self.case, self.reopen, self.swapped.append)

    def reopen(self, work: Work) -> SimpleNamespace:
        """An assistant over the folder as it is now."""
        work.step("read", 0, 1)
        self.before(work)
        index = SimpleNamespace(corpus=read_corpus(load_case(self.case)), close=lambda: None)
        return SimpleNamespace(index=index)

    def files(self) -> dict[str, str]:
        """Everything in the folder, hidden files too."""
        return {
            path.relative_to(self.case).as_posix(): path.read_text()
            for path in self.case.rglob("*.*")
            if path.is_file()
        }
