"""case.toml, read strictly: it is written by hand, so an unknown key or a mistyped value is named, never ignored."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from ingest.case_values import DocumentPath, FilledLines, Id, IsoDate, Line, Lines, NamedLines, first_repeated
from ingest.errors import CaseInvalid
from ingest.passage import Role

_STRICT = ConfigDict(extra="forbid")
_LINE = re.compile(r"at line (\d+)")
_UNKNOWN_KEY = frozenset({"unexpected_keyword_argument", "extra_forbidden"})


@dataclass(frozen=True, slots=True)
class Description:
    """What the case is about, in a sentence or two for each language."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    sv: Line
    en: Line | None = None


@dataclass(frozen=True, slots=True)
class Starters:
    """Questions that show a new user what can be asked, in each language."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    sv: Lines = ()
    en: Lines = ()


@dataclass(frozen=True, slots=True)
class Proposer:
    """Whose proposal the case is about, and what else a question may call them."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: Line
    aliases: Lines = ()


@dataclass(frozen=True, slots=True)
class TopicInfo:
    """A topic of the proposal: its name, and words of which a sentence that proposes it holds one."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: Line
    match: FilledLines


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What case.toml tells about one document; each field overrules what is read from the text.

    ``role`` is the issuer's; ``date`` is ISO, a day, a month or a year.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: Id | None = None
    title: Line | None = None
    issuer: Line | None = None
    role: Role | None = None
    date: IsoDate | None = None
    diary_number: Line | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The contents of case.toml; every key is optional."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    title: Line | None = None
    description: Description | None = None
    proposer: Proposer | None = None
    speakers: NamedLines = field(default_factory=dict)
    documents: dict[DocumentPath, DocumentInfo] = field(default_factory=dict)
    starters: Starters = field(default_factory=Starters)
    terms: NamedLines = field(default_factory=dict)
    topics: tuple[TopicInfo, ...] = ()


def read_told(path: Path) -> Told:
    """What the file tells; nothing when there is none.

    Raises CaseInvalid: case_toml_invalid (``field`` is the key, the line or the byte).
    """
    try:
        told = TypeAdapter(Told).validate_python(tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    except FileNotFoundError:
        return Told()
    except OSError as error:
        raise _invalid(path, path.name, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _invalid(path, f"byte {error.start}", "not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        raise _invalid(path, f"line {place[1]}" if place else "last line", str(error)) from error
    except ValidationError as error:
        raise _invalid(path, *_mistake(error)) from error
    _check_distinct(told, path)
    return told


def all_aliases(speakers: Mapping[str, tuple[str, ...]], proposer: Proposer | None) -> dict[str, tuple[str, ...]]:
    """The names of every speaker besides their own, the proposer's included."""
    if proposer is None:
        return dict(speakers)
    return {**speakers, proposer.name: (*speakers.get(proposer.name, ()), *proposer.aliases)}


def _mistake(error: ValidationError) -> tuple[str, str]:
    """One mistake's key and reason; an unknown key first, as it is often the mistyped name of a missing one."""
    mistakes = error.errors(include_url=False)
    unknown = [mistake for mistake in mistakes if mistake["type"] in _UNKNOWN_KEY]
    first = (unknown or mistakes)[0]
    return ".".join(str(key) for key in first["loc"]), "unknown key" if unknown else first["msg"]


def _check_distinct(told: Told, path: Path) -> None:
    """Two documents of one id could not be cited apart, two speakers of one name not be asked apart."""
    repeated_id = first_repeated(info.id for info in told.documents.values() if info.id)
    if repeated_id:
        raise _invalid(path, "documents", f"the id {repeated_id} is given twice")
    every = [(speaker, *others) for speaker, others in all_aliases(told.speakers, told.proposer).items()]
    names = [dict.fromkeys(map(str.casefold, named)) for named in every]
    repeated_name = first_repeated(name for own in names for name in own)
    if repeated_name:
        raise _invalid(path, "speakers", f"{repeated_name} stands for two speakers")
    repeated_topic = first_repeated(topic.name for topic in told.topics)
    if repeated_topic:
        raise _invalid(path, "topics", f"{repeated_topic} is given twice")


def _invalid(path: Path, place: str, reason: str) -> CaseInvalid:
    return CaseInvalid("case_toml_invalid", path=path, field=place, reason=reason)
