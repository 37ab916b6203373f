"""JSON files that evaluation writes and reads strictly, through the types of what stands in them."""

import os
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from ingest.errors import RemissError

Loaded = TypeVar("Loaded")


class ResultInvalid(RemissError):
    """A result file cannot be used. Code: result_unreadable (path, field, reason)."""

    code = "result_unreadable"


def replace_file(path: Path, content: bytes) -> None:
    """Write a whole file at once: beside it first, then in its place."""
    aside = path.with_name(f"{path.name}.tmp")
    aside.write_bytes(content)
    os.replace(aside, path)


def load_as(form: TypeAdapter[Loaded], path: Path) -> Loaded:
    """A file's JSON as a value of a form; raises ResultInvalid."""
    return _parsed(form, _content(path), path)


def load_lines_as(form: TypeAdapter[Loaded], path: Path) -> tuple[Loaded, ...]:
    """A file's lines of JSON as values of a form; raises ResultInvalid, which names the line."""
    lines = enumerate(_content(path).splitlines(), start=1)
    return tuple(_parsed(form, line, path, f"line {number}") for number, line in lines)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResultInvalid(path=path, field="-", reason=error.strerror or error) from error


def _parsed(form: TypeAdapter[Loaded], json: bytes, path: Path, *place: str) -> Loaded:
    try:
        return form.validate_json(json)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join((*place, *map(str, first["loc"]))) or "-"
        raise ResultInvalid(path=path, field=field, reason=first["msg"]) from error
