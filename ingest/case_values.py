"""The checked values of case.toml: what a name, an id, a date and a document's path may look like.

A mistyped value must fail by name when the case is loaded, since it would otherwise show much later, as a wrong
date in a citation or a title that is never used.
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

_PARTIAL_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


def _listed(value: object) -> object:
    """One name may stand without brackets."""
    return [value] if isinstance(value, str) else value


def _date_text(value: object) -> object:
    """TOML has dates of its own."""
    return value.isoformat() if type(value) is date else value


def _iso_date(value: str) -> str:
    if not _PARTIAL_DATE.fullmatch(value):
        try:
            whole = date.fromisoformat(value).isoformat() == value
        except ValueError:
            whole = False
        if not whole:
            raise ValueError("not a date as 2014-10-23, 2014-10 or 2014")
    return value


def _inside(value: str) -> str:
    path = PurePosixPath(normalize("NFC", value))
    if path.is_absolute() or ".." in path.parts or "\\" in value or not path.parts:
        raise ValueError("not a path relative to the case folder, with forward slashes")
    return path.as_posix()


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n\r]*$")]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed), AfterValidator(_distinct)]
FilledLines = Annotated[Lines, Field(min_length=1)]
NamedLines = dict[Line, Lines]
Id = Annotated[str, StringConstraints(pattern=r"^[\w.-]+$")]
IsoDate = Annotated[str, BeforeValidator(_date_text), AfterValidator(_iso_date)]
DocumentPath = Annotated[str, AfterValidator(_inside)]


def first_repeated(values: Iterable[str]) -> str | None:
    """The first value that occurs a second time, upper and lower case alike."""
    seen: set[str] = set()
    for value in values:
        if value.casefold() in seen:
            return value
        seen.add(value.casefold())
    return None
