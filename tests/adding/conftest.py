"""A case folder that documents are added to."""

from pathlib import Path

import pytest

from tests.adding.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A case of one document."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "pm.txt").write_text("Nämnden tillstyrker hamnen.\n", encoding="utf-8")
    return Bench(folder)
