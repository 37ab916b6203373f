"""An imported set on the disk: a case folder, the suite beside it, and a note of where both come from."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from eval.import_suite import Draw, Imported
from eval.import_suite_formats import ImportInvalid
from eval.suite import Item

CASE, SUITE, SOURCE = "case", "suite.jsonl", "source.json"


def require_empty(folder: Path) -> None:
    """Raises ImportInvalid (import_target) for a folder that holds anything: stale texts would answer questions."""
    if folder.exists() and not (folder.is_dir() and next(folder.iterdir(), None) is None):
        raise ImportInvalid("import_target", path=folder)


def write_import(folder: Path, imported: Imported, source: Path, draw: Draw) -> None:
    """Write the case, the suite and the note; texts are written to the letter, line ends untouched."""
    case = folder / CASE
    case.mkdir(parents=True)
    for name, text in imported.texts.items():
        (case / name).write_bytes(_encoded(text))
    (folder / SUITE).write_text(suite_lines(imported.items), encoding="utf-8", newline="\n")
    note = {"file": source.name, "sha256": hashlib.sha256(source.read_bytes()).hexdigest(), **asdict(draw)}
    (folder / SOURCE).write_text(json.dumps(note, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def suite_lines(items: Iterable[Item]) -> str:
    """The suite as it is read: one JSON object a line."""
    return "".join(item.model_dump_json() + "\n" for item in items)


def _encoded(text: str) -> bytes:
    """A text that itself opens with a byte order mark gets another: the reader takes the first for none of it."""
    return text.encode("utf-8-sig" if text.startswith("\ufeff") else "utf-8")
