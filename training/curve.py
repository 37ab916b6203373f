"""The held-out curves, kept in a file beside the checkpoints, so that a run that was resumed has all of them."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from training.measure import Figures


@dataclass(frozen=True, slots=True)
class Row:
    """A point of the held-out curves."""

    stage: str
    step: int
    loss: float
    set: str
    figures: Figures

    def line(self) -> str:
        """The point as it is printed."""
        found = self.figures
        return (
            f"{self.stage} {self.step:5d}  learned {self.loss:.3f}  {self.set:8s} {found.loss:.3f}"
            f"  first {found.first:.3f}  AUC {found.auc:.3f}"
        )


class Curve:
    """A file with one point a line."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, row: Row) -> None:
        """Appends a point."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(row)) + "\n")

    def rows(self) -> list[Row]:
        """All points in order; of one measured twice, the last."""
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        rows = [_row(json.loads(line)) for line in lines]
        return list({(row.stage, row.step, row.set): row for row in rows}.values())


def _row(entry: dict[str, object]) -> Row:
    figures = entry.pop("figures")
    assert isinstance(figures, dict)
    return Row(**entry, figures=Figures(**figures))  # type: ignore[arg-type]
